"""The summary of findings as rows: what stands in the table, its picture and its CSV."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from db.model.certainty import Certainty
from db.model.page import DrugPage
from db.model.question import Conclusion, QuestionKind
from db.model.source import DesignGroup, Source
from desktop.wording import counted

TITLE = "Summary of findings"
NONE = "none"
_NOT_PEOPLE = frozenset({DesignGroup.ANIMAL, DesignGroup.IN_VITRO})
_NOUNS = {
    DesignGroup.REVIEW: "review",
    DesignGroup.TRIAL: "trial",
    DesignGroup.OBSERVATIONAL: "observational study",
    DesignGroup.CASES: "case report",
    DesignGroup.ANIMAL: "animal study",
    DesignGroup.IN_VITRO: "in-vitro study",
}


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """One outcome, in words that stand without the page."""

    outcome: str
    is_harm: bool
    effect: str
    studies: str
    certainty: Certainty | None
    support: str
    says: str
    sources: str

    @property
    def sure(self) -> str:
        """`very low`, `strong support`, or `no data`."""
        return self.certainty.words if self.certainty else self.support or "no data"

    @property
    def words(self) -> str:
        """The row read aloud."""
        harm = " (harm)" if self.is_harm else ""
        sure = f"{self.sure} certainty" if self.certainty else self.sure
        parts = (self.effect, f"studies: {self.studies}", sure)
        facts = ", ".join(part for part in parts if part)
        return f"{self.outcome}{harm}: {facts}. {self.says}"


def summary_rows(page: DrugPage) -> tuple[SummaryRow, ...]:
    """A row an outcome, in the order of the page."""
    return tuple(_row(conclusion, page) for conclusion in page.question.conclusions)


def studies(conclusion: Conclusion, page: DrugPage) -> str:
    """`1 review, 2 trials`: the cited sources by design; for an effect those in people alone.

    A source counts whether or not a finding of it is judged for this question.
    """
    unlike = _NOT_PEOPLE if page.question.kind is QuestionKind.EFFECT else frozenset()
    cited = _cited(conclusion, page)
    counts = Counter(_noun(source) for source in cited if source.design.group not in unlike)
    return ", ".join(counted(number, noun) for noun, number in counts.items()) or NONE


def _row(conclusion: Conclusion, page: DrugPage) -> SummaryRow:
    return SummaryRow(
        conclusion.outcome,
        conclusion.is_harm,
        conclusion.effect.replace("-", "−"),
        studies(conclusion, page),
        conclusion.certainty,
        f"{conclusion.strength.value} support" if conclusion.strength else "",
        " ".join(conclusion.says.text().splitlines()),
        "; ".join(source.short for source in _cited(conclusion, page)),
    )


def _cited(conclusion: Conclusion, page: DrugPage) -> Sequence[Source]:
    cites = set(conclusion.says.cites)
    return [source for source in page.sources if source.id in cites]


def _noun(source: Source) -> str:
    """What a source is counted as: an opinion by its own design."""
    return _NOUNS.get(source.design.group, source.design.words)
