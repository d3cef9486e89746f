"""Looks for words through the texts of a page, one after another, and round."""

from collections.abc import Sequence

from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QScrollArea

from desktop.page.prose_view import ProseView

_MARGIN = 80


def find_next(
    area: QScrollArea, texts: Sequence[ProseView], words: str, backwards: bool = False
) -> bool:
    """Whether the words stand in one of the texts; the next place is chosen and in sight."""
    if not words:
        _choose_nothing(texts)
        return False
    order = list(reversed(texts)) if backwards else list(texts)
    at = next((i for i, text in enumerate(order) if text.textCursor().hasSelection()), 0)
    flags = QTextDocument.FindFlag.FindBackward if backwards else QTextDocument.FindFlag(0)
    for number, text in enumerate((*order[at:], *order[: at + 1])):
        if number:
            text.moveCursor(
                QTextCursor.MoveOperation.End if backwards else QTextCursor.MoveOperation.Start
            )
        if text.find(words, flags):
            _choose_nothing([other for other in texts if other is not text])
            _show(area, text)
            return True
    return False


def _choose_nothing(texts: Sequence[ProseView]) -> None:
    for text in texts:
        cursor = text.textCursor()
        cursor.clearSelection()
        text.setTextCursor(cursor)


def _show(area: QScrollArea, text: ProseView) -> None:
    inside = area.widget()
    if inside:
        place = text.viewport().mapTo(inside, text.cursorRect().center())
        area.ensureVisible(place.x(), place.y(), 0, _MARGIN)
