"""Charts on a page: widgets that are as high as what they draw, and say it in words."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from db.model.question import Answer
from desktop.charts.agreement_bars import BarsLayout, lay_out_bars, paint_bars
from desktop.charts.chip import chip_size, paint_chip
from desktop.html.agreement import Agreement
from desktop.theme import BODY, Theme


class AnswerView(QWidget):
    """The answer's chip."""

    def __init__(self, theme: Theme) -> None:
        """Begin without an answer."""
        super().__init__()
        self._theme = theme
        self._answer = Answer.NOT_ESTABLISHED

    def show_answer(self, answer: Answer) -> None:
        """Show another answer."""
        self._answer = answer
        self.setAccessibleName(f"Answer: {answer.words}")
        self.set_theme(self._theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._theme = theme
        size = chip_size(self._answer, theme, BODY)
        self.setFixedSize(round(size.width()) + 1, round(size.height()) + 1)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chip."""
        del event
        painter = QPainter(self)
        paint_chip(painter, QPointF(), self._answer, self._theme, BODY)
        painter.end()


class Chart(QWidget):
    """As wide as there is room, as high as it needs."""

    def __init__(self, theme: Theme) -> None:
        """Begin empty."""
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._theme = theme
        self.arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be laid out anew for another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what was laid out."""
        del event
        painter = QPainter(self)
        self.draw(painter)
        painter.end()

    def arrange(self) -> None:
        """Lay out for the width, and take the height."""
        self.setFixedHeight(max(1, round(self.lay_out())))
        self.update()

    def lay_out(self) -> float:
        """The height of the drawing at the widget's width."""
        raise NotImplementedError

    def draw(self, painter: QPainter) -> None:
        """Draw what was laid out last."""
        raise NotImplementedError


class AgreementView(Chart):
    """Agreement bars, for people or for animals."""

    _agreement: Agreement | None = None
    _layout: BarsLayout
    _among: Sequence[Agreement] = ()

    def show_agreement(self, agreement: Agreement, among: Sequence[Agreement] = ()) -> None:
        """Show other findings, on one scale with those that they are compared with."""
        self._agreement, self._among = agreement, among
        self.setAccessibleName(agreement.words)
        self.arrange()

    def lay_out(self) -> float:
        """The height of the bars."""
        if not self._agreement:
            return 0
        self._layout = lay_out_bars(self._agreement, self.width(), self._theme, self._among)
        return self._layout.height

    def draw(self, painter: QPainter) -> None:
        """Draw the bars."""
        if self._agreement:
            paint_bars(painter, self._agreement, self._layout, self._theme)
