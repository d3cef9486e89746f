"""A question as a line that can be pressed, with its answer and how sure one can be."""

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from db.model.question import Answer
from db.model.search import SearchHit
from desktop.charts.chip import chip_size, paint_chip
from desktop.page.frame import label
from desktop.theme import Theme

_CERTAINTY_WIDTH = 110
_LEAST_WIDE = 480


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
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._theme = theme
        self._row = row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(8, 7, 8, 7)
        row.addWidget(label("link", hit.title), stretch=1)
        self._chip = Chip(hit.verdict, theme) if hit.verdict else None
        self._sure = label("note", hit.sureness, wraps=False)
        said = QHBoxLayout()
        said.setSpacing(12)
        if self._chip:
            said.addWidget(self._chip)
        if self._chip or hit.sureness:
            said.addWidget(self._sure)
        elif hit.context:
            said.addWidget(label("note", hit.context, wraps=False))
        said.addStretch()
        row.addLayout(said)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._theme = theme
        if self._chip:
            self._chip.set_theme(theme)
        # The columns of all rows stand under one another.
        self._sure.setFixedWidth(theme.px(_CERTAINTY_WIDTH))
        self._turn()

    def sizeHint(self) -> QSize:
        """What its words need."""
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """The question can break into lines, so no wider than what is said of it."""
        return self._row.minimumSize()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the answer under the question where there is no room beside it."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        is_wide = self.width() >= self._theme.px(_LEAST_WIDE)
        way = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        self._row.setDirection(way)
        self._row.setSpacing(12 if is_wide else 4)


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
