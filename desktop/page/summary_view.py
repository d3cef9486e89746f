"""The summary of findings: a table in prose that becomes two columns on a narrow page."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.charts.summary_picture import SummaryPicture
from desktop.html.markup import Html
from desktop.page.picture_copies import Origin
from desktop.page.picture_view import CopyNote, Taking
from desktop.page.texts import Texts
from desktop.theme import TABLE, Theme

_LEAST_WIDE = 660


class SummaryView(QWidget):
    """`write` is asked for the table, wide or narrow."""

    def __init__(self, texts: Texts) -> None:
        """Begin empty."""
        super().__init__()
        self._theme = texts.theme
        self._write: Callable[[bool], Html] | None = None
        self._is_narrow: bool | None = None
        self.text = texts.new("Summary of findings", TABLE, measure=None)
        self._taking = Taking(texts)
        self.note = CopyNote(self._taking)
        """The quiet words that take the table out as a picture."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text)
        self.text.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.text.customContextMenuRequested.connect(self._open_menu)

    def show_table(self, write: Callable[[bool], Html]) -> None:
        """Show another table."""
        self._write, self._is_narrow = write, None
        self._arrange()

    def can_take(self, picture: SummaryPicture, origin: Origin) -> None:
        """What is taken out as a picture; it is said in words, too."""
        self._taking.picture, self._taking.origin = picture, origin
        self.setAccessibleName(picture.title)
        self.setAccessibleDescription(picture.words)
        self.note.name(picture.title)

    def set_theme(self, theme: Theme) -> None:
        """Be laid out in another look."""
        self._theme = theme
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be laid out anew for another width."""
        super().resizeEvent(event)
        self._arrange()

    def _open_menu(self, at: QPoint) -> None:
        """What can be done with a text, and then with the table."""
        menu = self.text.createStandardContextMenu()
        menu.addSeparator()
        self._taking.open_menu(menu, self.text.mapToGlobal(at), self)

    def _arrange(self) -> None:
        is_narrow = self.width() < self._theme.px(_LEAST_WIDE)
        if self._write and is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self.text.show_html(self._write(is_narrow))
