"""The Sources: numbered in order of first citation, each leading back to where it is cited."""

from PySide6.QtCore import QRect

from db.model.page import DrugPage
from desktop.html.panels import SOURCES
from desktop.page.cited_prose import CitedProse
from desktop.page.frame import Card, label
from desktop.page.prose_columns import ProseColumns
from desktop.page.sources_words import entry
from desktop.page.texts import Texts
from desktop.theme import TABLE, Theme
from desktop.wording import counted

_HANG = 30


class SourcesPanel(Card):
    """Two columns where there is room."""

    def __init__(self, texts: Texts) -> None:
        """Begin empty."""
        super().__init__(SOURCES)
        self._texts = texts
        self._theme = texts.theme
        self._page: DrugPage | None = None
        self.list = ProseColumns(texts, SOURCES, TABLE)
        self._empty = label("muted", "This page cites no source.")
        self.body.addWidget(self.list)
        self.body.addWidget(self._empty)
        self.body.addStretch()

    def show_page(self, page: DrugPage) -> None:
        """List another page's sources."""
        self._page = page
        self.note.setText(f"{counted(len(page.sources), 'source')} · Vancouver style")
        self._empty.setVisible(not page.sources)
        self._list()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._theme = theme
        self.list.set_theme(theme)
        self._list()

    def mark(self, source_id: str) -> tuple[CitedProse, QRect] | None:
        """Show a source in another ground; the text and where in it the source stands."""
        sources = self._page.sources if self._page else ()
        number = next((i for i, source in enumerate(sources) if source.id == source_id), -1)
        if number < 0:
            return None
        text, place = self.list.place_of(number)
        block = text.document().findBlockByNumber(place)
        area = text.mark(block.position(), block.position() + block.length() - 1)
        return text, area

    def _list(self) -> None:
        if not self._page:
            return
        hang = self._theme.px(_HANG)
        self.list.set_tab(hang)
        numbering = self._texts.numbering
        self.list.show_blocks([entry(one, numbering, hang) for one in self._page.sources])
