"""Marks in a row: one a finding where they are few, a mark and its number where they are many."""

from collections.abc import Iterable
from itertools import groupby

from PySide6.QtCore import QPointF, QRectF

from db.model.finding import Direction
from desktop.charts.strokes import Ink, Mark, Words, width_of
from desktop.html.agreement import ORDER
from desktop.html.pointing import Pointing
from desktop.theme import CAPTION, Theme

MANY = 8
"""More marks than these are not told apart at a glance."""
MARK, PITCH = 10, 13
_AFTER_MARK, _AFTER_NUMBER, _AFTER_WORD = 4, 10, 14


def row_of_marks(
    marks: tuple[Pointing, ...], left: QPointF, theme: Theme, one_by_one: bool
) -> tuple[Mark | Words, ...]:
    """The marks of a row from the middle of its left edge on."""
    wide, pitch = theme.px(MARK), theme.px(PITCH)
    if one_by_one:
        return tuple(
            Mark(_square(left.x() + place * pitch, left.y(), wide), mark.direction, (mark,))
            for place, mark in enumerate(marks)
        )
    made: list[Mark | Words] = []
    x = left.x()
    for direction, group in _by_direction(marks):
        made.append(Mark(_square(x, left.y(), wide), direction, group))
        x += wide + theme.px(_AFTER_MARK)
        number = str(len(group))
        words = width_of(number, theme) + 1
        made.append(Words(_line(x, left.y(), words, theme), number, ink=Ink.INK))
        x += words + theme.px(_AFTER_NUMBER)
    return tuple(made)


def width_of_marks(marks: tuple[Pointing, ...], theme: Theme, one_by_one: bool) -> float:
    """How wide the row is."""
    if one_by_one:
        return len(marks) * theme.px(PITCH)
    each = theme.px(MARK) + theme.px(_AFTER_MARK) + theme.px(_AFTER_NUMBER) + 1
    return sum(
        each + width_of(str(len(group)), theme) for _direction, group in _by_direction(marks)
    )


def legend(corner: QPointF, width: float, theme: Theme) -> tuple[tuple[Mark | Words, ...], float]:
    """What each shape says, and how high that is: in as many lines as the width asks for."""
    made: list[Mark | Words] = []
    wide, line = theme.px(MARK - 1), theme.px(CAPTION * 1.5)
    x, y = corner.x(), corner.y() + line / 2
    for direction in ORDER:
        words = width_of(direction.value, theme) + 1
        needed = wide + theme.px(_AFTER_MARK) + words
        if x > corner.x() and x + needed > corner.x() + width:
            x, y = corner.x(), y + line
        made.append(Mark(_square(x, y, wide), direction))
        start = x + wide + theme.px(_AFTER_MARK)
        made.append(Words(_line(start, y, words, theme), direction.value))
        x += needed + theme.px(_AFTER_WORD)
    return tuple(made), y + line / 2 - corner.y()


def _by_direction(
    marks: Iterable[Pointing],
) -> Iterable[tuple[Direction, tuple[Pointing, ...]]]:
    for direction, group in groupby(marks, key=lambda mark: mark.direction):
        yield direction, tuple(group)


def _square(left: float, middle: float, wide: float) -> QRectF:
    return QRectF(left, middle - wide / 2, wide, wide)


def _line(left: float, middle: float, wide: float, theme: Theme) -> QRectF:
    high = theme.px(CAPTION * 1.4)
    return QRectF(left, middle - high / 2, wide, high)
