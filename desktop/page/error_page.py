"""What stands where a page cannot be shown: what is missing, why, and what to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from db.errors import StoreError
from desktop.icons import drawing
from desktop.page.frame import Card, Column
from desktop.plainly import PlainLabel
from desktop.theme import Theme

_WIDEST = 640


class ErrorPage(Column):
    """A known error in the page's place; the reader can try again once it is mended."""

    retry_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        """Begin without an error."""
        super().__init__(widest=_WIDEST)
        self.setAccessibleName("Error")
        card = Card()
        self._picture = PlainLabel()
        title = PlainLabel("This evidence cannot be shown")
        title.setObjectName("heading")
        self._sentence = PlainLabel()
        self._sentence.setWordWrap(True)
        self._sentence.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._again = QPushButton("Try again")
        self._again.clicked.connect(self.retry_asked)
        row = QHBoxLayout()
        row.addWidget(self._again)
        row.addStretch()
        card.body.setSpacing(12)
        for part in (self._picture, title, self._sentence):
            card.body.addWidget(part)
        card.body.addLayout(row)
        self.body.setContentsMargins(0, 72, 0, 0)
        self.body.addWidget(card)
        self.set_theme(theme)

    def show_error(self, error: StoreError) -> None:
        """Say what is wrong and how to mend it."""
        self._sentence.setText(str(error))
        self._again.setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._picture.setPixmap(drawing("alert", theme.opposes, 32, self.devicePixelRatio()))
