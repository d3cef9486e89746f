import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from db.model.finding import Direction
from desktop.page.evidence_columns import widths
from desktop.page.evidence_filter import FilterKind, chosen, filters_of
from desktop.page.evidence_model import EvidenceModel
from desktop.page.evidence_rows import Cell, ordered, rows_of, spoken
from desktop.theme import LIGHT


@pytest.fixture
def people(rich_page):
    return rows_of(rich_page, are_people=True)


@pytest.fixture
def animals(rich_page):
    return rows_of(rich_page, are_people=False)


def listed(panel):
    return [row.finding.id for row in panel.table.rows.rows]


def chip(panel, words):
    return next(chip for chip in panel.chips.chips if chip.accessibleName().startswith(words))


def test_chips_count_designs_directions_and_years(people):
    assert [one.spoken for one in filters_of(people)] == [
        "All, 5 findings",
        "Reviews, 1 finding",
        "Trials, 3 findings",
        "Case reports, 1 finding",
        "Supports, 3 findings",
        "Opposes, 1 finding",
        "Mixed, 1 finding",
        "Since 2010, 2 findings",
    ]


def test_animals_are_chosen_by_species(animals):
    labels = [one.label for one in filters_of(animals) if one.kind is FilterKind.DESIGN]
    assert labels == ["Rat", "Mouse", "In vitro"]


def test_every_chip_shows_as_many_findings_as_it_counts(people, animals):
    for rows in (people, animals):
        for one in filters_of(rows):
            assert len(chosen(rows, [one])) == one.count


def test_a_single_finding_needs_no_chips(people):
    assert filters_of(people[:1]) == ()


def test_a_chip_changes_the_rows_and_all_brings_them_back(qtbot, shown):
    qtbot.mouseClick(chip(shown.human, "Trials"), Qt.MouseButton.LeftButton)
    assert listed(shown.human) == ["ash2001", "fir2012", "gum1990"]
    assert shown.human.note.text() == "3 of 5\u00a0findings"
    qtbot.mouseClick(chip(shown.human, "Opposes"), Qt.MouseButton.LeftButton)
    assert listed(shown.human) == ["fir2012"]
    qtbot.mouseClick(chip(shown.human, "Reviews"), Qt.MouseButton.LeftButton)
    assert listed(shown.human) == []
    assert shown.human._none_left.isVisible()
    qtbot.mouseClick(chip(shown.human, "All"), Qt.MouseButton.LeftButton)
    assert len(listed(shown.human)) == 5
    assert [one.kind for one in shown.human.chips.on] == [FilterKind.ALL]


def test_a_chip_pressed_twice_is_off(qtbot, shown):
    for _ in range(2):
        qtbot.mouseClick(chip(shown.human, "Trials"), Qt.MouseButton.LeftButton)
    assert len(listed(shown.human)) == 5


def test_a_click_on_a_head_sorts_a_second_turns_round_a_third_sorts_no_more(qtbot, shown):
    table = shown.human.table
    stored = listed(shown.human)
    at = table.heads.sectionViewportPosition(Cell.STUDY) + 5
    place = table.heads.viewport().rect().topLeft() + table.heads.rect().center() * 0
    place.setX(at)
    place.setY(8)
    orders = []
    for _ in range(3):
        qtbot.mouseClick(table.heads.viewport(), Qt.MouseButton.LeftButton, pos=place)
        orders.append(listed(shown.human))
    by_year = ["gum1990", "hop1995", "ash2001", "fir2012", "elm2020"]
    assert orders == [by_year, by_year[::-1], stored]


def test_a_digit_sorts_by_its_column(qtbot, shown):
    qtbot.keyClick(shown.human.table, Qt.Key.Key_2)
    assert listed(shown.human)[0] == "gum1990"


def test_every_column_sorts(people):
    for cell in Cell:
        assert sorted(row.finding.id for row in ordered(people, cell, False)) == sorted(
            row.finding.id for row in people
        )
    by_direction = [row.direction for row in ordered(people, Cell.MARK, False)]
    assert by_direction[-2:] == [Direction.OPPOSES, Direction.MIXED]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Right])
def test_a_row_opens_its_details_by_keys(qtbot, shown, key):
    table = shown.human.table
    closed = table.height()
    table.reach("fir2012")
    qtbot.keyClick(table, key)
    assert table.is_open("fir2012")
    assert table.height() > closed
    qtbot.keyClick(table, Qt.Key.Key_Left)
    assert not table.is_open("fir2012")
    assert table.height() == closed


def test_a_click_opens_a_row_with_every_field_of_the_finding(qtbot, shown):
    table = shown.human.table
    area = table.visualRect(table.rows.index(2, Cell.RESULT))
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    text = table.detail_of("fir2012").toPlainText().replace("\u00a0", " ")
    for said in (
        "▼ opposes “examplol reduces stiffness”: pain was measured, not tone",
        "Stiffness fell from 6.3 to 4.2 on examplol",
        "MD −1.6 (−2.2 to −1.0)",
        "229 people",
        "300 mg/day",
        "8 weeks",
        "placebo",
        "Sponsored by the maker.",
        "the fir2012 trial",
    ):
        assert said in text


def test_the_source_in_the_details_leads_to_the_list(qtbot, shown):
    table = shown.human.table
    table.toggle(table.rows.index(2, 1))
    shown.texts.link_pressed.emit(table.detail_of("fir2012"), "source:fir2012")
    assert any(text.marked for text in shown.sources.list.texts)


def test_open_rows_stay_open_when_the_list_changes(qtbot, shown):
    table = shown.human.table
    table.toggle(table.rows.index(2, 1))
    qtbot.keyClick(table, Qt.Key.Key_2)
    assert table.is_open("fir2012")
    qtbot.mouseClick(chip(shown.human, "Reviews"), Qt.MouseButton.LeftButton)
    assert not table.is_open("fir2012")


def test_arrows_walk_the_rows_over_open_details(qtbot, shown):
    table = shown.human.table
    table.toggle(table.rows.index(0, 1))
    table.reach("elm2020")
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert table.rows.row_at(table.currentIndex()).finding.id == "ash2001"


def test_the_human_equivalent_dose_stands_with_its_star_and_footnote(shown, animals):
    assert "HED\u00a08.1\u00a0mg/kg*" in spoken(animals[0], Cell.TESTED)
    assert shown.animal._scaled.isVisible()
    assert "dose scaling for a first dose in people, not efficacy" in shown.animal._scaled.text()
    assert shown.human._scaled.isHidden()


def test_the_table_is_as_high_as_its_rows(shown):
    table = shown.human.table
    last = table.visualRect(table.rows.index(len(table.rows.rows) - 1, 1))
    assert abs(table.viewport().height() - last.bottom()) <= 3


def test_outcomes_have_no_column_where_there_is_no_room():
    assert widths(1000, LIGHT)[Cell.OUTCOME] > 100
    assert widths(500, LIGHT)[Cell.OUTCOME] == 0
    for total in (300, 500, 1000):
        assert sum(widths(total, LIGHT)) == total


def test_the_model_keeps_qts_rules(people, qtmodeltester):
    model = EvidenceModel(are_people=True)
    model.show_rows(people)
    tester: ModelTester = qtmodeltester
    tester.check(model)
