"""A small pack as a real file: content made of the examples, and the builder's own way to it."""

from dataclasses import dataclass, replace
from pathlib import Path

from db.model.drug import Drug
from db.model.finding import Finding
from db.model.question import Question
from db.model.source import Source
from db.model.thesaurus import Concept
from db.model.topic import Topic
from db.packs.builder import write
from tests.examples import FINDINGS, SOURCES, a_drug, a_question, a_source


@dataclass(frozen=True)
class Written:
    """What a content folder says, without the folder."""

    id: str = "core"
    title: str = "Core pack"
    version: str = "1.0"
    licence: str = "CC BY 4.0"
    publisher: str = "Dispensatory"
    drugs: tuple[Drug, ...] = (a_drug(),)
    questions: tuple[Question, ...] = (a_question(),)
    findings: tuple[Finding, ...] = FINDINGS
    sources: tuple[Source, ...] = SOURCES
    topics: tuple[Topic, ...] = ()
    concepts: tuple[Concept, ...] = ()

    def shuffled(self) -> "Written":
        """The same content, everything in another order."""
        return replace(
            self,
            drugs=self.drugs[::-1],
            questions=self.questions[::-1],
            findings=self.findings[::-1],
            sources=self.sources[::-1],
            topics=self.topics[::-1],
            concepts=self.concepts[::-1],
        )


def a_pack(out: Path, **changes: object) -> Path:
    """A pack of the examples, built at a place."""
    write(Written(**changes), out)  # type: ignore[arg-type]
    return out


def two_drugs() -> Written:
    """Examplol with two questions, and sampline, a drug of two words with one."""
    sleep = a_question(
        "drowsiness",
        text="Does examplol make people drowsy?",
        label="Drowsiness",
        aliases=("sleepy on Exampla",),
        proposition="examplol causes drowsiness",
    )
    other = a_question(
        "muscle-relaxer",
        drug="sampline",
        text="Is sampline acid a muscle relaxer?",
        label="Muscle relaxer?",
        aliases=("sampline for spasms",),
        proposition="sampline relaxes muscle",
    )
    drug = a_drug(
        id="sampline",
        name="sampline acid",
        synonyms=("Relaxa", "Ménièrol"),
        questions=("muscle-relaxer",),
    )
    return Written(
        drugs=(a_drug(questions=("stiffness", "drowsiness")), drug),
        questions=(sleep, a_question(), other),
        sources=(*SOURCES, a_source("elm2010", pmid="7654321", pmcid="PMC123456", year=2010)),
    )
