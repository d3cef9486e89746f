"""The cells of a topic's table: their heads, what sorts them, where they lead, how they share room.

Where there is no room for every column, cells of one drug stand under one another in fewer.
"""

from collections.abc import Mapping, Sequence
from enum import IntEnum

from db.model.place import Place
from db.model.topic import MainHarm, Pointing, TopicRow, answer_key
from desktop.html import topic_words
from desktop.html.words import begun
from desktop.theme import Theme


class Cell(IntEnum):
    """The columns, in order."""

    DRUG = 0
    ANSWER = 1
    CERTAINTY = 2
    BEST = 3
    PEOPLE = 4
    ANIMALS = 5
    HARM = 6


HEADS = {
    Cell.DRUG: "Drug",
    Cell.ANSWER: "Answer",
    Cell.CERTAINTY: "Certainty",
    Cell.BEST: "Best study in people",
    Cell.PEOPLE: "People",
    Cell.ANIMALS: "Animals, in vitro",
    Cell.HARM: "Main harm",
}
Columns = tuple[tuple[int, tuple[Cell, ...]], ...]
"""Each column's share of the width, and the cells that stand in it; the first names it."""
_WIDE: Columns = (
    (14, (Cell.DRUG,)),
    (12, (Cell.ANSWER,)),
    (15, (Cell.CERTAINTY,)),
    (15, (Cell.BEST,)),
    (14, (Cell.PEOPLE,)),
    (13, (Cell.ANIMALS,)),
    (17, (Cell.HARM,)),
)
_MIDDLE: Columns = (
    (22, (Cell.DRUG,)),
    (23, (Cell.ANSWER, Cell.CERTAINTY)),
    (28, (Cell.BEST, Cell.PEOPLE, Cell.ANIMALS)),
    (27, (Cell.HARM,)),
)
_NARROW: Columns = (
    (46, (Cell.DRUG, Cell.ANSWER, Cell.CERTAINTY)),
    (54, (Cell.BEST, Cell.PEOPLE, Cell.ANIMALS, Cell.HARM)),
)
_SINGLE: Columns = ((100, tuple(Cell)),)
_LEAST = ((840, _WIDE), (500, _MIDDLE), (250, _NARROW))
"""From which width on, in px at 100%, there is room for the columns."""


def columns_for(width: int, theme: Theme) -> Columns:
    """The columns that a width in px has room for."""
    return next((columns for least, columns in _LEAST if width >= theme.px(least)), _SINGLE)


def widths(total: int, columns: Columns, least: Mapping[Cell, int]) -> dict[Cell, int]:
    """The width of each column by its first cell: its share, or what its cells need at least.

    What one needs beyond its share is taken from those that have most to spare.
    """
    given = {cells[0]: total * share // 100 for share, cells in columns}
    given[columns[-1][1][0]] += total - sum(given.values())
    needed = {cells[0]: max(least.get(cell, 0) for cell in cells) for _share, cells in columns}
    for short in given:
        for _column in range(len(given) - 1):
            giver = max(given, key=lambda one: given[one] - needed[one])
            taken = min(needed[short] - given[short], given[giver] - needed[giver])
            if taken > 0:
                given[giver] -= taken
                given[short] += taken
    return given


def place_of(row: TopicRow, cell: Cell) -> Place:
    """Where a cell leads: the study to its source, a lent harm to its question, all else home."""
    if cell is Cell.BEST and row.best:
        return Place(source=row.best.source, pack=row.pack)
    if cell is Cell.HARM and row.harm:
        return row.place_of(row.harm.question)
    return row.place


def ordered(rows: Sequence[TopicRow], by: Cell | None, is_descending: bool) -> tuple[TopicRow, ...]:
    """The rows in the order of a column; as given where none is named."""
    if by is None:
        return tuple(rows)
    return tuple(sorted(rows, key=lambda row: _key(row, by), reverse=is_descending))


def spoken(row: TopicRow, cell: Cell) -> str:
    """A cell's words."""
    match cell:
        case Cell.DRUG:
            said = f"{begun(row.name)}: {row.text}"
            return f"{said} From {row.pack_name}." if row.pack_name else said
        case Cell.ANSWER:
            return row.answer.words
        case Cell.CERTAINTY:
            return topic_words.sureness(row)
        case Cell.BEST:
            return topic_words.best_study(row.best)
        case Cell.PEOPLE:
            return f"People: {topic_words.pointing(row.human)}"
        case Cell.ANIMALS:
            return f"Animals and in vitro: {topic_words.pointing(row.preclinical)}"
        case Cell.HARM:
            lent = topic_words.borrowed(row)
            said = topic_words.harm(row.harm)
            return f"Main harm: {said}{f', {lent}' if lent else ''}"


def _key(row: TopicRow, by: Cell) -> tuple[float | str, ...]:
    """What a column sorts by: the most first, nothing last."""
    match by:
        case Cell.DRUG:
            return (row.name.casefold(), row.text)
        case Cell.ANSWER:
            return answer_key(row)
        case Cell.CERTAINTY:
            return (-(row.certainty.level if row.certainty else 0.5 if row.strength else 0),)
        case Cell.BEST:
            return row.best.rung if row.best else (99, 0)
        case Cell.PEOPLE:
            return _most(row.human)
        case Cell.ANIMALS:
            return _most(row.preclinical)
        case Cell.HARM:
            return _surest(row.harm)


def _most(found: Pointing) -> tuple[float | str, ...]:
    return (-found.total,)


def _surest(harm: MainHarm | None) -> tuple[float | str, ...]:
    if harm is None:
        return (1, "")
    return (-(harm.certainty.level if harm.certainty else 0), harm.outcome.casefold())
