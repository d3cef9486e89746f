import pytest
from PySide6.QtCore import Qt

from db.model.certainty import Certainty
from db.model.place import Place
from db.model.question import Answer
from db.model.search import HitKind, SearchHit
from desktop.search.hits import HitList, HitsModel
from desktop.search.painting import drawn
from desktop.search.rows import Heading
from desktop.theme import DARK, LIGHT


def a_hit(number=0, **more):
    return SearchHit(HitKind.PAGE, Place("d", f"q{number}"), f"Question {number}?", **more)


FEW = (Heading("Pages"), a_hit(1), a_hit(2), Heading("Drugs"), a_hit(3))


@pytest.fixture
def hits(qtbot):
    made = HitList(LIGHT)
    qtbot.addWidget(made)
    made.resize(280, 400)
    made.show_rows(FEW)
    made.show()
    return made


@pytest.fixture
def chosen(hits):
    places = []
    hits.place_chosen.connect(places.append)
    return places


def test_the_model_is_one_that_qt_accepts(qtmodeltester):
    model = HitsModel()
    model.show_rows([*FEW, *(a_hit(number) for number in range(200))])
    qtmodeltester.check(model)


def test_rows_are_given_in_batches(qapp):
    model = HitsModel()
    model.show_rows([a_hit(number) for number in range(120)])
    assert model.rowCount() == 50
    while model.canFetchMore(model.index(-1)):
        model.fetchMore(model.index(-1))
    assert model.rowCount() == 120


def test_enter_goes_to_the_first_hit_before_any_was_chosen(qtbot, hits, chosen):
    qtbot.keyClick(hits, Qt.Key.Key_Return)
    assert chosen == [Place("d", "q1")]


def test_down_walks_over_headings(qtbot, hits, chosen):
    for _ in range(3):
        qtbot.keyClick(hits, Qt.Key.Key_Down)
    qtbot.keyClick(hits, Qt.Key.Key_Return)
    assert chosen == [Place("d", "q3")]


def test_down_at_the_end_stays(qtbot, hits, chosen):
    for _ in range(9):
        qtbot.keyClick(hits, Qt.Key.Key_Down)
    qtbot.keyClick(hits, Qt.Key.Key_Enter)
    assert chosen == [Place("d", "q3")]


def test_up_from_the_first_hit_leaves_the_list(qtbot, hits):
    hits.setCurrentIndex(hits.rows.first_choice())
    with qtbot.waitSignal(hits.left_upwards):
        qtbot.keyClick(hits, Qt.Key.Key_Up)


def test_a_click_goes_to_a_hit_and_not_to_a_heading(qtbot, hits, chosen):
    for row in (0, 2):
        place = hits.visualRect(hits.rows.index(row)).center()
        qtbot.mouseClick(hits.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen == [Place("d", "q2")]


def test_the_place_that_is_read_is_marked(hits):
    hits.mark(Place("d", "q3"))
    assert hits.rows.choice(hits.currentIndex()).title == "Question 3?"
    hits.mark(Place("elsewhere"))
    assert not hits.currentIndex().isValid()


def test_every_row_is_painted_in_both_looks(qtbot, hits):
    answers = [a_hit(number, answer=answer) for number, answer in enumerate(Answer)]
    hits.show_rows([Heading("Pages"), *answers, a_hit(9, certainty=Certainty.LOW, context="more")])
    light = hits.grab().toImage()
    hits.set_theme(DARK)  # rows are laid out a few at a time
    qtbot.waitUntil(lambda: hits.grab().toImage() != light)


def test_a_long_title_is_cut_at_three_lines(qapp):
    drawing = drawn(SearchHit(HitKind.SOURCE, Place(source="s"), "many words " * 60), 280, LIGHT)
    assert drawing.words.lineCount() == 3
    assert drawing.words.text().endswith("…")


def test_a_long_word_without_spaces_stays_within_the_list(qapp):
    drawing = drawn(SearchHit(HitKind.DRUG, Place("d"), "x" * 300), 280, LIGHT)
    assert drawing.words.boundingRect().width() <= 280


def test_larger_text_makes_higher_rows(qapp):
    assert drawn(a_hit(), 280, LIGHT.at(150)).height > drawn(a_hit(), 280, LIGHT).height
