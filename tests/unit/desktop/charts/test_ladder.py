from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings

from db.model.finding import Direction
from db.model.source import DesignGroup, StudyDesign
from desktop.charts.ladder_drawing import LadderPicture, lay_out_ladder
from desktop.html.ladder import RUNGS, ladder
from desktop.html.pointing import pointings
from desktop.theme import LIGHT
from tests.examples import a_finding, a_page, a_source
from tests.unit.desktop.charts.drawn import a_page_of, assert_sound, findings, widths, zooms

UP, DOWN, MIXED = Direction.SUPPORTS, Direction.OPPOSES, Direction.MIXED
TRIAL, SERIES = StudyDesign.RCT, StudyDesign.CASE_SERIES
RATS, CELLS = StudyDesign.ANIMAL_EXPERIMENT, StudyDesign.IN_VITRO
REVIEW, OPINION = StudyDesign.META_ANALYSIS, StudyDesign.NARRATIVE_REVIEW
PAGE = a_page_of(
    (TRIAL, DOWN, 2001), (TRIAL, UP, 2002), (RATS, UP, 1999), (CELLS, MIXED, 1998), (OPINION, UP, 9)
)


def test_every_rung_stays_the_lowest_first():
    assert [rung.group for rung in ladder(a_page(findings=())).rungs] == list(RUNGS)


def test_the_highest_rung_with_a_study_is_named():
    assert ladder(PAGE).heading == "Highest rung reached: randomised trial"
    assert ladder(a_page(findings=())).heading == "No rung reached: no study was found"


def test_opinions_stand_beside_the_ladder():
    found = ladder(PAGE)
    assert found.notes == ("Beside the ladder: 1\u00a0review or guideline (1 supports).",)
    assert found.table[-1] == ("Beside the ladder: reviews and guidelines", *"111000")
    two = ladder(a_page_of((OPINION, UP, 1), (StudyDesign.GUIDELINE, DOWN, 2)))
    assert "2\u00a0reviews or guidelines (1 supports, 1 opposes)" in two.notes[0]
    assert two.highest is None


def test_the_words_say_every_rung_from_the_top():
    assert ladder(PAGE).words.replace("\u00a0", " ") == (
        "Highest rung reached: randomised trial. Systematic review: no study. "
        "Randomised trial: 2 studies, 1 supports, 1 opposes. Observational: no study. "
        "Case report: no study. Animal experiment: 1 study, 1 supports. "
        "In vitro: 1 study, 1 mixed. "
        "Beside the ladder: 1 review or guideline (1 supports)"
    )


def test_a_review_of_animals_is_no_rung_of_people():
    page = a_page_of((REVIEW, UP, 2001))
    animals = replace(page.findings[0], population=a_page_of((RATS, UP, 1)).findings[0].population)
    assert ladder(replace(page, findings=(animals,))).highest.group is DesignGroup.ANIMAL


def test_a_review_that_pooled_no_trial_says_what_it_pooled():
    page = a_page_of((REVIEW, UP, 2001), (REVIEW, UP, 2002))
    some = (replace(page.sources[0], reviews=StudyDesign.COHORT), page.sources[1])
    assert ladder(replace(page, sources=some)).highest.name == "Systematic review"
    both = tuple(replace(one, reviews=StudyDesign.COHORT) for one in page.sources)
    found = ladder(replace(page, sources=both))
    assert found.heading == "Highest rung reached: systematic review, of observational studies"
    trials = tuple(replace(one, reviews=TRIAL) for one in page.sources)
    assert ladder(replace(page, sources=trials)).highest.name == "Systematic review"


def test_two_findings_of_one_study_are_one_study():
    two = (a_finding("a", source="x"), a_finding("b", source="x"))
    rung = ladder(a_page(findings=two, sources=(a_source("x"),))).highest
    assert rung.number.replace("\u00a0", " ") == "1 study, 2 findings"


def test_a_mark_is_a_finding_where_they_are_few(qapp):
    drawing = LadderPicture(ladder(PAGE)).lay_out(500, LIGHT)
    drawn = [mark.stands_for[0].finding.id for mark in drawing.marks if mark.stands_for]
    assert sorted(drawn) == ["s0", "s1", "s2", "s3"]


def test_many_marks_become_counts(qapp):
    page = a_page_of(*[(TRIAL, UP, 2001)] * 9, *[(TRIAL, DOWN, 2002)] * 3)
    drawing = lay_out_ladder(ladder(page), 500, LIGHT)
    assert [len(mark.stands_for) for mark in drawing.marks if mark.stands_for] == [9, 3]
    assert {"9", "3", "12\u00a0studies"} <= {words.text for words in drawing.words}


def test_a_mark_names_its_finding_under_the_pointer(qapp):
    drawing = lay_out_ladder(ladder(a_page_of((TRIAL, UP, 2001))), 500, LIGHT)
    assert drawing.hints[0][1] == "Ash 2001 · adults with stiffness · ▲ supports"


@pytest.mark.parametrize("width", [260, 400, 1060])
def test_only_the_highest_rung_is_bold(qapp, width):
    drawing = lay_out_ladder(ladder(PAGE), width, LIGHT)
    bold = [words.text for words in drawing.words if words.is_bold]
    assert bold[-1] == "Randomised trial"


@settings(deadline=None, max_examples=60)
@given(found=findings, width=widths, zoom=zooms)
def test_whatever_is_found_is_drawn_once_and_within_the_frame(qapp, found, width, zoom):
    page = a_page_of(*found)
    picture = LadderPicture(ladder(page))
    width = width * zoom / 100
    drawing = picture.lay_out(width, LIGHT.at(zoom))
    assert_sound(drawing, width)
    drawn = Counter(one.finding.id for mark in drawing.marks for one in mark.stands_for)
    beside = {one.finding.id for one in picture.ladder.aside}
    assert drawn == Counter(
        one.finding.id for one in pointings(page) if one.finding.id not in beside
    )
    for mark in drawing.marks:
        assert all(one.direction is mark.direction for one in mark.stands_for)
