"""The content as read, before it is checked: objects with the lines they came from."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from db.errors import Problem
from db.importers.fields import Lines
from db.importers.report import TextFile
from db.model.drug import Drug, Mechanism
from db.model.finding import Finding, Population
from db.model.prose import Prose
from db.model.question import Question
from db.model.source import Source
from db.model.thesaurus import Concept
from db.model.topic import Topic

Noun = TypeVar("Noun", Drug, Mechanism, Question, Finding, Source, Topic, Concept)


@dataclass(frozen=True, slots=True)
class Placed(Generic[Noun]):
    """An object of the content, the file it stands in, and the line of each of its fields."""

    value: Noun
    path: str
    line_of: Callable[[str], int]

    def problem(self, field: str, text: str) -> Problem:
        """A mistake in one field: what is wrong and how to mend it."""
        return Problem(self.path, self.line_of(field), field, text)


def lines_of(lines: Lines) -> Callable[[str], int]:
    """The line of a field; of the nearest field around it where it is not written itself."""

    def line_of(field: str) -> int:
        while field and field not in lines:
            field = field.rpartition(".")[0]
        return lines.get(field, 1)

    return line_of


@dataclass(frozen=True)
class Draft:
    """Everything that could be read. Ids include those of objects too broken to be here."""

    drugs: tuple[Placed[Drug], ...]
    mechanisms: tuple[Placed[Mechanism], ...]
    questions: tuple[Placed[Question], ...]
    findings: tuple[Placed[Finding], ...]
    sources: tuple[Placed[Source], ...]
    source_ids: frozenset[str]
    question_ids: frozenset[tuple[str, str]]
    drug_ids: frozenset[str]
    unread: frozenset[str]
    """Sources with a finding too broken to be here: nothing is missed where one is cited."""
    files: tuple[TextFile, ...]
    today: str
    topics: tuple[Placed[Topic], ...] = ()
    concepts: tuple[Placed[Concept], ...] = ()

    @cached_property
    def source(self) -> dict[str, Source]:
        """Each source by its id."""
        return {placed.value.id: placed.value for placed in self.sources}

    @cached_property
    def findings_from(self) -> dict[str, list[Finding]]:
        """The findings taken from each source."""
        found: dict[str, list[Finding]] = {}
        for placed in self.findings:
            found.setdefault(placed.value.source, []).append(placed.value)
        return found

    @cached_property
    def questions_of(self) -> dict[str, list[Placed[Question]]]:
        """The questions of each drug."""
        found: dict[str, list[Placed[Question]]] = {}
        for placed in self.questions:
            found.setdefault(placed.value.drug, []).append(placed)
        return found

    def is_read(self, sources: Iterable[str]) -> bool:
        """Whether all findings of these sources are here."""
        return self.unread.isdisjoint(sources)

    def human(self, source: str) -> list[Finding]:
        """What a source found in people."""
        found = self.findings_from.get(source, [])
        return [finding for finding in found if finding.population is Population.HUMAN]


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of prose and the field it stands in."""

    field: str
    prose: Prose


def conclusion_passages(question: Question) -> Iterator[Passage]:
    """The prose that states what is known: the answer, outcomes, reasons and their summary."""
    yield Passage("says", question.says)
    for number, conclusion in enumerate(question.conclusions, 1):
        if conclusion.has_data:
            yield Passage(f"conclusions[{number}].says", conclusion.says)
        for step, rating in enumerate(conclusion.ratings, 1):
            yield Passage(f"conclusions[{number}].ratings[{step}].reason", rating.reason)
    yield Passage("## Conclusion", question.sections.conclusion)


def question_passages(question: Question) -> Iterator[Passage]:
    """All prose of a question."""
    yield from conclusion_passages(question)
    for number, conclusion in enumerate(question.conclusions, 1):
        if not conclusion.has_data:
            yield Passage(f"conclusions[{number}].says", conclusion.says)
    sections = question.sections
    yield Passage("## Mechanism", sections.mechanism)
    yield Passage("## Animal evidence", sections.animal)
    yield Passage("## Human evidence", sections.human)
    yield Passage("## Where they disagree", sections.disagreement)


def step_passages(mechanism: Mechanism) -> Iterator[Passage]:
    """What the steps of a mechanism say."""
    for number, step in enumerate(mechanism.steps, 1):
        yield Passage(f"steps[{number}].says", step.says)


def mechanism_passages(mechanism: Mechanism) -> Iterator[Passage]:
    """All prose of a mechanism."""
    yield from step_passages(mechanism)
    yield Passage("prose", mechanism.prose)
