from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given, settings

from db.model.finding import Direction
from db.model.source import StudyDesign
from desktop.charts.timeline_drawing import TimelinePicture, lay_out_timeline, years_of
from desktop.html.timeline import timeline
from desktop.theme import LIGHT
from tests.examples import a_page
from tests.unit.desktop.charts.drawn import a_page_of, assert_sound, findings, widths, zooms

UP, DOWN = Direction.SUPPORTS, Direction.OPPOSES
TRIAL, RATS = StudyDesign.RCT, StudyDesign.ANIMAL_EXPERIMENT
PAGE = a_page_of(
    (TRIAL, UP, 1997), (TRIAL, DOWN, 2010), (TRIAL, UP, 2010), (RATS, UP, 1993), (TRIAL, UP, 0)
)


def middles(drawing):
    return {one.finding.id: mark.area.center() for mark in drawing.marks for one in mark.stands_for}


def test_the_heading_says_when_people_and_when_animals_were_studied():
    assert timeline(PAGE).heading == "People 1997–2010 · Animals and in vitro 1993"
    people = timeline(a_page_of((TRIAL, UP, 2001)))
    assert people.heading == "People 2001 · Animals and in vitro: no finding"


def test_a_finding_without_a_year_is_named_and_never_drawn(qapp):
    found = timeline(PAGE)
    assert found.notes == ("Without a year, and so not drawn: Ash n.d. (supports).",)
    assert found.table[-1] == ("", "People", "Ash n.d.", "randomised trial", "supports")
    assert "s4" not in middles(lay_out_timeline(found, 500, LIGHT))


def test_the_words_say_each_year():
    assert timeline(PAGE).words == (
        "People 1997–2010 · Animals and in vitro 1993. People: 1997: 1 supports; 2010: 1 supports, "
        "1 opposes. Animals and in vitro: 1993: 1 supports. "
        "Without a year, and so not drawn: Ash n.d. (supports)"
    )


@pytest.mark.parametrize(
    "page, heading",
    [(a_page(findings=()), "No finding"), (a_page_of((TRIAL, UP, 0)), "No finding has a year")],
)
def test_nothing_dated_is_said(qapp, page, heading):
    picture = TimelinePicture(timeline(page))
    assert picture.words.startswith(heading)
    assert not [mark for mark in picture.lay_out(500, LIGHT).marks if mark.stands_for]


def test_people_stand_above_the_years_and_animals_below(qapp):
    at = middles(lay_out_timeline(timeline(PAGE), 500, LIGHT))
    assert at["s0"].y() < at["s3"].y()
    assert at["s1"].x() == at["s2"].x()
    assert at["s1"].y() != at["s2"].y()


def test_gaps_between_years_stay(qapp):
    page = a_page_of((TRIAL, UP, 2000), (TRIAL, UP, 2001), (TRIAL, UP, 2020))
    at = middles(lay_out_timeline(timeline(page), 600, LIGHT))
    year = at["s1"].x() - at["s0"].x()
    assert at["s2"].x() - at["s1"].x() == pytest.approx(19 * year)


def test_where_there_is_no_room_years_share_a_column_and_the_axis_says_so(qapp):
    page = a_page_of(*[(TRIAL, UP, year) for year in range(1900, 2020)])
    drawing = lay_out_timeline(timeline(page), 400, LIGHT)
    said = [words.text for words in drawing.words]
    assert "by 5 years" in said
    assert {"1900", "1920", "2000"} <= set(said)
    assert_sound(drawing, 400)


def test_where_each_year_has_room_nothing_is_said_of_steps(qapp):
    page = a_page_of((TRIAL, UP, 2000), (TRIAL, UP, 2001))
    drawing = lay_out_timeline(timeline(page), 400, LIGHT)
    assert not any(words.text.startswith("by ") for words in drawing.words)


def test_a_crowded_year_is_counted(qapp):
    page = a_page_of(*[(TRIAL, UP, 2001)] * 150, *[(TRIAL, DOWN, 2001)] * 50)
    drawing = lay_out_timeline(timeline(page), 500, LIGHT)
    assert [len(mark.stands_for) for mark in drawing.marks if mark.stands_for] == [150, 50]
    assert {"150", "50"} <= {words.text for words in drawing.words}
    assert drawing.height < 300


@settings(deadline=None, max_examples=60)
@given(found=findings, width=widths, zoom=zooms)
def test_whatever_is_found_stands_on_its_year_and_within_the_frame(qapp, found, width, zoom):
    page = a_page_of(*found)
    line, theme = timeline(page), LIGHT.at(zoom)
    width = width * zoom / 100
    drawing = lay_out_timeline(line, width, theme)
    assert_sound(drawing, width)
    drawn = Counter(one.finding.id for mark in drawing.marks for one in mark.stands_for)
    dated = {s.id for s in page.sources if s.year}
    assert drawn == Counter(one.id for one in page.findings if one.source in dated)
    if not line.years:
        return
    for mark in drawing.marks:
        assert all(one.direction is mark.direction for one in mark.stands_for)
    placed = sorted(
        (one.source.year, mark.area.left()) for mark in drawing.marks for one in mark.stands_for
    )
    years = years_of(line, 0, width - 80 * zoom / 100, theme)
    for (year, left), (later, right) in pairwise(placed):
        if later - year >= 2 * years.step:
            assert left < right
