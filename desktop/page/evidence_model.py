"""Findings as a Qt model: a row a finding, and under each row one place for its details."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.page.evidence_filter import Filter, Shown, chosen
from desktop.page.evidence_rows import Cell, head, ordered, sort_name, spoken

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class EvidenceModel(QAbstractItemModel):
    """Filtered and sorted; a detail's index carries its row's number plus one."""

    RowRole = Qt.ItemDataRole.UserRole

    def __init__(self, are_people: bool, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._are_people = are_people
        self._all: Sequence[Shown] = ()
        self._rows: Sequence[Shown] = ()
        self._filters: Sequence[Filter] = ()
        self._by: Cell | None = None
        self._is_descending = False

    @property
    def rows(self) -> Sequence[Shown]:
        """The findings as listed."""
        return self._rows

    def show_rows(self, rows: Sequence[Shown]) -> None:
        """Replace what can be listed; no filter and no order are on."""
        self._all, self._filters, self._by = rows, (), None
        self._list()

    def choose(self, filters: Sequence[Filter]) -> None:
        """List what every filter lets through."""
        self._filters = filters
        self._list()

    def order(self, by: Cell | None, is_descending: bool) -> None:
        """List in the order of a column, or as stored."""
        self._by, self._is_descending = by, is_descending
        self._list()

    def number_of(self, finding_id: str) -> int:
        """Where a finding is listed; -1 if it is not."""
        return next((i for i, row in enumerate(self._rows) if row.finding.id == finding_id), -1)

    def is_detail(self, index: Index) -> bool:
        """Whether an index is the place under a row."""
        return index.isValid() and index.internalId() > 0

    def row_at(self, index: Index) -> Shown | None:
        """The finding at an index, or under whose row it is; None where there is none."""
        if not index.isValid():
            return None
        number = index.internalId() - 1 if self.is_detail(index) else index.row()
        return self._rows[number]

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        """A cell of a row, or the place under it."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]
        """The row that a detail stands under."""
        if not self.is_detail(index):
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """The findings listed; one place under each."""
        if not parent.isValid():
            return len(self._rows)
        return 0 if self.is_detail(parent) or parent.column() else 1

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """The same everywhere."""
        del parent
        return len(Cell)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The finding, or a cell's words."""
        row = self.row_at(index)
        if row is None:
            return None
        if role == self.RowRole:
            return row
        texts = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if role in texts:
            return "Details" if self.is_detail(index) else spoken(row, Cell(index.column()))
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == Cell.MARK:
            return row.direction.value
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """A column's head, and what a click on it sorts by."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        cell = Cell(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return head(cell, self._are_people)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"Sort by {sort_name(cell)} ({section + 1})"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Keys pass over the place under a row."""
        if not index.isValid() or self.is_detail(index):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _list(self) -> None:
        self.beginResetModel()
        self._rows = ordered(chosen(self._all, self._filters), self._by, self._is_descending)
        self.endResetModel()
