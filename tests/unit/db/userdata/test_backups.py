"""Copies of the reader's file: when they are made, and which are kept."""

import os
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import CannotWrite
from db.userdata import backups, bookmarks, rescue
from db.userdata.store import UserData
from tests.unit.db.userdata.conftest import TODAY, a_bookmark


def names(file):
    return sorted(path.name for path in (file.parent / "backups").iterdir())


def in_use(file, today):
    """One day with the program."""
    with UserData(file, today) as data:
        data.back_up()
        data.back_up(renews=True)


@pytest.fixture
def kept(file):
    with UserData(file, TODAY) as data:
        bookmarks.add(data, a_bookmark())
    return file


def test_nothing_is_backed_up_where_nothing_is_kept(file):
    in_use(file, TODAY)
    assert not (file.parent / "backups").exists()


def test_a_day_in_use_leaves_one_backup(kept):
    for _start in range(3):
        in_use(kept, TODAY)
    assert names(kept) == ["userdata-2026-12-01.sqlite"]


def test_a_day_ends_with_a_backup_of_all_of_it(kept):
    in_use(kept, TODAY)
    with UserData(kept, TODAY) as data:
        bookmarks.add(data, a_bookmark("spasticity"))
        assert data.back_up() is None
        data.back_up(renews=True)
    assert [backup.bookmarks for backup in rescue.good_backups(kept)] == [2]


def test_a_program_that_stays_open_backs_up_every_day(kept, monkeypatch):
    with UserData(kept) as data:
        for day in (1, 2, 2, 3):
            monkeypatch.setattr(UserData, "today", date(2026, 12, day))
            data.back_up()
    assert len(names(kept)) == 3


def test_the_last_seven_days_are_kept_and_then_one_a_week(kept):
    for day in range(100):
        in_use(kept, TODAY + timedelta(days=day))
    days = [day for day, _path in backups.listed(kept)]
    last = TODAY + timedelta(days=99)
    assert days[:7] == [last - timedelta(days=back) for back in range(7)]
    weeks = [day.isocalendar()[:2] for day in days[7:]]
    assert len(weeks) == len(set(weeks))
    assert days[-1] > last - timedelta(weeks=8)
    assert len(days) == 13


@given(st.lists(st.integers(0, 3000), max_size=60), st.integers(0, 3000))
def test_neither_a_newer_backup_nor_the_last_seven_ever_go(offsets, now):
    days = {TODAY + timedelta(days=offset) for offset in offsets}
    today = TODAY + timedelta(days=now)
    gone = backups.outdated(days, today)
    assert all(day <= today for day in gone)
    past = sorted(day for day in days if day <= today)
    assert not gone & set(past[-7:])
    assert len(past) - len(gone) <= 15


def test_a_clock_that_was_set_back_removes_and_overwrites_nothing(kept):
    for day in range(20):
        in_use(kept, TODAY + timedelta(days=day))
    before = {path: path.read_bytes() for _day, path in backups.listed(kept)}
    with UserData(kept, TODAY + timedelta(days=19)) as data:
        bookmarks.add(data, a_bookmark("spasticity"))
    newest, *older = [day for day, _path in backups.listed(kept)]
    for back in (date(1970, 1, 1), TODAY - timedelta(days=1), *older):
        in_use(kept, back)
    assert newest == TODAY + timedelta(days=19)
    for path, content in before.items():
        assert path.read_bytes() == content


def test_a_backup_that_fails_is_said_and_leaves_nothing_half_made(kept, monkeypatch):
    (kept.parent / "backups").mkdir()

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with UserData(kept, TODAY) as data, pytest.raises(CannotWrite, match="No space left"):
        data.back_up()
    assert names(kept) == []


def test_what_a_cut_off_backup_left_goes_with_the_next(kept):
    left = kept.parent / "backups" / "userdata-2026-11-01.making"
    left.parent.mkdir()
    left.write_bytes(b"half")
    in_use(kept, TODAY)
    assert left.name in names(kept)  # it may be another window's
    os.utime(left, (0, 0))
    in_use(kept, TODAY + timedelta(days=1))
    assert left.name not in names(kept)


def test_files_that_others_put_there_are_no_backups(kept):
    folder = kept.parent / "backups"
    folder.mkdir()
    for name in ("userdata-2026-02-31.sqlite", "userdata-old.sqlite", "notes.sqlite"):
        (folder / name).write_bytes(b"")
    in_use(kept, TODAY)
    assert [day for day, _path in backups.listed(kept)] == [TODAY]
    assert len(names(kept)) == 4
