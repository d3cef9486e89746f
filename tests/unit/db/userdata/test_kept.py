"""Bookmarks and history as they are kept."""

import pytest

from db.model.kept import Bookmark, Visit
from db.model.place import Place
from db.userdata import bookmarks, visits
from db.userdata.store import UserData
from tests.unit.db.userdata.conftest import NOON, TODAY, a_bookmark, a_visit


def titles(data):
    return [bookmark.title for bookmark in bookmarks.all_bookmarks(data)]


def test_what_was_kept_is_there_at_the_next_start(file):
    with UserData(file, TODAY) as data:
        bookmarks.add(data, a_bookmark(heading="Human evidence"))
        visits.add(data, a_visit())
    with UserData(file, TODAY) as data:
        (kept,) = bookmarks.all_bookmarks(data)
        assert (kept.place, kept.heading) == (
            Place("gabapentin", "muscle-relaxer"),
            "Human evidence",
        )
        assert kept.added == NOON
        assert visits.all_visits(data) == (a_visit(),)


def test_a_page_is_bookmarked_once_and_once_more_a_heading(data):
    bookmarks.add(data, a_bookmark())
    bookmarks.add(data, Bookmark(a_bookmark().place, "Another title", NOON))
    bookmarks.add(data, a_bookmark(heading="Sources"))
    kept = bookmarks.all_bookmarks(data)
    assert [(one.title, one.heading) for one in kept] == [
        ("About muscle-relaxer", ""),
        ("About muscle-relaxer", "Sources"),
    ]


def test_a_removed_bookmark_comes_back_where_it_stood(data):
    for question in "abc":
        bookmarks.add(data, a_bookmark(question))
    second = bookmarks.all_bookmarks(data)[1]
    bookmarks.remove(data, second)
    assert titles(data) == ["About a", "About c"]
    bookmarks.add(data, second)
    assert titles(data) == ["About a", "About b", "About c"]


@pytest.mark.parametrize(
    "which, by, order",
    [(2, -1, "acb"), (0, 1, "bac"), (0, -1, "abc"), (2, 9, "abc"), (2, -9, "cab")],
)
def test_a_bookmark_is_moved_up_and_down(data, which, by, order):
    for question in "abc":
        bookmarks.add(data, a_bookmark(question))
    bookmarks.move(data, bookmarks.all_bookmarks(data)[which], by)
    assert titles(data) == [f"About {question}" for question in order]


def test_moving_what_another_window_removed_does_nothing(data):
    bookmarks.add(data, a_bookmark("a"))
    bookmarks.move(data, a_bookmark("b"), 1)
    assert titles(data) == ["About a"]


def test_the_history_keeps_the_last_thousand(data):
    visits.replace(data, [a_visit(minute) for minute in range(1200)])
    assert visits.all_visits(data)[0] == a_visit(200)
    visits.add(data, a_visit(1200))
    kept = visits.all_visits(data)
    assert len(kept) == visits.MOST_VISITS
    assert (kept[0], kept[-1]) == (a_visit(201), a_visit(1200))


def test_a_page_read_after_the_clock_was_set_back_is_kept(data):
    visits.replace(data, [a_visit(minute) for minute in range(1000)])
    visits.add(data, a_visit(-100_000))
    assert visits.all_visits(data)[-1] == a_visit(-100_000)


def test_visits_are_removed_and_the_history_is_cleared(data):
    for minute in range(3):
        visits.add(data, a_visit(minute))
    visits.remove(data, [a_visit(1)])
    assert visits.all_visits(data) == (a_visit(0), a_visit(2))
    visits.replace(data, [])
    assert visits.all_visits(data) == ()


@pytest.mark.parametrize("title", ["", "x" * 1001, "\0", "half a pair \ud800"])
def test_a_title_that_could_not_be_kept_is_refused(title):
    with pytest.raises(ValueError, match="title"):
        Bookmark(Place("gabapentin"), title, NOON)
    with pytest.raises(ValueError, match="title"):
        Bookmark(Place("gabapentin"), "Gabapentin", NOON, title or "x" * 1001)


def test_a_time_without_its_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        Visit(Place("gabapentin"), "Gabapentin", NOON.replace(tzinfo=None))
