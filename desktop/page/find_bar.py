"""The bar at the foot of the page that looks for words in it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton, QWidget

from desktop.icons import icon
from desktop.plainly import PlainLabel
from desktop.theme import Theme


class FindBar(QFrame):
    """Asks for the next or the one before; says when there is none."""

    asked = Signal(str, bool)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin closed."""
        super().__init__(parent)
        self.setObjectName("findbar")
        self.line = QLineEdit()
        self.line.setObjectName("find")
        self.line.setPlaceholderText("Find in page")
        self.line.setAccessibleName("Find in page")
        self.line.textChanged.connect(lambda: self._ask(backwards=False))
        self._said = PlainLabel()
        self._said.setObjectName("note")
        self._up = self._button("Previous place", lambda: self._ask(backwards=True))
        self._down = self._button("Next place", lambda: self._ask(backwards=False))
        self._close = self._button("Close", self.close_bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.addWidget(self.line)
        for part in (self._up, self._down, self._said):
            row.addWidget(part)
        row.addStretch()
        row.addWidget(self._close)
        self.set_theme(theme)
        self.hide()

    def open_bar(self) -> None:
        """Come up with the last words ready to be replaced."""
        self.show()
        self.line.setFocus()
        self.line.selectAll()

    def close_bar(self) -> None:
        """Go away."""
        self.hide()
        self.closed.emit()

    def show_found(self, found: bool) -> None:
        """Say whether the words stand on the page."""
        self._said.setText("" if found or not self.line.text() else "Not on this page")

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self.line.setFixedWidth(theme.px(260))
        for button, name in ((self._up, "up"), (self._down, "down"), (self._close, "close")):
            button.setIcon(icon(name, theme, 16))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Shift+Enter back, Esc away."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._ask(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            case Qt.Key.Key_Escape:
                self.close_bar()
            case _:
                super().keyPressEvent(event)

    def _ask(self, backwards: bool) -> None:
        self.asked.emit(self.line.text(), backwards)

    def _button(self, name: str, pressed: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.clicked.connect(lambda _on: pressed())
        return button
