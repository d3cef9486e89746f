"""How a hit is drawn: its words with the matched ones in colour, its answer and certainty."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from db.model.question import Answer
from db.model.search import SearchHit
from desktop.charts.chip import chip_size, paint_chip
from desktop.search.rows import Heading, Marked, Recent, Row
from desktop.theme import BODY, CAPTION, Theme

SIDE = 12
"""Space between the list's edge and a hit's ground; as much again to its words is 8."""
_INSIDE = 8
_ABOVE_ANSWER = 7
_MOST_LINES = 3
_LINE = 1.45


@dataclass(frozen=True, slots=True)
class Drawing:
    """A row laid out for one width: its words, and how high it stands."""

    row: Row
    words: QTextLayout
    height: float


def drawn(row: Row, width: float, theme: Theme) -> Drawing:
    """The row laid out for a list of that width."""
    room = max(1.0, width - 2 * (SIDE + _INSIDE))
    if isinstance(row, Heading):
        words = _heading(row, room, theme)
        return Drawing(row, words, words.boundingRect().height() + theme.px(20))
    if isinstance(row, Recent):
        words = _laid_out(row.text, [_format(row.text, theme.font(BODY), theme.ink)], room)
        return Drawing(row, words, words.boundingRect().height() + 2 * theme.px(5))
    words = _words(row, room, theme)
    height = words.boundingRect().height() + 2 * theme.px(7)
    if row.verdict or row.sureness:
        height += chip_size(row.verdict or Answer.YES, theme).height() + theme.px(_ABOVE_ANSWER)
    return Drawing(row, words, height)


def paint(
    painter: QPainter, drawing: Drawing, area: QRectF, theme: Theme, ground: QColor | None
) -> None:
    """Draw a row; `ground` fills behind a hit that is chosen or under the pointer."""
    if isinstance(drawing.row, Heading):
        drawing.words.draw(painter, area.topLeft() + QPointF(SIDE + _INSIDE, theme.px(13)))
        return
    hit = area.adjusted(SIDE, 0, -SIDE, 0)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if ground:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(hit, 8, 8)
    if isinstance(drawing.row, Recent):
        drawing.words.draw(painter, hit.topLeft() + QPointF(_INSIDE, theme.px(5)))
        return
    corner = hit.topLeft() + QPointF(_INSIDE, theme.px(7))
    drawing.words.draw(painter, corner)
    below = corner + QPointF(0, drawing.words.boundingRect().height() + theme.px(_ABOVE_ANSWER))
    _paint_answer(painter, drawing.row, below, theme)


def paint_focus(painter: QPainter, area: QRectF, theme: Theme) -> None:
    """The ring that says where the keyboard is."""
    painter.setPen(QPen(QColor(theme.accent), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area.adjusted(SIDE + 1, 1, -SIDE - 1, -1), 7, 7)


_MEDIUM = QFont.Weight.Medium
_BOLD = QFont.Weight.DemiBold


def _paint_answer(painter: QPainter, hit: SearchHit, corner: QPointF, theme: Theme) -> None:
    """The answer's chip, if it has one, and how sure one can be."""
    size = chip_size(hit.verdict or Answer.YES, theme)
    left = corner.x()
    if hit.verdict:
        paint_chip(painter, corner, hit.verdict, theme)
        left += size.width() + 8
    painter.setFont(theme.font(CAPTION))
    painter.setPen(QColor(theme.muted))
    beside = QRectF(left, corner.y(), 400, size.height())
    painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, hit.sureness)


def _heading(heading: Heading, room: float, theme: Theme) -> QTextLayout:
    """The heading, what was read otherwise than it was typed in the accent colour."""
    marked = Marked.read(heading.text)
    font, colour = theme.font(CAPTION, _MEDIUM), theme.muted
    if heading.is_notice:
        font, colour = theme.font(BODY, _BOLD), theme.ink
    formats = [
        _format(marked.text, font, colour),
        *(_range(start, length, font, theme.accent) for start, length in marked.ranges),
    ]
    return _laid_out(marked.text, formats, room)


def _words(hit: SearchHit, room: float, theme: Theme) -> QTextLayout:
    """Title, then what else there is to say, matched words in the accent colour."""
    title, context = Marked.read(hit.title), Marked.read(hit.context)
    if hit.answer and title.ranges:
        context = Marked("", ())
    if hit.pack:
        context = replace(context, text=" · ".join(filter(None, (context.text, hit.pack))))
    text = f"{title.text}  {context.text}" if context.text else title.text
    bold, plain = theme.font(BODY, _BOLD), theme.font(CAPTION)
    offset = _units(title.text) + 2
    formats = [
        _format(title.text, bold, theme.ink),
        _format(context.text, plain, theme.muted, offset),
        *(_range(start, length, bold, theme.accent) for start, length in title.ranges),
        *(_range(offset + start, length, plain, theme.accent) for start, length in context.ranges),
    ]
    return _laid_out(text, formats, room)


def _laid_out(text: str, formats: list[QTextLayout.FormatRange], room: float) -> QTextLayout:
    """The text broken into lines, at most three; what does not fit ends in an ellipsis."""
    layout = QTextLayout(text)
    layout.setCacheEnabled(True)
    layout.setFormats(formats)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    shown = _break_lines(layout, room)
    if shown < len(text):
        return _laid_out(f"{text[: shown - 2].rstrip()}…", formats, room)
    return layout


def _break_lines(layout: QTextLayout, room: float) -> int:
    """Break lines from the top; how many characters found a place."""
    layout.beginLayout()
    top, shown = 0.0, 0
    for _ in range(_MOST_LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(room)
        extra = line.height() * (_LINE / 1.21 - 1)
        line.setPosition(QPointF(0, top + extra / 2))
        top += line.height() + extra
        shown = line.textStart() + line.textLength()
    layout.endLayout()
    return shown


def _format(text: str, font: QFont, colour: str, start: int = 0) -> QTextLayout.FormatRange:
    return _range(start, _units(text), font, colour)


def _range(start: int, length: int, font: QFont, colour: str) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    style = QTextCharFormat()
    style.setFont(font)
    style.setForeground(QColor(colour))
    made.start, made.length, made.format = start, length, style
    return made


def _units(text: str) -> int:
    """The length of a text as Qt counts it, in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2
