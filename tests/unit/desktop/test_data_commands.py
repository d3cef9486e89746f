import json

import pytest

from db.userdata import bookmarks, exchange
from db.userdata.store import UserData
from desktop import data_commands
from desktop.console import main
from tests.unit.db.userdata.conftest import a_bookmark


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.setattr(data_commands, "data_folder", lambda: tmp_path / "data")
    return tmp_path / "data" / "userdata.sqlite"


@pytest.fixture
def cli(file, capsys):
    def run(*words):
        code = main(["data", *map(str, words)])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


@pytest.fixture
def kept(file):
    with UserData(file) as data:
        bookmarks.add(data, a_bookmark())
    return file


def test_what_is_kept_is_printed_as_json(cli, kept):
    code, out, _err = cli("export")
    assert code == 0
    assert [one["heading"] for one in json.loads(out)["bookmarks"]] == [""]


def test_what_is_exported_is_imported_once(cli, kept, tmp_path):
    taken = tmp_path / "mine.json"
    assert cli("export", taken)[1] == f"{taken}: 1 bookmark and 0 pages of history\n"
    kept.unlink()
    assert cli("import", taken)[1] == "1 bookmark and 0 pages of history were new\n"
    assert cli("import", taken)[1] == "0 bookmarks and 0 pages of history were new\n"
    with UserData(kept) as data:
        assert len(exchange.kept_of(data).bookmarks) == 1


def test_an_import_is_preceded_by_a_backup(cli, kept, tmp_path):
    taken = tmp_path / "mine.json"
    cli("export", taken)
    cli("import", taken)
    assert len(list((kept.parent / "backups").iterdir())) == 1


def test_a_check_tells_of_the_file_and_its_backups(cli, kept):
    assert "was made" in cli("backup")[1]
    assert "was made" in cli("backup")[1]
    code, out, _err = cli("check")
    assert code == 0
    first, second = out.splitlines()
    assert first.startswith(f"backup {kept.parent / 'backups'}")
    assert first.endswith(": 1 bookmark")
    assert second == f"{kept}: sound, 1 bookmark and 0 pages of history"


def test_nothing_is_backed_up_where_nothing_is_kept(cli):
    assert cli("backup")[1].startswith("Nothing was backed up: nothing is kept")


def test_a_check_of_nothing_makes_nothing(cli, file):
    assert cli("check")[1] == f"{file}: nothing is kept yet\n"
    assert not file.parent.exists()


@pytest.mark.parametrize("command", ["check", "export", "backup"])
def test_a_damaged_file_is_told_and_stays_where_it_is(cli, kept, command):
    kept.write_bytes(b"damaged")
    code, out, err = cli(command)
    assert (code, out) == (1, "")
    assert f"{kept}, is damaged. Start the program" in err
    assert kept.read_bytes() == b"damaged"


def test_a_file_that_is_no_export_is_told_and_nothing_changes(cli, kept, tmp_path):
    bad = tmp_path / "bad.json"
    bad.write_text("[]", encoding="utf-8")
    code, _out, err = cli("import", bad)
    assert code == 1
    assert (
        err
        == "“bad.json” is no export of bookmarks and history. Choose a file that was exported.\n"
    )
