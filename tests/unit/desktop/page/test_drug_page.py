from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor

from db.model.drug import Identifier, IdentifierScheme
from db.model.place import Place
from db.model.prose import Prose
from db.model.question import Sections
from desktop.page.cited_prose import readable
from desktop.page.drug_head import about, all_about
from desktop.page.drug_panels import PANELS
from desktop.theme import DARK, LIGHT
from tests.examples import a_drug, a_page, a_question


def press(prose, link):
    prose.anchorClicked.emit(QUrl(link))


def top_of(view, widget):
    return widget.mapTo(view.column.viewport(), widget.rect().topLeft()).y()


def test_the_head_names_the_drug_and_its_questions(shown):
    assert shown.head._name.text() == "Examplol"
    assert shown.head._about.text().startswith("Exampla, Stiffex")
    assert [tab.text() for tab in shown.head.tabs.tabs] == ["Stiffness", "Cramps", "Sleep"]
    assert [tab.isChecked() for tab in shown.head.tabs.tabs] == [True, False, False]


def test_the_head_shows_three_names_and_three_identifiers_and_the_pointer_all():
    names = ("Exampla", "Stiffex", "Loosenal", "Calmax")
    schemes = reversed(IdentifierScheme)
    drug = a_drug(synonyms=names, identifiers=tuple(Identifier(one, "X1") for one in schemes))
    shown, _class, *identifiers = about(drug).split("  ·  ")
    assert shown == "Exampla, Stiffex, Loosenal, 1 more"
    assert identifiers == ["ATC\u00a0X1", "UNII\u00a0X1", "DrugBank\u00a0X1"]
    assert all(f"{one.value}\u00a0X1" in all_about(drug) for one in IdentifierScheme)
    assert "Calmax" in all_about(drug)


def test_the_answer_has_longer_lines_than_prose(qtbot, shown):
    shown.resize(1600, 900)
    qtbot.waitUntil(lambda: shown.conclusion.answer.width() > shown.conclusion.prose.first.width())
    most = (
        shown.conclusion.answer.maximumWidth()
        / 17
        / (shown.conclusion.prose.first.maximumWidth() / 14)
    )
    assert most == pytest.approx(90 / 72, rel=0.02)


def test_a_tab_asks_for_its_question(qtbot, shown):
    with qtbot.waitSignal(shown.place_asked) as asked:
        qtbot.mouseClick(shown.head.tabs.tabs[1], Qt.MouseButton.LeftButton)
    assert asked.args == [Place("examplol", "cramps")]


def test_the_tab_of_the_page_asks_for_nothing(qtbot, shown):
    with qtbot.assertNotEmitted(shown.place_asked):
        qtbot.mouseClick(shown.head.tabs.tabs[0], Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    "key, question",
    [(Qt.Key.Key_Right, "cramps"), (Qt.Key.Key_Left, "sleep"), (Qt.Key.Key_End, "sleep")],
)
def test_arrows_walk_the_questions(qtbot, shown, key, question):
    with qtbot.waitSignal(shown.place_asked) as asked:
        qtbot.keyClick(shown.head.tabs.tabs[0], key)
    assert asked.args == [Place("examplol", question)]


def test_tabs_wrap_where_there_is_no_room(qtbot, shown):
    one_line = shown.head.height()
    shown.resize(220, 800)
    qtbot.waitUntil(lambda: shown.head.height() > one_line)
    rows = {tab.y() for tab in shown.head.tabs.tabs}
    assert len(rows) > 1
    for tab in shown.head.tabs.tabs:
        assert tab.geometry().right() <= shown.head.tabs.width()


def test_the_conclusion_says_when_it_was_reviewed_and_how_sure_one_can_be(shown):
    assert shown.conclusion.note.text() == "reviewed and searched November 2026"
    assert (
        "Moderate certainty: stiffness over eight weeks" in shown.conclusion.sureness.toPlainText()
    )
    assert shown.conclusion.chip.accessibleName() == "Answer: Probably"


def test_why_unfolds_the_reasons_and_folds_them_again(shown):
    reasons = shown.conclusion.reasons
    assert reasons.isHidden()
    press(shown.conclusion.sureness, "why:")
    assert "−1 imprecision: One trial of 229 people." in reasons.toPlainText()
    press(shown.conclusion.sureness, "why:")
    assert reasons.isHidden()


def test_the_summary_has_a_row_an_outcome_and_says_what_nobody_measured(shown):
    text = shown.conclusion.summary.text.toPlainText()
    assert "MD −1.6 (−2.2 to −1.0)" in text
    assert "1 trial" in text
    assert "no data" in text
    assert "Nobody measured it" in text


