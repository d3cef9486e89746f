from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from db.model.finding import Estimate, Measure
from db.model.source import StudyDesign
from desktop.charts.forest import axis_of, forests
from desktop.charts.forest_picture import ForestPicture, in_parts
from desktop.charts.left_out import left_out
from desktop.theme import LIGHT
from tests.examples import a_finding, a_page, a_source
from tests.unit.desktop.charts.drawn import LONG, is_within, overlapping, widths, zooms

RATIOS = (Measure.RR, Measure.OR, Measure.HR)
DIFFERENCES = (Measure.MD, Measure.SMD, Measure.RD)


def an_estimate(value, low, high, measure=Measure.RR, **more):
    numbers = (Decimal(value), Decimal(low), Decimal(high))
    return Estimate("stiffness", more.pop("outcome", "Pain"), measure, *numbers, **more)


def a_page_with(*estimates, design=StudyDesign.RCT):
    found = tuple(
        a_finding(f"s{number}", estimates=(one,), n=1 + number % 7 * 99, design=design)
        for number, one in enumerate(estimates)
    )
    return a_page(findings=found, sources=tuple(a_source(f.source) for f in found))


def numbers(least, most):
    return st.lists(
        st.decimals(least, most, places=3, allow_nan=False), min_size=3, max_size=3
    ).map(sorted)


@st.composite
def estimates(draw):
    measure = draw(st.sampled_from((*RATIOS, *DIFFERENCES)))
    least = Decimal("0.001") if measure.is_ratio else Decimal(-100_000)
    three = numbers(least, 100_000)
    against = st.sampled_from(("", "placebo", LONG))
    detail = st.sampled_from(("", "sciatica", LONG))
    outcome = draw(st.sampled_from(("Pain", LONG)))
    made = []
    for _ in range(draw(st.integers(2, 40))):
        low, value, high = draw(three)
        more = {"against": draw(against), "detail": draw(detail), "outcome": outcome}
        made.append(an_estimate(value, low, high, measure, **more))
    return made


def rows_of_text(row):
    return [row.study, row.about, row.numbers]


@settings(deadline=None, max_examples=80)
@given(found=estimates(), width=widths, zoom=zooms)
def test_whatever_is_estimated_is_drawn_in_its_place_and_within_the_frame(qapp, found, width, zoom):
    (forest,) = forests(a_page_with(*found))
    width = width * zoom / 100
    drawing = ForestPicture(forest).lay_out(width, LIGHT.at(zoom))
    layout, axis = drawing.layout, drawing.layout.axis
    assert sorted(map(str, found)) == sorted(str(row.row.estimate) for row in layout.rows)
    whole = [area for row in layout.rows for area in dict.fromkeys(map(key, rows_of_text(row)))]
    assert overlapping([QRectF(*one) for one in whole]) == []
    assert layout.plot.left() <= layout.no_effect <= layout.plot.right()
    for row in layout.rows:
        assert all(is_within(area, width, drawing.height) for area in rows_of_text(row))
        assert layout.plot.left() - 0.01 <= row.low <= row.value <= row.high
        assert row.high <= layout.plot.right() + 0.01
        true = layout.plot.left() + axis.part(float(row.row.estimate.value)) * layout.plot.width()
        assert row.value == pytest.approx(true)
        if not any(row.is_cut):
            ends = (float(row.row.estimate.low), float(row.row.estimate.high))
            parts = [layout.plot.left() + axis.part(end) * layout.plot.width() for end in ends]
            assert [row.low, row.high] == pytest.approx(parts)
    xs = [x for x, _words in layout.ticks]
    assert xs == sorted(xs)
    assert len(xs) <= 14


def key(area):
    return area.getRect()


def test_an_estimate_is_never_moved_only_its_interval_may_end_in_an_arrow(qapp):
    (forest,) = forests(
        a_page_with(an_estimate("0.002", "0.001", "1000"), an_estimate("900", "1", "1000"))
    )
    axis = axis_of(forest)
    assert axis.low < 0.002
    assert axis.high > 900
    assert len(axis.ticks) <= 13


def test_identical_estimates_stand_on_rows_of_their_own(qapp):
    (forest,) = forests(a_page_with(*[an_estimate("0", "0", "0", Measure.MD)] * 3))
    layout = ForestPicture(forest).lay_out(700, LIGHT).layout
    assert len({row.middle for row in layout.rows}) == 3
    assert len({row.value for row in layout.rows}) == 1


def test_numbers_needed_to_treat_are_said_and_not_drawn():
    page = a_page_with(*[an_estimate("7", "4", "30", Measure.NNH)] * 2)
    assert forests(page) == ()
    (sentence,) = left_out(page)
    assert sentence.startswith("Numbers needed to treat (NNT) or to harm (NNH)")
    assert sentence.count("NNH 7 (4 to 30)") == 2


def test_what_stands_alone_or_has_no_interval_is_said_where_others_are_drawn():
    page = a_page_with(
        *[an_estimate("0.5", "0.2", "0.9")] * 2, an_estimate("2", "1", "3", outcome="Falls")
    )
    bare = a_finding("elm2020", estimates=())
    page = replace(
        page, findings=(*page.findings, bare), sources=(*page.sources, a_source("elm2020"))
    )
    assert left_out(page) == (
        "In the table alone, for nothing shares their outcome, measure and unit: Ash 2001 (Falls).",
        "In the table alone, for no interval is given: Ash 2001.",
    )
    assert left_out(a_page_with(an_estimate("2", "1", "3"))) == ()


def test_a_long_plot_is_parted_for_paper_and_keeps_one_axis(qapp):
    found = [an_estimate(str(n), "1", "300", against=f"drug {n % 3}") for n in range(1, 201)]
    (forest,) = forests(a_page_with(*found))
    parts = in_parts(forest, 14)
    assert sum(len(part.rows) for part in parts) == 200
    assert [row for part in parts for row in part.rows] == list(forest.rows)
    assert {axis_of(part) for part in parts} == {axis_of(forest)}
    assert parts[0].outcome == "Pain"
    assert parts[1].outcome == "Pain (continued)"
    assert all(ForestPicture(part).lay_out(670, LIGHT).height < 900 for part in parts)


def test_the_table_has_the_numbers_as_printed():
    (forest,) = forests(
        a_page_with(*[an_estimate("-0.0", "-0.8", "0.70", Measure.MD, unit="cm")] * 2)
    )
    head, row, _same = ForestPicture(forest).table
    assert dict(zip(head, row, strict=True)) == {
        "Study": "Ash 2001", "Studied": "", "People": "1", "Against": "", "Measure": "MD",
        "Value": "-0.0", "Low": "-0.8", "High": "0.70", "Unit": "cm", "Pooled": "no", "Note": "",
    }  # fmt: skip
