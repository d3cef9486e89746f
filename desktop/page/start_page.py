"""The start page: what the program is and is not, its drugs, its questions, and its pack's age."""

from collections.abc import Iterable
from datetime import date
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
)

from db.model.pack import NOT_ADVICE, Manifest
from db.model.page import DrugEntry
from db.model.place import Place
from db.model.search import HitKind, SearchHit
from desktop.content import StartContent
from desktop.html.markup import Html, escape
from desktop.html.origin import notices
from desktop.icons import drawing
from desktop.page.frame import GAP, Card, Column, emptied, label
from desktop.page.prose_view import ProseView
from desktop.page.question_row import QuestionRow
from desktop.plainly import PlainLabel
from desktop.theme import ANSWER, Theme
from desktop.wording import age, counted, day

MOST_DRUGS = 60
"""Cards at most; the side bar lists every drug."""
_CARD_WIDTH = 250
_WIDEST = 860

WHAT_IT_IS = (
    "What is known of a drug: the answer first, then how sure one can be, and every study behind "
    "it, in people and in animals apart."
)
WHAT_IT_IS_NOT = (
    f"{NOT_ADVICE} It reads reviewed evidence from this computer alone and sends nothing anywhere. "
    f"It knows no patients, gives no dosing advice, checks no interactions, and every sentence "
    f"names its sources, so that you can judge for yourself."
)


def about_pack(manifest: Manifest, today: date) -> str:
    """`Reviewed 20 November 2026, 4 days ago · 1 drug · 7 questions · … · licence CC BY 4.0`."""
    old = age(manifest.reviewed, today)
    return " · ".join(
        (
            f"Reviewed {day(manifest.reviewed)}{', ' + old if old else ''}",
            counted(manifest.drugs, "drug"),
            counted(manifest.questions, "question"),
            counted(manifest.findings, "finding"),
            counted(manifest.sources, "source"),
            f"licence {manifest.licence}",
        )
    )


class StartPage(Column):
    """Tells which place was chosen."""

    place_asked = Signal(Place)

    def __init__(self, theme: Theme, today: date) -> None:
        """`today` dates the pack's age."""
        super().__init__(widest=_WIDEST)
        self.setAccessibleName("Start page")
        self._theme = theme
        self._today = today
        self._picture = PlainLabel()
        self._what = ProseView(theme, ANSWER, measure=None)
        self._what_not = ProseView(theme, measure=None)
        self._what.show_html(Html(f"<p>{escape(WHAT_IT_IS)}</p>"))
        self._what_not.show_html(Html(f'<p class="muted">{escape(WHAT_IT_IS_NOT)}</p>'))
        self._drugs = QGridLayout()
        self._drugs.setSpacing(GAP)
        self._cards: list[DrugCard] = []
        self._topics = Card("Topics", "drugs compared", holds_rows=True)
        self._questions = Card("Questions", holds_rows=True)
        self._pack = Card("Evidence pack")
        self._lay_out()
        self.set_theme(theme)

    def show_content(self, content: StartContent) -> None:
        """Show the drugs, questions and manifest of a pack."""
        emptied(self._drugs)
        self._cards.clear()
        for entry in content.drugs[:MOST_DRUGS]:
            card = DrugCard(entry)
            card.clicked.connect(partial(self._ask, entry.place))
            self._cards.append(card)
        self._arrange_drugs()
        topics = (
            SearchHit(HitKind.PAGE, Place(topic=one.id), one.title, counted(one.drugs, "drug"))
            for one in content.topics
        )
        self._list(self._topics, topics)
        self._list(self._questions, content.questions)
        emptied(self._pack.body, first=1)
        for pack in content.packs:
            self._pack.body.addWidget(label("strong", pack.name))
            about = about_pack(pack.manifest, self._today)
            for words in (about, *notices((pack,))):
                self._pack.body.addWidget(label("muted", words))

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._theme = theme
        self._picture.setPixmap(drawing("dispensatory", theme.ink, 48, self.devicePixelRatio()))
        for prose in (self._what, self._what_not):
            prose.set_theme(theme)
        for row in self.findChildren(QuestionRow):
            row.set_theme(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set as many cards in a row as have room."""
        super().resizeEvent(event)
        self._arrange_drugs()

    def _list(self, card: Card, hits: Iterable[SearchHit]) -> None:
        """Fill a card with rows; without any it is not there."""
        emptied(card.body, first=1)
        rows = [QuestionRow(hit, self._theme) for hit in hits]
        for row in rows:
            row.clicked.connect(partial(self._ask, row.place))
            card.body.addWidget(row)
        card.setVisible(bool(rows))

    def _ask(self, place: Place) -> None:
        self.place_asked.emit(place)

    def _lay_out(self) -> None:
        title = PlainLabel("Dispensatory")
        title.setObjectName("name")
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self._picture)
        top.addWidget(title)
        top.addStretch()
        self.body.setContentsMargins(0, 32, 0, 0)
        self.body.addLayout(top)
        self.body.addWidget(self._what)
        self.body.addWidget(self._what_not)
        self.body.addSpacing(12)
        self.body.addLayout(self._drugs)
        self.body.addWidget(self._topics)
        self.body.addWidget(self._questions)
        self.body.addWidget(self._pack)
        self.body.addStretch(1)

    def _arrange_drugs(self) -> None:
        room = min(_WIDEST, self.viewport().width() - 48)
        columns = max(1, room // self._theme.px(_CARD_WIDTH))
        for number, card in enumerate(self._cards):
            self._drugs.addWidget(card, number // columns, number % columns)
        for column in range(max(columns, self._drugs.columnCount())):
            self._drugs.setColumnStretch(column, 1 if column < columns else 0)


class DrugCard(QPushButton):
    """A drug as a card that can be pressed."""

    def __init__(self, entry: DrugEntry) -> None:
        """Name, class, number of questions."""
        super().__init__()
        self.setObjectName("drug")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        questions = counted(entry.questions, "question")
        self.setAccessibleName(f"{entry.name}, {entry.drug_class}, {questions}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(2)
        for name, words in (
            ("heading", entry.name),
            ("muted", entry.drug_class),
            ("note", " · ".join((questions, *entry.synonyms[:2], *entry.packs))),
        ):
            column.addWidget(label(name, words))
        column.addStretch()

    def sizeHint(self) -> QSize:
        """What its words need."""
        return self._column.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """What its words need."""
        return self._column.minimumSize()
