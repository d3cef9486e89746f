from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF

from db.model.certainty import Certainty, Strength
from db.model.place import Place
from db.model.question import Answer, QuestionKind
from db.model.topic import MainHarm, Topic, TopicPage, row_of
from desktop.page.topic_cells import Cell, columns_for, ordered, place_of, widths
from desktop.page.topic_page import TopicPageView
from desktop.page.topic_pieces import Dress, circles_width
from desktop.theme import DARK, LIGHT
from tests.examples import MANIFEST, a_drug, a_page, a_question

TOPIC = Topic("stiffness", "Drugs for stiffness")


def a_row(name="examplol", page=None, **changes):
    made = page or a_page(drug=a_drug(id=name, name=name), question=a_question(drug=name))
    return replace(row_of(made, (made.question,)), **changes)


def a_topic(*rows):
    return TopicPage(TOPIC, rows, MANIFEST)


MECHANISM = a_row(
    "mechanol",
    page=a_page(
        drug=a_drug(id="mechanol", name="mechanol"),
        question=a_question(
            drug="mechanol",
            kind=QuestionKind.MECHANISM,
            certainty=None,
            strength=Strength.STRONG,
            conclusions=(),
        ),
        findings=(),
    ),
)
LENT = MainHarm("misuse", "Misuse?", "Overdose", "", Certainty.LOW, None)
ROWS = (
    a_row("examplol"),
    a_row("sampline", answer=Answer.NO, certainty=Certainty.HIGH, harm=LENT),
    MECHANISM,
)


@pytest.fixture
def view(qtbot):
    made = TopicPageView(LIGHT)
    qtbot.addWidget(made)
    made.resize(1000, 800)
    made.show_page(a_topic(*ROWS))
    made.show()
    made.table.setFocus()
    return made


@pytest.fixture
def asked(view):
    places = []
    view.place_asked.connect(places.append)
    return places


def names(view):
    return [row.name for row in view.table.rows.rows]


def click(qtbot, table, number, cell):
    area = table.drawing(table.rows.rows[number]).area_of(cell)
    top = table.visualRect(table.rows.index(number, Cell.DRUG)).top()
    at = QPoint(round(area.left()) + 4, top + round(area.top()) + 4)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)


@pytest.mark.parametrize("width", [1000, 600, 360])
@pytest.mark.parametrize("cell", list(Cell))
def test_a_click_on_a_cell_goes_where_it_leads(qtbot, view, asked, width, cell):
    view.resize(width, 800)
    click(qtbot, view.table, 0, cell)
    expected = Place(source="ash2001") if cell is Cell.BEST else Place("examplol", "stiffness")
    assert asked == [expected]


def test_a_lent_harm_leads_to_the_question_that_lends_it():
    assert place_of(ROWS[1], Cell.HARM) == Place("sampline", "misuse")


def test_without_a_study_in_people_its_cell_leads_to_the_page():
    assert place_of(MECHANISM, Cell.BEST) == MECHANISM.place


def test_keys_go_from_cell_to_cell_and_open_what_they_are_on(qtbot, view, asked):
    table = view.table
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(table, key)
    for key in (*[Qt.Key.Key_Right] * 3, Qt.Key.Key_Enter, Qt.Key.Key_Up, Qt.Key.Key_Space):
        qtbot.keyClick(table, key)
    assert asked == [ROWS[1].place, Place(source="ash2001"), Place(source="ash2001")]
    for _ in range(9):
        qtbot.keyClick(table, Qt.Key.Key_Left)
        qtbot.keyClick(table, Qt.Key.Key_Up)
    assert (table.currentIndex().row(), table.current) == (0, Cell.DRUG)


def test_a_digit_sorts_by_its_column_up_then_down(qtbot, view):
    assert names(view) == ["examplol", "sampline", "mechanol"]
    qtbot.keyClick(view.table, Qt.Key.Key_1)
    assert names(view) == ["examplol", "mechanol", "sampline"]
    qtbot.keyClick(view.table, Qt.Key.Key_1)
    assert names(view) == ["sampline", "mechanol", "examplol"]
    qtbot.keyClick(view.table, Qt.Key.Key_3)
    assert names(view)[0] == "sampline"


@pytest.mark.parametrize("cell", list(Cell))
def test_every_column_sorts_all_rows(cell):
    assert set(ordered(ROWS, cell, is_descending=True)) == set(ROWS)


def test_a_column_puts_the_most_first_and_nothing_last():
    assert ordered(ROWS, Cell.PEOPLE, False)[-1] is MECHANISM
    assert ordered(ROWS, Cell.BEST, False)[-1] is MECHANISM
    assert ordered(ROWS, Cell.HARM, False)[-1] is MECHANISM


