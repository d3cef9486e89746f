"""What every page is made of: a centred column that scrolls, and cards in it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

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
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setObjectName("ground")
        column = QWidget()
        column.setMaximumWidth(widest)
        self.body = QVBoxLayout(column)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(GAP)
        self.body.setAlignment(Qt.AlignmentFlag.AlignTop)
        centred = QHBoxLayout(inside)
        centred.setContentsMargins(EDGE, INSIDE, EDGE, EDGE)
        centred.addWidget(column)
        self.setWidget(inside)


class Card(QFrame):
    """A surface with a heading, a note at its right, and a body."""

    def __init__(self, heading: str = "", note: str = "", parent: QWidget | None = None) -> None:
        """A card without heading is its body alone."""
        super().__init__(parent)
        self.setObjectName("card")
        self.heading = QLabel(heading)
        self.heading.setObjectName("heading")
        self.note = QLabel(note)
        self.note.setObjectName("note")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(INSIDE, INSIDE, INSIDE, INSIDE)
        self.body.setSpacing(8)
        if heading:
            self.setAccessibleName(heading)
            top = QHBoxLayout()
            top.addWidget(self.heading)
            top.addStretch()
            top.addWidget(self.note)
            self.body.addLayout(top)
