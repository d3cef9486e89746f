"""Prose with citations: knows where it cites a source, and is copied with its references."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QMimeData, QRect, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFragment,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from desktop.html.markup import Html
from desktop.page import drawn
from desktop.page.prose_view import ProseView
from desktop.plainly import tip
from desktop.theme import BODY, PROSE_MEASURE, Theme

TO_SOURCE, TO_CITATION = "source:", "cited:"
"""A number in the text leads to its source, a number in the list back to the text."""
_SCROLLING = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_Space,
    }
)
_IMAGE = QTextDocument.ResourceType.ImageResource.value
_NUMBERS = re.compile(r"(\d+)(?:–(\d+))?")


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a raised number stands in a text, and the source it leads to."""

    source: str
    number: int
    start: int
    end: int


class CitedProse(ProseView):
    """`describe` says what a link leads to; `reference` what a number stands for."""

    link_pressed = Signal(object, str)
    """This text, and the link."""
    place_reached = Signal(object, QRect)
    """This text, and where in it the link stands that the Tab key went to."""

    def __init__(
        self,
        theme: Theme,
        describe: Callable[[str], str],
        reference: Callable[[int], str],
        size: float = BODY,
        measure: int | None = PROSE_MEASURE,
        parent: QWidget | None = None,
    ) -> None:
        """Begin empty."""
        self._describe, self._reference = describe, reference
        self.marked = ""
        """The words that stand in another ground."""
        super().__init__(theme, size, measure, parent)
        self.anchorClicked.connect(lambda url: self.link_pressed.emit(self, url.toString()))
        self.cursorPositionChanged.connect(self._leave_link)

    def set_theme(self, theme: Theme) -> None:
        """Show the same text in another look."""
        self._theme = theme
        super().set_theme(theme)
        self.unmark()

    def show_html(self, html: Html) -> None:
        """Show a text; a table at its end is followed by nothing."""
        super().show_html(html)
        has_links = "<a " in html
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if has_links else Qt.FocusPolicy.ClickFocus)
        if html.endswith("</table>"):
            self._shrink_last_line()
            self.fit()

    def style_of(self, theme: Theme, size: float) -> str:
        """The sheet of prose, and of tables in it."""
        pad = theme.px(7)
        return (
            f"{theme.prose_css(size)}"
            f".rows td, .rows th {{ border-bottom: 1px solid {theme.line};"
            f" padding: {pad}px {theme.px(12)}px {pad}px 0; }}"
            f".rows th {{ font-weight: 500; text-align: left; color: {theme.muted}; }}"
            f".facts td {{ padding: 0 {theme.px(12)}px {theme.px(3)}px 0; }}"
            f".caption {{ font-size: {theme.px(12)}px; color: {theme.muted}; }}"
        )

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Our own small drawings, and nothing else."""
        if kind == _IMAGE and isinstance(name, QUrl) and name.scheme() == drawn.SCHEME:
            return drawn.picture(name.path(), self._theme)
        return super().loadResource(kind, name)

    def citations(self) -> Iterator[Citation]:
        """Every raised number, from the beginning of the text."""
        for fragment in _fragments(self.document()):
            link = fragment.charFormat().anchorHref()
            if link.startswith(TO_SOURCE) and fragment.text().isdecimal():
                start = fragment.position()
                number, end = int(fragment.text()), start + fragment.length()
                yield Citation(link.removeprefix(TO_SOURCE), number, start, end)

    def chosen(self) -> Iterator[int]:
        """The numbers of the sources that the selected text cites or lists."""
        cursor = self.textCursor()
        first, last = cursor.selectionStart(), cursor.selectionEnd()
        before: Citation | None = None
        for one in self.citations():
            if first < one.end and one.start < last:
                is_run = before and self._between(before, one) == "–"
                yield from range(before.number if before and is_run else one.number, one.number + 1)
            before = one
        block = self.document().findBlock(first)
        while first < last and block.isValid() and block.position() < last:
            yield from _listed(block)
            block = block.next()

    def mark(self, start: int, end: int, whole_lines: bool = False) -> QRect:
        """Show a place in another ground until `unmark`; where it stands in the view."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        selection = QTextEdit.ExtraSelection()
        style = QTextCharFormat()
        style.setBackground(QColor(self._theme.marked))
        if whole_lines:
            style.setProperty(QTextFormat.Property.FullWidthSelection, True)
        self.marked = cursor.selectedText()
        selection.cursor = cursor
        selection.format = style
        self.setExtraSelections([selection])
        cursor.setPosition(start)
        return self.cursorRect(cursor)

    def unmark(self) -> None:
        """Show no place in another ground."""
        if self.marked:
            self.marked = ""
            self.setExtraSelections([])

    def createMimeDataFromSelection(self) -> QMimeData:
        """The chosen words with their citations in brackets, and the references under them."""
        # Rich text would carry our own links and drawings, which mean nothing elsewhere.
        mime = QMimeData()
        cursor = self.textCursor()
        text = readable(self.document(), cursor.selectionStart(), cursor.selectionEnd())
        numbers = sorted(set(_cited_in(text)))
        references = [f"{n}. {words}" for n in numbers if (words := self._reference(n))]
        mime.setText("\n\n".join((text, "\n".join(references))) if references else text)
        return mime

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave scrolling to the page, unless the reader chooses words."""
        if event.key() in _SCROLLING and not event.modifiers():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes by Tab stands on a link, and sees which."""
        super().focusInEvent(event)
        by_tab = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if event.reason() in by_tab:
            self.focusNextPrevChild(event.reason() == Qt.FocusReason.TabFocusReason)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No link is stood on any more."""
        super().focusOutEvent(event)
        self._leave_link()

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Go to the next link, or out of the text after the last."""
        moved = super().focusNextPrevChild(is_next)
        if moved and self.hasFocus() and self.textCursor().hasSelection():
            self._stand_on_link()
            self.place_reached.emit(self, self.cursorRect())
        return moved

    def event(self, event: QEvent) -> bool:
        """Show under the pointer what a citation leads to."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            link = self.anchorAt(self.viewport().mapFrom(self, event.pos()))
            words = self._describe(link) if link else ""
            QToolTip.showText(event.globalPos(), tip(words), self) if words else QToolTip.hideText()
            return True
        return super().event(event)

    def _stand_on_link(self) -> None:
        """Show the link that the Tab key went to as chosen words: Qt's own dots are hardly seen."""
        selection = QTextEdit.ExtraSelection()
        style = QTextCharFormat()
        style.setBackground(QColor(self._theme.accent))
        style.setForeground(QColor(self._theme.surface))
        selection.cursor = self.textCursor()
        selection.format = style
        self.marked = ""
        self.setExtraSelections([selection])

    def _leave_link(self) -> None:
        if not self.marked:
            self.setExtraSelections([])

    def _between(self, one: Citation, other: Citation) -> str:
        return self.document().toPlainText()[one.end : other.start]

    def _shrink_last_line(self) -> None:
        """Qt ends every document with a line, be it empty."""
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        style = cursor.blockFormat()
        style.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor.setBlockFormat(style)


