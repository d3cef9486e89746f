"""How a topic's row is laid out: the pieces of each cell, and where each cell stands."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from db.model.topic import TopicRow
from desktop.charts.badge import ink_of
from desktop.html import topic_words
from desktop.html.words import begun
from desktop.page import topic_pieces as pieces
from desktop.page.topic_cells import Cell, Columns
from desktop.page.topic_pieces import Dress, Piece

PAD, BETWEEN = 9, 14
"""Space over and under a row's words, and between the words of two columns."""
_OVER_STACKED = 5
_CAPTIONS = {Cell.PEOPLE: "People", Cell.ANIMALS: "Animals, in vitro", Cell.HARM: "Main harm"}
_UP = 3


@dataclass(frozen=True, slots=True)
class CellDrawing:
    """A cell's pieces, and the area they take in the row."""

    cell: Cell
    area: QRectF
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class RowDrawing:
    """A row laid out for one set of columns."""

    cells: tuple[CellDrawing, ...]
    height: int

    def cell_at(self, at: QPointF) -> Cell:
        """The cell that stands at a place of the row, or nearest to it."""
        near = [one for one in self.cells if one.area.left() <= at.x() < one.area.right()]
        below = [one for one in near if one.area.top() <= at.y()]
        return (below or near or self.cells)[-1 if below else 0].cell

    def area_of(self, cell: Cell) -> QRectF:
        """Where a cell stands in the row."""
        return next((one.area for one in self.cells if one.cell is cell), QRectF())


def drawn(row: TopicRow, columns: Columns, widths: dict[Cell, int], dress: Dress) -> RowDrawing:
    """The row laid out; cells that share a column stand under one another."""
    theme = dress.theme
    cells: list[CellDrawing] = []
    left, lowest = 0.0, 0.0
    for _share, stacked in columns:
        wide = widths[stacked[0]]
        room, top = max(24.0, wide - theme.px(BETWEEN)), float(theme.px(PAD))
        for number, cell in enumerate(stacked):
            top += theme.px(_OVER_STACKED) if number else 0
            parts = tuple(_pieces(row, cell, room, dress, is_stacked=number > 0))
            high = sum(part.height for part in parts)
            cells.append(CellDrawing(cell, QRectF(left, top, wide, high), parts))
            top += high
        lowest = max(lowest, top)
        left += wide
    return RowDrawing(tuple(cells), round(lowest) + theme.px(PAD))


def least_widths(rows: Iterable[TopicRow], dress: Dress) -> dict[Cell, int]:
    """What cells need for no word to be broken and no certainty to reach the next column."""
    least: dict[Cell, float] = {}
    for row in rows:
        for cell, needed in _needed(row, dress):
            least[cell] = max(least.get(cell, 0), needed)
    return {cell: ceil(wide) + dress.theme.px(BETWEEN) for cell, wide in least.items()}


def _needed(row: TopicRow, dress: Dress) -> Iterator[tuple[Cell, float]]:
    yield Cell.DRUG, pieces.longest_word(begun(row.name), dress.name)
    yield Cell.DRUG, pieces.longest_word(row.label, dress.small)
    yield Cell.BEST, pieces.longest_word(row.best.short if row.best else "", dress.link)
    if row.certainty:
        yield Cell.CERTAINTY, pieces.circles_width(row.certainty.words, dress)
    if row.harm:
        yield Cell.HARM, pieces.longest_word(row.harm.outcome, dress.plain)
    if row.harm and row.harm.certainty:
        yield Cell.HARM, pieces.circles_width(row.harm.certainty.words, dress)


def paint(painter: QPainter, drawing: RowDrawing, corner: QPointF) -> None:
    """Draw every cell of a row whose top left corner is there."""
    for cell in drawing.cells:
        at = corner + cell.area.topLeft()
        for piece in cell.pieces:
            piece.paint(painter, at)
            at += QPointF(0, piece.height)


def _pieces(
    row: TopicRow, cell: Cell, room: float, dress: Dress, is_stacked: bool
) -> Iterator[Piece]:
    if is_stacked and cell in _CAPTIONS:
        yield pieces.under(_CAPTIONS[cell], dress.small, room, 1)
    yield from _PIECES[cell](row, room, dress)


def _drug(row: TopicRow, room: float, dress: Dress) -> Iterator[Piece]:
    yield pieces.words(begun(row.name), dress.name, room, 2, dress.theme)
    yield pieces.under(row.label, dress.small, room, 2)
    if row.pack_name:
        yield pieces.under(row.pack_name, dress.small, room, 2)


def _answer(row: TopicRow, room: float, dress: Dress) -> Iterator[Piece]:
    del room
    yield pieces.chip(row.answer, dress.theme)


def _people(row: TopicRow, room: float, dress: Dress) -> Iterator[Piece]:
    yield pieces.marks(row.human, room, dress.theme)


def _animals(row: TopicRow, room: float, dress: Dress) -> Iterator[Piece]:
    yield pieces.marks(row.preclinical, room, dress.theme)


def _certainty(row: TopicRow, room: float, dress: Dress) -> Iterator[Piece]:
    theme = dress.theme
    if row.certainty:
        yield pieces.circles(row.certainty, row.certainty.words, theme)
    elif row.strength:
        said = f"{row.strength.value} support"
        yield pieces.badge(said, room, theme, ink_of(row.strength, theme))
    else:
        yield pieces.words("no rating", dress.small, room, 1, theme)


def _best(row: TopicRow, room: float, dress: Dress) -> Iterator[Piece]:
    best, theme = row.best, dress.theme
    if best is None:
        yield pieces.words("no study in people", dress.small, room, 2, theme)
        return
    yield pieces.words(best.short, dress.link, room, 2, theme)
    yield pieces.badge(best.design.words, room, theme)
    more = f"and {best.more} more such" if best.more else ""
    notes = [note for note in (topic_words.reviewed(best), more) if note]
    if notes:
        yield pieces.space(theme.px(_UP))
        yield from (pieces.under(note, dress.small, room, 2) for note in notes)


def _harm(row: TopicRow, room: float, dress: Dress) -> Iterator[Piece]:
    harm, theme = row.harm, dress.theme
    if harm is None:
        yield pieces.words("none rated", dress.small, room, 2, theme)
        return
    yield pieces.words(harm.outcome, dress.plain, room, 3, theme)
    if harm.effect:
        yield pieces.under(topic_words.effect(harm), dress.small, room, 3)
    if harm.certainty:
        yield pieces.circles(harm.certainty, harm.certainty.words, theme)
    else:
        yield pieces.under(topic_words.harm_sureness(harm), dress.small, room, 1)
    lent = topic_words.borrowed(row)
    if lent:
        yield pieces.under(lent, dress.small, room, 2)


_PIECES: dict[Cell, Callable[[TopicRow, float, Dress], Iterator[Piece]]] = {
    Cell.DRUG: _drug,
    Cell.ANSWER: _answer,
    Cell.CERTAINTY: _certainty,
    Cell.BEST: _best,
    Cell.PEOPLE: _people,
    Cell.ANIMALS: _animals,
    Cell.HARM: _harm,
}
