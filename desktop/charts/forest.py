"""Forest plots as values: which estimates can stand in one plot, and what its axis says."""

from dataclasses import dataclass
from math import ceil, floor, log10

from db.model.finding import Better, Estimate, Finding, Measure
from db.model.page import DrugPage
from db.model.source import DesignGroup, Source

_PLOTTED = frozenset({Measure.MD, Measure.SMD, Measure.RD, Measure.RR, Measure.OR, Measure.HR})
"""Numbers needed to treat have no line of no effect: theirs lies at infinity."""
_NAMES = {
    Measure.MD: "mean difference",
    Measure.SMD: "standardised mean difference",
    Measure.RD: "risk difference",
    Measure.RR: "risk ratio",
    Measure.OR: "odds ratio",
    Measure.HR: "hazard ratio",
}
_MOST_TICKS = 13
_LEAST_RATIO, _MOST_RATIO = 0.01, 100
"""An interval is drawn so far, and then ends in an arrow."""
_LEAST_SIDE = 0.3
"""The shorter side of no effect, as a part of the longer one."""


@dataclass(frozen=True, slots=True)
class ForestRow:
    """One estimate and the study it comes from."""

    finding: Finding
    source: Source
    estimate: Estimate

    @property
    def is_pooled(self) -> bool:
        """Whether a review pooled it: it is a diamond."""
        return self.finding.design.group is DesignGroup.REVIEW

    @property
    def study(self) -> str:
        """`Enke 2018, pooled`."""
        return f"{self.source.short}, pooled" if self.is_pooled else self.source.short

    @property
    def about(self) -> str:
        """`chronic low back pain, 32 people`."""
        many = self.finding.n
        people = f"{many:,}\u00a0{'person' if many == 1 else 'people'}" if many else ""
        return ", ".join(part for part in (self.estimate.detail, people) if part)

    @property
    def numbers(self) -> str:
        """`−0.1 (−0.7 to 0.5)`, with true minus signs, as printed."""
        return str(self.estimate).removeprefix(f"{self.estimate.measure.value} ")


@dataclass(frozen=True, slots=True)
class ForestGroup:
    """The rows that were compared with the same thing."""

    against: str
    rows: tuple[ForestRow, ...]

    @property
    def heading(self) -> str:
        """`Against placebo`."""
        return f"Against {self.against}" if self.against else "Comparison not stated"


@dataclass(frozen=True, slots=True)
class Forest:
    """The estimates of one outcome, in one measure and unit, two at least."""

    outcome: str
    measure: Measure
    unit: str
    better: Better
    drug: str
    groups: tuple[ForestGroup, ...]
    scaled_by: tuple[ForestRow, ...] = ()
    """All rows of the plot that this is a part of: they share one axis."""

    @property
    def rows(self) -> tuple[ForestRow, ...]:
        """All rows from top to bottom."""
        return tuple(row for group in self.groups for row in group.rows)

    @property
    def title(self) -> str:
        """`Pain on a 0–10 scale, mean difference, points of 10`."""
        parts = (self.outcome, _NAMES[self.measure], self.unit)
        return ", ".join(part for part in parts if part)

    @property
    def no_effect(self) -> float:
        """Where on the axis there is no effect."""
        return 1.0 if self.measure.is_ratio else 0.0

    @property
    def favours(self) -> tuple[str, str]:
        """What an estimate left and right of no effect speaks for."""
        against = {group.against for group in self.groups}
        other = against.pop() if len(against) == 1 else ""
        sides = (f"favours {self.drug}", f"favours {other or 'comparator'}")
        return sides if self.better is Better.LOWER else (sides[1], sides[0])

    @property
    def notes(self) -> tuple[str, ...]:
        """What must be known to read the plot."""
        pooled = ("Diamonds are estimates that a cited review pooled.",)
        own = (f"{r.source.short}: {r.estimate.note}" for r in self.rows if r.estimate.note)
        return (*(pooled if any(row.is_pooled for row in self.rows) else ()), *dict.fromkeys(own))

    @property
    def words(self) -> str:
        """Everything the plot shows, for those who do not see it."""
        left, right = self.favours
        rows = (
            f"{row.study}, {group.heading.lower()}"
            f"{f', {row.about}' if row.about else ''}: {row.numbers}"
            for group in self.groups
            for row in group.rows
        )
        sides = f"below {self.no_effect:g} {left}, above {right}"
        return ". ".join((f"{self.title}; {sides}", *rows))


