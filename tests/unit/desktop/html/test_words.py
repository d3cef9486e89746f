import pytest

from db.model.certainty import Certainty, Strength
from db.model.finding import Direction, DoseRange, Judgement, Population, Species
from desktop.html import words
from tests.examples import a_finding, a_question, a_source, an_animal_finding


def an_animal(species, low, high):
    return an_animal_finding(species=species, dose_range=DoseRange(low, high))


@pytest.mark.parametrize(
    ("species", "low", "high", "shown"),
    [
        (Species.RABBIT, 50, 100, "HED 16–32 mg/kg"),
        (Species.RAT, 30, 300, "HED 4.9–49 mg/kg"),
        (Species.RAT, 50, 50, "HED 8.1 mg/kg"),
        (Species.MOUSE, 1, 1, "HED 0.081 mg/kg"),
        (Species.DOG, 370, 370, "HED 200 mg/kg"),
    ],
)
def test_a_human_equivalent_dose_has_two_figures(species, low, high, shown):
    assert words.human_equivalent(an_animal(species, low, high)).replace("\u00a0", " ") == shown


def test_a_dose_in_people_is_not_scaled():
    assert words.human_equivalent(a_finding()) == ""


def test_the_dose_line_names_dose_route_scaled_dose_and_duration():
    line = words.dose_line(an_animal_finding(duration="14 days")).replace("\u00a0", " ")
    assert line == "50 mg/kg i.p. · HED 8.1 mg/kg · 14 days"


@pytest.mark.parametrize(
    ("finding", "shown"),
    [
        (a_finding(n=1229), "1,229 people"),
        (a_finding(n=1), "1 person"),
        (a_finding(n=None), ""),
        (an_animal_finding(n=25, species=Species.RABBIT), "25 rabbits"),
        (an_animal_finding(n=25, species=Species.MOUSE), "25 mice"),
        (an_animal_finding(n=1, species=Species.GUINEA_PIG), "1 guinea pig"),
        (an_animal_finding(n=6, species=None), "n = 6"),
        (a_finding(n=6, population=Population.IN_VITRO), "n = 6"),
    ],
)
def test_how_many_were_tested_is_said_in_words(finding, shown):
    assert words.number_tested(finding).replace("\u00a0", " ") == shown


def test_a_sister_drug_is_named_with_the_study():
    assert words.study(a_finding(), a_source()) == "Ash 2001"
    assert words.study(a_finding(tested="pregabalin"), a_source()) == "Ash 2001, pregabalin"


def test_a_direction_is_a_mark_and_a_word():
    assert [words.direction(one) for one in Direction] == [
        "▲ supports",
        "▼ opposes",
        "◆ mixed",
        "● neutral",
    ]


def test_the_reason_belongs_to_its_question():
    judged = (
        Judgement("stiffness", Direction.NEUTRAL, "pain was measured, not tone"),
        Judgement("pain", Direction.SUPPORTS),
    )
    finding = a_finding(judgements=judged)
    assert words.reason(finding, "stiffness") == "pain was measured, not tone"
    assert words.reason(finding, "pain") == words.reason(finding, "other") == ""


def test_an_estimate_says_what_it_is_against():
    shown = words.estimate(a_finding().estimates[0])
    assert shown == "Stiffness, 0–10: MD −1.6 (−2.2 to −1.0) points of 10, against placebo"


def test_certainty_is_four_circles():
    assert [words.circles(level) for level in Certainty] == ["●●●●", "●●●○", "●●○○", "●○○○"]


def test_how_sure_one_is_is_said_for_every_kind_of_question():
    assert words.sureness(a_question()) == "Moderate certainty: stiffness over eight weeks"
    mechanism = a_question(certainty=None, certainty_about="", strength=Strength.WEAK)
    assert words.sureness(mechanism) == "Weak support"
    assert words.sureness(a_question(certainty=None, certainty_about="")) == "Certainty not rated"


def test_an_empty_panel_says_when_it_was_searched():
    assert words.nothing_found("animal", a_question()) == (
        "No animal study was found for this question; searched November 2026."
    )
