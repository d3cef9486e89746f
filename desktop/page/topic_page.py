"""A topic's page: what it is about, and the table of the drugs whose pages bear on it."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QSizePolicy, QVBoxLayout

from db.model.place import LEAST_COMPARED, MOST_COMPARED, Place
from db.model.topic import TopicPage
from desktop.html import topic_words
from desktop.html.markup import Html, element, escape
from desktop.page.frame import Card, Column, label
from desktop.page.origin_line import OriginLine
from desktop.page.prose_view import ProseView
from desktop.page.topic_table import TopicTable
from desktop.theme import TABLE, Theme
from desktop.wording import counted

_SEVERAL = 40
_LEAST_WIDE = 560
_ACROSS = QBoxLayout.Direction.LeftToRight
_DOWN = QBoxLayout.Direction.TopToBottom


class TopicPageView(Column):
    """Tells which place or link was chosen."""

    place_asked = Signal(Place)
    link_asked = Signal(str)
    link_hovered = Signal(str)

    def __init__(self, theme: Theme) -> None:
        """Begin empty."""
        super().__init__()
        self._title, self._about = label("title"), label("muted")
        self._note = label("muted")
        self.origin = OriginLine(theme)
        self.origin.link_asked.connect(self.link_asked)
        self.origin.link_hovered.connect(self.link_hovered)
        self._theme = theme
        self._top = QBoxLayout(_ACROSS)
        self._card = Card("Drugs compared")
        self.table = TopicTable(theme)
        self.legend = ProseView(theme, TABLE, measure=None)
        self.legend.setAccessibleName("How to read the table")
        self.compare = QPushButton()
        self.compare.clicked.connect(self._compare)
        self.table.place_asked.connect(self.place_asked)
        self.table.row_reached.connect(self._bring_in_sight)
        self._lay_out()

    def show_page(self, page: TopicPage) -> None:
        """Show a topic, from the top."""
        self.setAccessibleName(page.topic.title)
        self._title.setText(page.topic.title)
        self._about.setText(topic_words.drugs_compared(page))
        self._note.setText(page.topic.note)
        self._note.setVisible(bool(page.topic.note))
        self.origin.show_origin(page.provenances)
        self._card.note.setText(counted(page.drugs, "drug"))
        self.table.show_rows(page.rows)
        shown = min(MOST_COMPARED, len(page.rows))
        first = "" if shown == len(page.rows) else f"the first {shown} "
        self.compare.setText(f"Compare {first}side by side")
        self.compare.setVisible(len(page.rows) >= LEAST_COMPARED)
        self.legend.show_html(_legend())
        self.verticalScrollBar().setValue(0)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._theme = theme
        self._turn()
        self.origin.set_theme(theme)
        self.table.set_theme(theme)
        self.legend.set_theme(theme)

    def find_words(self, words: str, backwards: bool) -> bool:
        """Whether a row has the words; the next one is marked and in sight."""
        return self.table.find_next(words, backwards)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the button under the title where there is no room beside it."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        is_wide = self.width() >= self._theme.px(_LEAST_WIDE)
        self._top.setDirection(_ACROSS if is_wide else _DOWN)

    def _compare(self) -> None:
        """Set the first rows side by side, as they are sorted."""
        rows = self.table.rows.rows[:MOST_COMPARED]
        self.place_asked.emit(Place(compared=tuple(row.place for row in rows)))

    def _bring_in_sight(self, area: QRect) -> None:
        corner = self.table.mapTo(self.inside, area.center())
        self.ensureVisible(corner.x(), corner.y(), 0, area.height() // 2 + _SEVERAL)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        for part in (self._title, self._about, self._note):
            words.addWidget(part)
        words.addLayout(self.origin)
        self._top.setSpacing(12)
        self._top.addLayout(words, stretch=1)
        self._top.addWidget(
            self.compare, alignment=Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
        )
        self._card.body.addWidget(self.table)
        self._card.body.addWidget(self.legend)
        self._card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.body.setContentsMargins(0, 8, 0, 0)
        self.body.addLayout(self._top)
        self.body.addSpacing(4)
        self.body.addWidget(self._card)
        self.body.addStretch()
        self.setFocusProxy(self.table)


def _legend() -> Html:
    """What the marks mean, in their colours; that a table is no trial."""
    meanings = "&nbsp; ".join(
        f'<span class="{name}">{mark}</span> {name}'
        for mark, name in (("▲", "supports"), ("▼", "opposes"), ("◆", "mixed"), ("●", "neutral"))
    )
    counts = escape("Studies are counted for or against what each page proposes, as on that page.")
    said = Html(f'{meanings}. <span class="muted">{counts}</span>')
    return Html(
        element("p", said) + element("p", escape(topic_words.NOT_A_RANKING), class_="muted")
    )