@dataclass(frozen=True, slots=True)
class Axis:
    """The scale of a plot: its ends, its ticks, and where a number lies between them."""

    low: float
    high: float
    ticks: tuple[float, ...]
    is_log: bool

    def part(self, value: float) -> float:
        """Where a number lies: 0 at the low end, 1 at the high end."""
        if self.is_log:
            return log10(value / self.low) / log10(self.high / self.low)
        return (value - self.low) / (self.high - self.low)


def is_plotted(measure: Measure) -> bool:
    """Whether a measure has a line of no effect to stand round."""
    return measure in _PLOTTED


def forests(page: DrugPage) -> tuple[Forest, ...]:
    """Every plot that the findings in people allow for the page's question."""
    found: dict[tuple[str, Measure, str], list[ForestRow]] = {}
    for finding in page.human:
        for estimate in finding.estimates:
            if estimate.question == page.question.id and estimate.measure in _PLOTTED:
                key = (estimate.outcome, estimate.measure, estimate.unit)
                row = ForestRow(finding, page.source(finding.source), estimate)
                found.setdefault(key, []).append(row)
    return tuple(_forest(rows, page.drug.name) for rows in found.values() if len(rows) > 1)


def axis_of(forest: Forest) -> Axis:
    """An axis that holds every estimate and the line of no effect, with round ticks.

    It holds every interval, too, unless a ratio's is so wide that nothing else could be seen.
    """
    rows = forest.scaled_by or forest.rows
    numbers = [float(number) for row in rows for number in (row.estimate.low, row.estimate.high)]
    low, high = min(*numbers, forest.no_effect), max(*numbers, forest.no_effect)
    if forest.measure.is_ratio:
        return _log_axis(low, high, [float(row.estimate.value) for row in rows])
    aside = max(high, -low) * _LEAST_SIDE or 1.0
    low, high = min(low, -aside), max(high, aside)
    step = _step(high - low)
    first, last = floor(low / step), ceil(high / step)
    ticks = tuple(number * step for number in range(first, last + 1))
    return Axis(ticks[0], ticks[-1], ticks, is_log=False)


def tick_words(tick: float) -> str:
    """A tick's number, with a true minus sign."""
    return f"{round(tick, 6):g}".replace("-", "−")


def _forest(rows: list[ForestRow], drug: str) -> Forest:
    first = rows[0].estimate
    against = dict.fromkeys(row.estimate.against for row in rows)
    groups = tuple(
        ForestGroup(name, tuple(row for row in rows if row.estimate.against == name))
        for name in against
    )
    tested = {row.finding.tested or drug for row in rows}
    name = tested.pop() if len(tested) == 1 else "the drug tested"
    return Forest(first.outcome, first.measure, first.unit, first.better, name, groups)


def _log_axis(low: float, high: float, values: list[float]) -> Axis:
    # Both sides of no effect have room, so that it is seen which side an estimate is on.
    low, high = min(low * 0.9, 0.45), max(high * 1.1, 2.2)
    low, high = max(low, _LEAST_RATIO), min(high, _MOST_RATIO)
    low, high = min(low, *(0.9 * value for value in values)), max(high, *(1.1 * v for v in values))
    return Axis(low, high, _log_ticks(low, high), is_log=True)


def _log_ticks(low: float, high: float) -> tuple[float, ...]:
    """1, 2, 5 of each power of ten; powers alone, or every so many, where these are too many."""
    powers = range(floor(log10(low)), ceil(log10(high)) + 1)
    fine = [by * 10.0**power for power in powers for by in (1, 2, 5)]
    apart = max(1, len(powers) // _MOST_TICKS)
    coarse = [10.0**power for power in powers if power % apart == 0]
    ticks = [[tick for tick in some if low <= tick <= high] for some in (fine, coarse)]
    return tuple(ticks[0] if len(ticks[0]) <= _MOST_TICKS else ticks[1])


def _step(span: float) -> float:
    """A round distance between ticks that gives three to six of them."""
    rough: float = 10.0 ** floor(log10(span / 4))
    return next((rough * by for by in (1, 2, 2.5, 5) if span / (rough * by) <= 5), rough * 10)
