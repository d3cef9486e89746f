"""A pack that is missing, damaged or something else: one sentence, and the reader can go on."""

import shutil

import pytest
from PySide6.QtWidgets import QPushButton


def _truncated(good, bad):
    bad.write_bytes(good.read_bytes()[:20_000])


def _random(good, bad):
    bad.write_bytes(bytes(range(256)) * 400)


def _empty(good, bad):
    bad.touch()


def _folder(good, bad):
    bad.mkdir()


def _missing(good, bad):
    pass


BREAKS = [_truncated, _random, _empty, _folder, _missing]


@pytest.mark.parametrize("break_it", BREAKS, ids=lambda breaks: breaks.__name__[1:])
def test_a_broken_pack_is_told_in_one_sentence_on_the_page(
    sits_down, core_pack, tmp_path, break_it
):
    bad = tmp_path / "bad.evidence"
    break_it(core_pack, bad)
    reader = sits_down(bad)
    assert reader.window.error is not None
    assert str(bad) in reader.words
    assert "Traceback" not in reader.words
    reader.types("gabapentin")
    assert reader.window.isVisible()


def test_once_the_pack_is_mended_the_reader_can_try_again(sits_down, core_pack, tmp_path):
    pack = tmp_path / "late.evidence"
    reader = sits_down(pack)
    assert reader.window.error is not None
    shutil.copy(core_pack, pack)
    (again,) = (button for button in reader.page.findChildren(QPushButton))
    again.click()
    reader.waits()
    assert reader.window.error is None
    assert "gabapentin" in reader.words


def test_settings_that_cannot_be_kept_are_told_and_the_page_stays(sits_down, settings_file):
    settings_file.parent.parent.joinpath("settings").write_text("a file, where a folder should be")
    reader = sits_down()
    reader.window.commands["theme_dark"].trigger()
    assert "could not be kept" in reader.told
    reader.opens("evidence:gabapentin")
    assert reader.window.error is None
