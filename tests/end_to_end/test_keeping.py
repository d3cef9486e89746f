"""What a reader keeps: bookmarks, history, and both in a file to take along."""

import sqlite3
from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog

from db.userdata import bookmarks, exchange, visits
from db.userdata.rescue import good_backups
from db.userdata.schema import VERSION
from db.userdata.store import UserData
from desktop.dialogs.kept import KeptDialog
from desktop.dialogs.restore import RestoreDialog
from tests.end_to_end.conftest import CTRL

RELAXER = "evidence:gabapentin/muscle-relaxer"
SPASTICITY = "evidence:gabapentin/spasticity"
MUSCLE, STIFF = "Is gabapentin a muscle relaxer?", "Does gabapentin reduce spasticity?"
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def file(tmp_path):
    return tmp_path / "data" / "userdata.sqlite"


@pytest.fixture
def keeper(sits_down, file, qtbot):
    """A reader whose bookmarks and history are kept."""

    def sit():
        reader = sits_down(data=file)
        keeper = reader.window.keeping.keeper
        qtbot.waitUntil(lambda: keeper._data is not None or not file.exists())
        return reader

    return sit


@pytest.fixture
def reader(keeper):
    return keeper()


def dialog(reader, kind=KeptDialog):
    return next(
        part
        for part in reader.window.findChildren(QDialog)
        if part.isVisible() and isinstance(part, kind)
    )


def listed(shown):
    return [entry.title for entry in shown.list.rows.entries]


def star(reader):
    return reader.window.commands["bookmark"].isChecked()


def bookmark(reader, *addresses):
    for address in addresses:
        reader.opens(address)
        reader.presses(Qt.Key.Key_D, CTRL)
        reader.is_told("was bookmarked")
        reader.presses(Qt.Key.Key_Escape)


def in_file(file, read=bookmarks.all_bookmarks):
    with UserData(file) as data:
        return [str(kept.place) for kept in read(data)]


def test_a_page_is_bookmarked_and_the_star_says_so_at_every_start(reader, keeper):
    reader.opens(RELAXER)
    assert not star(reader)
    bookmark(reader, RELAXER)
    assert star(reader)
    reader.opens(SPASTICITY)
    assert not star(reader)
    reader.opens(RELAXER)
    reader.leaves()
    again = keeper()
    again._qtbot.waitUntil(lambda: star(again))
    assert again.place == RELAXER


def test_the_star_is_empty_again_once_the_bookmark_is_removed(reader, file):
    bookmark(reader, RELAXER)
    reader.presses(Qt.Key.Key_D, CTRL)
    reader.is_told("The bookmark was removed")
    assert not star(reader)
    reader.leaves()
    assert in_file(file) == []


def test_the_start_page_cannot_be_bookmarked(reader):
    assert not reader.window.commands["bookmark"].isEnabled()
    reader.opens(RELAXER)
    assert reader.window.commands["bookmark"].isEnabled()


def test_a_bookmark_is_found_by_typing_and_opened_by_enter(reader, qtbot):
    bookmark(reader, RELAXER, SPASTICITY)
    reader.opens("evidence:start")
    reader.presses(Qt.Key.Key_B, CTRL)
    shown = dialog(reader)
    assert listed(shown) == [
        MUSCLE,
        STIFF,
    ]
    qtbot.keyClicks(shown.filter, "REDUCE gaba")
    assert listed(shown) == [STIFF]
    qtbot.keyClick(shown.filter, Qt.Key.Key_Return)
    reader.waits()
    assert reader.place == SPASTICITY
    assert not shown.isVisible()


def test_a_removed_bookmark_comes_back_where_it_stood(reader, qtbot):
    bookmark(reader, RELAXER, SPASTICITY)
    reader.presses(Qt.Key.Key_B, CTRL)
    shown = dialog(reader)
    qtbot.keyClick(shown.filter, Qt.Key.Key_Down)
    qtbot.keyClick(shown.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: listed(shown) == [STIFF])
    assert "“Is gabapentin a muscle relaxer?” was removed" in shown.said.text()
    qtbot.mouseClick(shown.undo_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(listed(shown)) == 2)
    assert listed(shown)[0] == MUSCLE
    assert not shown.undo_button.isVisible()


