import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.wording import age, counted, day, month, old


@pytest.mark.parametrize(
    "number, noun, words",
    [
        (0, "drug", "0 drugs"),
        (1, "question", "1 question"),
        (7, "question", "7 questions"),
        (2, "study", "2 studies"),
        (100_000, "question", "100,000 questions"),
    ],
)
def test_nouns_are_counted_and_never_torn_from_their_number(number, noun, words):
    assert counted(number, noun) == words.replace(" ", "\u00a0")


def test_days_and_months_are_written_out():
    assert day("2026-11-05") == "5 November 2026"
    assert day("2026-11") == "November 2026"
    assert month("2026-11-05") == "November 2026"


@pytest.mark.parametrize(
    "today, words",
    [
        (date(2026, 11, 20), "today"),
        (date(2026, 11, 21), "yesterday"),
        (date(2026, 11, 24), "4 days ago"),
        (date(2027, 2, 20), "3 months ago"),
        (date(2029, 1, 1), "2 years ago"),
        (date(2026, 1, 1), ""),
    ],
)
def test_an_age_is_told_as_one_would_say_it(today, words):
    assert age("2026-11-20", today) == words


@pytest.mark.parametrize(
    "today, months",
    [
        (date(2027, 11, 20), ""),
        (date(2027, 11, 21), "12\u00a0months"),
        (date(2027, 12, 19), "12\u00a0months"),
        (date(2027, 12, 20), "13\u00a0months"),
        (date(2031, 11, 20), "60\u00a0months"),
        (date(2026, 11, 20), ""),
        (date(2026, 11, 19), ""),
        (date(1970, 1, 1), ""),
        (date(2025, 1, 1), ""),
    ],
)
def test_a_page_is_old_from_the_day_after_its_months_and_never_before_its_review(today, months):
    said = old("2026-11-20", today, 12)
    assert said.startswith(f"Last reviewed 20 November 2026, {months} ago.") if months else not said


@given(
    st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.dates(date(1970, 1, 1)), st.integers(1, 120)
)
def test_the_age_of_a_page_is_never_less_than_the_months_that_make_it_old(reviewed, today, months):
    said = old(reviewed.isoformat(), today, months)
    if today <= reviewed:
        assert not said
    elif said:
        assert int(re.search(r"([\d,]+)\u00a0month", said)[1].replace(",", "")) >= months
        assert (today - reviewed).days >= months * 28
    else:
        assert (today - reviewed).days <= months * 31
