"""Prose on a page: rich text as tall as what it says, which can load nothing from anywhere."""

from math import ceil

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QFontMetricsF, QImage, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from desktop.html.markup import Html
from desktop.plainly import tip
from desktop.theme import BODY, PROSE_MEASURE, Theme

_SAMPLE = "In people with a spinal cord injury, the drug lowered the tone of the muscle by a half."
"""A fonts' own mean width counts capitals and digits like letters; running text is narrower."""


class ProseView(QTextBrowser):
    """A text that grows with its words; links are told, never followed."""

    link_asked = Signal(str)
    link_hovered = Signal(str)

    def __init__(
        self,
        theme: Theme,
        size: float = BODY,
        measure: int | None = PROSE_MEASURE,
        parent: QWidget | None = None,
    ) -> None:
        """`size` is the type size in px at 100%; `measure` the most characters in a line."""
        super().__init__(parent)
        self._html = Html("")
        self._size = size
        self._measure = measure
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)
        self.anchorClicked.connect(lambda url: self.link_asked.emit(url.toString()))
        self.highlighted.connect(self._hovered)
        self.set_theme(theme)

    def show_html(self, html: Html) -> None:
        """Show a text; the view takes the height it needs."""
        self._html = html
        # Qt makes a heading larger than its style sheet says; a paragraph it does not.
        body = html.replace("<h3>", '<p class="subheading">').replace("</h3>", "</p>")
        self.setHtml(f"<body>{body}</body>")
        self._drop_last_margin()
        self.fit()

    def set_theme(self, theme: Theme) -> None:
        """Show the same text in another look."""
        font = theme.font(self._size)
        self.document().setDefaultFont(font)
        self.document().setIndentWidth(theme.px(18))
        self.document().setDefaultStyleSheet(self.style_of(theme, self._size))
        if self._measure:
            width = QFontMetricsF(font).horizontalAdvance(_SAMPLE) / len(_SAMPLE)
            self.setMaximumWidth(ceil(width * self._measure))
        self.show_html(self._html)

    def style_of(self, theme: Theme, size: float) -> str:
        """The style sheet of the text."""
        return theme.prose_css(size)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing: a pack may be a stranger's, and a picture's address could call out."""
        del name
        images = QTextDocument.ResourceType.ImageResource.value
        return QImage() if kind == images else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break lines anew for another width."""
        if self.document().textWidth() != self.contentsRect().width():
            super().resizeEvent(event)
            self.fit()
        else:  # Qt would lay the whole text out once more, for the width it has
            self.verticalScrollBar().setRange(0, 0)

    def wheelEvent(self, event: QEvent) -> None:
        """Leave scrolling to the page."""
        event.ignore()

    def fit(self) -> None:
        """Take the height that the words need in the width as it is."""
        width = self.contentsRect().width()  # the viewport's, before Qt has given it that
        if self.document().textWidth() != width:
            self.document().setTextWidth(width)
        self.setFixedHeight(ceil(self.document().size().height()))

    def _drop_last_margin(self) -> None:
        """Let the text end where its last line ends."""
        cursor = self.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        block = cursor.blockFormat()
        block.setBottomMargin(0)
        cursor.setBlockFormat(block)

    def _hovered(self, url: QUrl) -> None:
        address = url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
        is_outside = url.scheme() in {"http", "https", "mailto"}
        self.viewport().setToolTip(tip(address) if is_outside else "")
        self.link_hovered.emit(address)
