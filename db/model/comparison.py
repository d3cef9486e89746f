"""Pages side by side: two to four of them, and which question of each drug fits the others'."""

from collections.abc import Sequence
from dataclasses import dataclass

from db.model.page import DrugPage
from db.model.place import Place
from db.model.provenance import Provenance


@dataclass(frozen=True, slots=True)
class ComparePage:
    """Two to four drugs' pages, to be read panel by panel."""

    pages: tuple[DrugPage, ...]

    @property
    def provenances(self) -> tuple[Provenance, ...]:
        """The packs they are from, each once."""
        return tuple(dict.fromkeys(one for page in self.pages for one in page.provenances))

    @property
    def title(self) -> str:
        """`Gabapentin, pregabalin`: the drugs, each once."""
        names = ", ".join(dict.fromkeys(page.drug.name for page in self.pages))
        return names[:1].upper() + names[1:]

    @property
    def place(self) -> Place:
        """Its address, every question in full."""
        return Place(compared=tuple(page.place for page in self.pages))


@dataclass(frozen=True, slots=True)
class QuestionChoice:
    """A question that can be compared."""

    id: str
    text: str
    label: str
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DrugChoice:
    """A drug that can be compared, its lead question first."""

    id: str
    name: str
    questions: tuple[QuestionChoice, ...]
    pack: str = ""
    """What its address names the pack by."""

    def page(self, question: str) -> Place:
        """The page of one of its questions."""
        return Place(self.id, question, pack=self.pack)

    def has(self, page: Place) -> bool:
        """Whether a page is one of its."""
        return (self.id, self.pack) == (page.drug, page.pack)

    def question(self, id: str) -> QuestionChoice | None:
        """The question of this id, if the drug has it."""
        return next((question for question in self.questions if question.id == id), None)


def matched(drugs: Sequence[DrugChoice], asked: Sequence[str]) -> tuple[str, ...]:
    """A question for each drug; `asked` holds those that were chosen, empty where none was.

    The others get one that shares a topic, or failing that its id, with a question of the first
    drug (the chosen one, if it was), such that most drugs have one; what is left is the lead.
    """
    best: tuple[str, ...] = tuple(
        want or drug.questions[0].id for drug, want in zip(drugs, asked, strict=True)
    )
    most = 0
    first = _allowed(drugs[0], asked[0])
    for key in (
        *(topic for question in first for topic in question.topics),
        *(q.id for q in first),
    ):
        found = [_with(drug, want, key) for drug, want in zip(drugs, asked, strict=True)]
        fitting = sum(question is not None for question in found)
        if fitting > max(most, 1):
            most = fitting
            best = tuple(
                want or (question.id if question else drug.questions[0].id)
                for drug, want, question in zip(drugs, asked, found, strict=True)
            )
    return best


def _allowed(drug: DrugChoice, want: str) -> Sequence[QuestionChoice]:
    return [question for question in drug.questions if want in ("", question.id)]


def _with(drug: DrugChoice, want: str, key: str) -> QuestionChoice | None:
    """The first question of a drug that has the topic, or failing that the id."""
    allowed = _allowed(drug, want)
    by_topic = (question for question in allowed if key in question.topics)
    return next(by_topic, next((question for question in allowed if question.id == key), None))
