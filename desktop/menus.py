"""Qt's actions and the menu, made from the table of ACTIONS."""

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop.actions import ACTIONS, Action, Menu


def make_actions(window: QWidget, handlers: Mapping[str, Callable[[], None]]) -> dict[str, QAction]:
    """A Qt action a row, in the window so that its shortcuts work; KeyError without handler."""
    return {row.id: _action(row, handlers[row.id], window) for row in ACTIONS}


def make_menu(actions: Mapping[str, QAction], parent: QWidget) -> QMenu:
    """The menu with every command in parts; the keyboard's own are left to the keyboard."""
    menu = QMenu(parent)
    menu.setToolTipsVisible(True)
    for part, rows in groupby(ACTIONS, key=lambda row: row.menu):
        if part is Menu.KEYS:
            continue
        if not menu.isEmpty():
            menu.addSeparator()
        # What is seldom given stands in a menu of its own, so that all fits on a small screen.
        place = menu.addMenu(part.value) if part is Menu.DATA else menu
        place.addActions([actions[row.id] for row in rows])
    return menu


def name(action: QAction, text: str) -> None:
    """Call a command by another text, in menus and under the pointer."""
    action.setText(text)
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    action.setToolTip(f"{text.rstrip('…')} ({keys})" if keys else text)


def choose_one(actions: Mapping[str, QAction], ids: Sequence[str], parent: QWidget) -> None:
    """Make actions exclude one another, with a mark at the one that is on."""
    group = QActionGroup(parent)
    for name in ids:
        actions[name].setCheckable(True)
        group.addAction(actions[name])


def _action(row: Action, handler: Callable[[], None], window: QWidget) -> QAction:
    action = QAction(row.text, window)
    action.setShortcuts([QKeySequence(shortcut) for shortcut in row.shortcuts])
    name(action, row.text)
    action.setStatusTip(row.help)
    action.triggered.connect(lambda _checked: handler())
    window.addAction(action)
    return action
