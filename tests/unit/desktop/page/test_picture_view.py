from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QGuiApplication, QHelpEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QToolTip

from db.errors import CannotWrite
from desktop.charts.picture import csv_of
from desktop.page.pane import PagePane
from desktop.page.picture_copies import COPIES, Origin
from desktop.theme import DARK, LIGHT


def views(shown):
    return (
        shown.conclusion.agreement,
        shown.conclusion.summary,
        shown.glance.ladder.view,
        shown.glance.timeline.view,
        *shown.human.forests.plots,
    )


def taking(view):
    return view._taking if hasattr(view, "_taking") else view.taking


def heard(widget, kind):
    return QAccessible.queryAccessibleInterface(widget).text(kind)


def test_every_picture_is_heard_as_its_title_and_its_words(shown):
    pictures = [taking(view).picture for view in views(shown)]
    assert len(pictures) == 5
    for view, picture in zip(views(shown), pictures, strict=True):
        assert heard(view, QAccessible.Text.Name) == picture.title
        assert heard(view, QAccessible.Text.Description) == picture.words
        for button, way in zip(view.note.buttons, COPIES, strict=True):
            said = f"{way.text.removesuffix('…')}: {picture.title}"
            assert heard(button, QAccessible.Text.Name) == said


def test_another_page_is_heard_anew(shown, rich_page):
    people = rich_page.human[:1]
    shown.show_page(type(rich_page)(**{**fields_of(rich_page), "findings": people}))
    shown.finish()
    said = heard(shown.glance.ladder.view, QAccessible.Text.Description)
    assert said.startswith("Highest rung reached: systematic review. ")
    assert "Randomised trial: no study" in said


def fields_of(page):
    return {name: getattr(page, name) for name in page.__dataclass_fields__}


def test_a_picture_is_copied_twice_as_fine_on_its_ground(qtbot, shown):
    view = shown.glance.ladder.view
    with qtbot.waitSignal(shown.told) as told:
        qtbot.mouseClick(view.note.buttons[0], Qt.MouseButton.LeftButton)
    assert told.args == ["The picture is on the clipboard."]
    light = QGuiApplication.clipboard().image()
    assert light.width() == 2 * (520 + 40)
    shown.set_theme(DARK)
    view.note.buttons[0].click()
    dark = QGuiApplication.clipboard().image()
    assert light.pixelColor(2, 2).lightness() > 250
    assert dark.pixelColor(2, 2).name() == DARK.surface.lower()


def test_a_picture_is_copied_as_a_table(shown):
    for view in views(shown):
        view.note.buttons[1].click()
        copied = QGuiApplication.clipboard().text().replace("\r\n", "\n")
        assert copied == csv_of(taking(view).picture).replace("\r\n", "\n")


def test_a_picture_is_saved_as_svg(qtbot, shown, tmp_path, monkeypatch):
    file, asked = tmp_path / "picture.svg", []

    def choose(_parent, _title, name, _kinds):
        asked.append(name)
        return str(file), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    with qtbot.waitSignal(shown.told) as told:
        shown.conclusion.summary.note.buttons[2].click()
    assert asked == ["examplol-stiffness-summary-of-findings.svg"]
    assert told.args == [f"The picture was saved as {file}."]
    text = file.read_text(encoding="utf-8")
    assert "Does examplol reduce stiffness? · Core pack 1.0, reviewed 2026-11-20" in text


def test_where_nothing_is_chosen_nothing_is_saved_or_said(qtbot, shown, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: ("", ""))
    with qtbot.assertNotEmitted(shown.told):
        shown.glance.ladder.view.note.buttons[2].click()


def test_a_file_that_cannot_be_written_is_told_as_an_error(qtbot, shown, tmp_path, monkeypatch):
    missing = str(tmp_path / "missing" / "x.svg")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (missing, ""))
    with qtbot.waitSignal(shown.failed) as failed:
        shown.glance.ladder.view.note.buttons[2].click()
    assert isinstance(failed.args[0], CannotWrite)
    assert not Path(missing).exists()


def open_menu():
    (menu,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu)]
    return menu


def close(menu, qtbot):
    with qtbot.waitSignal(menu.destroyed):
        menu.close()


def test_enter_and_the_right_button_open_the_menu(qtbot, shown):
    view = shown.glance.timeline.view
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert [action.text() for action in open_menu().actions()] == [way.text for way in COPIES]
    open_menu().actions()[1].trigger()
    assert QGuiApplication.clipboard().text().startswith("Year,Studied in")
    close(open_menu(), qtbot)
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(
        view, QContextMenuEvent(reason, QPoint(5, 5), view.mapToGlobal(QPoint(5, 5)))
    )
    close(open_menu(), qtbot)


def test_the_menu_of_the_summary_has_the_ways_of_a_text_too(qtbot, shown):
    shown.conclusion.summary.text.customContextMenuRequested.emit(QPoint(5, 5))
    texts = [action.text() for action in open_menu().actions()]
    assert texts[-3:] == [way.text for way in COPIES]
    assert len(texts) > 4
    close(open_menu(), qtbot)


def test_the_quiet_words_are_one_stop_and_arrows_go_between_them(qtbot, shown):
    shown.activateWindow()
    buttons = shown.glance.ladder.view.note.buttons
    assert [one.focusPolicy() for one in buttons] == [
        Qt.FocusPolicy.TabFocus, Qt.FocusPolicy.NoFocus, Qt.FocusPolicy.NoFocus,
    ]  # fmt: skip
    buttons[0].setFocus()
    qtbot.waitUntil(buttons[0].hasFocus)
    for key, place in ((Qt.Key.Key_Right, 1), (Qt.Key.Key_Left, 0), (Qt.Key.Key_Left, 2)):
        qtbot.keyClick(QApplication.focusWidget(), key)
        assert buttons[place].hasFocus()


def test_a_mark_is_named_under_the_pointer_and_nothing_between_marks(shown):
    view = shown.glance.ladder.view
    area, words = view.drawing.hints[0]
    assert view.hint_at(area.center()) == words
    assert view.hint_at(QPointF(view.width() - 1, view.height() - 1)) == ""
    at = area.center().toPoint()
    event = QHelpEvent(QHelpEvent.Type.ToolTip, at, view.mapToGlobal(at))
    assert view.event(event)
    assert QToolTip.text() == words
    QToolTip.hideText()


def test_a_picture_without_findings_keeps_its_rungs(view, rich_page):
    view.show_page(type(rich_page)(**{**fields_of(rich_page), "findings": ()}))
    view.finish()
    assert view.glance.ladder.view.drawing.height > 150
    assert not view.human.forests.isVisible()


@pytest.mark.parametrize("size", [(1640, 900), (700, 900)])
def test_the_glance_stands_side_by_side_where_there_is_room(qtbot, shown, size):
    shown.resize(*size)
    qtbot.waitUntil(lambda: shown.glance.are_sideways == (size[0] > 1000))
    for card in shown.glance.cards:
        assert card.view.height() >= card.view.drawing.height - 1


def test_what_was_done_with_a_picture_reaches_the_window(qtbot, rich_page):
    pane = PagePane(LIGHT, date(2026, 11, 25))
    qtbot.addWidget(pane)
    pane.show_content(rich_page)
    pane.finish()
    with qtbot.waitSignal(pane.told):
        pane._drug.glance.timeline.view.note.buttons[1].click()


def test_a_picture_says_whence_it_comes(rich_page):
    assert Origin.of(rich_page).credit.endswith("Core pack 1.0, reviewed 2026-11-20")
