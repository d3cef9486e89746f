from collections import Counter
from itertools import groupby

import pytest
from PySide6.QtGui import QKeySequence

from desktop.actions import ACTIONS, Menu


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_command_says_what_it_does(action):
    assert action.id.isidentifier()
    assert action.text
    assert action.help.endswith(".")
    assert all(not QKeySequence(keys).isEmpty() for keys in action.shortcuts)
    assert action.shortcuts or action.menu is not Menu.KEYS


def test_no_two_commands_share_a_name_or_a_key():
    for values in ((a.id for a in ACTIONS), (keys for a in ACTIONS for keys in a.shortcuts)):
        assert max(Counter(values).values()) == 1


def test_the_rows_of_a_menu_stand_together():
    parts = [part for part, _rows in groupby(ACTIONS, key=lambda action: action.menu)]
    assert parts == list(Menu)
