import pytest
from PySide6.QtWidgets import QWidget

from db.errors import NotAPack
from desktop.messages import Messages
from desktop.theme import LIGHT


@pytest.fixture
def pane(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


@pytest.fixture
def messages(pane):
    return Messages(LIGHT, over=pane)


def test_nothing_is_said_at_first(messages):
    assert messages.text == ""


def test_what_was_done_is_told_for_a_while(messages):
    messages.tell("The page is on the clipboard.")
    assert messages.text == "The page is on the clipboard."
    assert messages.timer.isActive()


def test_what_went_wrong_stays_until_it_is_closed(messages):
    messages.tell("Done.")
    messages.fail(NotAPack("The file is damaged. Install it again."))
    assert not messages.timer.isActive()
    assert messages.text == "The file is damaged. Install it again."
    assert messages.accessibleName() == messages.text
    messages.close_button.click()
    assert messages.text == ""


def test_a_message_stays_at_the_foot_of_its_pane_and_within_it(pane, messages):
    messages.fail(NotAPack("many words " * 40))
    for size in ((600, 400), (900, 700), (340, 500)):
        pane.resize(*size)
        assert pane.rect().contains(messages.geometry())
        assert messages.geometry().bottom() > size[1] - 20


def test_a_links_address_is_shown_while_the_pointer_is_on_it(messages):
    messages.show_address("https://doi.org/10.1/x")
    assert messages.address.text() == "https://doi.org/10.1/x"
    assert messages.address.isVisible()
    messages.show_address("")
    assert not messages.address.isVisible()
