import os
import sys

import pytest

from db.errors import CannotWrite
from db.model.place import START, Place
from desktop.settings import GEOMETRY, OPTIONS, PLACE, THEME, ZOOM, Settings


@pytest.fixture
def file(tmp_path):
    return tmp_path / "data" / "settings.ini"


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.key)
def test_every_setting_has_help_and_a_default_that_it_can_read_back(option):
    assert option.help.endswith(".")
    assert option.read(str(option.default)) == option.default


@pytest.mark.parametrize(
    "option, value",
    [
        (THEME, "dark"),
        (ZOOM, 150),
        (PLACE, Place("gabapentin", "cramps")),
        (GEOMETRY, "AdnQywADAAAAAA=="),
    ],
)
def test_what_was_set_is_there_at_the_next_start(file, option, value):
    settings = Settings(file)
    settings.set(option, value)
    settings.save()
    assert Settings(file).get(option) == value


def test_without_a_file_every_setting_is_its_default(file):
    assert [Settings(file).get(option) for option in OPTIONS] == [
        option.default for option in OPTIONS
    ]


@pytest.mark.parametrize(
    "text", ["[General]\ntheme=blue\nzoom=many\nplace=a/b/c/d", "zoom=9999", "\0\xff", "[[[", ""]
)
def test_a_file_that_someone_spoiled_counts_as_defaults(file, text):
    file.parent.mkdir()
    file.write_text(text, encoding="latin-1")
    settings = Settings(file)
    assert settings.get(THEME) == "system"
    assert settings.get(ZOOM) == 100
    assert settings.get(PLACE) == START


def test_settings_without_a_file_last_as_long_as_they_are_held():
    settings = Settings(None)
    settings.set(ZOOM, 125)
    settings.save()
    assert settings.get(ZOOM) == 125


@pytest.mark.skipif(sys.platform == "win32", reason="needs a folder that cannot be written")
def test_a_folder_that_cannot_be_written_is_said_in_a_sentence(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("not a folder", encoding="utf-8")
    settings = Settings(blocked / "settings.ini")
    settings.set(ZOOM, 125)
    with pytest.raises(CannotWrite, match=r"could not be kept.*Allow writing"):
        settings.save()
    assert settings.get(ZOOM) == 125


@pytest.mark.skipif(sys.platform == "win32", reason="needs the file modes of Unix")
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_leaves_the_old_settings_whole(file):
    settings = Settings(file)
    settings.set(ZOOM, 125)
    settings.save()
    file.parent.chmod(0o500)
    settings.set(ZOOM, 150)
    with pytest.raises(CannotWrite):
        settings.save()
    file.parent.chmod(0o700)
    assert Settings(file).get(ZOOM) == 125
