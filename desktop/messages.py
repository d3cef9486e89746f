"""The one door to the reader: a sentence over the foot of the page, and the address of a link."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from db.errors import StoreError
from desktop.icons import icon
from desktop.plainly import PlainLabel
from desktop.theme import Theme

_MARGIN = 16
_WIDEST = 640
_TOLD_FOR = 6000
"""Milliseconds that a sentence stays which asks nothing of the reader."""


class Messages(QFrame):
    """Shows one sentence at a time; what went wrong stays until the reader closes it."""

    def __init__(self, theme: Theme, over: QWidget) -> None:
        """`over` is the pane at whose foot the sentences appear."""
        super().__init__(over)
        self.setObjectName("message")
        self._over = over
        self._text = PlainLabel()
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.close_button = QToolButton()
        self.close_button.setAccessibleName("Close message")
        self.close_button.setToolTip("Close message")
        self.close_button.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 10, 10)
        row.addWidget(self._text, alignment=Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.close_button, alignment=Qt.AlignmentFlag.AlignTop)
        self.address = PlainLabel(parent=over)
        self.address.setObjectName("address")
        self.address.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.timer = QTimer(self, singleShot=True, interval=_TOLD_FOR)
        self.timer.timeout.connect(self.hide)
        over.installEventFilter(self)
        self.set_theme(theme)
        self.hide()
        self.address.hide()

    @property
    def text(self) -> str:
        """The sentence that stands there; empty if none does."""
        return self._text.text() if self.isVisibleTo(self._over) else ""

    def tell(self, sentence: str) -> None:
        """Say that something was done; the sentence goes by itself."""
        self._show(sentence)
        self.timer.start()

    def fail(self, error: StoreError) -> None:
        """Say what went wrong and how to mend it, until the reader closes it."""
        self._show(str(error))
        self.timer.stop()

    def show_address(self, address: str) -> None:
        """Show where a link leads while the pointer is on it; nothing for an empty address."""
        self.address.setText(address)
        self.address.setVisible(bool(address))
        self._place()

    def set_theme(self, theme: Theme) -> None:
        """Draw the close button in another look."""
        self.close_button.setIcon(icon("close", theme, 16))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot of the pane when it changes its size."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _show(self, sentence: str) -> None:
        self._text.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()
        self._place()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _place(self) -> None:
        width = min(_WIDEST, self._over.width() - 2 * _MARGIN)
        height = self.heightForWidth(width)
        left = (self._over.width() - width) // 2
        self.setGeometry(left, self._over.height() - height - _MARGIN, width, height)
        self.address.setMaximumWidth(self._over.width())
        self.address.adjustSize()
        self.address.move(0, self._over.height() - self.address.height())
        self.address.raise_()
        self.raise_()
