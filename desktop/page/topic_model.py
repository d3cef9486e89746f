"""A topic's rows as a Qt model: every cell is there for those who hear it, shown or stacked."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from db.model.topic import TopicRow
from desktop.html import topic_words
from desktop.page.topic_cells import HEADS, Cell, ordered, spoken
from desktop.plainly import tip

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class TopicModel(QAbstractTableModel):
    """Sorted by a column, or from yes to no."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._given: Sequence[TopicRow] = ()
        self.rows: Sequence[TopicRow] = ()

    def show_rows(self, rows: Sequence[TopicRow]) -> None:
        """Replace the rows, in the order that is given."""
        self._given = rows
        self.order(None, is_descending=False)

    def order(self, by: Cell | None, is_descending: bool) -> None:
        """List in the order of a column, or as given."""
        self.beginResetModel()
        self.rows = ordered(self._given, by, is_descending)
        self.endResetModel()

    def row_at(self, index: Index) -> TopicRow | None:
        """The row at an index; None where there is none."""
        return self.rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """The same everywhere."""
        return 0 if parent.isValid() else len(Cell)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's words; under the pointer the answer's sentence."""
        row = self.row_at(index)
        if row is None:
            return None
        cell = Cell(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken(row, cell)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(_tip(row, cell))
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """A column's head, and what a click on it does."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return HEADS[Cell(section)]
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"Sort by {HEADS[Cell(section)].lower()} ({section + 1})"
        return None


def _tip(row: TopicRow, cell: Cell) -> str:
    """What a cell says at length: in a tip a line breaks where it is told to."""
    if cell in (Cell.DRUG, Cell.ANSWER):
        return f"{row.text}\n{row.says.text()}"
    if cell is Cell.CERTAINTY and row.certainty_about:
        return f"{topic_words.sureness(row)}: {row.certainty_about}"
    return spoken(row, cell)
