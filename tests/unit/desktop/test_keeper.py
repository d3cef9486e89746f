import sqlite3
import threading
from contextlib import closing

import pytest

from db.errors import CannotWrite
from db.userdata import bookmarks, store
from db.userdata.rescue import good_backups
from db.userdata.store import UserData
from desktop.keeper import Keeper
from tests.unit.db.userdata.conftest import a_bookmark


@pytest.fixture
def file(tmp_path):
    return tmp_path / "userdata.sqlite"


@pytest.fixture
def keeper(qtbot, file):
    made = Keeper(file)
    yield made
    made.close()


@pytest.fixture
def failures(keeper):
    heard = []
    keeper.failed.connect(heard.append)
    return heard


def add(question):
    return lambda data: bookmarks.add(data, a_bookmark(question))


def test_the_data_are_written_off_the_gui_thread_and_then_runs_on_it(qtbot, keeper):
    here, heard = threading.current_thread(), []
    keeper.run(
        lambda _data: threading.current_thread(),
        lambda there: heard.append((there, threading.current_thread())),
    )
    qtbot.waitUntil(lambda: heard != [])
    assert heard[0][0] is not here
    assert heard[0][1] is here


def test_a_first_start_makes_no_file(qtbot, keeper, file):
    with qtbot.waitSignal(keeper.changed):
        keeper.start()
    assert not file.exists()


def test_a_start_notices_that_the_file_is_gone_though_there_are_backups(qtbot, keeper, file):
    with UserData(file) as data:
        bookmarks.add(data, a_bookmark("a"))
        data.back_up()
    file.unlink()
    with qtbot.waitSignal(keeper.lost):
        keeper.start()


def test_the_bookmarks_are_known_after_every_task(qtbot, keeper):
    with qtbot.waitSignal(keeper.changed):
        keeper.run(add("a"))
    assert [one.place.question for one in keeper.bookmarks] == ["a"]


def test_everything_that_waits_is_written_when_the_keeper_is_closed(qtbot, file):
    keeper = Keeper(file)
    for question in "abcdefgh":
        keeper.run(add(question))
    keeper.close()
    with UserData(file) as data:
        assert len(bookmarks.all_bookmarks(data)) == 8


def test_a_day_in_use_leaves_a_backup(qtbot, keeper, file):
    with qtbot.waitSignal(keeper.changed):
        keeper.run(add("a"))
    assert len(list((file.parent / "backups").iterdir())) == 1


def test_the_backup_of_a_day_holds_all_that_was_kept_until_the_keeper_closed(qtbot, file):
    for question in "ab":
        keeper = Keeper(file)
        with qtbot.waitSignal(keeper.changed):
            keeper.run(add(question))
        keeper.run(add(f"{question}-later"))
        keeper.close()
    (backup,) = good_backups(file)
    assert backup.bookmarks == 4


def test_a_backup_that_a_killed_run_could_not_renew_is_renewed_at_the_next_start(qtbot, file):
    with UserData(file) as data:
        bookmarks.add(data, a_bookmark("a"))
        data.back_up()
        bookmarks.add(data, a_bookmark("b"))
    keeper = Keeper(file)
    with qtbot.waitSignal(keeper.changed):
        keeper.start()
    assert [backup.bookmarks for backup in good_backups(file)] == [2]
    keeper.close()


def test_without_a_file_nothing_is_kept_and_nothing_fails(qtbot):
    keeper = Keeper(None)
    keeper.start()
    keeper.run(add("a"))
    keeper.close()
    assert keeper.bookmarks == ()
    assert not keeper.keeps


def test_what_nobody_asked_for_is_told_once_and_what_was_asked_for_every_time(
    qtbot, keeper, failures, file, monkeypatch
):
    monkeypatch.setattr(store, "_PATIENCE", 0.05)
    with qtbot.waitSignal(keeper.changed):
        keeper.start()
    with closing(sqlite3.connect(file)) as other:
        other.execute("BEGIN EXCLUSIVE")
        for _visit in range(3):
            keeper.run(add("a"), is_asked=False)
        keeper.run(add("b"))
        keeper.run(add("c"))
        qtbot.waitUntil(lambda: len(failures) == 3)
        other.rollback()
    with qtbot.waitSignal(keeper.changed):
        keeper.run(add("d"))
    assert len(failures) == 3
    assert [one.place.question for one in keeper.bookmarks] == ["d"]


def test_a_backup_that_cannot_be_made_is_told_once_and_writing_goes_on(
    qtbot, keeper, failures, file
):
    (file.parent / "backups").write_text("no folder", encoding="utf-8")
    for question in "abc":
        with qtbot.waitSignal(keeper.changed):
            keeper.run(add(question))
    assert len(keeper.bookmarks) == 3
    (failure,) = failures
    assert isinstance(failure, CannotWrite)
    assert "could not be backed up" in str(failure)


def test_what_fails_as_the_keeper_is_closed_is_said_in_the_terminal(
    qtbot, file, capsys, monkeypatch
):
    monkeypatch.setattr(store, "_PATIENCE", 0.05)
    UserData(file).close()
    keeper = Keeper(file)
    with closing(sqlite3.connect(file)) as other:
        other.execute("BEGIN EXCLUSIVE")
        keeper.run(add("a"))
        keeper.close()
    assert "another program holds" in capsys.readouterr().err
