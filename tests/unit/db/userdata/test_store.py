"""The reader's file: opened, migrated, refused, and written whole or not at all."""

import shutil
import sqlite3
import sys

import pytest
from sqlite_utils import Database

from db.errors import CannotWrite, UserDataDamaged, UserDataTooNew
from db.userdata import bookmarks, migrations, visits
from db.userdata.schema import VERSION
from db.userdata.store import UserData
from tests.unit.db.userdata.conftest import TODAY, a_bookmark, a_visit


def a_file_of_version_1(file):
    file.parent.mkdir(exist_ok=True)
    connection = sqlite3.connect(file)
    migrations.MIGRATIONS.apply(
        Database(connection, execute_plugins=False), stop_before="2_history"
    )
    connection.execute(
        "INSERT INTO bookmark (place, heading, title, added, position) "
        "VALUES ('evidence:gabapentin', '', 'Gabapentin', '2026-11-01T08:00:00+00:00', 1)"
    )
    connection.commit()
    connection.close()


def set_version(file, version):
    connection = sqlite3.connect(file)
    connection.execute(f"PRAGMA user_version = {version}")
    connection.close()


def test_the_version_counts_the_migrations(data):
    assert len(migrations.MIGRATIONS.applied(Database(data.file))) == VERSION


def test_every_write_is_on_the_disk_before_it_is_said_to_be_done(data):
    assert [row[0] for row in data.rows("PRAGMA synchronous")] == [3]
    assert [row[0] for row in data.rows("PRAGMA journal_mode")] == ["delete"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs the file modes of Unix")
def test_the_file_and_its_backup_are_for_the_reader_alone(data):
    bookmarks.add(data, a_bookmark())
    for file in (data.file, data.back_up()):
        assert file.stat().st_mode & 0o777 == 0o600


def test_a_file_of_the_version_before_keeps_its_rows_and_is_backed_up_first(file):
    a_file_of_version_1(file)
    before = file.read_bytes()
    with UserData(file, TODAY) as data:
        assert [one.title for one in bookmarks.all_bookmarks(data)] == ["Gabapentin"]
        visits.add(data, a_visit())
    (backup,) = (file.parent / "backups").iterdir()
    assert backup.name == "userdata-2026-12-01-before-version-2.sqlite"
    assert Database(backup)["bookmark"].count == 1
    assert Database(backup).table_names() == ["_sqlite_migrations", "bookmark"]
    assert before != file.read_bytes()


def test_a_migration_that_fails_leaves_the_old_file(file, monkeypatch):
    a_file_of_version_1(file)
    before = file.read_bytes()
    failing = migrations.Migrations("userdata")
    for step in migrations.MIGRATIONS._migrations:
        failing(name=step.name)(step.fn)

    @failing(name="3_fails")
    def fails(db):
        db.execute("DELETE FROM bookmark")
        db.execute("INSERT INTO nowhere VALUES (1)")

    monkeypatch.setattr(migrations, "MIGRATIONS", failing)
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        UserData(file, TODAY)
    assert file.read_bytes() == before
    monkeypatch.undo()
    with UserData(file, TODAY) as data:
        assert len(bookmarks.all_bookmarks(data)) == 1
    assert len(list((file.parent / "backups").iterdir())) == 2


def test_a_migration_waits_for_its_backup(file):
    a_file_of_version_1(file)
    before = file.read_bytes()
    (file.parent / "backups").write_text("no folder", encoding="utf-8")
    with pytest.raises(CannotWrite, match=r"could not be backed up.*Allow writing"):
        UserData(file, TODAY)
    assert file.read_bytes() == before


def test_a_file_of_a_later_program_is_left_untouched_and_said_so(file):
    UserData(file).close()
    set_version(file, VERSION + 1)
    before, listed = file.read_bytes(), sorted(file.parent.rglob("*"))
    with pytest.raises(UserDataTooNew, match=r"later version.*left as it is.*Update"):
        UserData(file)
    assert (file.read_bytes(), sorted(file.parent.rglob("*"))) == (before, listed)


def test_a_file_that_a_later_program_migrated_meanwhile_is_written_no_more(data):
    set_version(data.file, VERSION + 1)
    with pytest.raises(UserDataTooNew):
        bookmarks.add(data, a_bookmark())
    assert bookmarks.all_bookmarks(data) == ()


def test_the_migrations_are_loaded_only_for_a_file_that_needs_them(file, monkeypatch):
    UserData(file).close()
    monkeypatch.delitem(sys.modules, "db.userdata.migrations")
    UserData(file).close()
    assert "db.userdata.migrations" not in sys.modules


@pytest.mark.parametrize("content", [b"\0" * 8192, b"not a database", b"SQLite format 3\0"])
def test_what_is_no_database_is_damaged_and_stays_as_it_is(file, content):
    file.parent.mkdir()
    file.write_bytes(content)
    with pytest.raises(UserDataDamaged, match="damaged"):
        UserData(file)
    assert file.read_bytes() == content


def test_a_database_of_another_program_stays_as_it_is(file, core_pack):
    file.parent.mkdir()
    shutil.copy(core_pack, file)
    before = file.read_bytes()
    with pytest.raises(UserDataDamaged, match="another program"):
        UserData(file)
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE bookmark SET place = 'evidence:a/b/c/d'",
        "UPDATE bookmark SET added = 'yesterday'",
        "UPDATE bookmark SET added = '2026-12-01'",
        "UPDATE bookmark SET title = cast(x'ff' AS TEXT)",
        "DROP TABLE visit",
    ],
)
def test_a_row_that_cannot_be_read_is_damage(file, change):
    with UserData(file) as data:
        bookmarks.add(data, a_bookmark())
    connection = sqlite3.connect(file)
    connection.execute(change)
    connection.commit()
    connection.close()
    with pytest.raises(UserDataDamaged):
        UserData(file)


def test_a_file_that_is_gone_is_not_begun_anew_while_there_are_backups(file):
    with UserData(file, TODAY) as data:
        bookmarks.add(data, a_bookmark())
        data.back_up()
    for gone in (file.unlink, file.touch):
        gone()
        with pytest.raises(UserDataDamaged, match="gone, though there are backups"):
            UserData(file)
    with UserData(file, is_new=True) as data:
        assert bookmarks.all_bookmarks(data) == ()


def test_a_block_of_writes_is_done_whole_or_not_at_all(data):
    seen = []

    def write_and_fail():
        with data.writing():
            bookmarks.put(data, [a_bookmark()])
            seen.extend(bookmarks.all_bookmarks(data))
            raise InterruptedError

    with pytest.raises(InterruptedError):
        write_and_fail()
    assert len(seen) == 1
    assert bookmarks.all_bookmarks(data) == ()


def test_what_cannot_be_a_folder_is_said_in_a_sentence(tmp_path):
    (tmp_path / "data").write_text("not a folder", encoding="utf-8")
    with pytest.raises(CannotWrite, match=r"cannot be read: .*Not a directory"):
        UserData(tmp_path / "data" / "userdata.sqlite")


def test_a_folder_in_place_of_the_file_is_said_in_a_sentence(file):
    file.mkdir(parents=True)
    with pytest.raises(CannotWrite, match="cannot be read"):
        UserData(file)
