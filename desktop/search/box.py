"""The search box: a line to type in, with the key that leads to it in sight."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.actions import ACTIONS
from desktop.plainly import PlainLabel
from desktop.theme import Theme

_LONGEST = 400
_COMMANDS = frozenset(
    QKeySequence(keys) for row in ACTIONS for keys in row.shortcuts if keys.startswith("Ctrl+")
)
"""On some systems a line of text takes Ctrl+E and Ctrl+K for itself: to its end, and cut to it."""
_SIDE = 12


class SearchBox(QLineEdit):
    """Tells what is typed; arrows and Enter are meant for the list under it."""

    stepped = Signal(int)
    entered = Signal()

    def __init__(self, shortcut: str, theme: Theme, parent: QWidget | None = None) -> None:
        """`shortcut` is the key that leads to the box."""
        super().__init__(parent)
        self.setObjectName("search")
        self.setAccessibleName("Search drugs and questions")
        self.setPlaceholderText("Search or ask")
        self.setMaxLength(_LONGEST)
        native = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        self.key = PlainLabel(native.replace("+", " "), self)
        self.key.setObjectName("key")
        self.key.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.textChanged.connect(self._place_key)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Be as high as the text of another look asks."""
        self.setFixedHeight(theme.px(40))
        self._place_key()

    def event(self, event: QEvent) -> bool:
        """Leave the keys of commands to the window."""
        if not (isinstance(event, QKeyEvent) and _is_command(event)):
            return super().event(event)
        event.ignore()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand the keys that move through the list to it."""
        match event.key():
            case Qt.Key.Key_Down:
                self.stepped.emit(+1)
            case Qt.Key.Key_Up:
                self.stepped.emit(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.entered.emit()
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the key's name at the right end."""
        super().resizeEvent(event)
        self._place_key()

    def changeEvent(self, event: QEvent) -> None:
        """Measure the key's name again in another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._place_key()

    def _place_key(self) -> None:
        """Keep the key at the right end; words that need its room are more to the point."""
        self.key.adjustSize()
        words = self.fontMetrics().horizontalAdvance(self.text())
        room = self.width() - self.key.width() - 3 * _SIDE
        self.key.setVisible(words < room)
        self.key.move(
            self.width() - self.key.width() - _SIDE, (self.height() - self.key.height()) // 2
        )
        self.setTextMargins(0, 0, self.key.width() + 4 if words < room else 0, 0)


def _is_command(event: QKeyEvent) -> bool:
    """Whether it asks if a line of text wants the keys of a command for itself."""
    is_asked = event.type() == QEvent.Type.ShortcutOverride
    return is_asked and QKeySequence(event.keyCombination()) in _COMMANDS
