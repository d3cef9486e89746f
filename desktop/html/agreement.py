"""Agreement: how many findings point which way, a row a study design, people and animals apart."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from db.model.finding import Direction, Finding
from db.model.page import DrugPage
from db.model.source import DesignGroup
from desktop.wording import counted

ORDER = (Direction.SUPPORTS, Direction.MIXED, Direction.NEUTRAL, Direction.OPPOSES)
"""From left to right in a bar."""
PEOPLE = (
    DesignGroup.REVIEW,
    DesignGroup.TRIAL,
    DesignGroup.OBSERVATIONAL,
    DesignGroup.CASES,
)
"""The designs that are named for people even where there is no such study."""
PRECLINICAL = (DesignGroup.ANIMAL, DesignGroup.IN_VITRO)
"""The same for animals and in vitro."""


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """One design: how many findings of it point which way, in `ORDER`, without zeros."""

    group: DesignGroup
    counts: tuple[tuple[Direction, int], ...]

    @property
    def total(self) -> int:
        """How many findings there are of this design."""
        return sum(number for _direction, number in self.counts)

    def words(self, noun: str) -> str:
        """`Randomised trial: 2 studies, 1 supports, 1 opposes`."""
        if not self.counts:
            return f"{self.group.words}: no {noun}"
        parts = [pointing_words(direction, number) for direction, number in self.counts]
        return f"{self.group.words}: {', '.join([counted(self.total, noun), *parts])}"


@dataclass(frozen=True, slots=True)
class Agreement:
    """What the findings in people, or in animals and in vitro, add up to."""

    whom: str
    rows: tuple[AgreementRow, ...]
    noun: str

    @property
    def total(self) -> int:
        """How many findings there are."""
        return sum(row.total for row in self.rows)

    @property
    def most(self) -> int:
        """The number of findings in the longest row."""
        return max((row.total for row in self.rows), default=0)

    def number(self, direction: Direction) -> int:
        """How many findings point that way."""
        return sum(
            number for row in self.rows for pointing, number in row.counts if pointing is direction
        )

    @property
    def heading(self) -> str:
        """`People: 6 of 9 studies support, 3 oppose`."""
        if not self.total:
            return f"{self.whom}: no {self.noun}"
        supports = self.number(Direction.SUPPORTS)
        verb = "supports" if supports == 1 else "support"
        parts = [f"{supports} of {counted(self.total, self.noun)} {verb}"]
        opposes, mixed = self.number(Direction.OPPOSES), self.number(Direction.MIXED)
        for direction, number in (
            (Direction.OPPOSES, opposes),
            (Direction.MIXED, mixed),
            (Direction.NEUTRAL, self.number(Direction.NEUTRAL)),
        ):
            if number:
                parts.append(pointing_words(direction, number))
        return f"{self.whom}: {', '.join(parts)}"

    @property
    def words(self) -> str:
        """Everything the bars show, for those who do not see them."""
        return ". ".join((self.heading, *(row.words(self.noun) for row in self.rows)))


def agreements(page: DrugPage) -> tuple[Agreement, Agreement]:
    """The agreement in people, and that in animals and in vitro."""
    question = page.question.id
    return (
        agreement("People", page.human, question, PEOPLE),
        agreement("Animals and in vitro", page.preclinical, question, PRECLINICAL),
    )


def agreement(
    whom: str, findings: Sequence[Finding], question: str, always: tuple[DesignGroup, ...]
) -> Agreement:
    """What findings add up to for a question; designs in `always` have a row even if empty."""
    counts = Counter(
        (finding.design.group, direction)
        for finding in findings
        if (direction := finding.direction_for(question))
    )
    present = {*always, *(group for group, _direction in counts)}
    rows = [
        AgreementRow(group, tuple((one, counts[group, one]) for one in ORDER if counts[group, one]))
        for group in DesignGroup
        if group in present
    ]
    sources = {finding.source for finding in findings}
    noun = "study" if len(sources) == len(findings) else "finding"
    return Agreement(whom, tuple(rows), noun)


def pointing_words(direction: Direction, number: int) -> str:
    """`3 oppose`, `1 opposes`, `2 mixed`."""
    match direction:
        case Direction.SUPPORTS:
            return f"{number} {'supports' if number == 1 else 'support'}"
        case Direction.OPPOSES:
            return f"{number} {'opposes' if number == 1 else 'oppose'}"
        case Direction.MIXED | Direction.NEUTRAL:
            return f"{number} {direction.value}"
