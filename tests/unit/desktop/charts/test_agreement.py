import pytest

from db.model.finding import Direction, Judgement
from db.model.source import DesignGroup, StudyDesign
from desktop.charts.agreement_bars import lay_out_bars
from desktop.html.agreement import PEOPLE, agreement, agreements
from desktop.theme import LIGHT
from tests.examples import a_finding, a_page


def findings(*directions, design=StudyDesign.RCT):
    return tuple(
        a_finding(f"{design}{number}", design=design, judgements=(Judgement("stiffness", one),))
        for number, one in enumerate(directions)
    )


SUPPORTS, OPPOSES = Direction.SUPPORTS, Direction.OPPOSES
MIXED, NEUTRAL = Direction.MIXED, Direction.NEUTRAL
MANY = (
    *findings(NEUTRAL, OPPOSES, SUPPORTS, OPPOSES, MIXED, SUPPORTS, SUPPORTS),
    *findings(OPPOSES, design=StudyDesign.META_ANALYSIS),
)


@pytest.fixture
def many():
    return agreement("People", MANY, "stiffness", PEOPLE)


def test_the_heading_counts_what_supports_and_what_opposes(many):
    assert many.heading == ("People: 3 of 8\u00a0studies support, 3 oppose, 1 mixed, 1 neutral")


def test_two_findings_of_one_study_are_not_two_studies():
    two = (a_finding("a", source="x"), a_finding("b", source="x"))
    assert agreement("People", two, "stiffness", PEOPLE).heading == (
        "People: 2 of 2\u00a0findings support"
    )


def test_no_finding_is_said():
    assert agreement("People", (), "stiffness", PEOPLE).heading == "People: no study"


def test_the_words_say_every_row_best_design_first(many):
    assert many.words.split(". ")[1:] == [
        "Systematic review: 1\u00a0study, 1 opposes",
        "Randomised trial: 7\u00a0studies, 3 support, 1 mixed, 1 neutral, 2 oppose",
        "Observational: no study",
        "Case report: no study",
    ]


def test_people_and_animals_are_counted_apart():
    people, animals = agreements(a_page())
    assert (people.total, animals.total) == (1, 1)
    assert [row.group for row in animals.rows] == [DesignGroup.ANIMAL, DesignGroup.IN_VITRO]


def test_the_segments_count_what_the_findings_count(qapp, many):
    layout = lay_out_bars(many, 460, LIGHT)
    drawn = [(s.direction, s.number) for bar in layout.bars for s in bar.segments]
    for direction in Direction:
        total = sum(number for one, number in drawn if one is direction)
        assert total == sum(f.direction_for("stiffness") is direction for f in MANY)


def test_segments_stand_in_order_as_wide_as_they_count(qapp, many):
    trials = lay_out_bars(many, 460, LIGHT).bars[1]
    assert [s.direction for s in trials.segments] == [SUPPORTS, MIXED, NEUTRAL, OPPOSES]
    assert trials.segments[0].area.width() > 2.5 * trials.segments[1].area.width()
    assert abs(trials.segments[-1].area.right() - trials.whole.right()) < 8


def test_an_empty_design_keeps_its_row(qapp, many):
    empty = [bar for bar in lay_out_bars(many, 460, LIGHT).bars if not bar.segments]
    assert [bar.row.group for bar in empty] == [DesignGroup.OBSERVATIONAL, DesignGroup.CASES]
    assert all(bar.whole.width() > 0 for bar in empty)


@pytest.mark.parametrize("width", [240, 460, 1060])
def test_nothing_of_the_bars_lies_outside(qapp, many, width):
    for bar in lay_out_bars(many, width, LIGHT).bars:
        assert bar.whole.right() <= width
