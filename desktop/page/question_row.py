"""A question as a line that can be pressed, with its answer and how sure one can be."""

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from db.model.question import Answer
from db.model.search import SearchHit
from desktop.charts.chip import chip_size, paint_chip
from desktop.page.frame import label
from desktop.theme import Theme

_CERTAINTY_WIDTH = 110


class QuestionRow(QPushButton):
    """A question with its answer, as a line that can be pressed."""

    def __init__(self, hit: SearchHit, theme: Theme) -> None:
        """The question's words, its answer and how certain that is."""
        super().__init__()
        self.place = hit.place
        self.setObjectName("question")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        answer = hit.verdict.words if hit.verdict else ""
        self.setAccessibleName(
            ", ".join(part for part in (hit.title, answer, hit.sureness or hit.context) if part)
        )
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(8, 7, 8, 7)
        row.setSpacing(12)
        question = label("link", hit.title)
        sure = label("note", hit.sureness, wraps=False)
        row.addWidget(question, stretch=1)
        self._chip = Chip(hit.verdict, theme) if hit.verdict else None
        self._sure = sure
        if self._chip:
            row.addWidget(self._chip)
        if self._chip or hit.sureness:
            row.addWidget(sure)
            self.set_theme(theme)
        elif hit.context:
            row.addWidget(label("note", hit.context, wraps=False))

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        if self._chip:
            self._chip.set_theme(theme)
        # The columns of all rows stand under one another.
        self._sure.setFixedWidth(theme.px(_CERTAINTY_WIDTH))

    def sizeHint(self) -> QSize:
        """What its words need."""
        return self._row.sizeHint()


class Chip(QWidget):
    """An answer's chip on a page."""

    def __init__(self, answer: Answer, theme: Theme) -> None:
        """The chip takes the room its word needs."""
        super().__init__()
        self._answer = answer
        self.setAccessibleName(answer.words)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._theme = theme
        widest = max((chip_size(answer, theme) for answer in Answer), key=QSizeF.width)
        self.setFixedSize(widest.toSize() + QSize(1, 1))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chip."""
        del event
        painter = QPainter(self)
        paint_chip(painter, QRectF(self.rect()).topLeft(), self._answer, self._theme)
        painter.end()
