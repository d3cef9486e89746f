"""One drug of a comparison: makes what each panel shows of its page, with its own numbering."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.model.page import DrugPage
from db.model.question import QuestionKind
from desktop.html import words
from desktop.html.agreement import Agreement, agreements
from desktop.html.markup import Html, element, escape, joined, link
from desktop.html.origin import origin_html
from desktop.page import drawn
from desktop.page.blocks import blocks_of
from desktop.page.chart_views import AgreementView, AnswerView
from desktop.page.cited_prose import CitedProse
from desktop.page.conclusion_words import outcomes
from desktop.page.mechanism_panel import step_blocks
from desktop.page.texts import Texts
from desktop.theme import ANSWER, BODY, TABLE, Theme
from desktop.wording import counted, month

_AGREE = "No disagreement between studies is described for this question."
_NOT_WRITTEN = "How it works is not described in this pack."


Among = Sequence[tuple[Agreement, Agreement]]


class ComparedDrug:
    """The parts of one page, one for each row of a comparison's panels."""

    def __init__(self, page: DrugPage, theme: Theme, is_roomy: bool, among: Among) -> None:
        """`among` is the agreement of every drug compared, in people and in animals."""
        self.page = page
        self.address = str(page.place)
        self.texts = Texts(theme)
        self.texts.begin(page)
        self._theme, self._is_roomy, self._among = theme, is_roomy, among
        self._charts: list[AnswerView | AgreementView] = []
        self.prose: list[CitedProse] = []
        """Every text, in the order in which it was made."""

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._theme = theme
        self.texts.set_theme(theme)
        for chart in self._charts:
            chart.set_theme(theme)

    def head(self) -> QWidget:
        """The drug's name, its question as a link to the page, and its pack if that is told."""
        name = element("p", element("b", escape(words.begun(self.page.drug.name))))
        text = self._text("Drug", joined([name]), ANSWER)
        asked = element("p", link(self.address, self.page.question.text))
        old = element("p", escape(self.page.old), class_="old") if self.page.old else Html("")
        parts = [text, self._text("Question", joined([asked, old]), TABLE)]
        origin = origin_html(self.page.provenances, self.page.also)
        if origin:
            parts.append(self._text("Where it is from", origin, TABLE))
        return _stacked(*parts)

    def answer(self) -> QWidget:
        """The answer and its sentence."""
        chip = AnswerView(self._theme)
        chip.show_answer(self.page.question.answer)
        chip.setVisible(self.page.question.kind is QuestionKind.EFFECT)
        self._charts.append(chip)
        says = self.texts.html(self.page.question.says)
        return _stacked(chip, self._text("Answer", says, ANSWER if self._is_roomy else BODY))

    def certainty(self) -> QWidget:
        """How sure one can be."""
        question = self.page.question
        said = element("span", escape(words.sureness(question)), class_="muted")
        circles = (drawn.certainty(question.certainty), Html("<br>")) if question.certainty else ()
        return self._text("Certainty", element("p", *circles, said), TABLE)

    def people(self) -> QWidget:
        """How many findings in people point which way."""
        return self._bars(0)

    def animals(self) -> QWidget:
        """The same for animals and in vitro."""
        return self._bars(1)

    def outcomes(self) -> QWidget:
        """What is known of each outcome."""
        return self._text("Outcomes", outcomes(self.page, self.texts.numbering), TABLE)

    def mechanism(self) -> QWidget:
        """How the drug works, and what of it bears on the question."""
        html, drug = self.texts.html, self.page.drug
        bears = html(self.page.question.sections.mechanism)
        if bears:
            bears = joined(
                [element("p", escape("What bears on this question"), class_="subheading"), bears]
            )
        blocks = joined([*step_blocks(drug.mechanism.steps, html), bears])
        return self._text("Mechanism", blocks or _muted(_NOT_WRITTEN), TABLE)

    def human(self) -> QWidget:
        """What was found in people, in words."""
        return self._evidence("human")

    def animal(self) -> QWidget:
        """What was found in animals and in vitro, in words."""
        return self._evidence("animal")

    def disagreement(self) -> QWidget:
        """Where animals, scales and trials disagree."""
        said = self.texts.html(self.page.question.sections.disagreement)
        return self._text("Where they disagree", said or _muted(_AGREE), TABLE)

    def sources(self) -> QWidget:
        """How many sources there are, how old the page is, and the way to it."""
        page = self.page
        cited = counted(len(page.sources), "source")
        reviewed = f"page reviewed {month(page.question.reviewed)}"
        said = element("span", escape(f"{cited} · {reviewed}"), class_="muted")
        whole = link(self.address, "Open the page")
        return self._text("Sources", element("p", said, Html("<br>"), whole), TABLE)

    def _evidence(self, kind: str) -> QWidget:
        sections, page = self.page.question.sections, self.page
        is_human = kind == "human"
        found = page.human if is_human else page.preclinical
        number = (
            counted(len(found), "finding") if found else words.nothing_found(kind, page.question)
        )
        prose = blocks_of(self.texts.html(sections.human if is_human else sections.animal))
        name = f"{words.begun(kind)} evidence"
        return self._text(name, joined([_muted(number), *prose]), TABLE)

    def _bars(self, number: int) -> QWidget:
        bars = AgreementView(self._theme)
        bars.show_agreement(agreements(self.page)[number], [pair[number] for pair in self._among])
        self._charts.append(bars)
        return bars

    def _text(self, name: str, html: Html, size: float) -> CitedProse:
        text = self.texts.new(f"{name}, {self.page.drug.name}", size, measure=None)
        text.show_html(html)
        self.prose.append(text)
        return text


def _muted(said: str) -> Html:
    return element("p", escape(said), class_="muted")


def _stacked(*parts: QWidget) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    for part in parts:
        is_text = isinstance(part, CitedProse)
        column.addWidget(part, alignment=Qt.AlignmentFlag(0) if is_text else _BEGIN)
    return whole


_BEGIN = Qt.AlignmentFlag.AlignLeft