def test_bookmarks_are_put_into_another_order(reader, qtbot, file):
    bookmark(reader, RELAXER, SPASTICITY)
    reader.presses(Qt.Key.Key_B, CTRL)
    shown = dialog(reader)
    qtbot.keyClick(shown.filter, Qt.Key.Key_Down)
    qtbot.keyClick(shown.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: listed(shown)[0] == STIFF)
    shown.reject()
    reader.leaves()
    assert in_file(file) == [SPASTICITY, RELAXER]


def test_a_page_that_is_only_dated_anew_is_not_read_again(reader, file):
    reader.opens(RELAXER)
    reader.window._set_review(3)
    reader.leaves()
    with UserData(file) as data:
        assert [str(visit.place) for visit in visits.all_visits(data)] == [RELAXER]


def test_a_bookmark_moved_twice_at_once_moves_by_two(reader, qtbot, file):
    bookmark(reader, RELAXER, SPASTICITY, "evidence:topic/spasticity", "evidence:source/sung2003")
    reader.presses(Qt.Key.Key_B, CTRL)
    shown = dialog(reader)
    qtbot.keyClick(shown.filter, Qt.Key.Key_Down)
    for _ in range(2):
        qtbot.keyClick(shown.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: not reader.window.keeping.keeper._thread._work_queue.qsize())
    shown.reject()
    reader.leaves()
    assert in_file(file)[2] == RELAXER


def test_letters_typed_over_the_list_filter_it(reader, qtbot):
    bookmark(reader, RELAXER, SPASTICITY)
    reader.presses(Qt.Key.Key_B, CTRL)
    shown = dialog(reader)
    qtbot.keyClick(shown.filter, Qt.Key.Key_Down)
    qtbot.keyClicks(shown.list, "x")
    assert shown.filter.text() == "x"
    qtbot.keyClicks(shown.filter, "yz")
    assert listed(shown) == []
    assert shown.nothing.text() == "No bookmark has “xyz” in it."


def test_the_pages_that_were_read_are_in_the_history_the_last_first(reader, qtbot):
    for address in (RELAXER, SPASTICITY, "evidence:topic/spasticity", "evidence:source/sung2003"):
        reader.opens(address)
    reader.presses(Qt.Key.Key_H, CTRL | SHIFT)
    shown = dialog(reader)
    qtbot.waitUntil(lambda: len(listed(shown)) == 4)
    assert listed(shown)[-1] == MUSCLE
    shown.list.setCurrentIndex(shown.list.rows.index(3))
    shown.list.choose_current()
    reader.waits()
    assert reader.place == RELAXER


def test_a_cleared_history_can_be_had_back_while_the_dialog_is_open(reader, qtbot, file):
    for address in (RELAXER, SPASTICITY):
        reader.opens(address)
    reader.presses(Qt.Key.Key_H, CTRL | SHIFT)
    shown = dialog(reader)
    qtbot.waitUntil(lambda: len(listed(shown)) == 2)
    qtbot.mouseClick(shown.clear, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: listed(shown) == [])
    shown.undo()
    qtbot.waitUntil(lambda: len(listed(shown)) == 2)
    shown.reject()
    reader.window.commands["clear_history"].trigger()
    reader.is_told("The history was cleared")
    reader.leaves()
    assert in_file(file, visits.all_visits) == []


def test_a_history_that_is_switched_off_keeps_nothing_more(reader, keeper, file):
    reader.opens(RELAXER)
    reader.window.commands["keep_history"].trigger()
    reader.is_told("Pages are kept no longer")
    reader.opens(SPASTICITY)
    reader.leaves()
    assert in_file(file, visits.all_visits) == [RELAXER]
    again = keeper()
    assert not again.window.commands["keep_history"].isChecked()
    again.leaves()
    assert in_file(file, visits.all_visits) == [RELAXER]


def test_what_was_asked_for_is_kept_though_the_window_is_closed_at_once(reader, file):
    reader.opens(RELAXER)
    reader.window.commands["bookmark"].trigger()
    reader.leaves()
    assert in_file(file) == [RELAXER]
    assert in_file(file, visits.all_visits) == [RELAXER]


def test_what_is_kept_is_taken_to_another_machine(reader, sits_down, tmp_path, monkeypatch, qtbot):
    bookmark(reader, RELAXER)
    taken, other_file = tmp_path / "mine.json", tmp_path / "other" / "userdata.sqlite"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(taken), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: (str(taken), ""))
    reader.window.commands["export_data"].trigger()
    reader.is_told("1 bookmark and 1 page of history were exported")
    other = sits_down(data=other_file)
    other.window.commands["import_data"].trigger()
    other.is_told("1 bookmark and")
    other.leaves()
    assert in_file(other_file) == [RELAXER]


