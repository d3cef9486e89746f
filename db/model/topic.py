"""A topic: one table of the drugs whose questions bear on it, each row made from a drug's page."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from db.model.certainty import Certainty, Strength
from db.model.finding import Direction, Finding
from db.model.pack import Manifest
from db.model.page import DrugPage
from db.model.place import Place
from db.model.prose import Prose
from db.model.provenance import Provenance
from db.model.question import Answer, Conclusion, Question
from db.model.source import DesignGroup, StudyDesign


@dataclass(frozen=True, slots=True)
class Topic:
    """What drugs can be compared for; questions name the topics that they bear on."""

    id: str
    title: str
    aliases: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class TopicEntry:
    """A topic as a list shows it."""

    id: str
    title: str
    drugs: int


@dataclass(frozen=True, slots=True)
class BestStudy:
    """The study of the best design in people, and how many more are of that sort."""

    source: str
    short: str
    design: StudyDesign
    reviews: StudyDesign | None
    more: int

    @property
    def rung(self) -> tuple[int, int]:
        """How far up its design stands; 0 is best."""
        return rung(self.design, self.reviews)


@dataclass(frozen=True, slots=True)
class Pointing:
    """How many findings point which way, as a page's agreement bars count them."""

    counts: tuple[tuple[Direction, int], ...]
    """In the order of `Direction`, without zeros."""
    are_studies: bool
    """Whether each finding is from a source of its own."""

    @property
    def total(self) -> int:
        """How many findings there are."""
        return sum(number for _direction, number in self.counts)

    @property
    def noun(self) -> str:
        """`study`, or `finding` where one source gave several."""
        return "study" if self.are_studies else "finding"


@dataclass(frozen=True, slots=True)
class MainHarm:
    """The harm to know first; without certainty and strength nobody measured it."""

    question: str
    label: str
    outcome: str
    effect: str
    certainty: Certainty | None
    strength: Strength | None

    @property
    def has_data(self) -> bool:
        """Whether anybody measured it."""
        return self.certainty is not None or self.strength is not None


@dataclass(frozen=True, slots=True)
class TopicRow:
    """One drug's answer to one of its questions, in the cells of the table."""

    drug: str
    name: str
    drug_class: str
    question: str
    text: str
    label: str
    answer: Answer
    says: Prose
    certainty: Certainty | None
    certainty_about: str
    strength: Strength | None
    best: BestStudy | None
    human: Pointing
    preclinical: Pointing
    harm: MainHarm | None
    pack: str = ""
    """What its address names the pack by."""
    pack_name: str = ""
    """The pack that it is from, where that is to be told."""

    @property
    def place(self) -> Place:
        """The page that the row is made from."""
        return self.place_of(self.question)

    def place_of(self, question: str) -> Place:
        """The page of one of the drug's questions, in the same pack."""
        return Place(self.drug, question, pack=self.pack)


@dataclass(frozen=True, slots=True)
class TopicPage:
    """A topic and its rows, from yes to no."""

    topic: Topic
    rows: tuple[TopicRow, ...]
    manifest: Manifest
    packs: tuple[Provenance, ...] = ()
    """Those that its rows are from, unless all are from the pack that comes with the program."""

    @property
    def provenances(self) -> tuple[Provenance, ...]:
        """The packs that its rows are from."""
        return self.packs or (Provenance(self.manifest),)

    @property
    def drugs(self) -> int:
        """How many drugs there are; one can have several rows."""
        return len({row.drug for row in self.rows})


def row_of(page: DrugPage, others: Sequence[Question]) -> TopicRow:
    """The row that a page makes; `others` are the drug's questions, for a harm if it has none."""
    drug, question = page.drug, page.question
    return TopicRow(
        drug=drug.id,
        name=drug.name,
        drug_class=drug.drug_class,
        question=question.id,
        text=question.text,
        label=question.label,
        answer=question.answer,
        says=question.says,
        certainty=question.certainty,
        certainty_about=question.certainty_about,
        strength=question.strength,
        best=best_study(page),
        human=pointing(page.human, question.id),
        preclinical=pointing(page.preclinical, question.id),
        harm=main_harm(question, others),
    )


def in_order(rows: Iterable[TopicRow]) -> tuple[TopicRow, ...]:
    """From yes to no, the surest first within an answer, then by name."""
    return tuple(sorted(rows, key=lambda row: (*answer_key(row), row.name.casefold(), row.text)))


def answer_key(row: TopicRow) -> tuple[int, int]:
    """What sorts rows from yes to no, the surest first within an answer."""
    level = row.certainty.level if row.certainty else 0
    return list(Answer).index(row.answer), -level


def best_study(page: DrugPage) -> BestStudy | None:
    """The study in people that certainty builds on most, the latest of several; none retracted."""
    found = {finding.source: page.source(finding.source) for finding in page.human}
    sources = sorted(
        (source for source in found.values() if not source.retracted),
        key=lambda source: (*rung(source.design, source.reviews), -source.year, source.id),
    )
    if not sources:
        return None
    best = sources[0]
    alike = [
        one for one in sources if rung(one.design, one.reviews) == rung(best.design, best.reviews)
    ]
    return BestStudy(best.id, best.short, best.design, best.reviews, len(alike) - 1)


def pointing(findings: Sequence[Finding], question: str) -> Pointing:
    """How many findings point which way for a question."""
    counts = Counter(
        direction for finding in findings if (direction := finding.direction_for(question))
    )
    sources = {finding.source for finding in findings}
    return Pointing(
        tuple((one, counts[one]) for one in Direction if counts[one]),
        len(sources) == len(findings),
    )


def main_harm(question: Question, others: Sequence[Question]) -> MainHarm | None:
    """The harm of highest certainty that was measured, the first as written among equals.

    It is the question's own while one of its own has at least low certainty: doses and people
    differ between uses. Else another question of the drug, in the order of its tabs, lends one
    that is surer, for very low certainty is hardly known and a harm belongs to the drug more than
    to its use. Where nothing was measured, a harm of its own stands there without data.
    """
    own = [(question, one) for one in question.conclusions if one.is_harm]
    borrowed = [
        (other, one)
        for other in others
        if other.id != question.id
        for one in other.conclusions
        if one.is_harm
    ]
    best = max(own, key=_sureness, default=None)
    lent = max(borrowed, key=_sureness, default=None)
    if lent and _sureness(lent) > (_sureness(best) if best else 0):
        is_own_known = best and _sureness(best) >= Certainty.LOW.level
        best = best if is_own_known else lent
    return _harm(*best) if best else None


def _harm(question: Question, harm: Conclusion) -> MainHarm:
    sure = harm.certainty, harm.strength
    return MainHarm(question.id, question.label, harm.outcome, harm.effect, *sure)


def _sureness(harm: tuple[Question, Conclusion]) -> float:
    """GRADE's level; a mechanism's strength counts below every level of GRADE, no data nothing."""
    _question, conclusion = harm
    if conclusion.certainty:
        return conclusion.certainty.level
    return 0.5 if conclusion.has_data else 0


_STARTS = {certainty: place for place, certainty in enumerate(Certainty)}
_GROUPS = {group: place for place, group in enumerate(DesignGroup)}


def rung(design: StudyDesign, reviews: StudyDesign | None) -> tuple[int, int]:
    """How far up a design stands: by where GRADE starts, then by its group; 0 is best.

    A review starts where its studies start: one of case reports is not above a trial.
    """
    start = (reviews or design).start
    return (_STARTS[start] if start else len(_STARTS)), _GROUPS[design.group]
