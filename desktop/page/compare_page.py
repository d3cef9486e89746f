"""Two to four drugs side by side, panel by panel; the drugs stay in sight while panels scroll."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from db.model.comparison import ComparePage
from db.model.place import Place
from desktop.html.agreement import agreements
from desktop.html.compare_outline import SUMMARY
from desktop.html.panels import ANIMAL, CONCLUSION, DISAGREEMENT, HUMAN, MECHANISM, SOURCES
from desktop.page.cited_prose import TO_SOURCE, CitedProse
from desktop.page.compare_rows import least_width, most_width, row_of
from desktop.page.compared_drug import ComparedDrug
from desktop.page.finding_words import find_next
from desktop.page.frame import EDGE, INSIDE, WIDEST, Card, Column, emptied
from desktop.theme import Theme

Part = Callable[[ComparedDrug], QWidget]
PANELS: tuple[tuple[str, tuple[Part, ...]], ...] = (
    (
        CONCLUSION,
        (
            ComparedDrug.answer,
            ComparedDrug.certainty,
            ComparedDrug.people,
            ComparedDrug.animals,
        ),
    ),
    (SUMMARY, (ComparedDrug.outcomes,)),
    (MECHANISM, (ComparedDrug.mechanism,)),
    (HUMAN, (ComparedDrug.human,)),
    (ANIMAL, (ComparedDrug.animal,)),
    (DISAGREEMENT, (ComparedDrug.disagreement,)),
    (SOURCES, (ComparedDrug.sources,)),
)
"""The panels, and the rows of each: a part of every drug a row."""
_ROOMY = 2
_BETWEEN_ROWS = 14
_SCROLL_BAR = 10
_LAID_OUT = QEvent.Type.LayoutRequest


class ComparePageView(QWidget):
    """Tells which place or link was chosen."""

    place_asked = Signal(Place)
    link_asked = Signal(str)
    link_hovered = Signal(str)

    def __init__(self, theme: Theme) -> None:
        """Begin empty."""
        super().__init__()
        self.setObjectName("ground")
        self._theme = theme
        self._drugs: tuple[ComparedDrug, ...] = ()
        self._texts: tuple[CitedProse, ...] = ()
        self.head = _Head()
        self.column = Column()
        self.column.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.column.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.column.horizontalScrollBar().valueChanged.connect(self._shift)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(self.column, stretch=1)
        self.setFocusProxy(self.column)

    def show_page(self, page: ComparePage) -> None:
        """Show other drugs, from the top and the first."""
        self.setAccessibleName(f"{page.title} side by side")
        among = [agreements(one) for one in page.pages]
        is_roomy = len(page.pages) <= _ROOMY
        self._drugs = tuple(ComparedDrug(one, self._theme, is_roomy, among) for one in page.pages)
        self.head.show_parts([drug.head() for drug in self._drugs])
        emptied(self.column.body)
        for name, parts in PANELS:
            card = Card(name)
            card.body.addSpacing(10)
            card.body.setSpacing(0)
            for part in parts:
                below = 0 if part is parts[-1] else _BETWEEN_ROWS
                card.body.addWidget(row_of([part(drug) for drug in self._drugs], below))
            self.column.body.addWidget(card)
        self.column.body.addStretch()
        self._connect()
        self._set_widths()
        self.column.verticalScrollBar().setValue(0)
        self.column.horizontalScrollBar().setValue(0)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look; what was read stays in sight."""
        self._theme = theme
        for drug in self._drugs:
            drug.set_theme(theme)
        self._set_widths()

    def find_words(self, words: str, backwards: bool) -> bool:
        """Whether the words stand in one of the texts; the next place is chosen and in sight."""
        return find_next(self.column, self._texts, words, backwards)

    def _connect(self) -> None:
        inside = self.column.inside
        for drug in self._drugs:
            drug.texts.link_pressed.connect(self._press)
            drug.texts.link_hovered.connect(self.link_hovered)
        self._texts = tuple(inside.findChildren(CitedProse))

    def _shift(self, by: int) -> None:
        """Keep the drugs over their columns, and the panels' headings in sight."""
        self.head.shift(by)
        for card in self.column.inside.findChildren(Card):
            card.heading.setContentsMargins(by, 0, 0, 0)

    def _press(self, text: QObject, link: str) -> None:
        del text
        if link.startswith(TO_SOURCE):
            self.place_asked.emit(Place.read(f"source/{link.removeprefix(TO_SOURCE)}"))
        else:
            self.link_asked.emit(link)

    def _set_widths(self) -> None:
        """Columns no narrower than can be read, and no wider."""
        px = self._theme.zoom / 100
        many = len(self._drugs)
        widest = max(WIDEST, most_width(many, px))
        least = least_width(many, px)
        self.column.set_widest(widest)
        self.column.inside.setMinimumWidth(least)
        self.head.set_widths(least, widest)


class _Head(QScrollArea):
    """The drugs' names over their columns; shifted with them, never scrolled by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("head")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._whole, self._column = QWidget(), QWidget()
        self._whole.setObjectName("surface")
        self._parts = QVBoxLayout(self._column)
        self._parts.setContentsMargins(INSIDE + 1, 12, INSIDE + 1, 10)
        row = QHBoxLayout(self._whole)
        row.setContentsMargins(EDGE, 0, EDGE, 0)
        row.addWidget(self._column)
        self.setViewportMargins(0, 0, _SCROLL_BAR, 0)
        self.setWidget(self._whole)
        self._whole.installEventFilter(self)

    def show_parts(self, parts: list[QWidget]) -> None:
        """Show other drugs."""
        emptied(self._parts)
        self._parts.addWidget(row_of(parts, below=0, is_ruled=False))
        self._fit()

    def set_widths(self, least: int, widest: int) -> None:
        """Be as wide as the columns below."""
        self._whole.setMinimumWidth(least)
        self._column.setMaximumWidth(widest)
        self._fit()

    def shift(self, by: int) -> None:
        """Stand over the columns that are in sight."""
        self.horizontalScrollBar().setValue(by)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Be as high as the names need, whenever they need another height."""
        if watched is self._whole and event.type() in (_LAID_OUT, QEvent.Type.Resize):
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        self.setFixedHeight(self._whole.minimumSizeHint().height() + 1)