def test_a_file_that_is_no_export_is_told_with_its_place(reader, tmp_path, monkeypatch):
    bad = tmp_path / "bad.json"
    bad.write_text('{\n "format": }', encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: (str(bad), ""))
    reader.window.commands["import_data"].trigger()
    reader.is_told("“bad.json”, line 2, column 12")


def spoil(file):
    """A file that holds a bookmark, has a backup, and is damaged."""
    with UserData(file) as data:
        exchange.merge(data, exchange.read(ONE_BOOKMARK, "one.json"))
        data.back_up()
    file.write_bytes(b"\0" * 8192)


ONE_BOOKMARK = (
    b'{"format": "dispensatory-userdata", "version": 1, "history": [], "bookmarks": [{"place": '
    b'"evidence:gabapentin/muscle-relaxer", "title": "T", "added": "2026-11-01T08:00:00+00:00"}]}'
)


@pytest.fixture
def spoiled(file, sits_down, qtbot):
    """A reader who starts with a damaged file."""
    spoil(file)
    reader = sits_down(data=file)
    qtbot.waitUntil(
        lambda: any(isinstance(part, RestoreDialog) for part in reader.window.children())
    )
    return reader


def test_a_damaged_file_is_set_aside_and_its_backup_restored(spoiled, file, qtbot):
    assert "gabapentin" in spoiled.words  # the program has started all the same
    offer = dialog(spoiled, RestoreDialog)
    assert "is damaged. It was set aside as" in offer.said.text()
    assert "1\u00a0bookmark" in offer.backups.currentText()
    offer.restore.click()
    qtbot.waitUntil(lambda: len(spoiled.window.keeping.keeper.bookmarks) == 1)
    (aside,) = file.parent.glob("userdata-damaged-*")
    assert aside.read_bytes() == b"\0" * 8192


def test_who_decides_later_is_asked_again_and_loses_nothing(spoiled, file, sits_down, qtbot):
    dialog(spoiled, RestoreDialog).later.click()
    spoiled.opens(RELAXER)
    spoiled.leaves()
    assert not file.exists()
    again = sits_down(data=file)
    qtbot.waitUntil(
        lambda: any(isinstance(part, RestoreDialog) for part in again.window.children())
    )
    dialog(again, RestoreDialog).restore.click()
    qtbot.waitUntil(lambda: len(again.window.keeping.keeper.bookmarks) == 1)


def test_who_starts_empty_keeps_the_backup(spoiled, file, qtbot):
    dialog(spoiled, RestoreDialog).begin.click()
    spoiled.opens(SPASTICITY)
    spoiled.window.commands["bookmark"].trigger()
    spoiled.leaves()
    assert in_file(file) == [SPASTICITY]
    assert sorted(backup.bookmarks for backup in good_backups(file)) == [1, 1]


def test_a_damaged_file_without_a_backup_is_told_and_the_next_begun(file, keeper):
    file.parent.mkdir()
    file.write_bytes(b"damaged")
    reader = keeper()
    reader.is_told("There is no backup of it, so a new one was begun")
    bookmark(reader, RELAXER)
    assert [path.read_bytes() for path in file.parent.glob("userdata-damaged-*")] == [b"damaged"]


def test_a_file_of_a_later_program_is_told_and_stays_as_it_is(file, sits_down):
    UserData(file).close()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    before = file.read_bytes()
    reader = sits_down(data=file)
    reader.is_told("were written by a later version of Dispensatory")
    reader.opens(RELAXER)
    assert reader.place == RELAXER
    reader.leaves()
    assert file.read_bytes() == before


def test_a_folder_that_takes_nothing_is_told_once_and_the_program_goes_on(
    tmp_path, sits_down, qtbot
):
    (tmp_path / "data").write_text("not a folder", encoding="utf-8")
    reader = sits_down(data=tmp_path / "data" / "userdata.sqlite")
    reader.is_told("cannot be read")
    reader.presses(Qt.Key.Key_Escape)
    reader.opens(RELAXER)
    reader.opens(SPASTICITY)
    with qtbot.waitSignal(reader.window.keeping.keeper.failed):  # what is asked for is told anew
        reader.window.commands["bookmark"].trigger()
    reader.is_told("cannot be read")
    assert not star(reader)
    assert "spastic" in reader.words.lower()