def readable(document: QTextDocument, start: int, end: int) -> str:
    """The text between two places; raised numbers stand in brackets, drawings in words."""
    lines: list[str] = []
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        lines.append(_line(block, start, end))
        block = block.next()
    return "\n".join(lines)


def _line(block: QTextBlock, start: int, end: int) -> str:
    parts: list[str] = []
    raised = ""
    for fragment in _fragments_of(block):
        first = max(fragment.position(), start)
        last = min(fragment.position() + fragment.length(), end)
        if first >= last:
            continue
        style = fragment.charFormat()
        text = fragment.text()[first - fragment.position() : last - fragment.position()]
        if style.verticalAlignment() == QTextCharFormat.VerticalAlignment.AlignSuperScript:
            raised += text
            continue
        if raised:
            parts.append(f" [{raised}]")
            raised = ""
        is_drawing = style.isImageFormat()
        parts.append(drawn.words_of(style.toImageFormat().name()) if is_drawing else text)
    if raised:
        parts.append(f" [{raised}]")
    return "".join(parts).replace("\u2028", "\n").replace("\ufffc", "")


def _listed(block: QTextBlock) -> Iterator[int]:
    """The number of the source that a line of the list of sources is about."""
    for fragment in _fragments_of(block):
        if fragment.charFormat().anchorHref().startswith(TO_CITATION):
            yield int(fragment.text())


def _cited_in(text: str) -> Iterator[int]:
    for group in re.findall(r"\[([\d,–]+)\]", text):
        for first, last in _NUMBERS.findall(group):
            yield from range(int(first), int(last or first) + 1)


def _fragments(document: QTextDocument) -> Iterator[QTextFragment]:
    block = document.begin()
    while block.isValid():
        yield from _fragments_of(block)
        block = block.next()


def _fragments_of(block: QTextBlock) -> Iterator[QTextFragment]:
    at = block.begin()
    while not at.atEnd():
        yield at.fragment()
        at += 1
