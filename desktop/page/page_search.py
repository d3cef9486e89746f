"""Looks for words through all of a drug's page, texts and tables, from top to bottom and round."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QWidget

from desktop.page.cited_prose import CitedProse
from desktop.page.evidence_rows import Cell, spoken
from desktop.page.evidence_table import EvidenceTable

_BACKWARDS = QTextDocument.FindFlag.FindBackward
_FORWARDS = QTextDocument.FindFlag(0)
_END, _START = QTextCursor.MoveOperation.End, QTextCursor.MoveOperation.Start


@dataclass(frozen=True, slots=True)
class Place:
    """A text, or a row of a table, by its finding."""

    widget: CitedProse | EvidenceTable
    finding: str = ""

    @property
    def area(self) -> QRect:
        """Where it stands in its widget."""
        if isinstance(self.widget, CitedProse):
            return self.widget.cursorRect()
        return self.widget.area_of(self.finding)


class PageSearch:
    """Remembers the place that was found last, and goes on from there."""

    def __init__(self) -> None:
        """Begin nowhere."""
        self._at: Place | None = None

    def next(
        self,
        inside: QWidget,
        texts: Sequence[CitedProse],
        tables: Sequence[EvidenceTable],
        words: str,
        backwards: bool,
    ) -> Place | None:
        """The next place with the words, chosen in its widget; None if there is none."""
        if not words:
            self.forget(texts, tables)
            return None
        order = sorted(_places(texts, tables), key=lambda place: _corner(place, inside))
        if backwards:
            order.reverse()
        at = order.index(self._at) if self._at in order else -1
        if at >= 0 and self._goes_on(order[at], words, backwards):
            return self._at
        for place in (*order[at + 1 :], *order[: at + 1]):
            if _begins(place, words, backwards):
                self.forget([one for one in texts if one is not place.widget], tables)
                self._at = place
                if isinstance(place.widget, EvidenceTable):
                    place.widget.mark(place.finding)
                return place
        self.forget(texts, tables)
        return None

    def forget(self, texts: Sequence[CitedProse], tables: Sequence[EvidenceTable]) -> None:
        """Choose nothing, and begin anew."""
        self._at = None
        for text in texts:
            cursor = text.textCursor()
            cursor.clearSelection()
            text.setTextCursor(cursor)
        for table in tables:
            table.mark("")

    def _goes_on(self, place: Place, words: str, backwards: bool) -> bool:
        """Whether a text holds the words once more; a longer word may begin where it stood."""
        text = place.widget
        if not isinstance(text, CitedProse):
            return False
        cursor = text.textCursor()
        if not backwards and cursor.selectedText().casefold() != words.casefold():
            cursor.setPosition(cursor.selectionStart())
            text.setTextCursor(cursor)
        return text.find(words, _BACKWARDS if backwards else _FORWARDS)


def _places(texts: Sequence[CitedProse], tables: Sequence[EvidenceTable]) -> Iterator[Place]:
    for text in texts:
        yield Place(text)
    for table in tables:
        for row in table.rows.rows:
            yield Place(table, row.finding.id)


def _corner(place: Place, inside: QWidget) -> tuple[int, int]:
    top = QPoint(0, 0) if isinstance(place.widget, CitedProse) else place.area.topLeft()
    corner = place.widget.mapTo(inside, top)
    return corner.y(), corner.x()


def _begins(place: Place, words: str, backwards: bool) -> bool:
    """Whether the words stand there, from its beginning or, backwards, from its end."""
    widget = place.widget
    if isinstance(widget, CitedProse):
        widget.moveCursor(_END if backwards else _START)
        return widget.find(words, _BACKWARDS if backwards else _FORWARDS)
    row = widget.rows.rows[widget.rows.number_of(place.finding)]
    return any(words.casefold() in spoken(row, cell).casefold() for cell in Cell if cell)
