"""Bookmarks and history as JSON: taken along whole, and brought together without loss."""

import contextlib
import json
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from db.errors import NotUserData
from db.model.kept import Bookmark, Kept, Visit
from db.model.place import Place
from db.userdata import exchange, visits
from db.userdata.bookmarks import put
from db.userdata.store import UserData
from tests.unit.db.userdata.conftest import a_bookmark, a_visit

TITLES = st.text(
    st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1, max_size=40
)
PLACES = st.builds(Place, st.sampled_from(["gabapentin", "baclofen", "Zink_2"]))
TIMES = st.integers(0, 7_000_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
KEPT = st.builds(
    Kept,
    st.lists(st.builds(Bookmark, PLACES, TITLES, TIMES, TITLES), max_size=5).map(tuple),
    st.lists(st.builds(Visit, PLACES, TITLES, TIMES), max_size=5).map(tuple),
)


def shared(kept):
    """What is kept, without the order of time or the places in a list."""
    bookmarks = {(one.place, one.heading) for one in kept.bookmarks}
    return bookmarks, {(visit.place, visit.read) for visit in kept.visits}


def an_export(**changes):
    return json.dumps({"format": "dispensatory-userdata", "version": 1, **changes}).encode()


@given(KEPT)
def test_what_is_exported_is_read_as_it_was(kept):
    assert exchange.read(exchange.written(kept).encode(), "x.json") == kept


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(KEPT, KEPT)
def test_an_import_loses_nothing_of_either(data, here, brought):
    with data.writing():
        data.write("DELETE FROM bookmark")
        put(data, here.bookmarks)
        visits.put(data, here.visits)
    before = exchange.kept_of(data)
    exchange.merge(data, brought)
    after = exchange.kept_of(data)
    assert after.bookmarks[: len(before.bookmarks)] == before.bookmarks
    for part, mine, others in zip(shared(after), shared(before), shared(brought), strict=True):
        assert part == mine | others
    assert exchange.merge(data, brought) == Kept()


def test_an_import_tells_what_was_new(data):
    exchange.merge(data, Kept((a_bookmark("a"),), (a_visit(1),)))
    new = exchange.merge(data, Kept((a_bookmark("a"), a_bookmark("b")), (a_visit(1), a_visit(2))))
    assert [one.title for one in new.bookmarks] == ["About b"]
    assert new.visits == (a_visit(2),)


def test_an_old_history_that_is_brought_pushes_out_nothing_newer(data):
    visits.replace(data, [a_visit(minute) for minute in range(1000)])
    exchange.merge(data, Kept((), tuple(a_visit(-minute) for minute in range(1, 500))))
    visits.add(data, a_visit(1000))
    assert visits.all_visits(data) == tuple(a_visit(minute) for minute in range(1, 1001))


BOOKMARK = {"place": "evidence:gabapentin", "title": "T", "added": "2026-12-01T12:00:00+00:00"}


@pytest.mark.parametrize(
    "content, said",
    [
        (b"", "line 1, column 1"),
        (b'{\n "format": dispensatory}', "line 2, column 12"),
        (b"\xff\xfe", "byte 1: this is no UTF-8"),
        (b"[]", "is no export of bookmarks and history"),
        (b"[" * 100_000, "is no export"),
        (b'{"format": ' + b"9" * 5000 + b"}", "is no export"),
        (an_export(version=2), "later version"),
        (an_export(version="1"), "“version” should be 1"),
        (an_export(), "“bookmarks” should be a list"),
        (an_export(bookmarks=[], history={}), "“history” should be a list"),
        (an_export(bookmarks=[BOOKMARK, 7], history=[]), "bookmarks, entry 2: this should be an"),
        (an_export(bookmarks=[BOOKMARK | {"title": 7}], history=[]), "“title” should be a text"),
        (an_export(bookmarks=[BOOKMARK | {"title": ""}], history=[]), "entry 1: a title has 1 to"),
        (
            an_export(bookmarks=[BOOKMARK | {"title": "\ud800"}], history=[]),
            "letters that are none",
        ),
        (an_export(bookmarks=[BOOKMARK | {"place": "a/b/c"}], history=[]), "not an address"),
        (an_export(bookmarks=[BOOKMARK | {"added": "soon"}], history=[]), "should be a time"),
        (an_export(bookmarks=[BOOKMARK | {"added": "2026-12-01"}], history=[]), "time zone"),
        (
            an_export(bookmarks=[BOOKMARK | {"added": "0001-01-01T00:00+14:00"}], history=[]),
            "should be a time",
        ),
    ],
)
def test_a_bad_file_is_told_in_a_sentence_that_says_where(content, said):
    with pytest.raises(NotUserData) as told:
        exchange.read(content, "mine.json")
    assert said in str(told.value)
    assert "mine.json" in str(told.value)
    assert "\n" not in str(told.value)


@given(
    st.binary(max_size=60)
    | st.recursive(
        st.none() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["place", "title", "added", "read", "heading"]), inner, max_size=4
            )
        ),
        max_leaves=10,
    ).map(lambda part: an_export(bookmarks=[part], history=[part]))
)
@example(an_export(bookmarks=[BOOKMARK | {"heading": "\0"}], history=[]))
def test_no_file_is_too_strange_to_be_refused_in_a_sentence(content):
    with contextlib.suppress(NotUserData):
        exchange.read(content, "mine.json")


def test_a_file_that_cannot_be_one_is_refused_before_it_is_read(tmp_path):
    large = tmp_path / "large.json"
    with large.open("wb") as file:
        file.truncate(33_000_000)
    for path, said in (
        (large, "too large"),
        (tmp_path, "not a file"),
        (tmp_path / "x", "not a file"),
    ):
        with pytest.raises(NotUserData, match=said):
            exchange.read_file(path)


def test_an_import_that_is_refused_changes_nothing(file):
    with UserData(file) as data:
        exchange.merge(data, Kept((a_bookmark(),)))
        before = exchange.kept_of(data)
        bad = an_export(bookmarks=[BOOKMARK, {}], history=[])
        with pytest.raises(NotUserData):
            exchange.merge(data, exchange.read(bad, "mine.json"))
        assert exchange.kept_of(data) == before


def test_pages_too_old_to_stay_are_not_told_as_new(tmp_path):
    def read_at(second):
        return Visit(Place("gabapentin"), "t", datetime.fromtimestamp(second, UTC))

    here = tuple(map(read_at, range(1_000, 1_000 + visits.MOST_VISITS)))
    with UserData(tmp_path / "u.sqlite") as data:
        visits.replace(data, here)
        new = exchange.merge(data, Kept((), (read_at(1), read_at(5_000))))
        assert new.visits == (read_at(5_000),)
        assert visits.all_visits(data) == (*here[1:], read_at(5_000))
