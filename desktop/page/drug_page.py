"""A drug's page for one of its questions: the head, and its panels one under another."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout

from db.model.page import DrugPage
from db.model.place import Place
from db.model.question import QuestionKind
from desktop.page.citation_jumps import CitationJumps
from desktop.page.cited_prose import TO_CITATION, TO_SOURCE, CitedProse
from desktop.page.conclusion_panel import WHY
from desktop.page.drug_head import DrugHead
from desktop.page.drug_panels import DrugPanels
from desktop.page.evidence_balance import are_alike
from desktop.page.evidence_panel import EvidencePanel
from desktop.page.frame import WIDEST
from desktop.page.page_search import PageSearch
from desktop.theme import Theme

_SIDEWAYS = 1200
"""From this width of the page on, in px at 100%, people and animals stand side by side."""
_SCROLL_BAR = 10
_EVIDENCE = ("human", "animal")


class DrugPageView(DrugPanels):
    """Tells which place or link was chosen, and what was done with a picture."""

    place_asked = Signal(Place)
    link_asked = Signal(str)
    link_hovered = Signal(str)
    told = Signal(str)
    failed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        """Begin without a page."""
        super().__init__(theme)
        self.setObjectName("ground")
        self.setAccessibleName("Drug")
        self._theme = theme
        self.page: DrugPage | None = None
        self.head = DrugHead(theme, WIDEST, _SCROLL_BAR)
        self.jumps = CitationJumps(self)
        self._search = PageSearch()
        self._later: list[Callable[[], None]] = []
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._show_more)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.column)
        self.set_theme(theme)

    def show_page(self, page: DrugPage) -> None:
        """Show a page from its top; what lies below the conclusion comes in the next moments."""
        self.page = page
        self._search.forget((), self.tables)
        self.jumps.forget()
        self.texts.begin(page)
        self.texts.unmark()
        self.setAccessibleName(page.question.text)
        self.head.show_page(page)
        below = ("glance", "mechanism", *_evidence_order(page), "disagreement", "sources")
        for name in below:
            if name in self.made:
                self.made[name].hide()
        self.column.verticalScrollBar().setValue(0)
        names: tuple[str, ...] = below
        if "conclusion" in self.made:
            self.conclusion.show_page(page)
        else:
            names = ("conclusion", *below)
        self._later = [turn for name in names for turn in self._turns(name, page)]
        self._timer.start()

    def finish(self) -> None:
        """Show at once what was to come later."""
        while self._later:
            self._show_more()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look; what was read stays in sight."""
        self._theme = theme
        self.texts.set_theme(theme)
        widest = max(WIDEST, theme.px(WIDEST))
        self.head.set_widest(widest)
        self.column.set_widest(widest)
        for part in (self.head, *self.made.values()):
            part.set_theme(theme)
        self._set_sideways()

    def find_words(self, words: str, backwards: bool) -> bool:
        """Whether the words stand on the page, in a text or a table; the next place is chosen."""
        self.finish()
        inside = self.column.inside
        tables = [table for table in self.tables if table.isVisible()]
        texts = self.texts.in_sight_order(inside)
        found = self._search.next(inside, texts, tables, words, backwards)
        if found:
            self.show_area(found.widget, found.area)
        return found is not None

    def chosen_sources(self) -> tuple[str, ...]:
        """The ids of the sources that the selected text cites or lists."""
        return self.texts.chosen_sources()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the ends of the page, Space a screen on, Shift+Space back."""
        bar = self.column.verticalScrollBar()
        is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case Qt.Key.Key_Home:
                bar.setValue(0)
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case Qt.Key.Key_Space:
                bar.setValue(bar.value() + (-1 if is_back else 1) * bar.pageStep() * 9 // 10)
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set people and animals side by side where there is room."""
        super().resizeEvent(event)
        self._set_sideways()

    def _turns(self, name: str, page: DrugPage) -> Iterator[Callable[[], None]]:
        """A panel is made in one turn and filled in the next, so that none takes long."""
        if name not in self.made:
            yield lambda: self.panel(name).hide()
        if name in _EVIDENCE:
            yield lambda: self._show_prose(name, page)
        yield lambda: self._show_panel(name, page)

    def _show_prose(self, name: str, page: DrugPage) -> None:
        panel = self.panel(name)
        if isinstance(panel, EvidencePanel):
            panel.show_prose(page)

    def _show_panel(self, name: str, page: DrugPage) -> None:
        panel = self.panel(name)
        if isinstance(panel, EvidencePanel):
            self._order_evidence(page)
            panel.show_findings(page)
        else:
            panel.show_page(page)
        panel.show()

    def _show_more(self) -> None:
        if self._later:
            self._later.pop(0)()
        if not self._later:
            self._timer.stop()

    def _order_evidence(self, page: DrugPage) -> None:
        order = (name for name in _evidence_order(page) if name in self.made)
        self.evidence.set_parts(*(self.made[name] for name in order))
        self._set_sideways()

    def _set_sideways(self) -> None:
        """An empty panel, or one much shorter, takes lines, not half of the page."""
        page = self.page
        both = bool(page and page.human and page.preclinical and are_alike(page))
        is_wide = self.width() >= self._theme.px(_SIDEWAYS)
        self.evidence.set_least(0, allowed=both and is_wide)

    def _press(self, text: CitedProse, link: str) -> None:
        if link == WHY:
            self.conclusion.fold()
        elif link.startswith(TO_SOURCE):
            self.finish()
            self.jumps.to_source(text, link.removeprefix(TO_SOURCE))
        elif link.startswith(TO_CITATION):
            self.finish()
            self.jumps.to_citation(link.removeprefix(TO_CITATION))
        else:
            self.link_asked.emit(link)

    def _ask(self, question: str) -> None:
        if self.page and question != self.page.question.id:
            self.place_asked.emit(self.page.place_of(question))

    def _connect(self) -> None:
        self.head.asked.connect(self._ask)
        self.head.origin.link_asked.connect(self.link_asked)
        self.head.origin.link_hovered.connect(self.link_hovered)
        self.texts.link_pressed.connect(self._press)
        self.texts.link_hovered.connect(self.link_hovered)
        # Queued: the column first brings the whole text into sight, however high it is.
        self.texts.place_reached.connect(self.show_area, Qt.ConnectionType.QueuedConnection)
        self.texts.told.connect(self.told)
        self.texts.failed.connect(self.failed)
        for keys, by in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=by: self.head.tabs.step(by))

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(self.column, stretch=1)


def _evidence_order(page: DrugPage) -> tuple[str, str]:
    """People first; for how a drug works, animals: so its sources are numbered, too."""
    is_mechanism = page.question.kind is QuestionKind.MECHANISM
    return ("animal", "human") if is_mechanism else _EVIDENCE
