"""Words that are words: Qt reads some texts as HTML and loads what that names, unless told."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop.html.markup import escape


class PlainLabel(QLabel):
    """Shows just its words, whatever a pack wrote into them."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        """Begin with some words."""
        super().__init__(words, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)


def tip(words: str) -> str:
    """What shows just these words under the pointer."""
    if "<" not in words:
        return words
    return f'<p style="white-space: pre-wrap">{escape(words)}</p>'
