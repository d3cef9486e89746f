"""The questions of a drug as tabs that wrap into lines; one is chosen."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget

from db.model.page import QuestionEntry
from desktop.page.flow import Flow
from desktop.plainly import tip
from desktop.theme import BODY, Theme

_SIDE, _HIGH, _LINE = 10, 38, 2


class QuestionTabs(QWidget):
    """Tells which question was chosen; the arrow keys choose the next."""

    asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        """Begin without questions."""
        super().__init__()
        self.setAccessibleName("Questions")
        self._theme = theme
        self._entries: tuple[QuestionEntry, ...] = ()
        self._tabs: list[Tab] = []
        self._group = QButtonGroup(self)
        self._flow = Flow(across=0, down=0, parent=self)

    @property
    def tabs(self) -> "tuple[Tab, ...]":
        """The tabs of the questions that are shown, the lead question first."""
        return tuple(self._tabs)

    def show_questions(self, entries: tuple[QuestionEntry, ...], chosen: str) -> None:
        """Show a drug's questions; those shown already are kept."""
        if entries != self._entries:
            self._entries = entries
            for tab in self._tabs:
                self._group.removeButton(tab)
                self._flow.removeWidget(tab)
                tab.setParent(None)
                tab.deleteLater()
            self._tabs = [self._new(number) for number in range(len(entries))]
        for tab in self._tabs:
            tab.setChecked(tab.question == chosen)
            tab.setFocusPolicy(
                Qt.FocusPolicy.TabFocus if tab.isChecked() else Qt.FocusPolicy.ClickFocus
            )

    def step(self, by: int) -> None:
        """Choose the next question, or the one before; round."""
        chosen = next((i for i, tab in enumerate(self._tabs) if tab.isChecked()), 0)
        self.choose((chosen + by) % len(self._tabs) if self._tabs else 0)

    def choose(self, number: int) -> None:
        """Choose a question by its place."""
        if 0 <= number < len(self._tabs) and not self._tabs[number].isChecked():
            had_focus = any(tab.hasFocus() for tab in self._tabs)
            self._tabs[number].click()
            if had_focus:
                self._tabs[number].setFocus(Qt.FocusReason.TabFocusReason)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._theme = theme
        for tab in self._tabs:
            tab.set_theme(theme)
        self._flow.invalidate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right choose the next question, Home and End the first and last."""
        forward = -1 if self.isRightToLeft() else 1
        match event.key():
            case Qt.Key.Key_Right:
                self.step(forward)
            case Qt.Key.Key_Left:
                self.step(-forward)
            case Qt.Key.Key_Home:
                self.choose(0)
            case Qt.Key.Key_End:
                self.choose(len(self._tabs) - 1)
            case _:
                super().keyPressEvent(event)

    def _new(self, number: int) -> "Tab":
        entry = self._entries[number]
        tab = Tab(entry, self._theme)
        tab.setAccessibleName(f"{entry.text} Question {number + 1} of {len(self._entries)}")
        tab.clicked.connect(lambda: self.asked.emit(entry.id))
        self._group.addButton(tab)
        self._flow.addWidget(tab)
        tab.show()
        return tab


class Tab(QAbstractButton):
    """A question's label, underlined if it is chosen."""

    def __init__(self, entry: QuestionEntry, theme: Theme) -> None:
        """The whole question is said under the pointer."""
        super().__init__()
        self.question = entry.id
        self._theme = theme
        self.setText(entry.label)
        self.setToolTip(tip(entry.text))
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the label in bold, so that nothing moves when it is chosen."""
        theme = self._theme
        words = QFontMetricsF(self._font(is_bold=True)).horizontalAdvance(self.text())
        return QSize(round(words + 2 * theme.px(_SIDE)), theme.px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        """The label may be elided on a page narrower than it is."""
        return QSize(self._theme.px(60), self._theme.px(_HIGH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows are for the row of tabs, not for the nearest button."""
        arrows = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End}
        if event.key() in arrows:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the label, the line under the chosen one, and the ring of the keyboard."""
        del event
        theme, area = self._theme, QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_bright = self.isChecked() or self.underMouse()
        painter.setPen(QColor(theme.ink if is_bright else theme.muted))
        font = self._font(self.isChecked())
        painter.setFont(font)
        words = QFontMetricsF(font).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, area.width() - theme.px(8)
        )
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)
        if self.isChecked():
            line = QRectF(0, area.height() - _LINE, area.width(), _LINE)
            painter.fillRect(line, QColor(theme.accent))
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 1.5))
            painter.drawRoundedRect(area.adjusted(2, 4, -2, -5), 6, 6)
        painter.end()

    def _font(self, is_bold: bool) -> QFont:
        return self._theme.font(BODY, QFont.Weight.DemiBold if is_bold else QFont.Weight.Normal)
