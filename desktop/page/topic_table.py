"""The table of a topic: as high as its rows, sorted by its heads; each cell leads somewhere."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from db.model.place import Place
from db.model.topic import TopicRow
from desktop.page.evidence_header import EvidenceHeader
from desktop.page.evidence_painting import paint_ring
from desktop.page.quiet_tree import QuietTree
from desktop.page.topic_cells import Cell, Columns, columns_for, place_of, spoken, widths
from desktop.page.topic_model import Index, TopicModel
from desktop.page.topic_painting import RowDrawing, drawn, least_widths, paint
from desktop.page.topic_pieces import Dress
from desktop.theme import Theme

_RING = 5
_KEYS = (
    "Up and Down change the row, Left and Right the cell; Enter opens what the cell leads to; "
    "1 to 7 sort by a column."
)


class TopicTable(QuietTree):
    """Tells which place a cell that was chosen leads to."""

    place_asked = Signal(Place)
    row_reached = Signal(QRect)
    """Where the row stands that the keys went to, in the table."""

    def __init__(self, theme: Theme) -> None:
        """Begin empty."""
        super().__init__()
        self.setObjectName("evidence")
        self.setAccessibleName("Drugs compared")
        self.setAccessibleDescription(_KEYS)
        self._theme, self._dress = theme, Dress.of(theme)
        self._columns: Columns = columns_for(0, theme)
        self._least: dict[Cell, int] = {}
        self._drawings: dict[TopicRow, RowDrawing] = {}
        self._under: tuple[int, Cell] | None = None
        self._marked: TopicRow | None = None
        self.rows = TopicModel(self)
        self.heads = EvidenceHeader(theme, self)
        self.setHeader(self.heads)
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(self))
        self.heads.sortIndicatorChanged.connect(self._sort)

    @property
    def current(self) -> Cell:
        """The cell that the keys are on."""
        index = self.currentIndex()
        return Cell(index.column()) if index.isValid() else Cell.DRUG

    def show_rows(self, rows: Sequence[TopicRow]) -> None:
        """List other rows, as given."""
        self._drawings.clear()
        self._marked = self._under = None
        self.heads.blockSignals(True)
        self.heads.sort_by_none()
        self.heads.blockSignals(False)
        self.rows.show_rows(rows)
        self._set_columns()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._theme, self._dress = theme, Dress.of(theme)
        self.heads.set_theme(theme)
        self._set_columns()

    def drawing(self, row: TopicRow) -> RowDrawing:
        """A row laid out for the columns as they are."""
        if row not in self._drawings:
            sizes = widths(self.viewport().width(), self._columns, self._least)
            self._drawings[row] = drawn(row, self._columns, sizes, self._dress)
        return self._drawings[row]

    def fit(self) -> None:
        """Be as high as the rows."""
        rows = sum(self.drawing(row).height for row in self.rows.rows)
        self.setFixedHeight(self.heads.sizeHint().height() + rows + 1)
        self.scheduleDelayedItemsLayout()

    def find_next(self, words: str, backwards: bool) -> bool:
        """Whether a row has the words; the next one is marked and in sight."""
        rows = list(self.rows.rows)
        at = rows.index(self._marked) if self._marked in rows else -1
        order = [*rows[at + 1 :], *rows[: at + 1]]
        if backwards:
            order = [*reversed(rows[: max(at, 0)]), *reversed(rows[max(at, 0) :])]
        said = words.casefold()
        self._marked = next((row for row in order if said and said in _all_of(row)), None)
        self.viewport().update()
        if self._marked:
            self._reach(rows.index(self._marked))
        return self._marked is not None

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row: its ground, its cells, the hairline under it, the ring of the keyboard."""
        row = self.rows.row_at(index)
        if row is None:
            return
        area, theme = QRectF(option.rect), self._theme
        area.setLeft(0)
        area.setWidth(self.viewport().width())
        if row is self._marked:
            painter.fillRect(area, QColor(theme.marked))
        elif self._under and self._under[0] == index.row():
            painter.fillRect(area, QColor(theme.ground))
        drawing = self.drawing(row)
        painter.save()
        if self.isRightToLeft():
            painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        paint(painter, drawing, area.topLeft())
        painter.restore()
        line = QRectF(area.left(), area.bottom() - 1, area.width(), 1)
        painter.fillRect(line, QColor(theme.line))
        if self.hasFocus() and self.currentIndex().row() == index.row():
            ring = drawing.area_of(self.current).translated(area.topLeft())
            paint_ring(painter, ring.adjusted(-_RING, -_RING + 2, -2 * _RING, _RING), theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from cell to cell; Enter opens; a digit sorts by its column."""
        moves: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Up: lambda: self._go(-1, 0),
            Qt.Key.Key_Down: lambda: self._go(1, 0),
            Qt.Key.Key_Left: lambda: self._go(0, -1),
            Qt.Key.Key_Right: lambda: self._go(0, 1),
            Qt.Key.Key_Return: self._open_current,
            Qt.Key.Key_Enter: self._open_current,
            Qt.Key.Key_Space: self._open_current,
        }
        key = event.key()
        if key in moves:
            moves[key]()
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_7 and not event.modifiers():
            self._sort_by_key(int(key) - int(Qt.Key.Key_1))
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open what the cell under the pointer leads to."""
        super().mouseReleaseEvent(event)
        found = self._at(event.position().toPoint())
        if found and event.button() is Qt.MouseButton.LeftButton:
            number, cell = found
            self._reach(number, cell)
            self.place_asked.emit(place_of(self.rows.rows[number], cell))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the row under the pointer in another ground."""
        super().mouseMoveEvent(event)
        self._under = self._at(event.position().toPoint())
        self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        """No row is under the pointer any more."""
        super().leaveEvent(event)
        self._under = None
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be laid out anew for another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._set_columns()

    def _set_columns(self) -> None:
        total = self.viewport().width()
        self._columns = columns_for(total, self._theme)
        self._least = least_widths(self.rows.rows, self._dress)
        sizes = widths(total, self._columns, self._least)
        for cell in Cell:
            self.setColumnHidden(cell, cell not in sizes)
            if cell in sizes:
                self.setColumnWidth(cell, max(1, sizes[cell]))
        self._drawings.clear()
        self.fit()

    def _at(self, at: QPoint) -> tuple[int, Cell] | None:
        """The row and cell at a place of the viewport; None beside the rows."""
        index = self.indexAt(at)
        row = self.rows.row_at(index)
        if row is None:
            return None
        inside = QPointF(at) - QPointF(0, self.visualRect(index).top())
        return index.row(), self.drawing(row).cell_at(inside)

    def _go(self, down: int, across: int) -> None:
        index = self.currentIndex()
        number = index.row() + down if index.isValid() else 0
        cell = self.current + across
        if 0 <= number < len(self.rows.rows) and 0 <= cell < len(Cell):
            self._reach(number, Cell(cell))

    def _reach(self, number: int, cell: Cell = Cell.DRUG) -> None:
        """Make a cell the current one, and bring its row in sight."""
        self.executeDelayedItemsLayout()
        self.setCurrentIndex(self.rows.index(number, cell))
        self.viewport().update()
        area = self.visualRect(self.rows.index(number, Cell.DRUG))
        self.row_reached.emit(area.translated(0, self.heads.height()))

    def _open_current(self) -> None:
        row = self.rows.row_at(self.currentIndex())
        if row:
            self.place_asked.emit(place_of(row, self.current))

    def _sort(self, section: int, order: Qt.SortOrder) -> None:
        row, cell = self.rows.row_at(self.currentIndex()), self.current
        by = Cell(section) if section >= 0 else None
        self.rows.order(by, order == Qt.SortOrder.DescendingOrder)
        if row:  # it stays the current one, but what is sorted is read from its top
            number = list(self.rows.rows).index(row)
            self.setCurrentIndex(self.rows.index(number, cell))
        self.fit()

    def _sort_by_key(self, section: int) -> None:
        is_again = self.heads.sortIndicatorSection() == section
        was_up = self.heads.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        down = Qt.SortOrder.DescendingOrder
        self.heads.setSortIndicator(
            section, down if is_again and was_up else Qt.SortOrder.AscendingOrder
        )


def _all_of(row: TopicRow) -> str:
    return " ".join(spoken(row, cell) for cell in Cell).casefold()


class _Delegate(QStyledItemDelegate):
    """Says how high rows are; the table draws them."""

    def __init__(self, table: TopicTable) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the row."""
        del option
        row = self._table.rows.row_at(index)
        return QSize(1, self._table.drawing(row).height if row else 1)
