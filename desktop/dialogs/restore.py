"""What is asked when the reader's file was damaged: which backup takes its place, or none."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from db.userdata.rescue import Backup, UserDataLost
from desktop.plainly import PlainLabel
from desktop.theme import Theme
from desktop.wording import counted, day

_WIDTH = 520


class RestoreDialog(QDialog):
    """Tells what was chosen; closed without a choice, the same is asked at the next start."""

    restored = Signal(object)
    """The Backup."""
    begun_anew = Signal()

    def __init__(self, lost: UserDataLost, theme: Theme, parent: QWidget | None = None) -> None:
        """Offer the newest backup first."""
        super().__init__(parent)
        self.setWindowTitle("Your bookmarks and history")
        self.setFixedWidth(theme.px(_WIDTH))
        self.said = PlainLabel(str(lost))
        self.said.setWordWrap(True)
        self.backups = QComboBox()
        self.backups.setAccessibleName("Backup to restore")
        for backup in lost.backups:
            self.backups.addItem(_named(backup), backup)
        self.restore = QPushButton("Restore this backup")
        self.restore.setDefault(True)
        self.restore.clicked.connect(self._restore)
        self.begin = QPushButton("Start empty")
        self.begin.clicked.connect(self._begin)
        self.later = QPushButton("Decide later")
        self.later.clicked.connect(self.reject)
        self._lay_out()

    def _restore(self) -> None:
        self.restored.emit(self.backups.currentData())
        self.accept()

    def _begin(self) -> None:
        self.begun_anew.emit()
        self.accept()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.later)
        buttons.addStretch()
        buttons.addWidget(self.begin)
        buttons.addWidget(self.restore)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addWidget(self.said)
        column.addWidget(self.backups)
        column.addLayout(buttons)


def _named(backup: Backup) -> str:
    return f"Backup of {day(backup.day.isoformat())}: {counted(backup.bookmarks, 'bookmark')}"
