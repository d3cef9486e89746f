"""The ladder drawn: a rail with a rung a design, the best on top, marks for what stands there."""

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF

from desktop.charts.counted_marks import MANY, legend, row_of_marks, width_of_marks
from desktop.charts.picture import Rows
from desktop.charts.strokes import (
    Dot,
    Ink,
    Rule,
    Side,
    Stroke,
    Strokes,
    Words,
    broken,
    width_of,
)
from desktop.html.ladder import NONE, TITLE, Ladder, Rung
from desktop.theme import CAPTION, TABLE, Theme

_NATURAL = 520
_ROW, _TALL_ROW = 27, 46
_RAIL, _DOT, _GAP = 22, 9, 14
_LEAST_FOR_MARKS = 60


@dataclass(frozen=True, slots=True)
class LadderPicture:
    """From rat to reader, as a picture."""

    ladder: Ladder
    title: str = TITLE
    natural_width: int = _NATURAL

    @property
    def words(self) -> str:
        """Every rung, what stands on it, and the highest one."""
        return self.ladder.words

    @property
    def notes(self) -> tuple[str, ...]:
        """What stands beside the ladder."""
        return self.ladder.notes

    @property
    def table(self) -> Rows:
        """A row a rung."""
        return self.ladder.table

    def lay_out(self, width: float, theme: Theme) -> Strokes:
        """The rungs one under another."""
        return lay_out_ladder(self.ladder, width, theme)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where names, marks and numbers stand; on a narrow ladder marks stand under the names."""

    is_wide: bool
    name: float
    names: float
    marks: float
    room: float
    number: float
    width: float


def lay_out_ladder(ladder: Ladder, width: float, theme: Theme) -> Strokes:
    """Where everything of the ladder stands, from a corner at 0, 0."""
    heading = broken(ladder.heading, QPointF(), width, theme, size=TABLE, ink=Ink.INK, is_bold=True)
    columns = _columns(ladder, width, theme)
    high = theme.px(_ROW if columns.is_wide else _TALL_ROW)
    top = heading.area.bottom() + theme.px(8)
    strokes: list[Stroke] = [heading, *_rail(ladder, top, high, theme)]
    for place, rung in enumerate(reversed(ladder.rungs)):
        area = QRectF(0, top + place * high, width, high)
        strokes.extend(_row(rung, rung is ladder.highest, area, columns, theme))
    bottom = top + len(ladder.rungs) * high + theme.px(8)
    shapes, taken = legend(QPointF(0, bottom), width, theme)
    return Strokes((*strokes, *shapes), bottom + taken, theme)


def _columns(ladder: Ladder, width: float, theme: Theme) -> _Columns:
    gap, name = theme.px(_GAP), theme.px(_RAIL)
    names = max(width_of(rung.group.words, theme, TABLE, is_bold=True) for rung in ladder.rungs) + 2
    numbers = [rung.number for rung in ladder.rungs if rung.marks]
    number = max((width_of(words, theme, TABLE) for words in numbers), default=0.0) + 2
    needed = max((width_of_marks(rung.marks, theme, False) for rung in ladder.rungs), default=0.0)
    room = width - name - names - gap - gap - number
    is_wide = room >= max(needed, theme.px(_LEAST_FOR_MARKS))
    if is_wide:
        return _Columns(True, name, names, name + names + gap, room, number, width)
    below = width - name
    names = max(1.0, below - number - gap)
    return _Columns(False, name, names, name, below, number, width)


def _rail(ladder: Ladder, top: float, high: float, theme: Theme) -> list[Rule]:
    """From the lowest rung to the highest reached the rail is whole, above it dashed."""
    x = theme.px(_DOT) / 2 + 1
    middles = [top + (place + 0.5) * high for place in range(len(ladder.rungs))]
    rungs = list(reversed(ladder.rungs))
    reached = rungs.index(ladder.highest) if ladder.highest else len(rungs) - 1
    rail = [Rule(QLineF(x, middles[reached], x, middles[-1]), Ink.MUTED, 1.5)]
    if reached:
        rail.append(Rule(QLineF(x, middles[0], x, middles[reached]), Ink.NEUTRAL, 1, True))
    return rail


def _row(
    rung: Rung, is_highest: bool, area: QRectF, columns: _Columns, theme: Theme
) -> list[Stroke]:
    dot = float(theme.px(_DOT))
    middle = area.center().y()
    line = area.top() + (area.height() if columns.is_wide else area.height() / 2) / 2
    marks_at = QPointF(columns.marks, middle if columns.is_wide else area.bottom() - dot * 1.4)
    text = theme.px(TABLE * 1.4)
    ink = Ink.INK if rung.marks else Ink.MUTED
    name = QRectF(columns.name, line - text / 2, columns.names, text)
    right = QRectF(area.right() - columns.number, line - text / 2, columns.number, text)
    strokes: list[Stroke] = [
        Rule(
            QLineF(columns.name, area.bottom() - 0.5, area.right(), area.bottom() - 0.5), Ink.LINE
        ),
        Dot(
            QRectF(1, middle - dot / 2, dot, dot),
            Ink.INK if is_highest else Ink.MUTED,
            bool(rung.marks),
        ),
        Words(name, rung.group.words, TABLE, ink, is_highest),
    ]
    if not rung.marks:
        box = QRectF(marks_at.x(), marks_at.y() - text / 2, columns.room, text)
        return [*strokes, Words(box, NONE, CAPTION)]
    one_by_one = len(rung.marks) <= MANY and width_of_marks(rung.marks, theme, True) <= columns.room
    marks = row_of_marks(rung.marks, marks_at, theme, one_by_one)
    strokes.extend((*marks, Words(right, rung.number, TABLE, Ink.INK, side=Side.RIGHT)))
    after = marks_at.x() + width_of_marks(rung.marks, theme, one_by_one) + theme.px(6)
    if rung.note and columns.marks + columns.room - after > theme.px(_LEAST_FOR_MARKS):
        room = columns.marks + columns.room - after
        strokes.append(
            Words(QRectF(after, marks_at.y() - text / 2, room, text), rung.note, CAPTION)
        )
    return strokes
