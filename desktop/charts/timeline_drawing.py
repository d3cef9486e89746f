"""The timeline drawn: marks stacked on their year, people above the years, animals below."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count, groupby

from PySide6.QtCore import QLineF, QPointF, QRectF

from desktop.charts.counted_marks import legend
from desktop.charts.picture import Rows
from desktop.charts.strokes import (
    Ink,
    Mark,
    Rule,
    Side,
    Stroke,
    Strokes,
    Words,
    broken,
    width_of,
)
from desktop.html.pointing import Pointing, in_order
from desktop.html.timeline import TITLE, Timeline
from desktop.theme import CAPTION, TABLE, Theme

_NATURAL = 520
_TALL = 10
"""Marks in a stack; a year with more has one mark a direction, and its number."""
_LEAST_ROWS, _FEWEST_COLUMNS = 3, 5
_AXIS, _GUTTER_GAP = 22, 12
_MARKS = (10, 8)
_APART = 2
_PEOPLE, _OTHERS = "People", ("Animals,", "in vitro")
_TOGETHER = "by {} years"
"""What a column holds where single years have no room."""
_NOBODY = "no finding"


@dataclass(frozen=True, slots=True)
class TimelinePicture:
    """Findings by year, as a picture."""

    timeline: Timeline
    title: str = TITLE
    natural_width: int = _NATURAL

    @property
    def words(self) -> str:
        """Every year with findings, and which way they point."""
        return self.timeline.words

    @property
    def notes(self) -> tuple[str, ...]:
        """What could not be drawn."""
        return self.timeline.notes

    @property
    def table(self) -> Rows:
        """A row a finding."""
        return self.timeline.table

    def lay_out(self, width: float, theme: Theme) -> Strokes:
        """The years from left to right."""
        return lay_out_timeline(self.timeline, width, theme)


@dataclass(frozen=True, slots=True)
class Years:
    """The columns of a timeline: `step` years each, from `first` on, `wide` px each."""

    first: int
    step: int
    columns: int
    left: float
    wide: float
    mark: int
    """How wide a mark is, in px at 100%: smaller ones keep single years apart on a narrow page."""

    def column(self, year: int) -> int:
        """Which column holds a year."""
        return (year - self.first) // self.step

    def middle(self, column: int) -> float:
        """Where the middle of a column stands."""
        return self.left + (column + 0.5) * self.wide


def lay_out_timeline(timeline: Timeline, width: float, theme: Theme) -> Strokes:
    """Where everything of the timeline stands, from a corner at 0, 0."""
    heading = broken(
        timeline.heading, QPointF(), width, theme, size=TABLE, ink=Ink.INK, is_bold=True
    )
    top = heading.area.bottom() + theme.px(8)
    strokes: list[Stroke] = [heading]
    if timeline.years:
        drawn, top = _plot(timeline, top, width, theme)
        strokes.extend(drawn)
    shapes, taken = legend(QPointF(0, top), width, theme)
    return Strokes((*strokes, *shapes), top + taken, theme)


def years_of(timeline: Timeline, left: float, width: float, theme: Theme) -> Years:
    """Columns as fine as the width allows: no two may touch."""
    low, high = timeline.years[0].year, timeline.years[-1].year
    for step, mark in ((step, mark) for step in _steps() for mark in _MARKS):
        first, last = low // step * step, high // step * step
        columns = (last - first) // step + 1
        needed = _needed(timeline, step, mark, theme)
        if columns * needed <= width or columns == 1:
            spare = min(_FEWEST_COLUMNS, int(width / needed)) - columns
            if spare > 0:
                first, columns = first - (spare + 1) // 2 * step, columns + spare
            return Years(first, step, columns, left, width / columns, mark)
    raise AssertionError("one column holds all years")


def _plot(timeline: Timeline, top: float, width: float, theme: Theme) -> tuple[list[Stroke], float]:
    widest = (_PEOPLE, *_OTHERS, _TOGETHER.format(10))
    gutter = max(width_of(words, theme) for words in widest) + theme.px(_GUTTER_GAP)
    years = years_of(timeline, gutter, max(1.0, width - gutter), theme)
    people = _stacks(timeline, years, lambda year: year.people)
    others = _stacks(timeline, years, lambda year: year.preclinical)
    pitch = float(theme.px(years.mark + _APART))
    axis_top = top + _rows(people) * pitch + theme.px(4)
    axis_bottom = axis_top + theme.px(_AXIS)
    bottom = axis_bottom + _rows(others) * pitch + theme.px(8)
    strokes: list[Stroke] = [
        Rule(QLineF(gutter, axis_top, width, axis_top)),
        Rule(QLineF(gutter, axis_bottom, width, axis_bottom)),
    ]
    line = theme.px(CAPTION * 1.4)
    names = gutter - theme.px(_GUTTER_GAP) + 2
    strokes.append(Words(QRectF(0, axis_top - line, names, line), _PEOPLE))
    if years.step > 1:
        row = QRectF(0, axis_top, names, axis_bottom - axis_top)
        strokes.append(Words(row, _TOGETHER.format(years.step)))
    for place, words in enumerate(_OTHERS):
        strokes.append(Words(QRectF(0, axis_bottom + place * line, names, line), words))
    sides = ((people, axis_top - theme.px(2), -1), (others, axis_bottom + theme.px(2), 1))
    for stacks, foot, way in sides:
        if not stacks:
            above = foot - line if way < 0 else foot
            strokes.append(Words(QRectF(gutter, above, width - gutter, line), _NOBODY))
        for column, marks in stacks.items():
            strokes.extend(
                _stack(marks, QPointF(years.middle(column), foot), way, years.mark, theme)
            )
    ticks = _ticks(years, QRectF(gutter, axis_top, width - gutter, theme.px(_AXIS)), theme)
    return [*strokes, *ticks], bottom


def _stacks(
    timeline: Timeline, years: Years, side: Callable[..., tuple[Pointing, ...]]
) -> dict[int, tuple[Pointing, ...]]:
    """The marks of each column that has any."""
    found: dict[int, list[Pointing]] = {}
    for year in timeline.years:
        if side(year):
            found.setdefault(years.column(year.year), []).extend(side(year))
    return {column: in_order(marks) for column, marks in found.items()}


def _stack(
    marks: tuple[Pointing, ...], foot: QPointF, way: int, mark: int, theme: Theme
) -> list[Stroke]:
    """Marks from the axis outwards; a tall stack is counted."""
    wide, pitch = float(theme.px(mark)), theme.px(mark + _APART)

    def place(number: int, x: float) -> QRectF:
        middle = foot.y() + way * (number + 0.5) * pitch
        return QRectF(x - wide / 2, middle - wide / 2, wide, wide)

    if len(marks) <= _TALL:
        return [
            Mark(place(number, foot.x()), one.direction, (one,)) for number, one in enumerate(marks)
        ]
    strokes: list[Stroke] = []
    for number, (direction, group) in enumerate(groupby(marks, key=lambda one: one.direction)):
        found = tuple(group)
        words = width_of(str(len(found)), theme) + 1
        start = foot.x() - (wide + theme.px(3) + words) / 2
        area = place(number, start + wide / 2)
        strokes.append(Mark(area, direction, found))
        beside = QRectF(area.right() + theme.px(3), area.center().y() - pitch / 2, words, pitch)
        strokes.append(Words(beside, str(len(found)), CAPTION, Ink.INK))
    return strokes


def _ticks(years: Years, axis: QRectF, theme: Theme) -> list[Stroke]:
    """Round years, no two of which touch."""
    apart = width_of("2000", theme) + theme.px(12)
    every = next(
        step
        for step in _steps()
        if step % years.step == 0 and step / years.step * years.wide >= apart
    )
    firsts = [years.first + column * years.step for column in range(years.columns)]
    strokes: list[Stroke] = []
    for year in [year for year in firsts if year % every == 0] or firsts[:1]:
        x = years.middle(years.column(year))
        wide = width_of(str(year), theme) + 2
        least = axis.left() - theme.px(_GUTTER_GAP) / 2  # or it would touch what names the rows
        left = min(max(x - wide / 2, least), axis.right() - wide)
        strokes.append(
            Words(QRectF(left, axis.top(), wide, axis.height()), str(year), side=Side.MIDDLE)
        )
    return strokes


def _needed(timeline: Timeline, step: int, mark: int, theme: Theme) -> float:
    """How wide a column of so many years must be."""
    tallest = 0
    for _column, group in groupby(timeline.years, key=lambda year: year.year // step):
        years = list(group)
        for side in ([one.people for one in years], [one.preclinical for one in years]):
            tallest = max(tallest, sum(len(marks) for marks in side))
    if tallest <= _TALL:
        return theme.px(mark + _APART)
    return theme.px(mark + 3 + 8) + width_of(str(tallest), theme)


def _rows(stacks: dict[int, tuple[Pointing, ...]]) -> int:
    """How many marks stand on one another, at most."""
    highest = (
        len(marks) if len(marks) <= _TALL else len({one.direction for one in marks})
        for marks in stacks.values()
    )
    return max(_LEAST_ROWS, *highest) if stacks else _LEAST_ROWS


def _steps() -> Iterator[int]:
    """1, 2, 5, 10, 20, 50, … years."""
    return ((1, 2, 5)[place % 3] * 10 ** (place // 3) for place in count())
