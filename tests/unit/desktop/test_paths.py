import sys

import pytest
from platformdirs import user_data_path

from db.errors import CannotWrite
from desktop.paths import data_folder, require_portable

HOME = user_data_path("dispensatory", appauthor=False)


@pytest.fixture
def program(tmp_path, monkeypatch):
    """The frozen program in a folder of its own, started by a link from elsewhere."""
    file = tmp_path / "stick" / "dispensatory"
    file.parent.mkdir()
    file.touch()
    link = tmp_path / "link"
    link.symlink_to(file)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(link))
    return file


def test_data_lie_in_the_readers_home(program):
    assert data_folder() == HOME
    require_portable()


def test_a_portable_copy_keeps_its_data_beside_itself(program):
    (program.parent / ".portable").touch()
    assert data_folder() == program.parent / "data"
    assert list(data_folder().iterdir()) == []
    require_portable()


def test_a_portable_copy_that_cannot_write_says_where_the_data_are(program):
    (program.parent / ".portable").touch()
    (program.parent / "data").touch()  # a file where the folder should be stops root, too
    assert data_folder() == HOME
    with pytest.raises(CannotWrite, match=r"cannot write to .*data, so your settings are kept in"):
        require_portable()


def test_python_beside_a_mark_is_not_a_portable_copy(program, monkeypatch):
    (program.parent / ".portable").touch()
    monkeypatch.delattr(sys, "frozen")
    assert data_folder() == HOME
