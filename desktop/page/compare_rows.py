"""Columns of a comparison: rows of parts that share the width evenly, with rules between."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.page.frame import EDGE, INSIDE

ACROSS = 28
"""Space between columns; a rule stands in its middle."""
_LEAST = 276
"""The least width of a column, in px at 100%, where more than two stand side by side."""
_MOST = 460


def row_of(parts: Sequence[QWidget], below: int, is_ruled: bool = True) -> QWidget:
    """Parts side by side, each at the top of its column, with room `below`; rules go through."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    for number, part in enumerate(parts):
        if number:
            row.addSpacing(ACROSS // 2)
            rule = QFrame()
            rule.setObjectName("rule")
            rule.setFixedWidth(1)
            rule.setVisible(is_ruled)
            row.addWidget(rule)
            row.addSpacing(ACROSS - ACROSS // 2 - (1 if is_ruled else 0))
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, below)
        column.addWidget(part)
        column.addStretch()
        row.addLayout(column, stretch=1)
    return whole


def least_width(columns: int, px: float) -> int:
    """The width that a comparison needs; two drugs take whatever there is."""
    if columns <= 2:
        return 0
    return round(columns * _LEAST * px) + _around(columns)


def most_width(columns: int, px: float) -> int:
    """The width beyond which lines would be too long."""
    return round(columns * _MOST * px) + _around(columns)


def _around(columns: int) -> int:
    return (columns - 1) * ACROSS + 2 * (INSIDE + 1) + 2 * EDGE
