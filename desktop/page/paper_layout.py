"""A page laid out on sheets: rows stay whole, headings stay with what they head.

Qt would tear rows and headings apart, so the text is laid out in one piece and cut here.
"""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSizeF, QUrl
from PySide6.QtGui import (
    QFont,
    QPainter,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextTable,
)

from db.model.page import DrugPage
from desktop.html.document import body
from desktop.html.every_page import Readable, outline_of
from desktop.page.cutting import Piece, Sheet, cut, merged
from desktop.page.paper_outline import paper_outline, pictures
from desktop.page.paper_plots import make_room, table_of
from desktop.page.paper_sheet import BODY, ROW_PADDING, paper_sheet
from desktop.theme import LIGHT, ui_families

_SMALL = 0.25
"""A table that takes no more of a sheet is not torn."""


class _PaperText(QTextDocument):
    """A text that loads nothing: a pack may be a stranger's."""

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        """No picture, no sheet."""
        return None


class Sheets:
    """The sheets of one page, each as large as `room`."""

    def __init__(self, page: Readable, room: QSizeF) -> None:
        """Lay the page out."""
        families = ui_families()
        font = LIGHT.font(BODY)
        font.setFamilies(list(families))
        self._text = _PaperText()
        self._text.setUndoRedoEnabled(False)
        self._text.setUseDesignMetrics(True)
        self._text.setDocumentMargin(0)
        self._text.setDefaultFont(font)
        self._text.setDefaultStyleSheet(paper_sheet(families))
        outlined = paper_outline(page) if isinstance(page, DrugPage) else outline_of(page)
        self._text.setHtml(f"<body>{body(outlined)}</body>")
        self._take_sizes_literally()
        kept = pictures(page) if isinstance(page, DrugPage) else {}
        self._plots = make_room(self._text, kept, room.width())
        self._text.setTextWidth(room.width())
        self._room = room
        self._sheets = cut(tuple(self._pieces()), room.height())

    @property
    def count(self) -> int:
        """How many sheets there are."""
        return len(self._sheets)

    @property
    def height(self) -> float:
        """How high the whole text is."""
        return self._text.size().height()

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint one sheet, counted from 0, from the painter's origin."""
        sheet: Sheet = self._sheets[number]
        below = 0.0
        if sheet.head:
            below = sheet.head[1] - sheet.head[0]
            self._paint_part(painter, *sheet.head, at=0)
        self._paint_part(painter, sheet.top, sheet.bottom, at=below)

    def _paint_part(self, painter: QPainter, top: float, bottom: float, at: float) -> None:
        area = QRectF(0, top, self._room.width(), bottom - top)
        painter.save()
        painter.translate(QPointF(0, at - top))
        painter.setClipRect(area)
        self._text.drawContents(painter, area)
        for plot in self._plots:
            place = self._area(self._text.findBlockByNumber(plot.block))
            if area.contains(place.center()):
                painter.translate(place.topLeft())
                plot.paint(painter)
                painter.translate(-place.topLeft())
        painter.restore()

    def _take_sizes_literally(self) -> None:
        """Qt makes a heading larger than its style sheet says; take that back."""
        for block in self._blocks():
            if block.blockFormat().headingLevel():
                for first, last in _fragments(block):
                    cursor = QTextCursor(self._text)
                    cursor.setPosition(first)
                    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
                    style = cursor.charFormat()
                    style.clearProperty(QTextFormat.Property.FontSizeAdjustment)
                    cursor.setCharFormat(style)

    def _pieces(self) -> Iterator[Piece]:
        """The text from top to bottom in pieces that no cut may go through."""
        block = self._text.begin()
        while block.isValid():
            table = table_of(block)
            if table is not None:
                yield from self._table(table)
                block = table.lastCursorPosition().block()
            else:
                yield from self._paragraph(block)
            block = block.next()

    def _paragraph(self, block: QTextBlock) -> Iterator[Piece]:
        """Its lines; two at least stay together at its beginning and at its end."""
        plot = next((one for one in self._plots if one.block == block.blockNumber()), None)
        if plot:
            # Qt says of a line of fixed height only how high its type is.
            top = self._area(block).top()
            yield Piece(top, top + plot.drawing.height, stays=bool(plot.picture.notes))
            return
        lines = list(self._lines(block))
        leads = bool(block.blockFormat().headingLevel()) or _is_title_of_table(block)
        for number, (top, bottom) in enumerate(lines):
            is_last = number == len(lines) - 1
            stays = leads if is_last else number in {0, len(lines) - 2}
            yield Piece(top, bottom, stays)

    def _table(self, table: QTextTable) -> Iterator[Piece]:
        """Its rows; its head is repeated on every sheet, and stays with the first row."""
        rows = [self._row(table, number) for number in range(table.rows())]
        heads = table.format().headerRowCount()
        head = (rows[0][0].top, rows[heads][0].top) if 0 < heads < len(rows) else None
        is_small = rows[-1][-1].bottom - rows[0][0].top <= _SMALL * self._room.height()
        for number, row in enumerate(rows):
            stays = number < heads or (is_small and number < len(rows) - 1)
            for piece in row[:-1]:
                yield replace(piece, stays=True, head=head if number >= heads else None)
            yield replace(row[-1], stays=stays, head=head if number >= heads else None)

    def _row(self, table: QTextTable, number: int) -> list[Piece]:
        """A row's lines, those side by side in one piece, with the padding round them."""
        lines: list[tuple[float, float]] = []
        for column in range(table.columns()):
            cell = table.cellAt(number, column)
            block, last = cell.firstCursorPosition().block(), cell.lastCursorPosition().block()
            while block.isValid():
                lines.extend(self._lines(block))
                block = block.next() if block != last else QTextBlock()
        pieces = [Piece(top, bottom) for top, bottom in merged(lines)]
        pieces[0] = replace(pieces[0], top=pieces[0].top - ROW_PADDING)
        pieces[-1] = replace(pieces[-1], bottom=pieces[-1].bottom + ROW_PADDING)
        return pieces

    def _lines(self, block: QTextBlock) -> Iterator[tuple[float, float]]:
        """Top and bottom of each line."""
        start = self._area(block).top()
        layout = block.layout()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            yield start + line.y(), start + line.y() + line.height()

    def _area(self, block: QTextBlock) -> QRectF:
        return self._text.documentLayout().blockBoundingRect(block)

    def _blocks(self) -> Iterator[QTextBlock]:
        block = self._text.begin()
        while block.isValid():
            yield block
            block = block.next()


def _is_title_of_table(block: QTextBlock) -> bool:
    following = block.next()
    is_bold = QTextCursor(block).blockCharFormat().fontWeight() > QFont.Weight.Normal
    return is_bold and following.isValid() and table_of(following) is not None


def _fragments(block: QTextBlock) -> list[tuple[int, int]]:
    """Where each stretch of one style begins and ends."""
    found, at = [], block.begin()
    while not at.atEnd():
        fragment = at.fragment()
        found.append((fragment.position(), fragment.position() + fragment.length()))
        at += 1
    return found
