"""Which findings a table shows: by design or species, by direction, by year; as values."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from db.model.finding import Direction, Finding, Population
from db.model.source import DesignGroup, Source
from desktop.html.words import begun

_DECADES = (2020, 2010, 2000, 1990)
_SHORT = {
    DesignGroup.REVIEW: "Reviews",
    DesignGroup.TRIAL: "Trials",
    DesignGroup.OBSERVATIONAL: "Observational",
    DesignGroup.CASES: "Case reports",
    DesignGroup.OPINION: "Opinion",
    DesignGroup.ANIMAL: "Animals",
    DesignGroup.IN_VITRO: "In vitro",
}


class FilterKind(StrEnum):
    """What is chosen by; of each kind one filter at most is on."""

    ALL = "all"
    DESIGN = "design"
    DIRECTION = "direction"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding in a table with its source and its direction for the page's question."""

    finding: Finding
    source: Source
    direction: Direction


@dataclass(frozen=True, slots=True)
class Filter:
    """One choice, and how many findings it shows."""

    kind: FilterKind
    value: str
    label: str
    count: int
    direction: Direction | None = None

    @property
    def words(self) -> str:
        """`Trials 7`; a direction's mark stands for its word, and two numbers do not touch."""
        if self.direction:
            return str(self.count)
        return f"{self.label}{': ' if self.kind is FilterKind.YEAR else ' '}{self.count}"

    @property
    def spoken(self) -> str:
        """`Trials, 7 findings`."""
        return f"{self.label}, {self.count} {'finding' if self.count == 1 else 'findings'}"

    def shows(self, row: Shown) -> bool:
        """Whether it lets a finding through."""
        match self.kind:
            case FilterKind.ALL:
                return True
            case FilterKind.DESIGN:
                return _kind_of(row.finding)[0] == self.value
            case FilterKind.DIRECTION:
                return row.direction.value == self.value
            case FilterKind.YEAR:
                return row.source.year >= int(self.value)


def filters_of(rows: Sequence[Shown]) -> tuple[Filter, ...]:
    """The choices that part these findings; none if there is nothing to part."""
    if len(rows) < 2:
        return ()
    return (
        Filter(FilterKind.ALL, "", "All", len(rows)),
        *_parting(_by_design(rows)),
        *_parting(_by_direction(rows)),
        *_by_year(rows),
    )


def chosen(rows: Sequence[Shown], filters: Sequence[Filter]) -> tuple[Shown, ...]:
    """The findings that every filter lets through, in the order they had."""
    return tuple(row for row in rows if all(one.shows(row) for one in filters))


def _parting(filters: Iterator[Filter]) -> tuple[Filter, ...]:
    """A single choice would show what All shows."""
    found = tuple(filters)
    return found if len(found) > 1 else ()


def _by_design(rows: Sequence[Shown]) -> Iterator[Filter]:
    kinds = [_kind_of(row.finding) for row in rows]
    for value, label in dict.fromkeys(kinds):
        yield Filter(FilterKind.DESIGN, value, label, kinds.count((value, label)))


def _by_direction(rows: Sequence[Shown]) -> Iterator[Filter]:
    for direction in Direction:
        count = sum(row.direction is direction for row in rows)
        if count:
            label = begun(direction.value)
            yield Filter(FilterKind.DIRECTION, direction.value, label, count, direction)


def _by_year(rows: Sequence[Shown]) -> Iterator[Filter]:
    """The latest decade that a quarter of the findings or more, but not all, are from."""
    for decade in _DECADES:
        count = sum(row.source.year >= decade for row in rows)
        if len(rows) / 4 <= count < len(rows):
            yield Filter(FilterKind.YEAR, str(decade), f"Since {decade}", count)
            return


def _kind_of(finding: Finding) -> tuple[str, str]:
    """Designs for people, species for animals."""
    group = finding.design.group
    if finding.population is Population.ANIMAL and group is DesignGroup.ANIMAL:
        name = finding.species.value.replace("-", " ") if finding.species else ""
        return (name, begun(name)) if name else ("other", "Other animals")
    return group.value, _SHORT[group]
