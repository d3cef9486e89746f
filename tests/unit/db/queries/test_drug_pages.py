import time

import pytest

from db.errors import NoSuchPlace
from db.model.certainty import Domain, Rating, Strength
from db.model.finding import Better, Direction, DoseRange, Estimate, Judgement, Measure, Population
from db.model.page import QuestionEntry
from db.model.place import Place
from db.model.question import QuestionKind
from db.model.source import Author, Check, CheckGrade, StudyDesign
from db.packs.builder import write
from db.queries import drugs, manifest, questions
from db.store import Store
from tests.examples import (
    FINDINGS,
    SOURCES,
    Decimal,
    a_conclusion,
    a_drug,
    a_finding,
    a_page,
    a_question,
    a_source,
    prose,
)
from tests.packs import Written, two_drugs


@pytest.fixture
def page_of(tmp_path):
    """The page at a place of a pack with that content."""

    def read(place, **content):
        path = tmp_path / "core.evidence"
        write(Written(**content), path)
        with Store(path) as store:
            return drugs.page(store, place)

    return read


def test_a_page_is_read_as_it_was_written(store):
    page = drugs.page(store, Place("examplol", "stiffness"))
    assert page == a_page(manifest=manifest.read(store))


def test_a_drug_alone_opens_its_lead_question(two):
    assert drugs.page(two, Place("examplol")).question.id == "stiffness"


def test_the_tabs_begin_with_the_lead_question(two):
    assert drugs.page(two, Place("examplol", "drowsiness")).questions == (
        QuestionEntry("stiffness", "Does examplol reduce stiffness?", "Stiffness"),
        QuestionEntry("drowsiness", "Does examplol make people drowsy?", "Drowsiness"),
    )


def test_a_drug_that_is_not_there_is_named(store):
    with pytest.raises(NoSuchPlace, match="no drug “aspirin”"):
        drugs.page(store, Place("aspirin"))


def test_a_question_that_is_not_there_is_named_with_its_drug(store):
    with pytest.raises(NoSuchPlace, match="no question “headache” about examplol"):
        drugs.page(store, Place("examplol", "headache"))


def test_every_field_of_a_question_comes_back(page_of):
    question = a_question(
        kind=QuestionKind.MECHANISM,
        certainty=None,
        strength=Strength.DISPUTED,
        aliases=("z", "a", "m"),
        conclusions=(
            a_conclusion("Z"),
            a_conclusion(
                "A",
                certainty=None,
                strength=Strength.WEAK,
                ratings=(
                    Rating(Domain.LARGE_EFFECT, 2, prose("Large", "ash2001")),
                    Rating(Domain.IMPRECISION, -3, prose("Few <b>people</b>", "ash2001")),
                ),
            ),
            a_conclusion("M", is_harm=True),
        ),
    )
    assert page_of(Place("examplol"), questions=(question,)).question == question


def test_every_field_of_a_finding_comes_back_with_numbers_as_printed(page_of):
    finding = a_finding(
        judgements=(
            Judgement("stiffness", Direction.NEUTRAL, "pain was measured"),
            Judgement("drowsiness", Direction.MIXED),
        ),
        tested="pregabalin",
        n=None,
        note="A caution.",
        estimates=(
            Estimate(
                "stiffness",
                "Pain, 0–10",
                Measure.SMD,
                Decimal("-0.0"),
                Decimal("-0.80"),
                Decimal("0.700"),
                detail="short term",
                against="placebo",
                better=Better.HIGHER,
                note="Odd.",
            ),
            Estimate("drowsiness", "A", Measure.RR, Decimal(1), Decimal(1), Decimal(1)),
        ),
    )
    content = {"questions": (a_question(), a_question("drowsiness")), "findings": (finding,)}
    read = page_of(Place("examplol"), **content).findings[0]
    assert read == finding
    assert str(read.estimates[0]) == "SMD −0.0 (−0.80 to 0.700)"


def test_every_field_of_a_source_comes_back(page_of):
    source = a_source(
        authors=(Author("Zorn", "A"), Author("The Trial Group"), Author("Ash", "B")),
        check=Check(CheckGrade.B, "full text", "2026-10", "the year was inferred"),
        design=StudyDesign.META_ANALYSIS,
        reviews=StudyDesign.COHORT,
        inferred=("volume", "container-title", "issue"),
        pmcid="PMC123456",
        publisher="A Press",
        retracted="2019-05: figures withdrawn",
    )
    page = page_of(Place("examplol"), sources=(source, *SOURCES[1:]))
    assert page.source("ash2001") == source


def test_a_dose_range_comes_back_with_its_fractions(page_of):
    finding = a_finding(dose_range=DoseRange(0.1, 12.25))
    page = page_of(Place("examplol"), findings=(finding,))
    assert page.findings[0].dose_range == DoseRange(0.1, 12.25)


def test_people_come_first_then_the_best_design_then_the_latest(page_of):
    sources = [
        a_source("rat2020", year=2020),
        a_source("cell2021", year=2021),
        a_source("old1990", year=1990),
        a_source("new2015", year=2015),
        a_source("case2019", year=2019),
        a_source("review2001", year=2001),
    ]
    findings = [
        a_finding("cell2021", population=Population.IN_VITRO, design=StudyDesign.IN_VITRO),
        a_finding("rat2020", population=Population.ANIMAL, design=StudyDesign.ANIMAL_EXPERIMENT),
        a_finding("case2019", design=StudyDesign.CASE_REPORT),
        a_finding("old1990"),
        a_finding("new2015"),
        a_finding("review2001", design=StudyDesign.META_ANALYSIS),
    ]
    page = page_of(Place("examplol"), findings=(*FINDINGS, *findings), sources=(*SOURCES, *sources))
    assert [finding.id for finding in page.findings] == [
        "review2001", "new2015", "ash2001", "old1990", "case2019", "rat2020", "cane1999", "cell2021"
    ]  # fmt: skip


def test_only_findings_that_bear_on_the_question_are_listed(two):
    assert drugs.page(two, Place("examplol", "drowsiness")).findings == ()


def test_all_drugs_are_listed_by_name_whatever_its_case(tmp_path):
    content = Written(
        drugs=tuple(a_drug(id=name.lower(), name=name) for name in ("zetine", "Beta", "alpha")),
        questions=tuple(a_question(drug=drug) for drug in ("zetine", "beta", "alpha")),
        findings=(),
    )
    write(content, tmp_path / "p.evidence")
    with Store(tmp_path / "p.evidence") as store:
        entries = drugs.all_drugs(store)
    assert [entry.name for entry in entries] == ["alpha", "Beta", "zetine"]
    assert entries[0].synonyms == ("Exampla", "Stiffex")
    assert entries[0].questions == 1


def test_examples_begin_with_lead_questions(two):
    hits = questions.examples(two, 2)
    assert [str(hit.place) for hit in hits] == [
        "evidence:examplol/stiffness",
        "evidence:sampline/muscle-relaxer",
    ]
    assert hits[0].title == "Does examplol reduce stiffness?"
    assert hits[0].answer == a_question().answer
    assert hits[0].certainty == a_question().certainty


def test_all_questions_of_a_drug_are_read_lead_first(two):
    by_id = {question.id: question for question in two_drugs().questions}
    read = questions.of_drug(two, "examplol")
    assert read == (by_id["stiffness"], by_id["drowsiness"])


def test_a_page_opens_well_within_ten_milliseconds(two):
    started = time.perf_counter()
    for _ in range(20):
        drugs.page(two, Place("examplol"))
    assert time.perf_counter() - started < 20 * 0.010
