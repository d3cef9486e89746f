import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop.search.box import SearchBox
from desktop.theme import LIGHT


def a_box(qtbot):
    box = SearchBox("Ctrl+K", LIGHT)
    qtbot.addWidget(box)
    box.resize(256, 40)
    box.show()
    return box


def test_arrows_and_enter_are_meant_for_the_list(qtbot):
    box = a_box(qtbot)
    steps = []
    box.stepped.connect(steps.append)
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(box, Qt.Key.Key_Up)
    with qtbot.waitSignal(box.entered):
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert steps == [1, -1]


@pytest.mark.parametrize("key", [Qt.Key.Key_E, Qt.Key.Key_K, Qt.Key.Key_H])
def test_the_keys_of_commands_are_left_to_the_window(qtbot, monkeypatch, key):
    monkeypatch.setattr(QLineEdit, "event", lambda _box, event: event.accept() or True)
    box = a_box(qtbot)
    pressed = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.ControlModifier)
    QApplication.sendEvent(box, pressed)
    assert not pressed.isAccepted()
    copied = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_C, pressed.modifiers())
    QApplication.sendEvent(box, copied)
    assert copied.isAccepted()


def test_a_slash_is_typed_like_any_letter(qtbot):
    box = a_box(qtbot)
    qtbot.keyClicks(box, "mg/kg")
    assert box.text() == "mg/kg"


def test_the_key_gives_way_to_long_words(qtbot):
    box = a_box(qtbot)
    assert box.key.isVisible()
    box.setText("does gabapentin help sciatica or back pain")
    assert not box.key.isVisible()
    box.clear()
    assert box.key.isVisible()


def test_the_box_has_a_name_for_screen_readers(qtbot):
    assert a_box(qtbot).accessibleName() == "Search drugs and questions"
