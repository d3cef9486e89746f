"""A picture on a page: drawn, said in words, named under the pointer, and taken out by its menu."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QHelpEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolTip, QWidget

from db.errors import CannotWrite
from desktop.charts.picture import Drawing, Picture
from desktop.page.chart_views import Chart
from desktop.page.ends import Ends
from desktop.page.picture_copies import COPIES, Copy, Origin
from desktop.page.texts import Texts
from desktop.plainly import PlainLabel, tip
from desktop.theme import Theme

_STEPS: dict[int, int] = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Taking:
    """What is needed to take one picture out: the picture, whence it comes, whom to tell."""

    def __init__(self, texts: Texts) -> None:
        """Begin without a picture."""
        self._texts = texts
        self.picture: Picture | None = None
        self.origin = Origin()

    def take(self, copy: Copy, parent: QWidget) -> None:
        """Take the picture out; what came of it is told."""
        if self.picture is None:
            return
        try:
            told = copy.do(self.picture, self.origin, self._texts.theme, parent)
        except CannotWrite as error:
            self._texts.failed.emit(error)
        else:
            if told:
                self._texts.told.emit(told)

    def open_menu(self, menu: QMenu, at: QPoint, parent: QWidget) -> None:
        """Add the ways to take it out to a menu, and open that."""
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for copy in COPIES:
            action = menu.addAction(copy.text)
            action.triggered.connect(lambda _checked, copy=copy: self.take(copy, parent))
        menu.popup(at)


class PictureView(Chart):
    """As high as its picture; Enter opens its menu."""

    def __init__(self, texts: Texts) -> None:
        """Begin empty."""
        super().__init__(texts.theme)
        self.taking = Taking(texts)
        self.note = CopyNote(self.taking)
        """The quiet words that take the picture out; to be set at its right above."""
        self._drawing: Drawing | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @property
    def picture(self) -> Picture | None:
        """What is shown."""
        return self.taking.picture

    @property
    def drawing(self) -> Drawing | None:
        """Where everything stands."""
        return self._drawing

    def show_picture(self, picture: Picture, origin: Origin) -> None:
        """Show another picture."""
        self.taking.picture, self.taking.origin = picture, origin
        self.setAccessibleName(picture.title)
        self.setAccessibleDescription(picture.words)
        self.note.name(picture.title)
        self.arrange()

    def lay_out(self) -> float:
        """The height of the picture."""
        if self.picture is None:
            return 0
        self._drawing = self.picture.lay_out(self.width(), self._theme)
        return self._drawing.height

    def draw(self, painter: QPainter) -> None:
        """Draw the picture, and a ring round it where the keyboard is."""
        if self._drawing:
            self._drawing.paint(painter)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._theme.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)

    def hint_at(self, point: QPointF) -> str:
        """What stands there, in words; nothing between the marks."""
        hints = self._drawing.hints if self._drawing else ()
        return next((words for area, words in hints if area.contains(point)), "")

    def event(self, event: QEvent) -> bool:
        """Name under the pointer what is drawn."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            words = self.hint_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), tip(words), self) if words else QToolTip.hideText()
            return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the ways to take the picture out."""
        self.taking.open_menu(QMenu(self), event.globalPos(), self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the menu."""
        if event.key() in _OPENING:
            self.taking.open_menu(QMenu(self), self.mapToGlobal(QPoint(12, 12)), self)
        else:
            super().keyPressEvent(event)


class _Word(QPushButton):
    """Leaves the arrow keys to the note it stands in."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space press it."""
        if event.key() in _STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)


class CopyNote(QWidget):
    """`copy as image · as table · SVG`: one stop of the Tab key, arrows go from word to word."""

    def __init__(self, taking: Taking) -> None:
        """Begin without a picture."""
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addStretch()
        self.buttons: list[QPushButton] = []
        for copy in COPIES:
            if self.buttons:
                dot = PlainLabel("·")
                dot.setObjectName("note")
                row.addWidget(dot)
            button = _Word(copy.note)
            button.setObjectName("copy")
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(lambda _checked, copy=copy: taking.take(copy, self))
            is_first = not self.buttons
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if is_first else Qt.FocusPolicy.NoFocus)
            self.buttons.append(button)
            row.addWidget(button)

    def name(self, title: str) -> None:
        """Say what is taken out, to those who hear it."""
        for button, copy in zip(self.buttons, COPIES, strict=True):
            button.setAccessibleName(f"{copy.text.removesuffix('…')}: {title}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right go from word to word."""
        step = _STEPS.get(event.key(), 0) * (-1 if self.isRightToLeft() else 1)
        at = next((i for i, one in enumerate(self.buttons) if one.hasFocus()), -1)
        if at < 0 or not step:
            super().keyPressEvent(event)
            return
        self.buttons[(at + step) % len(self.buttons)].setFocus(Qt.FocusReason.TabFocusReason)


def titled(words: QWidget, note: CopyNote) -> Ends:
    """A heading with the quiet words at its right, or under it where there is no room."""
    row = Ends()
    row.addWidget(words)
    row.addWidget(note)
    return row


def same_look(views: tuple[PictureView, ...], theme: Theme) -> None:
    """Draw pictures in another look."""
    for view in views:
        view.set_theme(theme)
