"""Findings by year and direction, people and animals apart: when opinion turned."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from db.model.page import DrugPage
from desktop.html.pointing import Pointing, counts_words, in_order, pointings

TITLE = "Findings by year"
PEOPLE, PRECLINICAL = "People", "Animals and in vitro"


@dataclass(frozen=True, slots=True)
class Year:
    """What was published in one year."""

    year: int
    people: tuple[Pointing, ...]
    preclinical: tuple[Pointing, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The years with findings, the first first; years between them stay empty when drawn."""

    years: tuple[Year, ...]
    undated: tuple[Pointing, ...]
    """Findings whose source bears no year: they are named, not drawn."""

    @property
    def heading(self) -> str:
        """`People 1997–2022 · Animals and in vitro 1993–2015`."""
        if not self.years:
            return "No finding has a year" if self.undated else "No finding"
        people = [year.year for year in self.years if year.people]
        others = [year.year for year in self.years if year.preclinical]
        return " · ".join((_span(PEOPLE, people), _span(PRECLINICAL, others)))

    @property
    def notes(self) -> tuple[str, ...]:
        """What could not be drawn."""
        if not self.undated:
            return ()
        named = ", ".join(f"{one.study} ({one.direction.value})" for one in self.undated)
        return (f"Without a year, and so not drawn: {named}.",)

    @property
    def words(self) -> str:
        """Everything the picture shows, for those who do not see it."""
        people = _row_words(PEOPLE, ((one.year, one.people) for one in self.years))
        others = _row_words(PRECLINICAL, ((one.year, one.preclinical) for one in self.years))
        return ". ".join((self.heading, people, others, *(n.rstrip(".") for n in self.notes)))

    @property
    def table(self) -> tuple[tuple[str, ...], ...]:
        """A head, and a row a finding, the earliest first, those without a year last."""
        dated = (mark for year in self.years for mark in (*year.people, *year.preclinical))
        return (
            ("Year", "Studied in", "Study", "Design", "Direction"),
            *(_row(mark) for mark in (*dated, *self.undated)),
        )


def timeline(page: DrugPage) -> Timeline:
    """The findings of a page's question, by the year of their source."""
    marks = sorted(pointings(page), key=_year)
    years = tuple(
        Year(
            year,
            in_order(mark for mark in found if mark.is_human),
            in_order(mark for mark in found if not mark.is_human),
        )
        for year, found in ((year, tuple(group)) for year, group in groupby(marks, key=_year))
        if year
    )
    return Timeline(years, tuple(mark for mark in marks if not _year(mark)))


def _year(mark: Pointing) -> int:
    return mark.source.year


def _span(whom: str, years: list[int]) -> str:
    if not years:
        return f"{whom}: no finding"
    span = f"{years[0]}" if years[0] == years[-1] else f"{years[0]}–{years[-1]}"
    return f"{whom} {span}"


def _row_words(whom: str, years: Iterable[tuple[int, tuple[Pointing, ...]]]) -> str:
    said = "; ".join(f"{year}: {counts_words(marks)}" for year, marks in years if marks)
    return f"{whom}: {said or 'no finding'}"


def _row(mark: Pointing) -> tuple[str, ...]:
    whom = PEOPLE if mark.is_human else mark.finding.population.value.replace("-", " ").capitalize()
    year = str(mark.source.year or "")
    return (year, whom, mark.study, mark.finding.design.words, mark.direction.value)
