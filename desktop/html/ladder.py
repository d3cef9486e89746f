"""From rat to reader: the rungs of evidence, what stands on each, and the highest one reached."""

from collections.abc import Iterable
from dataclasses import dataclass

from db.model.finding import Population
from db.model.page import DrugPage
from db.model.source import DesignGroup
from desktop.html.agreement import ORDER
from desktop.html.pointing import (
    Pointing,
    counts_of,
    counts_words,
    in_order,
    pointings,
    studies_of,
)
from desktop.wording import counted

RUNGS = (
    DesignGroup.IN_VITRO,
    DesignGroup.ANIMAL,
    DesignGroup.CASES,
    DesignGroup.OBSERVATIONAL,
    DesignGroup.TRIAL,
    DesignGroup.REVIEW,
)
"""From the lowest up."""
TITLE = "From rat to reader"
NONE = "no study"
_POOLED = {
    DesignGroup.OBSERVATIONAL: "observational studies",
    DesignGroup.CASES: "case reports",
    DesignGroup.OPINION: "opinions",
    DesignGroup.ANIMAL: "animal experiments",
    DesignGroup.IN_VITRO: "in-vitro studies",
}
"""What reviews put together that pooled no trial."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of the ladder; a rung with nothing on it stays."""

    group: DesignGroup
    marks: tuple[Pointing, ...]
    note: str = ""
    """What the reader must know of it: reviews that pooled no trial."""

    @property
    def studies(self) -> int:
        """How many studies stand on it."""
        return studies_of(self.marks)

    @property
    def number(self) -> str:
        """`4 studies`; `4 studies, 6 findings` where a study has several; `no study`."""
        if not self.marks:
            return NONE
        studies = counted(self.studies, "study")
        many = len(self.marks)
        return studies if many == self.studies else f"{studies}, {counted(many, 'finding')}"

    @property
    def name(self) -> str:
        """`Systematic review, of observational studies`."""
        return f"{self.group.words}, {self.note}" if self.note else self.group.words

    @property
    def words(self) -> str:
        """`Randomised trial: 2 studies, 1 supports, 1 opposes`."""
        if not self.marks:
            return f"{self.group.words}: {NONE}"
        return f"{self.name}: {self.number}, {counts_words(self.marks)}"


@dataclass(frozen=True, slots=True)
class Ladder:
    """The rungs from the lowest up; what no rung can hold stands aside."""

    rungs: tuple[Rung, ...]
    aside: tuple[Pointing, ...]

    @property
    def highest(self) -> Rung | None:
        """The highest rung that a study stands on."""
        return next((rung for rung in reversed(self.rungs) if rung.marks), None)

    @property
    def heading(self) -> str:
        """`Highest rung reached: randomised trial`."""
        highest = self.highest
        if highest is None:
            return "No rung reached: no study was found"
        return f"Highest rung reached: {highest.name[:1].lower()}{highest.name[1:]}"

    @property
    def notes(self) -> tuple[str, ...]:
        """What stands beside the ladder."""
        if not self.aside:
            return ()
        number = studies_of(self.aside)
        kinds = "review or guideline" if number == 1 else "reviews or guidelines"
        said = counts_words(self.aside)
        return (f"Beside the ladder: {number}\u00a0{kinds} ({said}).",)

    @property
    def words(self) -> str:
        """Everything the picture shows, for those who do not see it; the highest rung first."""
        rungs = (rung.words for rung in reversed(self.rungs))
        return ". ".join((self.heading, *rungs, *(note.rstrip(".") for note in self.notes)))

    @property
    def table(self) -> tuple[tuple[str, ...], ...]:
        """A head, and a row a rung, the highest first."""
        head = ("Rung", "Studies", "Findings", *(one.value.capitalize() for one in ORDER))
        rows = (_row(rung.name, rung.marks) for rung in reversed(self.rungs))
        aside = (_row("Beside the ladder: reviews and guidelines", self.aside),)
        return (head, *rows, *(aside if self.aside else ()))


def ladder(page: DrugPage) -> Ladder:
    """The rungs for a page's question."""
    marks = pointings(page)
    rungs = tuple(_rung(group, (m for m in marks if rung_of(m) is group)) for group in RUNGS)
    return Ladder(rungs, in_order(m for m in marks if rung_of(m) is DesignGroup.OPINION))


def rung_of(mark: Pointing) -> DesignGroup:
    """Where a finding stands: below people by what was studied, in people by the design."""
    if mark.finding.design.group is DesignGroup.OPINION:
        return DesignGroup.OPINION
    match mark.finding.population:
        case Population.IN_VITRO:
            return DesignGroup.IN_VITRO
        case Population.ANIMAL:
            return DesignGroup.ANIMAL
        case Population.HUMAN:
            return mark.finding.design.group


def _rung(group: DesignGroup, marks: Iterable[Pointing]) -> Rung:
    ordered = in_order(marks)
    return Rung(group, ordered, _pooled(ordered) if group is DesignGroup.REVIEW else "")


def _pooled(marks: tuple[Pointing, ...]) -> str:
    """`of observational studies` where it is known that no review pooled a trial."""
    best = [mark.source.reviews.group for mark in marks if mark.source.reviews]
    if not best or len(best) < len(marks):
        return ""
    highest = min(best, key=list(DesignGroup).index)
    return f"of {_POOLED[highest]}" if highest in _POOLED else ""


def _row(name: str, marks: tuple[Pointing, ...]) -> tuple[str, ...]:
    counts = dict(counts_of(marks))
    directions = (str(counts.get(one, 0)) for one in ORDER)
    return (name, str(studies_of(marks)), str(len(marks)), *directions)
