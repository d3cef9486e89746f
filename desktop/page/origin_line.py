"""The line that says which pack a page is from, and leads to the same in other packs."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from db.model.provenance import Also, Provenance
from desktop.html.origin import origin_html
from desktop.page.prose_view import ProseView
from desktop.theme import TABLE, Theme


class OriginLine(QVBoxLayout):
    """Takes no room where there is nothing to tell, as with the pack that comes along alone."""

    link_asked = Signal(str)
    link_hovered = Signal(str)

    def __init__(self, theme: Theme) -> None:
        """Begin empty; the text is made when there is first something to tell."""
        super().__init__()
        self._theme = theme
        self.text: ProseView | None = None

    def show_origin(self, packs: Sequence[Provenance], also: Sequence[Also] = ()) -> None:
        """Say where a page is from."""
        html = origin_html(packs, also)
        if html and self.text is None:
            self.text = ProseView(self._theme, TABLE, measure=None)
            self.text.setAccessibleName("Where this page is from")
            self.text.link_asked.connect(self.link_asked)
            self.text.link_hovered.connect(self.link_hovered)
            self.addWidget(self.text)
        if self.text:
            self.text.show_html(html)
            self.text.setVisible(bool(html))

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._theme = theme
        if self.text:
            self.text.set_theme(theme)
