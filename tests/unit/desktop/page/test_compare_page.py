from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint

from db.model.certainty import Strength
from db.model.comparison import ComparePage
from db.model.finding import Direction
from db.model.place import Place
from db.model.prose import Prose
from db.model.question import Answer, QuestionKind, Sections
from desktop.charts.agreement_bars import lay_out_bars
from desktop.html.agreement import PEOPLE, agreement
from desktop.page.chart_views import AgreementView, AnswerView
from desktop.page.cited_prose import CitedProse
from desktop.page.compare_page import PANELS, ComparePageView
from desktop.page.compare_rows import least_width
from desktop.page.frame import Card
from desktop.theme import DARK, LIGHT
from tests.examples import a_drug, a_finding, a_page, a_question


def a_drug_page(name, **changes):
    return a_page(drug=a_drug(id=name, name=name), question=a_question(drug=name, **changes))


NOTHING = Sections(Prose(), Prose(), Prose(), Prose(), Prose())
BARE = replace(
    a_drug_page("bareol", answer=Answer.NOT_ESTABLISHED, certainty=None, sections=NOTHING),
    findings=(),
)
MECHANISM = a_drug_page(
    "mechanol", kind=QuestionKind.MECHANISM, certainty=None, strength=Strength.STRONG
)
ONE, TWO = a_drug_page("examplol"), a_drug_page("sampline", answer=Answer.NO)


@pytest.fixture
def view(qtbot):
    made = ComparePageView(LIGHT)
    made.setStyleSheet(LIGHT.stylesheet())
    qtbot.addWidget(made)
    made.resize(1000, 800)
    made.show()
    return made


def shown(view, qtbot, *pages):
    view.show_page(ComparePage(pages))
    qtbot.waitUntil(lambda: all(text.height() > 5 for text in view.findChildren(CitedProse)))
    return view


def words_of(view, name):
    return [
        text.toPlainText()
        for text in view.findChildren(CitedProse)
        if text.accessibleName().startswith(name)
    ]


def test_every_panel_shows_every_drug(view, qtbot):
    shown(view, qtbot, ONE, TWO)
    cards = view.findChildren(Card)
    assert [card.heading.text() for card in cards] == [name for name, _parts in PANELS]
    assert words_of(view, "Drug,") == ["Examplol", "Sampline"]
    assert [chip.accessibleName() for chip in view.findChildren(AnswerView)] == [
        "Answer: Probably",
        "Answer: No",
    ]
    assert len(view.findChildren(AgreementView)) == 4
    for name in ("Outcomes", "Mechanism", "Human evidence", "Animal evidence", "Where they"):
        assert len(words_of(view, name)) == 2


@pytest.mark.parametrize("many", [2, 3, 4])
def test_columns_are_as_wide_as_one_another_and_stand_under_their_drugs(view, qtbot, many):
    shown(view, qtbot, *(a_drug_page(f"drug{number}") for number in range(many)))

    def columns(name):
        texts = [t for t in view.findChildren(CitedProse) if t.accessibleName().startswith(name)]
        return [(text.mapTo(view, QPoint()).x(), text.width()) for text in texts]

    for name in ("Answer,", "Outcomes", "Mechanism"):
        for (left, width), (head, _wide) in zip(columns(name), columns("Drug,"), strict=True):
            assert abs(left - head) <= 1
            assert abs(width - columns(name)[0][1]) <= 1


@pytest.mark.parametrize("zoom", [100, 150, 200])
def test_two_drugs_never_scroll_sideways(view, qtbot, zoom):
    view.set_theme(LIGHT.at(zoom))
    shown(view, qtbot, ONE, TWO)
    view.resize(920, 700)
    assert view.column.horizontalScrollBar().maximum() == 0


def test_four_drugs_keep_columns_that_can_be_read_and_their_heads_go_with_them(view, qtbot):
    shown(view, qtbot, ONE, TWO, BARE, MECHANISM)
    bar = view.column.horizontalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert view.column.inside.width() == least_width(4, 1)
    bar.setValue(bar.maximum())
    assert view.head.horizontalScrollBar().value() == bar.value()


def test_what_is_not_there_is_said(view, qtbot):
    shown(view, qtbot, ONE, BARE)
    assert "No human study was found" in words_of(view, "Human evidence")[1]
    assert "No animal study was found" in words_of(view, "Animal evidence")[1]
    assert "No disagreement between studies" in words_of(view, "Where they")[1]
    assert "Certainty not rated" in words_of(view, "Certainty")[1]


def test_a_number_leads_to_its_source_and_a_question_to_its_page(view, qtbot):
    shown(view, qtbot, ONE, TWO)
    places, links = [], []
    view.place_asked.connect(places.append)
    view.link_asked.connect(links.append)
    text = next(t for t in view.findChildren(CitedProse) if list(t.citations()))
    text.link_pressed.emit(text, f"source:{next(text.citations()).source}")
    question = next(
        t for t in view.findChildren(CitedProse) if t.accessibleName() == "Question, sampline"
    )
    question.link_pressed.emit(question, "evidence:sampline/stiffness")
    assert places == [Place(source="ash2001")]
    assert links == ["evidence:sampline/stiffness"]


def test_words_are_found_in_any_column(view, qtbot):
    shown(view, qtbot, ONE, a_drug_page("sampline", text="Does it help snoring?"))
    assert view.find_words("rats", False)
    assert not view.find_words("xylophone", False)


def test_other_drugs_take_the_place_of_the_first(view, qtbot):
    shown(view, qtbot, ONE, TWO, BARE)
    shown(view, qtbot, ONE, MECHANISM)
    qtbot.waitUntil(lambda: words_of(view, "Drug,") == ["Examplol", "Mechanol"])
    assert len(view.findChildren(Card)) == len(PANELS)


def test_another_look_is_drawn_and_grows(view, qtbot):
    shown(view, qtbot, ONE, TWO)
    before = view.head.height()
    view.set_theme(DARK.at(150))
    qtbot.waitUntil(lambda: view.head.height() > before)


def test_a_finding_is_as_wide_in_every_bar_that_is_compared():
    one = agreement("People", [a_finding()], "stiffness", PEOPLE)
    many = agreement(
        "People", [a_finding(f"s{number}") for number in range(8)], "stiffness", PEOPLE
    )
    for width in (250, 600):
        bars = [lay_out_bars(one_of, width, LIGHT, (one, many)) for one_of in (one, many)]
        wide = [
            (segment.area.width() + 1.5) / segment.number
            for layout in bars
            for bar in layout.bars
            for segment in bar.segments
            if segment.direction is Direction.SUPPORTS
        ]
        assert len(wide) == 2
        assert abs(wide[0] - wide[1]) < 0.01
        assert len({bar.whole.left() for layout in bars for bar in layout.bars}) == 1
