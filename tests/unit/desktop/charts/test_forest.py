from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtGui import QImage, QPainter

from db.model.finding import Better, Estimate, Measure
from db.model.source import StudyDesign
from desktop.charts.forest import axis_of, forests, tick_words
from desktop.charts.forest_plot import lay_out_forest, paint_forest
from desktop.theme import DARK, LIGHT
from tests.examples import a_finding, a_page, a_source


def an_estimate(value, low, high, measure=Measure.MD, **more):
    numbers = (Decimal(value), Decimal(low), Decimal(high))
    return Estimate(
        "stiffness", "Pain", measure, *numbers, against=more.pop("against", "placebo"), **more
    )


def a_forest(*estimates, **changes):
    found = tuple(
        a_finding(f"s{number}2001", estimates=(one,), n=10 * (number + 1), **changes)
        for number, one in enumerate(estimates)
    )
    page = a_page(findings=found, sources=tuple(a_source(f.source) for f in found))
    return forests(page)


MDS = (an_estimate("-0.0", "-0.8", "0.7"), an_estimate("0.4", "-0.3", "1.2"))
RRS = (
    an_estimate("1.99", "1.17", "3.37", Measure.RR),
    an_estimate("0.5", "0.001", "900", Measure.RR),
)


def test_one_estimate_is_no_plot():
    assert a_forest(MDS[0]) == ()


def test_estimates_of_one_outcome_measure_and_unit_share_a_plot():
    other_unit = replace(MDS[0], unit="mm of 100")
    (plot,) = a_forest(*MDS, other_unit, RRS[0])
    assert [row.estimate for row in plot.rows] == list(MDS)


def test_estimates_of_another_question_stay_out():
    assert a_forest(MDS[0], replace(MDS[1], question="sleep")) == ()


def test_rows_stand_under_what_they_were_compared_with():
    (plot,) = a_forest(*MDS, replace(MDS[0], against="steroid"))
    assert [(g.heading, len(g.rows)) for g in plot.groups] == [
        ("Against placebo", 2),
        ("Against steroid", 1),
    ]
    assert plot.favours == ("favours examplol", "favours comparator")


def test_the_side_that_is_better_favours_the_drug():
    (lower,) = a_forest(*MDS)
    assert lower.favours == ("favours examplol", "favours placebo")
    (higher,) = a_forest(*(replace(one, better=Better.HIGHER) for one in MDS))
    assert higher.favours == ("favours placebo", "favours examplol")
    (sister,) = a_forest(*MDS, tested="exampline")
    assert sister.favours[0] == "favours exampline"


def test_numbers_are_as_printed_with_true_minus_signs():
    (plot,) = a_forest(*MDS)
    assert plot.rows[0].numbers == "−0.0 (−0.8 to 0.7)"
    assert "−0.0 (−0.8 to 0.7)" in plot.words
    assert tick_words(-0.30000000000000004) == "−0.3"


def test_only_what_a_review_pooled_is_a_diamond():
    (trials,) = a_forest(*MDS)
    assert not any(row.is_pooled for row in trials.rows)
    (pooled,) = a_forest(*MDS, design=StudyDesign.META_ANALYSIS)
    assert all(row.is_pooled for row in pooled.rows)
    assert pooled.notes == ("Diamonds are estimates that a cited review pooled.",)


def test_the_axis_holds_every_interval_and_no_effect():
    (plot,) = a_forest(*MDS)
    axis = axis_of(plot)
    assert axis.low <= -0.8
    assert axis.high >= 1.2
    assert 0 in [round(tick, 9) for tick in axis.ticks]
    assert 3 <= len(axis.ticks) <= 8


def test_ratios_stand_on_a_log_axis_round_one():
    (plot,) = a_forest(*RRS)
    axis = axis_of(plot)
    assert plot.no_effect == 1
    assert axis.part(10) - axis.part(1) == pytest.approx(axis.part(1) - axis.part(0.1))


@pytest.mark.parametrize("width", [300, 480, 1060])
def test_rows_equal_estimates_and_stand_in_the_plot(qapp, width):
    for plot in (*a_forest(*MDS), *a_forest(*RRS)):
        layout = lay_out_forest(plot, width, LIGHT)
        assert [row.row.estimate for row in layout.rows] == [row.estimate for row in plot.rows]
        for row in layout.rows:
            assert layout.plot.left() <= row.low <= row.value <= row.high <= layout.plot.right()
            assert row.numbers.right() <= width + 1


def test_an_interval_beyond_the_axis_ends_in_an_arrow(qapp):
    (plot,) = a_forest(*RRS)
    layout = lay_out_forest(plot, 900, LIGHT)
    assert [row.is_cut for row in layout.rows] == [(False, False), (True, True)]


def test_a_study_of_more_people_has_a_larger_square(qapp):
    (plot,) = a_forest(*MDS)
    small, large = lay_out_forest(plot, 900, LIGHT).rows
    assert small.size < large.size


@pytest.mark.parametrize("theme", [LIGHT, DARK.at(150)])
def test_it_is_painted_on_anything(qapp, theme):
    (plot,) = a_forest(*MDS)
    layout = lay_out_forest(plot, 700, theme)
    image = QImage(700, round(layout.height), QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    paint_forest(painter, plot, layout, theme)
    painter.end()
    assert image.pixelColor(round(layout.rows[0].value), round(layout.rows[0].middle)).alpha()
