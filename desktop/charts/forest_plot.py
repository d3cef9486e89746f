"""A forest plot drawn: studies, their intervals round the line of no effect, numbers at right."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from desktop.charts.forest import Axis, Forest, ForestGroup, ForestRow, axis_of, tick_words
from desktop.theme import CAPTION, TABLE, Theme

_ROW, _TALL_ROW, _TALLEST_ROW, _GROUP, _AXIS = 28, 40, 58, 26, 42
_GAP = 14
_LEAST_PLOT, _LEAST_NARROW_PLOT = 240, 90
_LEFT_OF_NARROW = 0.4
_STUDY_OF_WIDE, _ABOUT_OF_WIDE = 0.25, 0.3
_SMALLEST, _LARGEST, _DIAMOND = 6, 13, 12


@dataclass(frozen=True, slots=True)
class RowLayout:
    """Where a row's words and its interval stand; `size` is the side of its square."""

    row: ForestRow
    study: QRectF
    about: QRectF
    numbers: QRectF
    middle: float
    low: float
    value: float
    high: float
    is_cut: tuple[bool, bool]
    size: float


@dataclass(frozen=True, slots=True)
class ForestLayout:
    """A plot laid out for one width."""

    headings: tuple[tuple[ForestGroup, QRectF], ...]
    rows: tuple[RowLayout, ...]
    plot: QRectF
    axis: Axis
    no_effect: float
    ticks: tuple[tuple[float, str], ...]
    height: float


@dataclass(frozen=True, slots=True)
class _Columns:
    """`lines` of words a row: where there is no room, what stood beside stands below."""

    lines: int
    study: QRectF
    about: QRectF
    plot: QRectF
    numbers: QRectF


def lay_out_forest(forest: Forest, width: float, theme: Theme) -> ForestLayout:
    """Where every part of the plot stands, from a corner at 0, 0."""
    columns, axis = _columns(forest, width, theme), axis_of(forest)
    height = float(theme.px((_ROW, _TALL_ROW, _TALLEST_ROW)[columns.lines - 1]))
    most = max((row.finding.n or 0 for row in forest.scaled_by or forest.rows), default=0)
    headings, rows, top = [], [], 0.0
    for group in forest.groups:
        if len(forest.groups) > 1 or group.against:
            headings.append((group, QRectF(0, top, width, theme.px(_GROUP))))
            top += theme.px(_GROUP)
        for row in group.rows:
            rows.append(_row(row, columns, axis, top, height, most, theme))
            top += height
    plot = QRectF(columns.plot.left(), 0, columns.plot.width(), top)
    return ForestLayout(
        tuple(headings),
        tuple(rows),
        plot,
        axis,
        _x(forest.no_effect, axis, plot),
        tuple((_x(tick, axis, plot), tick_words(tick)) for tick in axis.ticks),
        top + theme.px(_AXIS),
    )


