"""Where a long text is cut into sheets: between pieces, and not after one that heads the next."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """A part that no cut may go through.

    `stays` keeps it on one sheet with the next piece; `head` is the part of the text, from top to
    bottom, that is repeated where a sheet begins with this piece.
    """

    top: float
    bottom: float
    stays: bool = False
    head: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one sheet shows of the text, under a repeated head if there is one."""

    top: float
    bottom: float
    head: tuple[float, float] | None = None


def cut(pieces: tuple[Piece, ...], height: float) -> tuple[Sheet, ...]:
    """The sheets that hold the pieces, none higher than `height`."""
    sheets, first = [], 0
    while first < len(pieces):
        room = height - _height(pieces[first].head)
        top = pieces[first].top
        after = first + 1
        while after < len(pieces) and pieces[after].bottom - top <= room:
            after += 1
        if after < len(pieces):
            after = _free_cut(pieces, first, after)
        sheets.append(Sheet(top, pieces[after - 1].bottom, pieces[first].head))
        first = after
    return tuple(sheets)


def merged(lines: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """Stretches from top to bottom, those that overlap made one."""
    found: list[tuple[float, float]] = []
    for top, bottom in sorted(lines):
        if found and top < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], bottom))
        else:
            found.append((top, bottom))
    return found


def _free_cut(pieces: tuple[Piece, ...], first: int, after: int) -> int:
    """The last place before `after` where a cut may be; `after` if all stay together."""
    free = after
    while free > first + 1 and pieces[free - 1].stays:
        free -= 1
    return after if pieces[free - 1].stays else free


def _height(head: tuple[float, float] | None) -> float:
    return head[1] - head[0] if head else 0.0
