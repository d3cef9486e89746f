"""The export dialog: what it offers, what it writes, what it says when it cannot."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from desktop.dialogs.export import ExportDialog, parts_of
from desktop.exports.extract import Extract
from desktop.exports.formats import EXPORTS
from desktop.theme import LIGHT
from tests.examples import a_page

EXTRACT = Extract.of(a_page())
AT = {export.id: number for number, export in enumerate(EXPORTS)}


@pytest.fixture
def dialog(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    parts = parts_of(EXTRACT, ("dale2005",))
    dialog = ExportDialog(LIGHT, parts, lambda work, then: then(work()), parent)
    dialog.show()
    yield dialog
    parent.deleteLater()


def test_it_begins_with_what_is_selected(dialog):
    assert [button.text() for button in dialog.parts.buttons()] == [
        "The selected text’s 1\u00a0source",
        "The page’s 3\u00a0sources",
        "The page’s 2\u00a0findings",
    ]
    assert dialog.preview.toPlainText().startswith("@article{dale2005,")
    assert "ash2001" not in dialog.preview.toPlainText()


def test_without_a_selection_it_begins_with_the_page():
    assert [part.subject.value for part in parts_of(EXTRACT, ())] == ["sources", "findings"]
    assert parts_of(Extract("nothing", ()), ("ash2001",)) == ()


def test_only_formats_of_what_is_chosen_are_offered(dialog):
    def offered():
        return [button.text() for button in dialog.formats.buttons() if button.isVisible()]

    assert offered() == ["BibTeX", "RIS", "CSL-JSON", "Vancouver", "APA", "AMA"]
    dialog.parts.button(2).click()
    assert offered() == ["CSV"]
    assert dialog.preview.toPlainText().startswith("finding,drug,")
    dialog.parts.button(1).click()
    assert dialog.export.id == "bibtex"


def test_the_format_stays_when_other_sources_are_chosen(dialog):
    dialog.formats.button(AT["apa"]).click()
    dialog.parts.button(1).click()
    assert dialog.export.id == "apa"
    assert len(dialog.preview.toPlainText().splitlines()) == 3


def test_it_copies_and_tells(dialog, qtbot):
    dialog.formats.button(AT["ris"]).click()
    with qtbot.waitSignal(dialog.told) as told:
        dialog.copy.click()
    assert told.args == ["1\u00a0source was copied."]
    assert QApplication.clipboard().text().startswith("TY  - JOUR")
    assert not dialog.isVisible()


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.id)
def test_it_saves_what_it_shows(dialog, qtbot, tmp_path, export):
    dialog.parts.button(1 if export.subject.value == "sources" else 2).click()
    dialog.formats.button(AT[export.id]).click()
    file = tmp_path / export.file_name(EXTRACT)
    with qtbot.waitSignal(dialog.told) as told:
        dialog.write_to(file)
    assert str(file) in told.args[0]
    assert file.read_bytes() == export.encoded(export.write(EXTRACT))
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def test_it_says_why_it_could_not_save_and_stays(dialog, tmp_path):
    dialog.write_to(tmp_path / "missing" / "x.bib")
    assert dialog.isVisible()
    assert dialog.failure.isVisible()
    assert "could not be written" in dialog.failure.text()
    dialog.formats.button(AT["ris"]).click()
    assert not dialog.failure.isVisible()


def test_the_file_that_is_asked_for_has_the_suffix(dialog, monkeypatch, tmp_path):
    def choose(asked: QFileDialog) -> int:
        assert Path(asked.selectedFiles()[0]).name == "examplol-stiffness.bib"
        asked.setDirectory(str(tmp_path))
        asked.selectFile("mine")
        return 1

    monkeypatch.setattr(QFileDialog, "exec", choose)
    dialog.save.click()
    assert (tmp_path / "mine.bib").is_file()


def test_nothing_is_saved_if_no_file_is_chosen(dialog, monkeypatch):
    monkeypatch.setattr(QFileDialog, "exec", lambda _asked: 0)
    dialog.save.click()
    assert dialog.isVisible()


def test_what_was_overtaken_or_closed_is_not_shown(qtbot):
    parent, waiting = QWidget(), []
    qtbot.addWidget(parent)
    dialog = ExportDialog(LIGHT, parts_of(EXTRACT, ()), lambda *job: waiting.append(job), parent)
    assert not dialog.save.isEnabled()
    dialog.formats.button(AT["ris"]).click()
    first, second = waiting
    first[1](first[0]())
    assert dialog.preview.toPlainText() == ""
    second[1](second[0]())
    assert dialog.preview.toPlainText().startswith("TY  - JOUR")
    assert dialog.save.isEnabled()
    dialog.formats.button(AT["apa"]).click()
    dialog.reject()
    waiting[-1][1]("late")
    assert dialog.preview.toPlainText().startswith("TY  - JOUR")


def test_every_choice_has_words_for_those_who_hear_it(dialog):
    for group, title in ((dialog.parts, "What"), (dialog.formats, "Format")):
        for button in group.buttons():
            assert button.text()
            assert button.accessibleDescription() == title
    assert dialog.preview.accessibleName() == "Preview"
