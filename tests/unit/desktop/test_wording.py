from datetime import date

import pytest

from desktop.wording import age, counted, day, month


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
