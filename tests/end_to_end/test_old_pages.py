"""A page whose last review is long ago says so wherever it is read."""

from datetime import date

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QInputDialog, QLabel

from desktop import console, wording
from desktop.settings import REVIEW, Settings

PAGE = "evidence:gabapentin/muscle-relaxer"
BOTH = "evidence:compare/gabapentin/spasticity+baclofen/spasticity"
IN_TWO_YEARS = date(2028, 11, 25)
LONG_AGO = date(1999, 1, 1)
SAID = "What was published since may change the answer."


@pytest.mark.parametrize("address", [PAGE, BOTH])
@pytest.mark.parametrize("today, is_told", [(IN_TWO_YEARS, True), (LONG_AGO, False), (None, False)])
def test_the_window_says_that_a_page_is_old(sits_down, address, today, is_told):
    reader = sits_down(**({"today": today} if today else {}))
    reader.opens(address)
    assert (SAID in reader.words) is is_told


def test_a_page_that_is_not_old_says_nothing_after_one_that_is(sits_down, settings_file):
    reader = sits_down(today=IN_TWO_YEARS)
    reader.opens(PAGE)
    told = [part for part in reader.page.findChildren(QLabel) if SAID in part.text()]
    assert [part.isVisible() for part in told] == [True]
    reader.window._set_review(120)
    reader.waits()
    assert SAID not in reader.words


def test_the_reader_sets_after_how_many_months(sits_down, settings_file):
    reader = sits_down(today=date(2027, 6, 1))
    reader.opens(PAGE)
    assert SAID not in reader.words
    reader.window.commands["review"].trigger()
    (dialog,) = reader.window.findChildren(QInputDialog)
    dialog.setIntValue(3)
    dialog.accept()
    reader.waits()
    assert SAID in reader.words
    assert Settings(settings_file).get(REVIEW) == 3


def test_the_copied_page_says_it(sits_down):
    reader = sits_down(today=IN_TWO_YEARS)
    reader.opens(PAGE)
    reader.window.commands["copy_page"].trigger()
    reader.is_told("clipboard")
    assert SAID in QGuiApplication.clipboard().text()


@pytest.mark.parametrize("kind", ["text", "markdown", "html"])
@pytest.mark.parametrize("address", [PAGE, BOTH])
def test_the_terminal_says_it(core_pack, capsys, monkeypatch, kind, address):
    monkeypatch.setattr(console, "today", lambda: IN_TWO_YEARS)
    given = ["show", address, "--format", kind, "--pack", str(core_pack)]
    assert console.main(given) == 0
    assert SAID in " ".join(capsys.readouterr().out.split())
    assert console.main([*given, "--months", "36"]) == 0
    assert SAID not in " ".join(capsys.readouterr().out.split())


def test_the_day_is_the_readers():
    assert abs((wording.today() - date.today()).days) <= 1  # noqa: DTZ011