@pytest.mark.parametrize("theme", [LIGHT, DARK, LIGHT.at(150), LIGHT.at(200)])
@pytest.mark.parametrize("width", [150, 400, 700, 1200])
def test_columns_fill_the_width_and_hold_every_cell_once(theme, width):
    columns = columns_for(width, theme)
    assert sum(widths(width, columns, {}).values()) == width
    greedy = widths(width, columns, dict.fromkeys(Cell, 90))
    assert sum(greedy.values()) == width
    assert width < 90 * len(columns) or min(greedy.values()) >= 90
    assert sorted(cell for _share, cells in columns for cell in cells) == list(Cell)


@pytest.mark.parametrize("zoom", [100, 150, 200])
@pytest.mark.parametrize("width", [400, 620, 828, 1000])
def test_no_word_of_a_name_is_broken_and_no_certainty_reaches_the_next_column(view, zoom, width):
    theme = LIGHT.at(zoom)
    view.set_theme(theme)
    view.resize(width, 800)
    moderate = MainHarm("misuse", "", "Overdose", "", Certainty.MODERATE, None)
    row = a_row("cyclobenzaprine", certainty=Certainty.MODERATE, harm=moderate)
    view.show_page(a_topic(row, a_row("examplol")))
    drawing, dress = view.table.drawing(row), Dress.of(theme)
    name = QFontMetricsF(dress.name.font).horizontalAdvance("Cyclobenzaprine")
    assert drawing.area_of(Cell.DRUG).width() > name
    sure = circles_width("moderate", dress)
    for cell in (Cell.CERTAINTY, Cell.HARM):
        assert drawing.area_of(cell).width() > sure


def test_every_cell_is_there_for_those_who_hear_it_however_narrow(view):
    view.resize(360, 800)
    heard = QAccessible.queryAccessibleInterface(view.table)
    assert heard.text(QAccessible.Text.Name) == "Drugs compared"
    model = view.table.rows
    role = Qt.ItemDataRole.AccessibleTextRole
    said = [model.index(1, cell).data(role) for cell in Cell]
    assert said == [
        "Sampline: Does examplol reduce stiffness?",
        "No",
        "high certainty",
        "Ash 2001, randomised trial",
        "People: 1\u00a0study: 1 supports",
        "Animals and in vitro: 1\u00a0study: 1 opposes",
        "Main harm: Overdose, low certainty, from “Misuse?”",
    ]


@pytest.mark.parametrize("many", [1, 20])
@pytest.mark.parametrize("width", [360, 700, 1100])
def test_the_table_is_as_high_as_its_rows_and_no_wider_than_the_page(view, many, width):
    view.resize(width, 700)
    view.show_page(a_topic(*(a_row(f"drug{number}") for number in range(many))))
    table = view.table
    rows = sum(table.drawing(row).height for row in table.rows.rows)
    assert table.height() == table.heads.sizeHint().height() + rows + 1
    assert view.inside.width() <= view.viewport().width()


def test_what_a_cell_holds_stands_within_its_row(view):
    for width in (360, 700, 1100):
        view.resize(width, 700)
        for row in view.table.rows.rows:
            drawing = view.table.drawing(row)
            assert {cell.cell for cell in drawing.cells} == set(Cell)
            assert all(cell.area.bottom() <= drawing.height for cell in drawing.cells)


def test_side_by_side_is_offered_from_two_rows_on_for_four_at_most(view, asked):
    view.show_page(a_topic(ROWS[0]))
    assert not view.compare.isVisible()
    rows = tuple(a_row(f"drug{number}") for number in range(6))
    view.show_page(a_topic(*rows))
    assert view.compare.text() == "Compare the first 4 side by side"
    view.compare.click()
    assert asked == [Place(compared=tuple(row.place for row in rows[:4]))]


def test_words_are_found_row_by_row_both_ways(view):
    assert view.find_words("overdose", False)
    assert view.table.currentIndex().row() == 1
    assert [view.find_words("stiffness", False) for _ in range(2)] == [True, True]
    assert view.table.currentIndex().row() == 0
    view.find_words("stiffness", True)
    assert view.table.currentIndex().row() == 2
    assert not view.find_words("xylophone", False)


def test_another_look_and_size_are_drawn_anew(view):
    low = view.table.height()
    view.set_theme(LIGHT.at(150))
    assert view.table.height() > low
    view.set_theme(DARK)
    assert not view.grab().isNull()