def test_a_citation_leads_to_its_source_and_the_source_back(shown):
    answer, id = shown.conclusion.answer, shown.page.sources[0].id
    press(answer, f"source:{id}")
    listed = shown.sources.list.first
    assert listed.marked
    assert "ash2001 trial" in listed.marked
    assert 0 <= top_of(shown, listed) < shown.column.viewport().height()
    press(listed, f"cited:{id}")
    assert not listed.marked
    assert answer.marked == "1"
    assert shown.column.verticalScrollBar().value() < 100


def test_a_source_that_no_sentence_cites_leads_back_to_its_row(shown):
    press(shown.sources.list.first, "cited:gum1990")
    row = shown.human.table.rows.row_at(shown.human.table.currentIndex())
    assert row.finding.id == "gum1990"


def test_a_source_within_a_run_leads_back_to_the_run(view, rich_page):
    says = Prose('<p>So it is<a href="cite:ash2001;cane1999;dale2005"></a>.</p>')
    nothing = Sections(*[Prose()] * 5)
    question = a_question(says=says, sections=nothing, conclusions=())
    view.show_page(a_page(question=question))
    press(view.sources.list.first, f"cited:{view.page.sources[1].id}")
    assert view.conclusion.answer.marked == "1–3"


def test_other_links_are_for_the_window(qtbot, shown):
    with qtbot.waitSignal(shown.link_asked) as asked:
        press(shown.conclusion.answer, "evidence:examplol/cramps")
    assert asked.args == ["evidence:examplol/cramps"]
    with qtbot.waitSignal(shown.link_hovered):
        shown.conclusion.answer.highlighted.emit(QUrl("https://doi.org/10.1/x"))


def test_what_is_copied_has_its_citations_in_brackets_and_their_references(shown):
    answer = shown.conclusion.answer
    answer.selectAll()
    text = answer.createMimeDataFromSelection().text()
    assert text.startswith("Examplol probably eases stiffness for some weeks. [1]")
    assert "1. Ash AB, Birch C. Examplol for stiffness: the ash2001 trial." in text


def test_drawings_are_copied_as_words(shown):
    document = shown.mechanism.prose.first.document()
    assert "(strong)" in readable(document, 0, document.characterCount())


def test_a_panel_without_findings_says_so(view):
    view.show_page(a_page(findings=()))
    view.finish()
    said = "No animal study was found for this question; searched November 2026."
    assert view.animal.empty.text() == said
    assert view.animal.table.isHidden()
    assert view.animal.chips.isHidden()


def test_people_and_animals_stand_side_by_side_on_a_wide_page(qtbot, shown, rich_page):
    fewer = tuple(one for one in rich_page.findings if one.id != "fir2012")
    shown.show_page(replace(rich_page, findings=fewer))
    shown.finish()
    assert not shown.evidence.are_sideways
    shown.resize(1640, 800)
    qtbot.waitUntil(lambda: shown.evidence.are_sideways)
    qtbot.waitUntil(lambda: shown.human.y() == shown.animal.y())
    assert shown.human.x() < shown.animal.x()


def test_an_empty_panel_never_takes_half_of_the_page(view):
    view.resize(1640, 800)
    view.show_page(a_page(findings=a_page().human))
    assert not view.evidence.are_sideways


def test_a_column_never_has_a_long_white_tail_beside_it(view, rich_page):
    view.resize(1640, 800)
    few = (*rich_page.human, rich_page.preclinical[0])
    view.show_page(replace(rich_page, findings=few))
    view.finish()
    assert not view.evidence.are_sideways


def test_panels_are_made_one_by_one_and_stand_in_order_even_if_asked_for_early(view, rich_page):
    assert view.made == {}
    early = view.sources
    view.show_page(rich_page)
    view.finish()
    assert list(view.made) == list(PANELS)
    assert view.made["sources"] is early
    beside = ("human", "animal")
    column = [view.evidence if name in beside else one for name, one in view.made.items()]
    places = [view.column.body.indexOf(one) for one in dict.fromkeys(column)]
    assert places == [0, 1, 2, 3, 4, 5]


def test_words_are_found_in_texts_and_tables_from_the_top_and_round(shown):
    assert shown.find_words("In people stiffness fell", backwards=False)
    assert shown.human.prose.first.textCursor().hasSelection()
    assert shown.find_words("a cell", backwards=False)
    assert shown.animal.table._marked == "yew2015"
    assert not shown.human.prose.first.textCursor().hasSelection()
    assert not shown.find_words("no such words", backwards=False)
    assert shown.animal.table._marked == ""


