"""The Conclusion: the answer, how sure one can be and why, agreement, summary of findings."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from db.model.page import DrugPage
from db.model.question import QuestionKind
from desktop.charts.agreement_picture import AgreementPicture
from desktop.charts.summary_picture import SummaryPicture
from desktop.html.agreement import agreements
from desktop.html.markup import Html, element, escape, joined
from desktop.html.panels import CONCLUSION
from desktop.html.summary import TITLE, summary_rows
from desktop.html.words import sureness
from desktop.page import drawn
from desktop.page.chart_views import AnswerView
from desktop.page.conclusion_words import reasons, summary, topics
from desktop.page.frame import Card, label
from desktop.page.picture_copies import Origin
from desktop.page.picture_view import PictureView, titled
from desktop.page.prose_columns import ProseColumns
from desktop.page.summary_view import SummaryView
from desktop.page.texts import Texts
from desktop.theme import ANSWER, ANSWER_MEASURE, BODY, TABLE, Theme
from desktop.wording import month

WHY = "why:"
"""The link that opens the reasons."""
_AGREEMENT = "Agreement"


class ConclusionPanel(Card):
    """What a reader needs who reads nothing else."""

    def __init__(self, texts: Texts) -> None:
        """Begin empty."""
        super().__init__(CONCLUSION)
        self._texts = texts
        self._theme = texts.theme
        self._page: DrugPage | None = None
        self.question = label("strong")
        self.chip = AnswerView(texts.theme)
        self.answer = texts.new("Answer", ANSWER, ANSWER_MEASURE)
        self.sureness = texts.new("Certainty", BODY, measure=None)
        self.reasons = texts.new("Why this certainty", BODY)
        self.prose = ProseColumns(texts, "Conclusion")
        self.agreement = PictureView(texts)
        self.summary = SummaryView(texts)
        self.topics = texts.new("Drugs compared", TABLE, measure=None)
        self._lay_out()
        self.set_theme(texts.theme)

    def show_page(self, page: DrugPage) -> None:
        """Show the answer to another question; the reasons are folded."""
        question, html = page.question, self._texts.html
        self._page = page
        reviewed, searched = month(question.reviewed), month(question.searched)
        apart = f"reviewed {reviewed} · searched {searched}"
        is_one = reviewed == searched
        self.note.setText(f"reviewed and searched {reviewed}" if is_one else apart)
        self.question.setText(question.text)
        self.chip.show_answer(question.answer)
        self.chip.setVisible(question.kind is QuestionKind.EFFECT)
        self.answer.show_html(html(question.says))
        self.reasons.hide()
        self._say_sureness()
        self.prose.show_html(html(question.sections.conclusion))
        origin = Origin.of(page)
        self.agreement.show_picture(AgreementPicture(agreements(page)), origin)
        numbering = self._texts.numbering
        self._outcomes.setVisible(bool(question.conclusions))
        self.topics.setVisible(bool(page.topics))
        self.topics.show_html(topics(page))
        self.summary.show_table(lambda is_narrow: summary(page, numbering, is_narrow))
        self.summary.can_take(SummaryPicture(summary_rows(page)), origin)

    def fold(self) -> None:
        """Show the reasons, or hide them."""
        if self._page and not self.reasons.isVisibleTo(self):
            self.reasons.show()
            self.reasons.show_html(reasons(self._page, self._texts.numbering))
        else:
            self.reasons.hide()
        self._say_sureness()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._theme = theme
        for part in (self.chip, self.agreement, self.prose, self.summary):
            part.set_theme(theme)

    def _say_sureness(self) -> None:
        if not self._page:
            return
        question = self._page.question
        parts = [element("span", escape(sureness(question)), class_="muted")]
        if question.certainty:
            parts.insert(0, joined([drawn.certainty(question.certainty), Html("&nbsp; ")]))
        if any(one.certainty for one in question.conclusions):
            word = "hide why" if self.reasons.isVisibleTo(self) else "why"
            parts.append(joined([Html("&nbsp; "), element("a", escape(word), href=WHY)]))
        self.sureness.show_html(element("p", *parts))

    def _lay_out(self) -> None:
        said = QVBoxLayout()
        said.setSpacing(8)
        for part in (self.answer, self.sureness, self.reasons):
            said.addLayout(_started(part))
        top = QHBoxLayout()
        top.setSpacing(14)
        top.addWidget(self.chip, alignment=Qt.AlignmentFlag.AlignTop)
        top.addLayout(said, stretch=1)
        self._outcomes = QWidget()
        outcomes = QVBoxLayout(self._outcomes)
        outcomes.setContentsMargins(0, 8, 0, 0)
        outcomes.setSpacing(2)
        outcomes.addLayout(titled(label("strong", TITLE, wraps=False), self.summary.note))
        outcomes.addWidget(self.summary)
        self.body.addWidget(self.question)
        self.body.addLayout(top)
        self.body.addSpacing(2)
        self.body.addWidget(self.prose)
        self.body.addSpacing(6)
        self.body.addLayout(titled(label("strong", _AGREEMENT, wraps=False), self.agreement.note))
        self.body.addWidget(self.agreement)
        self.body.addWidget(self._outcomes)
        self.body.addWidget(self.topics)


def _started(part: QWidget) -> QBoxLayout:
    """A part no wider than it may be, at the side where reading begins."""
    row = QHBoxLayout()
    row.addWidget(part, stretch=1)
    row.addStretch()
    return row
