"""Pictures on paper: room is made for them in the text, and there they are painted."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextTable,
)

from desktop.charts.picture import Drawing, Picture, notes_of
from desktop.page.paper_sheet import BODY, CAPTION
from desktop.theme import LIGHT, Theme, ui_families

_ZOOM = 92
"""Per cent: a picture's words are then as large as a table's on paper."""
_ABOVE, _BETWEEN, _BELOW = 12, 4, 6
_LEVEL = 4
"""A picture's title is a heading: it stays on the sheet of its picture."""

Pictures = Mapping[str, tuple[Picture, ...]]


@dataclass(frozen=True, slots=True)
class Plot:
    """A picture laid out, and the number of the block that keeps its room."""

    picture: Picture
    drawing: Drawing
    block: int

    def paint(self, painter: QPainter) -> None:
        """Draw it from the painter's origin."""
        self.drawing.paint(painter)


def make_room(text: QTextDocument, pictures: Pictures, width: float) -> tuple[Plot, ...]:
    """Room for pictures where a paragraph is the mark that keeps their place."""
    plots: list[Plot] = []
    block = text.begin()
    while block.isValid():
        if block.text() in pictures:
            cursor = QTextCursor(block)
            plots.extend(_in_its_place(cursor, pictures[block.text()], width))
            block = cursor.block()
        block = block.next()
    return tuple(plots)


def _in_its_place(cursor: QTextCursor, pictures: tuple[Picture, ...], width: float) -> list[Plot]:
    """The pictures one under another, the first in the paragraph's own place."""
    cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
    cursor.removeSelectedText()
    return [_insert(cursor, picture, width) for picture in pictures]


def _insert(cursor: QTextCursor, picture: Picture, width: float) -> Plot:
    drawing = picture.lay_out(width, _theme())
    above = QTextBlockFormat()
    above.setTopMargin(_ABOVE)
    above.setBottomMargin(_BETWEEN)
    above.setHeadingLevel(_LEVEL)
    cursor.insertBlock(above, _words(LIGHT.ink, BODY, QFont.Weight.DemiBold))
    cursor.insertText(picture.title)
    room = QTextBlockFormat()
    room.setLineHeight(drawing.height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    cursor.insertBlock(room, QTextCharFormat())
    plot = Plot(picture, drawing, cursor.block().blockNumber())
    below = QTextBlockFormat()
    below.setBottomMargin(_BELOW)
    if picture.notes:
        cursor.insertBlock(below, _words(LIGHT.muted, CAPTION, QFont.Weight.Normal))
        cursor.insertText(notes_of(picture))
    return plot


def _words(colour: str, size: int, weight: QFont.Weight) -> QTextCharFormat:
    font = _theme().font(size, weight)
    font.setPixelSize(size)
    style = QTextCharFormat()
    style.setFont(font)
    style.setForeground(QColor(colour))
    return style


def _theme() -> Theme:
    return replace(LIGHT, families=ui_families(), zoom=_ZOOM)


def table_of(block: QTextBlock) -> QTextTable | None:
    """The table a block stands in."""
    return QTextCursor(block).currentTable()
