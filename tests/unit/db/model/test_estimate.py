from decimal import Decimal

import pytest

from db.model.finding import Estimate, Measure


def an_estimate(value, low, high, measure=Measure.RR):
    return Estimate("q", "Pain", measure, Decimal(value), Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    "numbers, refusal",
    [
        (("0", "0", "2"), "0 is no RR: a ratio is above 0"),
        (("0.5", "0.0", "2"), "0.0 is no RR"),
        (("0.5", "-0.2", "2"), "-0.2 is no RR"),
        (("3", "1", "2"), "3 lies outside its interval, 1 to 2"),
        (("1", "0.1", "1e10"), "larger than any effect"),
        (("NaN", "1", "2"), "are not all numbers"),
        (("1", "0.1", "Infinity"), "are not all numbers"),
    ],
)
def test_what_no_effect_can_be_is_refused_in_a_sentence(numbers, refusal):
    with pytest.raises(ValueError, match=refusal):
        an_estimate(*numbers)


def test_a_difference_may_be_nothing_or_negative():
    assert str(an_estimate("-0.0", "-0.8", "0", Measure.MD)) == "MD −0.0 (−0.8 to 0)"
