"""Packs…: every pack that is read or could be, and what can be done with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from db.model.pack import Manifest, Trust
from db.packs.keys import PublicKey
from db.packs.shelf_list import Installed
from desktop.dialogs.pack_offer import plain
from desktop.dialogs.pack_words import facts, name, trust
from desktop.dropped import PackDrops
from desktop.plainly import PlainLabel
from desktop.theme import Theme

_SIZE = (760, 600)
_EDGE = 48
_NONE = "No other pack is installed. Choose Install…, or drop an .evidence file on the window."


@dataclass(frozen=True, slots=True)
class Shown:
    """What the dialog shows: the shipped pack, if it can be read, and the installed ones."""

    shipped: Manifest | None
    packs: Sequence[Installed]


class PacksDialog(QDialog):
    """Tells what the reader wants done; shows what is so, and what is being done."""

    install_asked = Signal(Path)
    remove_asked = Signal(str)
    roll_back_asked = Signal(str)
    disabled_asked = Signal(str, bool)
    verify_asked = Signal()

    def __init__(self, theme: Theme, today: date, parent: QWidget) -> None:
        """Begin empty; `show_packs` fills it."""
        super().__init__(parent)
        self.setWindowTitle("Packs – Dispensatory")
        room = parent.size() - QSize(_EDGE, _EDGE)
        self.resize(QSize(theme.px(_SIZE[0]), theme.px(_SIZE[1])).boundedTo(room))
        self._theme, self._today = theme, today
        self.cards: list[PackCard] = []
        self.status = plain("", "muted")
        self.status.setAccessibleName("What is being done")
        self.install, self.verify = QPushButton("Install…"), QPushButton("Verify all")
        self.install.setDefault(True)
        self._close = QPushButton("Close")
        self._list = QVBoxLayout()
        self._lay_out()
        self.install.clicked.connect(self._choose)
        self.verify.clicked.connect(self.verify_asked)
        self._close.clicked.connect(self.reject)
        PackDrops(self).dropped.connect(self.install_asked)

    def show_packs(self, shown: Shown) -> None:
        """List the packs anew, from the top."""
        while item := self._list.takeAt(0):
            widget = item.widget()
            if widget:
                widget.setParent(None)
                widget.deleteLater()
        self.cards = []
        if shown.shipped:
            self._add(PackCard(shown.shipped, None, self._theme, self._today))
        for one in shown.packs:
            card = PackCard(one.current.manifest, one, self._theme, self._today)
            card.remove.clicked.connect(partial(self.remove_asked.emit, one.id))
            card.roll_back.clicked.connect(partial(self.roll_back_asked.emit, one.id))
            card.disable.clicked.connect(
                partial(self.disabled_asked.emit, one.id, not one.is_disabled)
            )
            self._add(card)
        if not shown.packs:
            self._list.addWidget(plain(_NONE, "muted"))
        self._list.addStretch()

    def show_work(self, words: str) -> None:
        """Say what is being done; until it is, nothing else can be asked for."""
        self._tell(words, is_busy=True)

    def show_done(self, words: str = "") -> None:
        """Say what was done."""
        self._tell(words, is_busy=False)

    def show_failure(self, words: str) -> None:
        """Say what could not be done, and why."""
        self._tell(words, is_busy=False, kind="alert")

    def _tell(self, words: str, is_busy: bool, kind: str = "muted") -> None:
        self.status.setObjectName(kind)
        self.status.style().polish(self.status)  # or it keeps the colour of its name before
        self.status.setText(words)
        self.status.setVisible(bool(words))
        for part in (self.install, self.verify, *self.cards):
            part.setEnabled(not is_busy)

    def _add(self, card: "PackCard") -> None:
        self.cards.append(card)
        self._list.addWidget(card)

    def _choose(self) -> None:
        asked = QFileDialog(self, "Install pack", "", "Evidence packs (*.evidence)")
        asked.setFileMode(QFileDialog.FileMode.ExistingFile)
        if asked.exec():
            self.install_asked.emit(Path(asked.selectedFiles()[0]))

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setObjectName("ground")
        inside.setLayout(self._list)
        self._list.setContentsMargins(0, 0, 8, 0)
        self._list.setSpacing(12)
        area = QScrollArea()
        area.setObjectName("column")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        row = QHBoxLayout()
        for part in (self.install, self.verify):
            row.addWidget(part)
        row.addStretch()
        row.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addWidget(area, stretch=1)
        column.addWidget(self.status)
        column.addLayout(row)


class PackCard(QFrame):
    """One pack: what it is, why it is trusted, and its buttons."""

    def __init__(
        self, pack: Manifest, installed: Installed | None, theme: Theme, today: date
    ) -> None:
        """`installed` is None for the pack that was shipped, which stays."""
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName(name(pack))
        self.remove, self.roll_back = QPushButton("Remove"), QPushButton("Roll back")
        self.disable = QPushButton("Disable")
        about, held, known_as = facts(pack, today)
        title = plain(name(pack), "heading")
        state = _badge("disabled" if installed and installed.is_disabled else "")
        head = QHBoxLayout()
        head.addWidget(title, stretch=1)
        head.addWidget(state, alignment=Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(theme.px(4))
        column.addLayout(head)
        for part in (plain(about), plain(held), _trust(installed), plain(known_as, "note")):
            column.addWidget(part)
        if installed:
            column.addSpacing(theme.px(6))
            column.addLayout(self._buttons(installed))

    def _buttons(self, installed: Installed) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.disable.setText("Enable" if installed.is_disabled else "Disable")
        if installed.before:
            self.roll_back.setText(f"Roll back to {installed.before.manifest.version}")
        title = installed.current.manifest.title
        for button in (self.disable, self.roll_back, self.remove):
            button.setAutoDefault(False)
            button.setAccessibleName(f"{button.text()}: {title}")
            if button is not self.roll_back or installed.before:
                row.addWidget(button)
        row.addStretch()
        return row


def _trust(installed: Installed | None) -> PlainLabel:
    if installed is None:
        return plain(trust(Trust.SHIPPED, None), "muted")
    now = installed.current
    key = PublicKey.read(now.key) if now.key else None
    return plain(trust(now.trust, key), "muted" if now.trust is Trust.SHIPPED else "alert")


def _badge(words: str) -> PlainLabel:
    label = PlainLabel(words)
    label.setObjectName("badge")
    label.setVisible(bool(words))
    return label
