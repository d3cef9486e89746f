import pytest

from db.model.certainty import Certainty, Strength
from db.model.finding import Direction, Judgement
from db.model.question import Answer
from db.model.source import StudyDesign
from db.model.topic import best_study, in_order, main_harm, row_of
from tests.examples import a_conclusion, a_finding, a_page, a_question, a_source, an_animal_finding


def a_harm(outcome, certainty, **changes):
    return a_conclusion(outcome, is_harm=True, certainty=certainty, ratings=(), **changes)


def asked(*conclusions, **changes):
    return a_question(conclusions=conclusions, **changes)


def page_of(*studies):
    """A page of trials: (id, design, what it reviews, retracted)."""
    sources = tuple(
        a_source(id, year=int(id[-4:]), design=design, reviews=reviews, retracted=retracted)
        for id, design, reviews, retracted in studies
    )
    findings = tuple(a_finding(source.id, design=source.design) for source in sources)
    return a_page(findings=findings, sources=sources)


RCT, REVIEW, COHORT = StudyDesign.RCT, StudyDesign.SYSTEMATIC_REVIEW, StudyDesign.COHORT


def test_the_best_study_is_a_review_of_trials_and_of_several_the_latest():
    page = page_of(
        ("ash2020", RCT, None, ""), ("elm2001", REVIEW, RCT, ""), ("fir2009", REVIEW, RCT, "")
    )
    best = best_study(page)
    assert (best.source, best.more) == ("fir2009", 1)


def test_a_review_of_case_reports_is_not_above_a_trial():
    page = page_of(("elm2024", REVIEW, StudyDesign.CASE_REPORT, ""), ("ash1999", RCT, None, ""))
    assert best_study(page).source == "ash1999"


def test_a_retracted_study_is_never_the_best():
    page = page_of(("ash2020", RCT, None, "2022"), ("elm2001", COHORT, None, ""))
    assert best_study(page).source == "elm2001"
    assert best_study(page_of(("ash2020", RCT, None, "2022"))) is None


def test_without_a_study_in_people_there_is_no_best():
    row = row_of(a_page(findings=(an_animal_finding(),)), ())
    assert row.best is None
    assert row.human.total == 0
    assert row.preclinical.counts == ((Direction.OPPOSES, 1),)


def test_studies_are_counted_by_direction_people_and_animals_apart():
    mixed = (Judgement("stiffness", Direction.MIXED),)
    page = a_page(findings=(a_finding(), a_finding(judgements=mixed), an_animal_finding()))
    row = row_of(page, ())
    assert row.human.counts == ((Direction.SUPPORTS, 1), (Direction.MIXED, 1))
    assert row.human.noun == "finding"  # two of one source
    assert row.preclinical.noun == "study"


def test_the_main_harm_is_the_surest_and_the_first_written_among_equals():
    question = asked(
        a_harm("Falls", Certainty.LOW),
        a_harm("Dizziness", Certainty.MODERATE),
        a_harm("Death", Certainty.MODERATE),
    )
    assert main_harm(question, (question,)).outcome == "Dizziness"


def test_a_harm_of_very_low_certainty_gives_way_to_a_surer_one_of_another_question():
    own = asked(a_harm("Attention", Certainty.VERY_LOW))
    misuse = asked(a_harm("Overdose", Certainty.LOW), id="misuse", label="Misuse")
    harm = main_harm(own, (own, misuse))
    assert (harm.outcome, harm.question, harm.label) == ("Overdose", "misuse", "Misuse")


def test_a_known_harm_of_its_own_is_not_replaced_by_a_surer_one():
    own = asked(a_harm("Dizziness", Certainty.LOW))
    other = asked(a_harm("Weight", Certainty.HIGH), id="other")
    assert main_harm(own, (own, other)).outcome == "Dizziness"


def test_a_harm_that_nobody_measured_stands_there_without_data():
    question = asked(a_harm("Falls", None), a_harm("Death", None))
    harm = main_harm(question, (question,))
    assert harm.outcome == "Falls"
    assert not harm.has_data


def test_a_drug_without_any_harm_has_no_main_harm():
    assert main_harm(asked(a_conclusion(certainty=None, strength=Strength.STRONG)), ()) is None


@pytest.mark.parametrize("reverse", [False, True])
def test_rows_go_from_yes_to_no_and_from_sure_to_unsure(reverse):
    kinds = [
        (Answer.YES, Certainty.HIGH),
        (Answer.YES, Certainty.LOW),
        (Answer.YES, None),
        (Answer.PROBABLY, Certainty.HIGH),
        (Answer.NO, Certainty.MODERATE),
        (Answer.NOT_ESTABLISHED, None),
    ]
    rows = [
        row_of(a_page(question=a_question(answer=answer, certainty=certainty)), ())
        for answer, certainty in kinds
    ]
    ordered = in_order(rows[::-1] if reverse else rows)
    assert [(row.answer, row.certainty) for row in ordered] == kinds