def test_finding_goes_on_from_place_to_place_and_back(shown):
    places = []
    for _ in range(3):
        assert shown.find_words("stiffness", backwards=False)
        places.append(shown._search._at)
    assert len(set(map(id, places))) > 1
    assert shown.find_words("stiffness", backwards=True)


def test_another_page_is_shown_from_its_top_and_keeps_no_details(shown, rich_page):
    shown.human.table.toggle(shown.human.table.rows.index(0, 1))
    bar = shown.column.verticalScrollBar()
    bar.setValue(bar.maximum())
    shown.show_page(replace(rich_page, question=a_question(text="Another?")))
    assert bar.value() == 0
    assert shown.conclusion.question.text() == "Another?"
    shown.finish()
    assert not shown.human.table.is_open("elm2020")


@pytest.mark.parametrize("theme", [DARK, LIGHT.at(150), LIGHT.at(50), DARK.at(200)])
def test_another_look_loses_no_words(shown, theme):
    def words():
        return [text.toPlainText() for text in (shown.conclusion.answer, shown.human.prose.first)]

    before = words()
    shown.set_theme(theme)
    assert words() == before
    assert shown.conclusion.summary.text.toPlainText().count("Nobody measured it") == 1


def test_a_page_read_from_right_to_left_is_laid_out_from_the_right(qtbot, shown):
    shown.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    tabs = shown.head.tabs.tabs
    qtbot.waitUntil(lambda: tabs[0].x() > tabs[1].x())


def test_every_part_has_a_name(shown):
    named = (
        shown,
        shown.head.tabs,
        *shown.head.tabs.tabs,
        *shown.human.chips.chips,
        shown.human.table,
        shown.conclusion.agreement,
        shown.conclusion.summary,
        shown.glance.ladder.view,
        shown.glance.timeline.view,
        *shown.human.forests.plots,
        *shown.texts.in_sight_order(shown.column.inside),
    )
    assert all(part.accessibleName() for part in named)
    assert shown.conclusion.agreement.accessibleDescription().startswith(
        "People: 3 of 5\u00a0studies support, 1 opposes, 1 mixed"
    )


def test_a_hundred_pages_make_no_more_widgets(shown, rich_page, qtbot):
    def widgets():
        return len(shown.findChildren(object))

    shown.show_page(rich_page)
    shown.finish()
    qtbot.waitUntil(lambda: True)
    before = widgets()
    for number in range(100):
        shown.show_page(rich_page)
        shown.finish()
        shown.human.table.toggle(shown.human.table.rows.index(number % 5, 1))
    shown.show_page(rich_page)
    shown.finish()
    qtbot.waitUntil(lambda: widgets() <= before + 3)


def test_keys_scroll_the_page_from_within_a_text(qtbot, shown):
    bar, text = shown.column.verticalScrollBar(), shown.conclusion.answer
    text.setFocus()
    qtbot.keyClick(text, Qt.Key.Key_PageDown)
    assert bar.value() > 100
    qtbot.keyClick(text, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    qtbot.keyClick(text, Qt.Key.Key_Home)
    assert bar.value() == 0


def test_tab_stands_on_links_and_brings_them_into_sight(qtbot, shown):
    shown.activateWindow()
    text = shown.sources.list.first
    text.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: text.hasFocus())
    assert text.textCursor().selectedText() == "1"
    qtbot.waitUntil(lambda: shown.column.verticalScrollBar().value() > 0)


def test_the_link_that_tab_stands_on_is_seen_until_the_keys_leave_it(qtbot, shown):
    answer = shown.conclusion.answer
    answer.setFocus(Qt.FocusReason.TabFocusReason)
    (stood,) = answer.extraSelections()
    assert stood.cursor.selectedText() == "1"
    assert stood.format.background().color() == QColor(LIGHT.accent)
    assert stood.format.foreground().color() == QColor(LIGHT.surface)
    shown.head.tabs.tabs[0].setFocus()
    assert not answer.extraSelections()


def test_the_page_itself_is_no_stop_on_the_way(shown):
    assert not shown.column.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_a_text_without_links_is_no_stop_on_the_way(shown):
    shown.conclusion.answer.show_html("<p>No link.</p>")
    assert shown.conclusion.answer.focusPolicy() == Qt.FocusPolicy.ClickFocus
