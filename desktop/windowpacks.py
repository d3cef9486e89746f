"""Installs, disables, rolls back and removes packs from the window, while the reader reads on."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QInputDialog, QMessageBox, QWidget

from db.errors import NotTrusted, StoreError
from db.model.pack import Manifest
from db.packs.installed import Offer, Shelf
from db.packs.keys import PublicKey
from db.packs.shelf_list import Installed
from db.queries import manifest
from db.store import Store
from desktop.dialogs.pack_offer import OfferDialog, ask_key
from desktop.dialogs.pack_words import name
from desktop.dialogs.packs import PacksDialog, Shown
from desktop.errands import Errands
from desktop.look import Look
from desktop.paths import shipped_pack

T = TypeVar("T")


class WindowPacks(QObject):
    """Joins the shelf to its dialogs; tells when other packs are read than before."""

    changed = Signal()
    told = Signal(str)
    failed = Signal(object)

    def __init__(self, shelf: Shelf, look: Look, today: date, over: QWidget) -> None:
        """`over` is the window."""
        super().__init__(over)
        self._shelf, self._look, self._today, self._over = shelf, look, today, over
        self._errands = Errands()
        self.dialog: PacksDialog | None = None
        self.question: OfferDialog | QInputDialog | QMessageBox | None = None

    def open(self) -> None:
        """Show the packs."""
        self.dialog = PacksDialog(self._look.theme, self._today, self._over)
        self.dialog.install_asked.connect(self.offer)
        self.dialog.remove_asked.connect(self._ask_remove)
        self.dialog.roll_back_asked.connect(self._roll_back)
        self.dialog.disabled_asked.connect(self._disable)
        self.dialog.verify_asked.connect(self._verify)
        self.dialog.finished.connect(self._closed)
        self._list()
        self.dialog.open()

    def offer(self, file: Path, key: PublicKey | None = None) -> None:
        """Look at a file, and ask whether it is to be installed."""
        self._work(
            f"Checking {file.name}…",
            lambda: self._shelf.examine(file, key),
            self._ask,
            lambda error: self._missed(file, error),
        )

    def close(self) -> None:
        """Let what runs be done, and hear of nothing more."""
        self._errands.close()

    def _ask(self, offer: Offer) -> None:
        self._done("")
        dialog = OfferDialog(offer, self._look.theme, self._today, self._front())
        dialog.accepted.connect(lambda: self._install(offer))
        self.question = dialog
        dialog.open()

    def _missed(self, file: Path, error: StoreError) -> None:
        """A key that is not known can be asked for; anything else is told."""
        if not isinstance(error, NotTrusted) or not error.key_name:
            self._fail(error)
            return
        self._done("")
        dialog = ask_key(error, self._front())
        dialog.textValueSelected.connect(lambda text: self._check_key(file, text))
        self.question = dialog

    def _check_key(self, file: Path, text: str) -> None:
        try:
            self.offer(file, PublicKey.read(text))
        except StoreError as error:
            self._fail(error)

    def _install(self, offer: Offer) -> None:
        self._change(
            f"Installing {name(offer.manifest)}…",
            lambda: self._shelf.install(offer.file, offer.accepted),
            "{} is installed.",
        )

    def _ask_remove(self, id: str) -> None:
        question = QMessageBox(self._front())
        question.setWindowTitle("Remove pack – Dispensatory")
        question.setText(f"Remove the pack “{id}” and its version before?")
        question.setInformativeText("Its pages cannot be read until it is installed again.")
        remove = question.addButton("Remove", QMessageBox.ButtonRole.DestructiveRole)
        question.setDefaultButton(question.addButton(QMessageBox.StandardButton.Cancel))
        remove.clicked.connect(lambda: self._remove(id))
        self.question = question
        question.open()

    def _remove(self, id: str) -> None:
        self._change("Removing…", lambda: self._shelf.remove(id), "{} is removed.")

    def _roll_back(self, id: str) -> None:
        self._change("Rolling back…", lambda: self._shelf.roll_back(id), "{} is read now.")

    def _disable(self, id: str, is_disabled: bool) -> None:
        said = "{} is no more read." if is_disabled else "{} is read again."
        self._change("Changing…", lambda: self._shelf.set_disabled(id, is_disabled), said)

    def _verify(self) -> None:
        def verified() -> int:
            return len([self._shelf.check(one.id) for one in self._shelf.packs()])

        self._work(
            "Verifying every installed pack…",
            verified,
            lambda number: self._done(f"Sound: {number} installed, checked byte for byte."),
            self._fail,
        )

    def _change(self, words: str, work: Callable[[], Installed], said: str) -> None:
        """Change the shelf, say so, and let the reading go on over the new one."""

        def done(pack: Installed) -> None:
            sentence = said.format(name(pack.current.manifest))
            self.changed.emit()
            self.told.emit(sentence)
            self._list(sentence)

        self._work(words, work, done, self._fail)

    def _list(self, sentence: str = "") -> None:
        def listed(shown: Shown) -> None:
            if self.dialog:
                self.dialog.show_packs(shown)
            self._done(sentence)

        self._errands.run(lambda: Shown(_shipped(), self._shelf.packs()), listed, self._fail)

    def _work(
        self,
        words: str,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[StoreError], None],
    ) -> None:
        if self.dialog:
            self.dialog.show_work(words)
        else:
            self.told.emit(words)
        self._errands.run(work, then, failed)

    def _done(self, sentence: str) -> None:
        if self.dialog:
            self.dialog.show_done(sentence)

    def _fail(self, error: StoreError) -> None:
        if self.dialog:
            self.dialog.show_failure(str(error))
        else:
            self.failed.emit(error)

    def _front(self) -> QWidget:
        return self.dialog or self._over

    def _closed(self) -> None:
        self.dialog = None


def _shipped() -> Manifest | None:
    """What the shipped pack says; nothing where it cannot be read, which the window tells."""
    try:
        with Store(shipped_pack()) as store:
            return manifest.read(store)
    except StoreError:
        return None
