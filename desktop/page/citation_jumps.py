"""From a number in the text to its source, and from the source back to where it is cited."""

from typing import Protocol

from PySide6.QtCore import QRect
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from desktop.page.cited_prose import Citation, CitedProse
from desktop.page.evidence_panel import EvidencePanel
from desktop.page.frame import Column
from desktop.page.sources_panel import SourcesPanel
from desktop.page.texts import Texts


class JumpingGround(Protocol):
    """The page that is jumped about on."""

    texts: Texts
    column: Column

    @property
    def sources(self) -> SourcesPanel:
        """The list that numbers lead to."""

    @property
    def human(self) -> EvidencePanel:
        """The table of findings in people."""

    @property
    def animal(self) -> EvidencePanel:
        """The table of findings in animals."""

    def show_area(self, widget: QWidget, area: QRect) -> None:
        """Scroll until a part of a widget is in sight."""


class CitationJumps:
    """Remembers where the reader came from; both ends of a jump stay marked until the next."""

    def __init__(self, page: JumpingGround) -> None:
        """Begin without a jump."""
        self._page = page
        self._origins: dict[str, tuple[CitedProse, Citation]] = {}

    def forget(self) -> None:
        """Another page is shown."""
        self._origins.clear()

    def to_source(self, text: CitedProse, source_id: str) -> None:
        """Go from a citation in a text to the source."""
        at = text.textCursor().position()
        here = [one for one in text.citations() if one.source == source_id]
        if here:
            self._origins[source_id] = text, min(here, key=lambda one: abs(one.start - at))
        self._page.texts.unmark()
        found = self._page.sources.mark(source_id)
        if found:
            listed, area = found
            self._arrive(listed, area)

    def to_citation(self, source_id: str) -> None:
        """Go from a source back: to where the reader came from, or to its first citation."""
        self._page.texts.unmark()
        origin = self._origins.get(source_id) or next(
            self._page.texts.citing(source_id, self._page.column.inside), None
        )
        if origin:
            text, citation = origin
            area = text.mark(citation.start, citation.end)
            _choose(text, citation.start, citation.end)
            text.setFocus()
            self._page.show_area(text, area)
            return
        self._to_row(source_id)

    def _to_row(self, source_id: str) -> None:
        """A source that no sentence cites stands in a table."""
        for panel in (self._page.human, self._page.animal):
            for row in panel.table.rows.rows:
                if row.source.id == source_id and panel.table.reach(row.finding.id):
                    panel.table.setFocus()
                    self._page.show_area(panel.table, panel.table.area_of(row.finding.id))
                    return

    def _arrive(self, text: CitedProse, area: QRect) -> None:
        """Let Enter lead back: the number of the source is chosen for the keyboard."""
        cursor = text.cursorForPosition(area.center())
        block = cursor.block()
        number = block.text().split("\t")[0]
        _choose(text, block.position(), block.position() + len(number))
        text.setFocus()
        self._page.show_area(text, area)


def _choose(text: CitedProse, start: int, end: int) -> None:
    cursor = text.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
