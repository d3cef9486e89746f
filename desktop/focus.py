"""Where the keyboard goes: from part to part of the window, and out of what is open."""

from PySide6.QtWidgets import QApplication

from desktop.messages import Messages
from desktop.page.pane import PagePane
from desktop.search.panel import SearchPanel


def to_next(side: SearchPanel, pane: PagePane) -> None:
    """From the box to the list, to the page, and round."""
    focus = QApplication.focusWidget()
    if focus is side.box:
        side.list.setFocus()
    elif focus is side.list:
        pane.focus_page()
    else:
        side.focus_box()


def escape(side: SearchPanel, pane: PagePane, messages: Messages) -> None:
    """Close what is open; then empty the box; then go back to the page."""
    if pane.find_bar.isVisible():
        pane.find_bar.close_bar()
    elif messages.text:
        messages.hide()
    elif side.has_words and side.has_focus:
        side.box.clear()
        side.focus_box()
    else:
        pane.focus_page()
