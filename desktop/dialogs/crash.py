"""What the reader sees of a bug: that it is ours, that nothing is lost, and details to copy."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.plainly import PlainLabel


class CrashDialog(QDialog):
    """Shows one bug's details; the program goes on when it is closed."""

    def __init__(self, details: str, parent: QWidget | None = None) -> None:
        """`details` are what a bug report needs: versions and where it happened."""
        super().__init__(parent)
        self.setWindowTitle("A fault in Dispensatory")
        self.resize(640, 420)
        title = PlainLabel("The program made a mistake")
        title.setObjectName("heading")
        words = PlainLabel(
            "This is a fault of the program, not of yours, and nothing of yours is lost. You can "
            "go on. To have it mended, copy these details into a report; they hold no word that "
            "you typed into the search box unless the mistake was made with it."
        )
        words.setWordWrap(True)
        self.details = QPlainTextEdit(details)
        self.details.setObjectName("details")
        self.details.setReadOnly(True)
        self.details.setAccessibleName("Details of the fault")
        copy = QPushButton("Copy details")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
        go_on = QPushButton("Go on")
        go_on.setDefault(True)
        go_on.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(copy)
        buttons.addStretch()
        buttons.addWidget(go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        for part in (title, words, self.details):
            column.addWidget(part)
        column.addLayout(buttons)
