"""The forest plots of a question: each under its outcome, with what must be known to read it."""

from dataclasses import dataclass

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.charts.forest import Forest
from desktop.charts.forest_picture import ForestPicture
from desktop.charts.picture import notes_of
from desktop.page.frame import label
from desktop.page.picture_copies import Origin
from desktop.page.picture_view import PictureView, same_look, titled
from desktop.page.texts import Texts
from desktop.theme import Theme


@dataclass(frozen=True, slots=True)
class _Parts:
    title: QLabel
    plot: PictureView
    note: QLabel

    def set_visible(self, is_visible: bool) -> None:
        for part in (self.title, self.plot, self.plot.note, self.note):
            part.setVisible(is_visible)


class ForestPanel(QWidget):
    """Takes no room where no estimates can share a plot."""

    def __init__(self, texts: Texts) -> None:
        """Begin empty."""
        super().__init__()
        self._texts = texts
        self._parts: list[_Parts] = []
        self._shown = 0
        self._left_out = label("note")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 8, 0, 0)
        whole.setSpacing(6)
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        whole.addLayout(self._column)
        whole.addWidget(self._left_out)
        self.hide()

    @property
    def plots(self) -> tuple[PictureView, ...]:
        """The plots that are shown."""
        return tuple(parts.plot for parts in self._parts[: self._shown])

    def show_forests(
        self, forests: tuple[Forest, ...], left_out: tuple[str, ...], origin: Origin
    ) -> None:
        """Show other plots, and say what none of them draws."""
        while len(self._parts) < len(forests):
            self._parts.append(self._new())
        self._shown = len(forests)
        for number, parts in enumerate(self._parts):
            parts.set_visible(number < len(forests))
        for parts, forest in zip(self._parts, forests, strict=False):
            picture = ForestPicture(forest)
            parts.title.setText(picture.title)
            parts.plot.show_picture(picture, origin)
            parts.note.setText(notes_of(picture))
            parts.note.setVisible(bool(picture.notes))
        self._left_out.setText("\n".join(left_out))
        self._left_out.setVisible(bool(left_out))
        self.setVisible(bool(forests or left_out))

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        same_look(tuple(parts.plot for parts in self._parts), theme)

    def _new(self) -> _Parts:
        parts = _Parts(label("strong"), PictureView(self._texts), label("note"))
        self._column.addLayout(titled(parts.title, parts.plot.note))
        for part in (parts.plot, parts.note):
            self._column.addWidget(part)
        self._column.addSpacing(8)
        return parts
