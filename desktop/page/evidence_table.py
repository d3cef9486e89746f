"""The table of findings: as high as its rows, sorted by its heads, each row opens its details."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.page.evidence_columns import widths
from desktop.page.evidence_filter import Filter, Shown
from desktop.page.evidence_header import EvidenceHeader
from desktop.page.evidence_model import EvidenceModel, Index
from desktop.page.evidence_painting import Dress, RowDrawing, drawn, paint_cell, paint_ring
from desktop.page.evidence_rows import Cell
from desktop.page.quiet_tree import QuietTree
from desktop.theme import Theme


class EvidenceTable(QuietTree):
    """`make_detail` makes the text under an open row, so wide; `drop_detail` hears when it goes."""

    row_reached = Signal(QRect)
    """Where the row stands that the keys went to, in the table."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        are_people: bool,
        make_detail: Callable[[Shown, int], QWidget],
        drop_detail: Callable[[QWidget], None],
    ) -> None:
        """Begin empty."""
        super().__init__()
        self.setObjectName("evidence")
        self.setAccessibleName(name)
        self.setAccessibleDescription("Enter opens the details of a row; 1 to 5 sort by a column.")
        self._theme = theme
        self._dress = Dress.of(theme)
        self._make_detail, self._drop_detail = make_detail, drop_detail
        self._details: dict[str, QWidget] = {}
        self._drawings: dict[str, RowDrawing] = {}
        self._under, self._marked = -1, ""
        self.rows = EvidenceModel(are_people, self)
        self.heads = EvidenceHeader(theme, self)
        self.setHeader(self.heads)
        self.heads.be_sortable()
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(self))
        self.heads.sortIndicatorChanged.connect(self._sort)
        self.clicked.connect(self.toggle)
        self.entered.connect(self._point_at)

    def show_rows(self, rows: Sequence[Shown]) -> None:
        """List other findings, as stored, all rows closed."""
        for id in tuple(self._details):
            self._close(id)
        self._drawings.clear()
        self.heads.blockSignals(True)
        self.heads.sort_by_none()
        self.heads.blockSignals(False)
        self.rows.show_rows(rows)
        self.fit()

    def choose(self, filters: Sequence[Filter]) -> None:
        """List what every filter lets through."""
        self._relist(lambda: self.rows.choose(filters))

    def toggle(self, index: Index) -> None:
        """Open or close the details under a row."""
        row = self.rows.row_at(index)
        if row is None or self.rows.is_detail(index):
            return
        if row.finding.id in self._details:
            self._close(row.finding.id)
        else:
            self._open(row)
        self.fit()

    def is_open(self, finding_id: str) -> bool:
        """Whether the details of a finding are shown."""
        return finding_id in self._details

    def detail_of(self, finding_id: str) -> QWidget | None:
        """The details of a finding, if they are shown."""
        return self._details.get(finding_id)

    def reach(self, finding_id: str) -> bool:
        """Whether a finding is listed; then it is the current row."""
        number = self.rows.number_of(finding_id)
        if number >= 0:
            self.setCurrentIndex(self.rows.index(number, Cell.STUDY))
        return number >= 0

    def mark(self, finding_id: str) -> None:
        """Show a finding in another ground; none, if there is no such."""
        self._marked = finding_id
        self.viewport().update()

    def area_of(self, finding_id: str) -> QRect:
        """Where a finding's row stands in the table."""
        self.executeDelayedItemsLayout()
        number = self.rows.number_of(finding_id)
        area = self.visualRect(self.rows.index(number, Cell.STUDY))
        return area.translated(0, self.heads.height())

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._theme, self._dress = theme, Dress.of(theme)
        self.heads.set_theme(theme)
        self._drawings.clear()
        self._set_columns()
        self._relist(lambda: None)  # which makes the details anew

    def drawing(self, row: Shown) -> RowDrawing:
        """A row laid out for the columns as they are."""
        found = self._drawings.get(row.finding.id)
        if found is None:
            sizes = [self.columnWidth(cell) for cell in Cell]
            shows_outcome = not self.isColumnHidden(Cell.OUTCOME)
            found = drawn(row, sizes, shows_outcome, self._dress)
            self._drawings[row.finding.id] = found
        return found

    def fit(self) -> None:
        """Be as high as the rows and the details that are open."""
        rows = sum(self.drawing(row).height for row in self.rows.rows)
        details = sum(detail.height() for detail in self._details.values())
        self.setFixedHeight(self.heads.sizeHint().height() + rows + details + 1)
        self.scheduleDelayedItemsLayout()

    def paint_cell(self, painter: QPainter, area: QRectF, index: Index) -> None:
        """Draw a cell of a row."""
        row = self.rows.row_at(index)
        if row is None or self.rows.is_detail(index):
            return
        is_open, cell = self.is_open(row.finding.id), Cell(index.column())
        paint_cell(painter, self.drawing(row), cell, area, is_open, self._theme)

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground of a row, its cells, the hairline under it, the ring of the keyboard."""
        area = QRectF(option.rect)
        row = self.rows.row_at(index)
        is_row = row is not None and not self.rows.is_detail(index)
        if is_row and row and row.finding.id == self._marked:
            painter.fillRect(area, QColor(self._theme.marked))
        elif is_row and index.row() == self._under:
            painter.fillRect(area, QColor(self._theme.ground))
        super().drawRow(painter, option, index)
        if not (is_row and row and self.is_open(row.finding.id)):
            line = QRectF(area.left(), area.bottom() - 1, area.width(), 1)
            painter.fillRect(line, QColor(self._theme.line))
        if is_row and self.hasFocus() and self.currentIndex().row() == index.row():
            paint_ring(painter, area, self._theme)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell the page where the keys are."""
        super().currentChanged(current, previous)
        self.viewport().update()
        if current.isValid():
            area = self.visualRect(current)
            self.row_reached.emit(area.translated(0, self.heads.height()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open a row, Right and Left too; a digit sorts by its column."""
        current = self.currentIndex()
        row = self.rows.row_at(current)
        is_open = row is not None and self.is_open(row.finding.id)
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self.toggle(current)
            case Qt.Key.Key_Right | Qt.Key.Key_Left:
                if is_open == (event.key() == Qt.Key.Key_Left):
                    self.toggle(current)
            case key if Qt.Key.Key_1 <= key <= Qt.Key.Key_5 and not event.modifiers():
                self._sort_by_key(int(key) - int(Qt.Key.Key_1))
            case Qt.Key.Key_PageUp | Qt.Key.Key_PageDown | Qt.Key.Key_Home | Qt.Key.Key_End:
                event.ignore()  # they scroll the page
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break lines anew for another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._set_columns()

    def leaveEvent(self, event: QEvent) -> None:
        """No row is under the pointer any more."""
        super().leaveEvent(event)
        self._under = -1
        self.viewport().update()

    def _point_at(self, index: Index) -> None:
        self._under = -1 if self.rows.is_detail(index) else index.row()
        self.viewport().update()

    def _set_columns(self) -> None:
        total = self.viewport().width()
        sizes = widths(total, self._theme)
        for cell in Cell:
            self.setColumnWidth(cell, max(1, sizes[cell]))
        self.setColumnHidden(Cell.OUTCOME, sizes[Cell.OUTCOME] == 0)
        for detail in self._details.values():
            detail.setFixedWidth(self._detail_width())
        self._drawings.clear()
        self.fit()

    def _detail_width(self) -> int:
        return max(1, self.viewport().width())

    def _relist(self, change: Callable[[], None]) -> None:
        """Change the list; the current row stays current, open rows that are listed stay open."""
        row = self.rows.row_at(self.currentIndex())
        opened = [(id, self._close(id)) for id in tuple(self._details)]
        change()
        for id, shown in opened:
            if self.rows.number_of(id) >= 0:
                self._open(shown)
        if row:
            self.reach(row.finding.id)
        self.fit()

    def _sort(self, section: int, order: Qt.SortOrder) -> None:
        by = Cell(section) if section >= 0 else None
        self._relist(lambda: self.rows.order(by, order == Qt.SortOrder.DescendingOrder))

    def _sort_by_key(self, section: int) -> None:
        is_again = self.heads.sortIndicatorSection() == section
        was_up = self.heads.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        down = is_again and was_up
        order = Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
        self.heads.setSortIndicator(section, order)

    def _open(self, row: Shown) -> None:
        """Set the details of a finding under its row."""
        above = self.rows.index(self.rows.number_of(row.finding.id), 0)
        detail = self._make_detail(row, self._detail_width())
        self._details[row.finding.id] = detail
        self.setFirstColumnSpanned(0, above, True)
        self.setIndexWidget(self.rows.index(0, 0, above), detail)
        self.expand(above)

    def _close(self, finding_id: str) -> Shown:
        """The row whose details were taken away."""
        above = self.rows.index(self.rows.number_of(finding_id), 0)
        row: Shown = above.data(EvidenceModel.RowRole)
        self._drop_detail(self._details.pop(finding_id))
        self.collapse(above)
        # Qt deletes the text that stood there.
        self.setIndexWidget(self.rows.index(0, 0, above), None)  # type: ignore[arg-type]
        return row


class _Delegate(QStyledItemDelegate):
    """Lets the table draw its cells, and says how high they are."""

    def __init__(self, table: EvidenceTable) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the row; a detail says its height itself."""
        del option
        row = self._table.rows.row_at(index)
        if row is None or self._table.rows.is_detail(index):
            return QSize(1, 1)
        return QSize(1, self._table.drawing(row).height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell, but no ring of its own."""
        self._table.paint_cell(painter, QRectF(option.rect), index)
