"""What a pack is built from, and the order in which its rows are numbered."""

from typing import Protocol

from db.model.drug import Drug
from db.model.finding import Finding
from db.model.question import Question
from db.model.source import Source
from db.model.thesaurus import Concept
from db.model.topic import Topic


class Evidence(Protocol):
    """What a pack is built from, and what can be read back from it."""

    @property
    def id(self) -> str:
        """The pack's id."""

    @property
    def title(self) -> str:
        """The pack's title."""

    @property
    def version(self) -> str:
        """The pack's version."""

    @property
    def licence(self) -> str:
        """The licence of what it says."""

    @property
    def publisher(self) -> str:
        """Who answers for it."""

    @property
    def drugs(self) -> tuple[Drug, ...]:
        """Every drug."""

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question of every drug."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding about every drug."""

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every source."""

    @property
    def topics(self) -> tuple[Topic, ...]:
        """Every topic that a question names."""

    @property
    def concepts(self) -> tuple[Concept, ...]:
        """Every concept of the thesaurus."""


def in_order(evidence: Evidence) -> tuple[list[Drug], list[Question], list[Finding], list[Source]]:
    """The evidence as its rows are numbered; a drug's questions follow its own order."""
    places = {
        (drug.id, question): place
        for drug in evidence.drugs
        for place, question in enumerate(drug.questions)
    }
    return (
        sorted(evidence.drugs, key=lambda drug: drug.id),
        sorted(evidence.questions, key=lambda q: (q.drug, places.get((q.drug, q.id), len(places)))),
        sorted(evidence.findings, key=lambda finding: (finding.drug, finding.id)),
        sorted(evidence.sources, key=lambda source: source.id),
    )


def topics_in_order(evidence: Evidence) -> list[Topic]:
    """The topics as their rows are numbered."""
    return sorted(evidence.topics, key=lambda topic: topic.id)


def concepts_in_order(evidence: Evidence) -> list[Concept]:
    """The concepts as their rows are written."""
    return sorted(evidence.concepts, key=lambda concept: concept.name)
