"""Which way each finding points for a page's question, and which study it comes from."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from db.model.finding import Direction, Finding, Population
from db.model.page import DrugPage
from db.model.source import Source
from desktop.html.agreement import ORDER, pointing_words


@dataclass(frozen=True, slots=True)
class Pointing:
    """A finding, its source, and its direction: a mark in a picture."""

    finding: Finding
    source: Source
    direction: Direction

    @property
    def is_human(self) -> bool:
        """Whether it was found in people."""
        return self.finding.population is Population.HUMAN

    @property
    def study(self) -> str:
        """`Sung 2003`, and what was given if it was not the page's drug."""
        tested = self.finding.tested
        return f"{self.source.short}, {tested}" if tested else self.source.short

    @property
    def words(self) -> str:
        """`Sung 2003 · rabbit, stretch reflex · ▲ supports`: what is said under the pointer."""
        pointing = f"{self.direction.mark} {self.direction.value}"
        return " · ".join((self.study, self.finding.model, pointing))


def pointings(page: DrugPage) -> tuple[Pointing, ...]:
    """The findings that bear on the page's question, as stored."""
    return tuple(
        Pointing(finding, page.source(finding.source), direction)
        for finding in page.findings
        if (direction := finding.direction_for(page.question.id))
    )


def in_order(marks: Iterable[Pointing]) -> tuple[Pointing, ...]:
    """The marks by direction, as the bars have them."""
    return tuple(sorted(marks, key=lambda mark: ORDER.index(mark.direction)))


def counts_of(marks: Iterable[Pointing]) -> tuple[tuple[Direction, int], ...]:
    """How many point which way, in the order of the bars, without zeros."""
    counts = Counter(mark.direction for mark in marks)
    return tuple((one, counts[one]) for one in ORDER if counts[one])


def counts_words(marks: Iterable[Pointing]) -> str:
    """`2 support, 1 mixed`."""
    return ", ".join(pointing_words(direction, number) for direction, number in counts_of(marks))


def studies_of(marks: Iterable[Pointing]) -> int:
    """How many studies the marks come from: one may have several findings."""
    return len({mark.finding.source for mark in marks})
