"""Packs from the window: looked at, installed, read at once, rolled back, removed, damaged."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QInputDialog, QLabel, QMessageBox

from db.model.place import START
from desktop.dialogs.pack_offer import OfferDialog
from tests.packs import a_pack
from tests.signed_packs import MAKERS, STRANGER, a_shelf, a_signed_pack

OWN_PAGE = "evidence:examplol/stiffness"


@pytest.fixture
def shelf(tmp_path):
    return a_shelf(tmp_path / "data")


@pytest.fixture
def reader(sits_down, shelf):
    return sits_down(installed=shelf)


@pytest.fixture
def made(tmp_path):
    def make(name="own.evidence", key=STRANGER, **says):
        says = {"id": "own", "title": "Own pack", "publisher": "Ward 7"} | says
        if key is None:
            return a_pack(tmp_path / name, **says)
        return a_signed_pack(tmp_path / name, key, **says)

    return make


@pytest.fixture
def desk(reader, qtbot, core_pack, monkeypatch):
    """The packs dialog, and what a reader does in it."""
    monkeypatch.setattr("desktop.windowpacks.shipped_pack", lambda: core_pack)
    return Desk(reader, qtbot)


class Desk:
    def __init__(self, reader, qtbot):
        self.reader, self._qtbot = reader, qtbot

    @property
    def packs(self):
        found = self.reader.window.dialogs._window_packs()
        assert found is not None
        return found

    @property
    def dialog(self):
        assert self.packs.dialog is not None
        return self.packs.dialog

    def opens(self):
        self.reader.window.commands["packs"].trigger()
        self.rests()

    def rests(self):
        """Wait until nothing is being done."""
        self._qtbot.waitUntil(lambda: bool(self.dialog.cards) and self.dialog.install.isEnabled())
        self.reader.waits()

    def asked(self, kind):
        """The question that is put to the reader."""
        self._qtbot.waitUntil(lambda: isinstance(self.packs.question, kind))
        question, self.packs.question = self.packs.question, None
        return question

    def installs(self, file):
        self.dialog.install_asked.emit(file)
        self.asked(OfferDialog).install.click()
        self._qtbot.waitUntil(lambda: "is installed" in self.dialog.status.text())
        self.rests()

    def card(self, number=1):
        return self.dialog.cards[number]

    def words(self, number=1):
        return "\n".join(part.text() for part in self.card(number).findChildren(QLabel))


def dropped(window, *files):
    """Drag files over a window and drop them; whether they were taken."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    given = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton)
    enter = QDragEnterEvent(QPoint(9, 9), *given, Qt.KeyboardModifier.NoModifier)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        drop = QDropEvent(QPoint(9, 9).toPointF(), *given, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(window, drop)
    return enter.isAccepted()


def test_the_shipped_pack_stands_there_and_stays(desk):
    desk.opens()
    assert len(desk.dialog.cards) == 1
    assert "Came with this program" in desk.words(0)
    assert desk.card(0).remove.parent() is None


def test_what_the_makers_signed_is_installed_and_read_at_once(desk, made):
    desk.opens()
    desk.installs(made(key=MAKERS))
    assert "Signed by the makers of this program" in desk.words()
    desk.reader.opens(OWN_PAGE)
    assert desk.reader.place == f"{OWN_PAGE}@own"


def test_a_strangers_key_is_asked_for_shown_and_then_told_on_its_pages(desk, made):
    desk.opens()
    desk.dialog.install_asked.emit(made())
    question = desk.asked(QInputDialog)
    assert STRANGER.public.name in question.labelText()
    question.setTextValue(str(STRANGER.public))
    question.accept()
    offer = desk.asked(OfferDialog)
    said = "\n".join(part.text() for part in offer.findChildren(QLabel))
    assert STRANGER.public.name in said
    assert "Ward 7" in said
    assert "CC BY 4.0" in said
    assert offer.cancel.isDefault()
    assert offer.install.text() == "Accept key and install"
    offer.install.click()
    desk._qtbot.waitUntil(lambda: len(desk.dialog.cards) == 2)
    desk.reader.opens(OWN_PAGE)
    assert "signed with a key you accepted" in desk.reader.words


def test_a_wrong_key_is_told_and_nothing_is_installed(desk, made, shelf):
    desk.opens()
    for typed, told in (("nonsense", "is not a public key"), (MAKERS.public, "not with")):
        desk.dialog.install_asked.emit(made())
        question = desk.asked(QInputDialog)
        question.setTextValue(str(typed))
        question.accept()
        desk._qtbot.waitUntil(lambda told=told: told in desk.dialog.status.text())
    assert shelf.packs() == ()


def test_an_unsigned_pack_is_warned_of(desk, made):
    desk.opens()
    desk.dialog.install_asked.emit(made(key=None))
    offer = desk.asked(OfferDialog)
    assert any("Nobody has signed this pack" in part.text() for part in offer.findChildren(QLabel))
    assert offer.cancel.isDefault()
    offer.cancel.click()
    assert desk.packs._shelf.packs() == ()


def test_what_is_no_pack_is_one_sentence(desk, tmp_path):
    (tmp_path / "bad.evidence").write_bytes(b"hello")
    desk.opens()
    desk.dialog.install_asked.emit(tmp_path / "bad.evidence")
    desk._qtbot.waitUntil(lambda: "is not an evidence pack" in desk.dialog.status.text())
    assert desk.dialog.install.isEnabled()


def test_a_pack_is_disabled_enabled_and_rolled_back(desk, made):
    desk.opens()
    desk.installs(made(key=MAKERS))
    desk.card().disable.click()
    desk._qtbot.waitUntil(lambda: "disabled" in desk.words())
    desk.rests()
    desk.reader.opens(OWN_PAGE)
    assert "examplol" not in desk.reader.place
    desk.card().disable.click()
    desk._qtbot.waitUntil(lambda: "disabled" not in desk.words())
    desk.installs(made("new.evidence", MAKERS, version="1.1"))
    assert desk.card().roll_back.text() == "Roll back to 1.0"
    desk.card().roll_back.click()
    desk._qtbot.waitUntil(lambda: "Own pack 1.0" in desk.words())


def test_a_pack_that_is_removed_while_it_is_read_leads_to_the_start(desk, made):
    desk.opens()
    desk.installs(made(key=MAKERS))
    desk.reader.opens(OWN_PAGE)
    desk.card().remove.click()
    question = desk.asked(QMessageBox)
    next(b for b in question.buttons() if b.text() == "Remove").click()
    desk._qtbot.waitUntil(lambda: len(desk.dialog.cards) == 1)
    desk.rests()
    desk._qtbot.waitUntil(lambda: desk.reader.place == str(START))


def test_a_pack_is_dropped_on_the_window(desk, made, tmp_path):
    (tmp_path / "letter.txt").write_text("x")
    assert not dropped(desk.reader.window, tmp_path / "letter.txt")
    assert dropped(desk.reader.window, made(key=MAKERS))
    desk.asked(OfferDialog).install.click()
    desk.reader.is_told("is installed")
    desk.opens()
    assert len(desk.dialog.cards) == 2


def test_the_window_answers_while_a_pack_is_checked(desk, made):
    desk.opens()
    desk.dialog.install_asked.emit(made(key=MAKERS))
    assert desk.dialog.status.text() == "Checking own.evidence…"
    assert not desk.dialog.install.isEnabled()
    desk.asked(OfferDialog).cancel.click()


def test_a_damaged_pack_is_set_aside_at_the_next_start(sits_down, shelf, made):
    installed = shelf.install(made(key=MAKERS))
    path: Path = shelf.path(installed.current)
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    reader = sits_down(installed=shelf)
    reader.is_told("Own pack 1.0 was changed or damaged since it was installed")
    reader.opens("evidence:gabapentin")
    assert reader.window.error is None


def test_verify_says_what_it_found(desk, made, shelf):
    desk.opens()
    desk.installs(made(key=MAKERS))
    desk.dialog.verify.click()
    desk._qtbot.waitUntil(lambda: "Sound: 1 installed" in desk.dialog.status.text())
    path = shelf.path(shelf.packs()[0].current)
    path.write_bytes(path.read_bytes()[:-4096])
    desk.dialog.verify.click()
    desk._qtbot.waitUntil(lambda: "was changed or damaged" in desk.dialog.status.text())


def test_a_window_over_given_packs_installs_nothing(sits_down, made):
    reader = sits_down()
    reader.window.commands["packs"].trigger()
    reader.is_told("only the packs it was given")
    reader.window.dialogs.offer_pack(made())
    reader.is_told("only the packs it was given")
