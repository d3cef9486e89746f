"""Small examples of every noun, complete and plausible; a test names only what it is about."""

from decimal import Decimal

from db.model.certainty import Certainty, Domain, Rating, Strength
from db.model.drug import Drug, Identifier, IdentifierScheme, Mechanism, MechanismStep
from db.model.finding import (
    Direction,
    DoseRange,
    Estimate,
    Finding,
    Judgement,
    Measure,
    Population,
    Species,
)
from db.model.pack import Manifest
from db.model.page import DrugPage, QuestionEntry, cited_in_order
from db.model.prose import Prose
from db.model.question import Answer, Conclusion, Question, QuestionKind, Sections
from db.model.source import Author, Check, CheckGrade, Source, StudyDesign


def prose(words: str, *cites: str) -> Prose:
    """A paragraph that cites those sources at its end."""
    group = f'<a href="cite:{";".join(cites)}"></a>' if cites else ""
    return Prose(f"<p>{words}{group}.</p>")


def a_source(id: str = "ash2001", **changes: object) -> Source:
    """A small randomised trial."""
    values: dict[str, object] = {
        "id": id,
        "title": f"Examplol for stiffness: the {id} trial",
        "authors": (Author("Ash", "AB"), Author("Birch", "C")),
        "container": "Journal of Examples",
        "container_short": "J Ex",
        "year": 2001,
        "design": StudyDesign.RCT,
        "check": Check(CheckGrade.A, "abstract", "2026-11"),
        "volume": "12",
        "issue": "3",
        "pages": "45-52",
        "doi": f"10.1000/{id}",
        "pmid": "1234567",
    }
    return Source(**(values | changes))  # type: ignore[arg-type]


def a_finding(id: str = "ash2001", **changes: object) -> Finding:
    """What the trial found: it supports the question `stiffness`."""
    values: dict[str, object] = {
        "id": id,
        "drug": "examplol",
        "source": id,
        "population": Population.HUMAN,
        "design": StudyDesign.RCT,
        "model": "adults with stiffness",
        "judgements": (Judgement("stiffness", Direction.SUPPORTS),),
        "outcome": "stiffness, 0-10",
        "result": "Stiffness fell from 6.3 to 4.2 on examplol and from 6.5 to 6.0 on placebo.",
        "n": 229,
        "dose": "300 mg/day",
        "route": "oral",
        "duration": "8 weeks",
        "comparator": "placebo",
        "quality": "Sponsored by the maker.",
        "estimates": (
            Estimate(
                "stiffness",
                "Stiffness, 0–10",
                Measure.MD,
                Decimal("-1.6"),
                Decimal("-2.2"),
                Decimal("-1.0"),
                "points of 10",
                against="placebo",
            ),
        ),
    }
    return Finding(**(values | changes))  # type: ignore[arg-type]


def an_animal_finding(id: str = "cane1999", **changes: object) -> Finding:
    """What was found in rats: it opposes the question `stiffness`."""
    values: dict[str, object] = {
        "population": Population.ANIMAL,
        "design": StudyDesign.ANIMAL_EXPERIMENT,
        "species": Species.RAT,
        "model": "rat, spinal transection",
        "judgements": (Judgement("stiffness", Direction.OPPOSES),),
        "n": 10,
        "dose": "50 mg/kg",
        "dose_range": DoseRange(50, 50),
        "route": "i.p.",
        "estimates": (),
    }
    return a_finding(id, **(values | changes))


def a_conclusion(outcome: str = "Stiffness", **changes: object) -> Conclusion:
    """A benefit rated moderate for few people."""
    values: dict[str, object] = {
        "outcome": outcome,
        "is_harm": False,
        "effect": "MD −1.6 (−2.2 to −1.0)",
        "says": prose("Stiffness fell by 1.6 points more than on placebo", "ash2001"),
        "certainty": Certainty.MODERATE,
        "strength": None,
        "ratings": (Rating(Domain.IMPRECISION, -1, prose("One trial of 229 people", "ash2001")),),
    }
    return Conclusion(**(values | changes))  # type: ignore[arg-type]


def a_question(id: str = "stiffness", **changes: object) -> Question:
    """Does examplol reduce stiffness? Probably."""
    values: dict[str, object] = {
        "id": id,
        "drug": "examplol",
        "text": "Does examplol reduce stiffness?",
        "label": "Stiffness",
        "kind": QuestionKind.EFFECT,
        "proposition": "examplol reduces stiffness",
        "aliases": ("examplol for stiff muscles",),
        "answer": Answer.PROBABLY,
        "says": prose("Examplol probably eases stiffness for some weeks", "ash2001"),
        "certainty": Certainty.MODERATE,
        "certainty_about": "stiffness over eight weeks",
        "strength": None,
        "conclusions": (
            a_conclusion(),
            a_conclusion(
                "Dizziness",
                is_harm=True,
                effect="",
                says=prose("Nobody measured it"),
                certainty=None,
                ratings=(),
            ),
        ),
        "sections": Sections(
            Prose(),
            prose("It binds a channel", "dale2005"),
            prose("In rats it did nothing", "cane1999"),
            prose("In people stiffness fell", "ash2001"),
            prose("Rats and people differ", "cane1999", "ash2001"),
        ),
        "reviewed": "2026-11-20",
        "searched": "2026-11",
    }
    return Question(**(values | changes))  # type: ignore[arg-type]


def a_drug(**changes: object) -> Drug:
    """Examplol, with one step of its mechanism."""
    values: dict[str, object] = {
        "id": "examplol",
        "name": "examplol",
        "synonyms": ("Exampla", "Stiffex"),
        "drug_class": "example (channel ligand)",
        "identifiers": (Identifier(IdentifierScheme.ATC, "N02BF99"),),
        "note": "",
        "questions": ("stiffness",),
        "mechanism": Mechanism(
            (MechanismStep("Binds a channel", Strength.STRONG, prose("It binds", "dale2005")),),
            prose("What follows is disputed", "dale2005"),
            "2026-11-20",
        ),
    }
    return Drug(**(values | changes))  # type: ignore[arg-type]


SOURCES = (
    a_source("ash2001"),
    a_source("cane1999", year=1999, design=StudyDesign.ANIMAL_EXPERIMENT, pmid="1234568", doi=""),
    a_source("dale2005", year=2005, design=StudyDesign.IN_VITRO, pmid="1234569"),
)

FINDINGS = (a_finding(), an_animal_finding())

MANIFEST = Manifest(
    id="core",
    title="Core pack",
    version="1.0",
    licence="CC BY 4.0",
    publisher="Dispensatory",
    format=4,
    reviewed="2026-11-20",
    content_hash="0" * 64,
    drugs=1,
    questions=1,
    findings=2,
    sources=3,
)


def a_page(**changes: object) -> DrugPage:
    """The page of examplol for stiffness: one trial, one rat study, sources in order."""
    drug, question, findings = a_drug(), a_question(), FINDINGS
    by_id = {source.id: source for source in SOURCES}
    values: dict[str, object] = {
        "drug": drug,
        "questions": (QuestionEntry(question.id, question.text, question.label),),
        "question": question,
        "findings": findings,
        "sources": tuple(by_id[id] for id in cited_in_order(drug, question, findings)),
        "manifest": MANIFEST,
    }
    return DrugPage(**(values | changes))  # type: ignore[arg-type]
