"""No page is cut off at its right edge, however narrow the window and large its text."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel

from db.model.certainty import Certainty
from db.model.page import DrugEntry
from db.model.place import Place
from db.model.provenance import Provenance
from db.model.question import Answer
from db.model.search import HitKind, SearchHit
from desktop.content import StartContent
from desktop.html.markup import Html
from desktop.page.drug_page import DrugPageView
from desktop.page.frame import Card
from desktop.page.prose_columns import ProseColumns
from desktop.page.question_row import QuestionRow
from desktop.page.start_page import DrugCard, StartPage
from desktop.page.texts import Texts
from desktop.theme import DARK, LIGHT
from tests.examples import MANIFEST

NARROW = 500
LARGE = [LIGHT.at(150), DARK.at(150)]
HIT = SearchHit(
    HitKind.PAGE,
    Place("examplol", "stiffness"),
    "Does examplol reduce stiffness after an injury of the spinal cord, and for how long?",
    certainty=Certainty.VERY_LOW,
    answer=Answer.NOT_ESTABLISHED,
)


@pytest.mark.parametrize("theme", LARGE, ids=lambda theme: theme.name)
def test_a_drug_page_fits_a_narrow_window_with_large_text(qtbot, shown, theme):
    shown.set_theme(theme)
    shown.resize(NARROW, 700)
    QApplication.processEvents()
    assert shown.column.inside.width() <= shown.column.viewport().width()


def test_prose_laid_out_before_it_is_in_sight_is_whole(qtbot, rich_page):
    view = DrugPageView(LIGHT)
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.show_page(rich_page)
    view.set_theme(LIGHT.at(150))
    view.resize(NARROW, 700)
    view.show()
    view.finish()
    QApplication.processEvents()
    columns = [one for one in view.findChildren(ProseColumns) if one.isVisible()]
    assert columns
    for one in columns:
        assert one.height() >= one.first.document().size().height()


def test_a_lone_paragraph_fills_both_columns_of_a_wide_page(qtbot):
    said = "\n".join(f"Sentence number {number} says what was found." for number in range(20))
    columns = ProseColumns(Texts(LIGHT), "Human evidence")
    qtbot.addWidget(columns)
    columns.resize(900, 400)
    columns.show()
    columns.show_html(Html(f"<p>{said}</p>"))
    first, second = (text.toPlainText() for text in columns.texts)
    assert f"{first} {second}" == said.replace("\n", " ")
    assert abs(len(first) - len(second)) < 60
    columns.resize(500, 400)
    assert columns.first.toPlainText() == said.replace("\n", " ")


@pytest.fixture
def row(qtbot):
    made = QuestionRow(HIT, LIGHT.at(150))
    qtbot.addWidget(made)
    made.resize(900, made.sizeHint().height())
    made.show()
    return made


def parts(row):
    question, sure = row.findChildren(QLabel)
    return question.mapTo(row, QPoint()), sure.mapTo(row, QPoint()), sure.width()


def test_the_answer_stands_beside_its_question_or_under_it(row):
    question, sure, _wide = parts(row)
    assert sure.x() > question.x()
    row.resize(NARROW, 200)
    QApplication.processEvents()
    question, sure, wide = parts(row)
    assert sure.y() > question.y()
    assert row.minimumSizeHint().width() <= NARROW
    assert sure.x() + wide <= NARROW


@pytest.mark.parametrize("width, is_one_line", [(700, True), (330, False)])
def test_a_note_stands_beside_its_heading_or_under_it_and_both_are_whole(qtbot, width, is_one_line):
    card = Card("Where they disagree", "reviewed and searched November 2026")
    qtbot.addWidget(card)
    card.resize(width, 120)
    card.show()
    heading, note = card.heading.geometry(), card.note.geometry()
    assert (note.left() > heading.right()) is is_one_line
    assert (note.top() > heading.bottom()) is not is_one_line
    for part in (card.heading, card.note):
        assert part.width() >= part.sizeHint().width()
        assert card.rect().contains(part.geometry())


def test_read_from_the_right_a_note_stands_at_the_left(qtbot):
    card = Card("Sources", "24 sources")
    qtbot.addWidget(card)
    card.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    card.resize(600, 120)
    card.show()
    assert card.note.geometry().right() < card.heading.geometry().left()


def test_the_start_page_of_a_small_pack_leaves_room_below_its_cards_and_not_in_them(qtbot):
    page = StartPage(LIGHT, date(2026, 12, 1))
    qtbot.addWidget(page)
    drug = DrugEntry("examplol", "examplol", (), "a class", 3)
    page.show_content(StartContent((Provenance(MANIFEST),), (drug,), ()))
    page.resize(1000, 2000)
    page.show()
    (card,) = page.findChildren(DrugCard)
    assert card.height() <= card.sizeHint().height() + 1