def paint_forest(painter: QPainter, forest: Forest, layout: ForestLayout, theme: Theme) -> None:
    """Draw the plot from the painter's origin."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.muted), 1, Qt.PenStyle.DotLine))
    x = layout.no_effect
    painter.drawLine(QPointF(x, layout.plot.top()), QPointF(x, layout.plot.bottom()))
    for group, area in layout.headings:
        painter.setFont(theme.font(CAPTION, QFont.Weight.DemiBold))
        painter.setPen(QColor(theme.muted))
        room = area.adjusted(0, 0, layout.plot.left() - area.right() - theme.px(_GAP), 0)
        _words(painter, room, group.heading)
    for row in layout.rows:
        _paint_words(painter, row, theme)
        _paint_interval(painter, row, theme)
    _paint_axis(painter, forest, layout, theme)
    painter.restore()


def _columns(forest: Forest, width: float, theme: Theme) -> _Columns:
    bold = QFontMetricsF(theme.font(TABLE, QFont.Weight.DemiBold))
    plain = QFontMetricsF(theme.font(TABLE, tabular=True))
    gap = theme.px(_GAP)
    study = max(bold.horizontalAdvance(row.study) for row in forest.rows) + 4
    about = max(plain.horizontalAdvance(row.about) for row in forest.rows) + 4
    numbers = max(plain.horizontalAdvance(row.numbers) for row in forest.rows) + 4
    beside = min(study, width * _STUDY_OF_WIDE), min(about, width * _ABOUT_OF_WIDE)
    if width - sum(beside) - numbers - 3 * gap >= theme.px(_LEAST_PLOT):
        start, end = sum(beside) + 2 * gap, width - numbers - gap
        return _Columns(
            1,
            QRectF(0, 0, beside[0], 0),
            QRectF(beside[0] + gap, 0, beside[1], 0),
            QRectF(start, 0, end - start, 0),
            QRectF(end + gap, 0, numbers, 0),
        )
    left = min(max(study, about), width * _LEFT_OF_NARROW)
    words, start, end = QRectF(0, 0, left, 0), left + gap, width - numbers - gap
    if end - start >= theme.px(_LEAST_NARROW_PLOT):
        right = QRectF(end + gap, 0, numbers, 0)
        return _Columns(2, words, words, QRectF(start, 0, end - start, 0), right)
    left = min(max(study, about, numbers), max(1.0, width - gap - theme.px(_LEAST_NARROW_PLOT)))
    words = QRectF(0, 0, left, 0)
    return _Columns(3, words, words, QRectF(left + gap, 0, max(1.0, width - left - gap), 0), words)


def _row(
    row: ForestRow,
    columns: _Columns,
    axis: Axis,
    top: float,
    height: float,
    most: int,
    theme: Theme,
) -> RowLayout:
    estimate, plot = row.estimate, columns.plot
    low, high = float(estimate.low), float(estimate.high)
    share = ((row.finding.n or 0) / most) ** 0.5 if most else 0.0
    line = height / columns.lines
    last = QRectF(columns.numbers.left(), top + height - line, columns.numbers.width(), line)
    whole = QRectF(columns.numbers.left(), top, columns.numbers.width(), height)
    second = top if columns.lines == 1 else top + line
    return RowLayout(
        row,
        QRectF(0, top, columns.study.width(), line),
        QRectF(columns.about.left(), second, columns.about.width(), line),
        last if columns.lines == 3 else whole,
        top + height / 2,
        _x(max(low, axis.low), axis, plot),
        _x(float(estimate.value), axis, plot),
        _x(min(high, axis.high), axis, plot),
        (axis.is_log and low < axis.low, axis.is_log and high > axis.high),
        theme.px(_SMALLEST + share * (_LARGEST - _SMALLEST)),
    )


def _paint_words(painter: QPainter, row: RowLayout, theme: Theme) -> None:
    painter.setPen(QColor(theme.ink))
    painter.setFont(theme.font(TABLE, QFont.Weight.DemiBold))
    _words(painter, row.study, row.row.study)
    painter.setFont(theme.font(TABLE, tabular=True))
    side = Qt.AlignmentFlag.AlignRight if row.numbers.left() else Qt.AlignmentFlag.AlignLeft
    painter.drawText(row.numbers, side | Qt.AlignmentFlag.AlignVCenter, row.row.numbers)
    painter.setPen(QColor(theme.muted))
    painter.setFont(theme.font(TABLE))
    _words(painter, row.about, row.row.about)


def _paint_interval(painter: QPainter, row: RowLayout, theme: Theme) -> None:
    y = row.middle
    if row.row.is_pooled:
        half = theme.px(_DIAMOND) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.accent))
        corners = [(row.low, y), (row.value, y - half), (row.high, y), (row.value, y + half)]
        painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
        return
    painter.setPen(QPen(QColor(theme.ink), 1.5))
    painter.drawLine(QPointF(row.low, y), QPointF(row.high, y))
    painter.setBrush(QColor(theme.ink))
    painter.setPen(Qt.PenStyle.NoPen)
    size, head = row.size, theme.px(4)
    painter.drawRect(QRectF(row.value - size / 2, y - size / 2, size, size))
    for is_cut, end, way in ((row.is_cut[0], row.low, -1), (row.is_cut[1], row.high, 1)):
        if is_cut:  # the interval goes on beyond the axis
            corners = [(end, y - head), (end + way * head * 1.5, y), (end, y + head)]
            painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))


def _paint_axis(painter: QPainter, forest: Forest, layout: ForestLayout, theme: Theme) -> None:
    plot, line = layout.plot, theme.px(17)
    painter.setPen(QPen(QColor(theme.line), 1))
    painter.drawLine(plot.bottomLeft(), plot.bottomRight())
    painter.setFont(theme.font(CAPTION, tabular=True))
    metrics = QFontMetricsF(painter.font())
    painter.setPen(QColor(theme.muted))
    free = float("-inf")
    for x, words in layout.ticks:
        half = metrics.horizontalAdvance(words) / 2
        if x - half > free:  # numbers that would touch are left out
            box = QRectF(x - 60, plot.bottom() + theme.px(4), 120, line)
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, words)
            free = x + half + theme.px(6)
    left, right = forest.favours
    top, gap = plot.bottom() + theme.px(4) + line, theme.px(10)
    # The words stand on their sides of the line, and reach out over the columns beside the plot.
    sides = (
        (QRectF(0, top, layout.no_effect - gap, line), f"← {left}", Qt.AlignmentFlag.AlignRight),
        (
            QRectF(layout.no_effect + gap, top, _right_edge(layout) - layout.no_effect - gap, line),
            f"{right} →",
            Qt.AlignmentFlag.AlignLeft,
        ),
    )
    for box, words, side in sides:
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, side, shown)


def _right_edge(layout: ForestLayout) -> float:
    return max(layout.plot.right(), *(row.numbers.right() for row in layout.rows))


def _x(value: float, axis: Axis, plot: QRectF) -> float:
    return plot.left() + axis.part(value) * plot.width()


def _words(painter: QPainter, area: QRectF, words: str) -> None:
    metrics = QFontMetricsF(painter.font())
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)
