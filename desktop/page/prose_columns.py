"""Prose that stands in two columns where there is room, so that lines stay short."""

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.html.markup import Html, joined
from desktop.page.blocks import balanced, blocks_of, halves, length_of
from desktop.page.cited_prose import CitedProse
from desktop.page.texts import Texts
from desktop.theme import BODY, Theme

_BETWEEN = 32
_LEAST_LINE = 46
"""Characters in a line of two columns, at least."""
_WORTH_TWO = 420
"""Characters that are worth a second column."""
_BLOCK = 40
"""What a paragraph takes beside its characters: half a line at its end, and the space below."""


class ProseColumns(QWidget):
    """One text or two, side by side; as high as the longer one."""

    def __init__(self, texts: Texts, name: str, size: float = BODY) -> None:
        """`name` is for those who hear the page."""
        super().__init__()
        self._size = size
        self._texts = texts
        self._theme = texts.theme
        self.first = texts.new(name, size)
        self.first.setParent(self)
        self._name = name
        self._second: CitedProse | None = None
        self._tab = 0
        self._blocks: Sequence[Html] = ()
        self._flowing: Sequence[Html] = ()
        self._parted = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def second(self) -> CitedProse:
        """The second column, made when it is first needed."""
        if self._second is None:
            self._second = self._texts.new(f"{self._name}, continued", self._size)
            self._second.setParent(self)
            if self._tab:
                _set_tab(self._second, self._tab)
        return self._second

    @property
    def texts(self) -> tuple[CitedProse, ...]:
        """The columns that were made."""
        return (self.first, self._second) if self._second else (self.first,)

    @property
    def blocks(self) -> Sequence[Html]:
        """The paragraphs and lists that are shown."""
        return self._blocks

    def show_html(self, html: Html) -> None:
        """Show a text; an empty one takes no room."""
        self.show_blocks(blocks_of(html))

    def show_blocks(self, blocks: Sequence[Html]) -> None:
        """Show paragraphs, none of which is parted but one that stands alone."""
        self._blocks = blocks
        self._flowing = halves(blocks[0]) if len(blocks) == 1 else blocks
        self._parted = -1
        self.setVisible(bool(blocks))
        self._arrange()

    def set_theme(self, theme: Theme) -> None:
        """Show the same text in another look; the texts themselves are told by `Texts`."""
        self._theme = theme
        self._parted = -1
        self._arrange()

    def set_tab(self, distance: int) -> None:
        """Where text stands after a tab, in px from the beginning of the line."""
        self._tab = distance
        for text in self.texts:
            _set_tab(text, distance)

    def place_of(self, block: int) -> tuple[CitedProse, int]:
        """The text that holds a block, and the block's number in it."""
        if self._parted and block >= self._parted:
            return self.second, block - self._parted
        return self.first, block

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break lines anew for another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()

    def _arrange(self) -> None:
        if not self._blocks:
            return
        between = self._theme.px(_BETWEEN)
        column = (self.width() - between) // 2
        parted = self._first_takes(column)
        wide = column if parted else self.width()
        self._place(self.first, 0, wide)
        if parted:
            self._place(self.second, column + between, wide)
        if parted != self._parted:
            self._parted = parted
            self.first.show_html(joined(self._flowing[:parted] if parted else self._blocks))
            if parted:
                self.second.show_html(joined(self._flowing[parted:]))
            elif self._second:
                self._second.show_html(Html(""))
            if self._second:
                self._second.setVisible(bool(parted))
        self.setFixedHeight(max(text.height() for text in self._shown(parted)))

    def _shown(self, parted: int) -> tuple[CitedProse, ...]:
        return (self.first, self.second) if parted else (self.first,)

    def _place(self, text: CitedProse, left: int, wide: int) -> None:
        shown = min(wide, text.maximumWidth())
        if self.isRightToLeft():
            left = self.width() - left - shown
        text.setGeometry(QRect(left, 0, shown, text.height()))
        text.fit()  # a text that is not in sight yet hears of its width only when it is

    def _first_takes(self, column: int) -> int:
        """How many blocks stand in the first of two columns; 0 if there is one column."""
        letters = QFontMetricsF(self._theme.font(self._size)).averageCharWidth()
        is_long = sum(length_of(block) for block in self._flowing) >= _WORTH_TWO
        if len(self._flowing) < 2 or not is_long or column < letters * _LEAST_LINE:
            return 0
        return balanced(self._flowing, _BLOCK)


def _set_tab(text: CitedProse, distance: int) -> None:
    option = text.document().defaultTextOption()
    if option.tabStopDistance() != distance:  # setting it lays the whole text out anew
        option.setTabStopDistance(distance)
        text.document().setDefaultTextOption(option)
