"""Asks after how many months without a review a page says how old it is."""

from collections.abc import Callable

from PySide6.QtWidgets import QInputDialog, QWidget

from desktop.settings import MOST_MONTHS


def ask_months(months: int, parent: QWidget, then: Callable[[int], None]) -> QInputDialog:
    """The open dialog; `then` is given what the reader chose."""
    dialog = QInputDialog(parent)
    dialog.setWindowTitle("Old pages")
    dialog.setLabelText("Months after its last review from which a page says how old it is:")
    dialog.setInputMode(QInputDialog.InputMode.IntInput)
    dialog.setIntRange(1, MOST_MONTHS)
    dialog.setIntValue(months)
    dialog.intValueSelected.connect(then)
    dialog.open()
    return dialog
