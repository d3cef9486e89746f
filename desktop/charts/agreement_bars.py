"""Agreement bars: a row a study design, as wide as it has studies, in segments by direction."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from db.model.finding import Direction
from desktop.charts.marks import paint_mark
from desktop.html.agreement import Agreement, AgreementRow
from desktop.theme import CAPTION, TABLE, Theme

_ROW, _BAR, _HEADING = 21, 12, 27
_GAP = 10
_ROOM_FOR_COUNTS = 118
_LEAST_BAR, _MOST_BAR = 60, 420
_SHORTEST_BAR = 24
"""Where there is no room for more, beside another drug's."""
_MARK, _AFTER_MARK, _AFTER_NUMBER = 8, 3, 8
_NO_STUDY = "no {noun}"


@dataclass(frozen=True, slots=True)
class Segment:
    """The part of a bar for one direction."""

    direction: Direction
    number: int
    area: QRectF


@dataclass(frozen=True, slots=True)
class Bar:
    """One row laid out: its label, its total, its segments; a row without any is dashed."""

    row: AgreementRow
    label: QRectF
    total: QRectF
    whole: QRectF
    segments: tuple[Segment, ...]
    beside: QPointF


@dataclass(frozen=True, slots=True)
class BarsLayout:
    """The bars laid out for one width."""

    heading: QRectF
    bars: tuple[Bar, ...]
    height: float


def lay_out_bars(
    agreement: Agreement, width: float, theme: Theme, among: Sequence[Agreement] = ()
) -> BarsLayout:
    """Where every part of the bars stands, from a corner at 0, 0.

    Bars that are compared with others (`among`) share one scale: a finding is as wide in each.
    """
    metrics = QFontMetricsF(theme.font(CAPTION))
    shared = [row for one in (agreement, *among) for row in one.rows]
    most = max(one.most for one in (agreement, *among))
    labels = max(metrics.horizontalAdvance(row.group.words) for row in shared) + 2
    totals = metrics.horizontalAdvance("00")
    gap, row_height, thick = theme.px(_GAP), theme.px(_ROW), theme.px(_BAR)
    start = labels + gap + totals + gap
    room = width - start - gap - theme.px(_ROOM_FOR_COUNTS)
    if room < theme.px(_LEAST_BAR):
        needed = max(_counts_width(row, metrics, theme) for row in shared)
        room = max(theme.px(_SHORTEST_BAR), width - start - gap - needed)
    else:
        room = max(theme.px(_LEAST_BAR), room)
    longest = min(theme.px(_MOST_BAR), room)
    heading = QRectF(0, 0, width, _heading_height(agreement, width, theme))
    bars = []
    for number, row in enumerate(agreement.rows):
        top = heading.bottom() + number * row_height
        middle = top + row_height / 2
        whole = QRectF(start, middle - thick / 2, longest, thick)
        bars.append(
            Bar(
                row,
                QRectF(0, top, labels, row_height),
                QRectF(labels + gap, top, totals, row_height),
                whole,
                _segments(row, whole, most),
                QPointF(whole.right() + gap, middle),
            )
        )
    height = heading.bottom() + len(bars) * row_height
    return BarsLayout(heading, tuple(bars), height)


def paint_bars(painter: QPainter, agreement: Agreement, layout: BarsLayout, theme: Theme) -> None:
    """Draw the bars from the painter's origin."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(theme.font(TABLE, QFont.Weight.DemiBold))
    painter.setPen(QColor(theme.ink))
    flags = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)
    painter.drawText(layout.heading, flags, _unbroken(agreement.heading))
    for bar in layout.bars:
        _paint_bar(painter, bar, agreement.noun, theme)
    painter.restore()


def _paint_bar(painter: QPainter, bar: Bar, noun: str, theme: Theme) -> None:
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.setFont(theme.font(CAPTION, tabular=True))
    painter.setPen(QColor(theme.muted))
    painter.drawText(bar.label, middle, bar.row.group.words)
    if not bar.segments:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.neutral), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(bar.whole.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
        painter.setPen(QColor(theme.muted))
        _write(painter, bar.beside, _NO_STUDY.format(noun=noun))
        return
    painter.setPen(QColor(theme.ink))
    painter.drawText(bar.total, middle | Qt.AlignmentFlag.AlignRight, str(bar.row.total))
    painter.setPen(Qt.PenStyle.NoPen)
    for segment in bar.segments:
        painter.setBrush(theme.colour_of(segment.direction))
        painter.drawRoundedRect(segment.area, 2, 2)
    _paint_counts(painter, bar, theme)


def _paint_counts(painter: QPainter, bar: Bar, theme: Theme) -> None:
    """Mark and number of each direction, right of the bar."""
    x, wide = bar.beside.x(), float(theme.px(_MARK))
    metrics = QFontMetricsF(painter.font())
    for segment in bar.segments:
        area = QRectF(x, bar.beside.y() - wide / 2, wide, wide)
        paint_mark(painter, area, segment.direction, theme)
        painter.setPen(QColor(theme.muted))
        x += wide + theme.px(_AFTER_MARK)
        _write(painter, QPointF(x, bar.beside.y()), str(segment.number))
        x += metrics.horizontalAdvance(str(segment.number)) + theme.px(_AFTER_NUMBER)


def _counts_width(row: AgreementRow, metrics: QFontMetricsF, theme: Theme) -> float:
    """The room that marks and numbers beside a bar take, or the words that there is none."""
    if not row.counts:
        return metrics.horizontalAdvance(_NO_STUDY.format(noun="study"))
    around = theme.px(_MARK) + theme.px(_AFTER_MARK) + theme.px(_AFTER_NUMBER)
    return sum(around + metrics.horizontalAdvance(str(number)) for _one, number in row.counts)


def _write(painter: QPainter, at: QPointF, words: str) -> None:
    box = QRectF(at.x(), at.y() - 50, 400, 100)
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)


def _segments(row: AgreementRow, whole: QRectF, most: int) -> tuple[Segment, ...]:
    if not row.counts:
        return ()
    unit = whole.width() / most
    segments, left = [], whole.left()
    for direction, number in row.counts:
        area = QRectF(left, whole.top(), number * unit, whole.height())
        segments.append(Segment(direction, number, area.adjusted(0, 0, -1.5, 0)))
        left = area.right()
    return tuple(segments)


def _unbroken(heading: str) -> str:
    """A number stays on the line of its word."""
    return re.sub(r", (\d+) ", ", \\1\u00a0", heading)


def _heading_height(agreement: Agreement, width: float, theme: Theme) -> float:
    metrics = QFontMetricsF(theme.font(TABLE, QFont.Weight.DemiBold))
    room = QRectF(0, 0, width, 1000)
    words = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), _unbroken(agreement.heading))
    return words.height() + theme.px(_HEADING) - metrics.lineSpacing() + theme.px(2)
