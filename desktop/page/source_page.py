"""A source's page: its citation, what it was checked against, and what was taken from it."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from db.model.page import SourcePage
from db.model.place import Place
from db.model.search import HitKind, SearchHit
from desktop.html.markup import Html
from desktop.html.source_page import addresses, check, findings
from desktop.html.vancouver import reference
from desktop.page.finding_words import find_next
from desktop.page.frame import Card, Column, emptied, label
from desktop.page.origin_line import OriginLine
from desktop.page.prose_view import ProseView
from desktop.page.question_row import QuestionRow
from desktop.theme import ANSWER, ANSWER_MEASURE, BODY, PROSE_MEASURE, Theme
from desktop.wording import counted

_WIDEST = 860


class SourcePageView(Column):
    """Tells which place or link was chosen."""

    place_asked = Signal(Place)
    link_asked = Signal(str)
    link_hovered = Signal(str)

    def __init__(self, theme: Theme) -> None:
        """Begin empty."""
        super().__init__(widest=_WIDEST)
        self.setAccessibleName("Source")
        self._theme = theme
        self._short, self._design = label("title", wraps=False), label("badge", wraps=False)
        self._retracted = Card()
        self._retracted.setObjectName("warning")
        self._notice = label("strong")
        self._retracted.body.addWidget(self._notice)
        self._reference = self._prose("Citation", ANSWER, ANSWER_MEASURE)
        self._addresses = self._prose("Addresses")
        self._check = self._prose("What it was checked against")
        self._findings = self._prose("Findings from this source")
        self._findings_card = Card("Findings from this source")
        self._cited = Card("Pages that cite it", holds_rows=True)
        self.origin = OriginLine(theme)
        self.origin.link_asked.connect(self.link_asked)
        self.origin.link_hovered.connect(self.link_hovered)
        self._lay_out()

    def show_page(self, page: SourcePage) -> None:
        """Show a source, from the top."""
        source = page.source
        self._short.setText(source.short)
        self._design.setText(source.design.words)
        self.origin.show_origin(page.provenances, page.also)
        self._notice.setText(f"Retracted: {source.retracted}")
        self._retracted.setVisible(bool(source.retracted))
        self._reference.show_html(Html(f"<p>{reference(source)}</p>"))
        self._addresses.show_html(addresses(source))
        self._check.show_html(check(source))
        self._findings_card.note.setText(counted(len(page.findings), "finding"))
        self._findings.show_html(findings(page))
        emptied(self._cited.body, first=1)
        for address, title in page.cited_by:
            row = QuestionRow(SearchHit(HitKind.PAGE, Place.read(address), title), self._theme)
            row.clicked.connect(partial(self._ask, Place.read(address)))
            self._cited.body.addWidget(row)
        self._cited.setVisible(bool(page.cited_by))
        self.verticalScrollBar().setValue(0)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._theme = theme
        self.origin.set_theme(theme)
        for prose in self._proses():
            prose.set_theme(theme)

    def find_words(self, words: str, backwards: bool) -> bool:
        """Whether the words stand on the page; the next place is chosen."""
        return find_next(self, self._proses(), words, backwards)

    def _proses(self) -> tuple[ProseView, ...]:
        return self._reference, self._addresses, self._check, self._findings

    def _prose(self, name: str, size: float = BODY, measure: int = PROSE_MEASURE) -> ProseView:
        prose = ProseView(self._theme, size, measure)
        prose.setAccessibleName(name)
        prose.link_asked.connect(self.link_asked)
        prose.link_hovered.connect(self.link_hovered)
        return prose

    def _ask(self, place: Place) -> None:
        self.place_asked.emit(place)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._short)
        top.addWidget(self._design, alignment=Qt.AlignmentFlag.AlignVCenter)
        top.addStretch()
        check = Card("How it was checked")
        check.body.addWidget(self._check)
        where = Card("Where to read it")
        where.body.addWidget(self._addresses)
        self._findings_card.body.addWidget(self._findings)
        self.body.setContentsMargins(0, 16, 0, 0)
        self.body.addLayout(top)
        self.body.addLayout(self.origin)
        for part in (self._retracted, self._reference, check, where):
            self.body.addWidget(part)
        self.body.addWidget(self._findings_card)
        self.body.addWidget(self._cited)
