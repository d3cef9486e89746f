"""A damaged file: set aside, never lost, and a backup in its place."""

from datetime import timedelta

import pytest

from db.errors import CannotWrite, UserDataDamaged
from db.userdata import bookmarks, rescue
from db.userdata.store import UserData
from tests.unit.db.userdata.conftest import TODAY, a_bookmark


@pytest.fixture
def kept(file):
    """Three days, a bookmark more each."""
    for day, question in enumerate("abc"):
        with UserData(file, TODAY + timedelta(days=day)) as data:
            bookmarks.add(data, a_bookmark(question))
            data.back_up()
    return file


def test_backups_are_offered_the_newest_first_with_what_they_hold(kept):
    offered = rescue.good_backups(kept)
    assert [backup.bookmarks for backup in offered] == [3, 2, 1]
    assert offered[0].day == TODAY + timedelta(days=2)


def test_a_damaged_backup_is_not_offered(kept):
    newest = rescue.good_backups(kept)[0].file
    newest.write_bytes(newest.read_bytes()[:5000])
    assert [backup.bookmarks for backup in rescue.good_backups(kept)] == [2, 1]


def test_a_damaged_file_is_set_aside_as_it_is_with_what_lies_beside_it(kept):
    kept.write_bytes(b"damaged")
    journal = kept.with_name("userdata.sqlite-journal")
    journal.write_bytes(b"journal")
    aside = rescue.set_aside(kept, TODAY)
    assert aside is not None
    assert aside.name == "userdata-damaged-2026-12-01.sqlite"
    assert aside.read_bytes() == b"damaged"
    assert aside.with_name(f"{aside.name}-journal").read_bytes() == b"journal"
    assert not kept.exists()
    assert not journal.exists()


def test_a_second_damaged_file_of_a_day_does_not_take_the_first_ones_place(kept):
    for content in (b"first", b"second"):
        kept.write_bytes(content)
        rescue.set_aside(kept, TODAY)
    asides = sorted(kept.parent.glob("userdata-damaged-*"))
    assert {path.read_bytes() for path in asides} == {b"first", b"second"}


def test_a_sound_file_is_never_set_aside(kept):
    assert rescue.set_aside(kept, TODAY) is None
    with UserData(kept) as data:
        assert len(bookmarks.all_bookmarks(data)) == 3


def test_a_file_that_is_gone_needs_no_setting_aside(kept):
    kept.unlink()
    assert rescue.set_aside(kept, TODAY) is None


def test_a_restored_backup_is_read_again_and_stays_a_backup(kept):
    kept.write_bytes(b"damaged")
    rescue.set_aside(kept, TODAY)
    newest = rescue.good_backups(kept)[0]
    before = newest.file.read_bytes()
    rescue.restore(newest.file, kept)
    with UserData(kept) as data:
        assert len(bookmarks.all_bookmarks(data)) == 3
    assert newest.file.read_bytes() == before


def test_a_backup_takes_the_place_of_nothing(kept):
    older = rescue.good_backups(kept)[-1]
    rescue.restore(older.file, kept)
    with UserData(kept) as data:
        assert len(bookmarks.all_bookmarks(data)) == 3


def test_a_backup_that_cannot_be_put_back_leaves_nothing_half_made(kept):
    newest = rescue.good_backups(kept)[0]
    kept.unlink()
    newest.file.write_bytes(newest.file.read_bytes()[:5000])
    with pytest.raises((CannotWrite, UserDataDamaged)):
        rescue.restore(newest.file, kept)
    assert not kept.exists()
    assert not list(kept.parent.glob("*.restoring*"))


def kept_for_good(kept):
    return [path.name for path in (kept.parent / "backups").glob("*-before-replacing*")]


def test_who_begins_anew_keeps_the_newest_backup_for_good(kept):
    kept.write_bytes(b"damaged")
    rescue.set_aside(kept, TODAY)
    with rescue.begin_anew(kept) as data:
        assert bookmarks.all_bookmarks(data) == ()
    with UserData(kept, TODAY + timedelta(days=2)) as data:
        bookmarks.add(data, a_bookmark("z"))
        data.back_up(renews=True)
    assert kept_for_good(kept) == ["userdata-2026-12-03-before-replacing.sqlite"]
    assert sorted(backup.bookmarks for backup in rescue.good_backups(kept)) == [1, 1, 2, 3]


@pytest.mark.parametrize("which, is_kept", [(0, False), (1, True)])
def test_who_restores_another_keeps_the_newest_backup_for_good(kept, which, is_kept):
    kept.unlink()
    rescue.restore(rescue.good_backups(kept)[which].file, kept)
    assert bool(kept_for_good(kept)) is is_kept
    assert len(rescue.good_backups(kept)) == 3
