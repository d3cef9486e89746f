"""What every page is made of: a centred column that scrolls, and cards in it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.page.ends import Ends
from desktop.plainly import PlainLabel

WIDEST = 1100
"""The most px that content takes from left to right."""
GAP, EDGE, INSIDE = 12, 24, 16
"""Space between cards, round the column, inside a card."""


class Column(QScrollArea):
    """A page's scrolling part: widgets one under another, centred and never too wide."""

    def __init__(self, parent: QWidget | None = None, widest: int = WIDEST) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.setObjectName("column")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # no stop of the Tab key: it has no ring
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.inside = _Inside()
        """Everything that scrolls."""
        self.inside.setObjectName("ground")
        self._column = column = QWidget()
        self.set_widest(widest)
        self.body = QVBoxLayout(column)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(GAP)
        self.body.setAlignment(Qt.AlignmentFlag.AlignTop)
        centred = QHBoxLayout(self.inside)
        centred.setContentsMargins(EDGE, INSIDE, EDGE, EDGE)
        centred.addWidget(column)
        self.setWidget(self.inside)

    def set_widest(self, widest: int) -> None:
        """Take at most so many px from left to right."""
        self._column.setMaximumWidth(widest)


class _Inside(QWidget):
    """As high as its layout at the width it has; Qt's own hint breaks lines for a narrower one."""

    def minimumSizeHint(self) -> QSize:
        """The least width; the height follows from the width, if anything in it breaks lines."""
        least = super().minimumSizeHint()
        layout = self.layout()
        return QSize(least.width(), 0) if layout and layout.hasHeightForWidth() else least


class Card(QFrame):
    """A surface with a heading, a note at its right, and a body."""

    def __init__(
        self,
        heading: str = "",
        note: str = "",
        holds_rows: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """A card without heading is its body alone; rows that can be pressed reach further out."""
        super().__init__(parent)
        self.setObjectName("card")
        self.heading = PlainLabel(heading)
        self.heading.setObjectName("heading")
        self.note = PlainLabel(note)
        self.note.setObjectName("note")
        self.body = QVBoxLayout(self)
        out = 8 if holds_rows else 0
        self.body.setContentsMargins(INSIDE - out, INSIDE, INSIDE - out, INSIDE - out)
        self.body.setSpacing(0 if holds_rows else 8)
        if heading:
            self.setAccessibleName(heading)
            self._top = Ends()
            self._top.setContentsMargins(out, 0, out, out)
            self._top.addWidget(self.heading)
            self._top.addWidget(self.note)
            self.body.addLayout(self._top)

    def put_beside_heading(self, widget: QWidget) -> None:
        """Set something at the right of the heading, after the note."""
        self._top.addWidget(widget)


def label(name: str, words: str = "", wraps: bool = True) -> QLabel:
    """Words styled by their name in the style sheets; a click goes through to what holds them."""
    made = PlainLabel(words)
    made.setObjectName(name)
    made.setWordWrap(wraps)
    made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return made


def emptied(layout: QLayout, first: int = 0) -> None:
    """Take the widgets from place `first` on out of a layout, for good."""
    while item := layout.takeAt(first):
        widget = item.widget()
        if widget:
            widget.setParent(None)
            widget.deleteLater()
