"""The list of hits: a Qt model over rows, drawn by a delegate, moved through by keys."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from db.model.place import START, Place
from db.model.search import SearchHit
from desktop.search.painting import Drawing, drawn, paint, paint_focus
from desktop.search.rows import Heading, Recent, Row, spoken
from desktop.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_BATCH = 50
"""Rows given to the view at a time, so that 20,000 drugs are no slower to show than 20."""
_AT_ONCE = 8
"""Rows laid out before the window looks for the next key; some 6 ms."""
_NOWHERE = QModelIndex()


class HitsModel(QAbstractListModel):
    """Rows as Qt asks for them, a batch at a time."""

    RowRole = Qt.ItemDataRole.UserRole

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._rows: Sequence[Row] = ()
        self._given = 0

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Replace what is listed."""
        self.beginResetModel()
        self._rows = rows
        self._given = min(_BATCH, len(rows))
        self.endResetModel()

    def choice(self, index: Index) -> SearchHit | Recent | None:
        """What can be chosen at an index; None for a heading, or nowhere."""
        row = self._rows[index.row()] if index.isValid() else None
        return None if isinstance(row, Heading) else row

    def index_of(self, place: Place) -> QModelIndex:
        """Where a place is listed; nowhere if it is not."""
        for number, row in enumerate(self._rows[: self._given]):
            if isinstance(row, SearchHit) and row.place == place:
                return self.index(number)
        return _NOWHERE

    def first_choice(self) -> QModelIndex:
        """Where the first row stands that can be chosen; nowhere if there is none."""
        for number, row in enumerate(self._rows):
            if not isinstance(row, Heading):
                return self.index(number)
        return _NOWHERE

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many rows the view was given so far."""
        return 0 if parent.isValid() else self._given

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there are rows the view was not given."""
        return not parent.isValid() and self._given < len(self._rows)

    def fetchMore(self, parent: Index) -> None:
        """Give the view another batch."""
        more = min(_BATCH, len(self._rows) - self._given)
        self.beginInsertRows(parent, self._given, self._given + more - 1)
        self._given += more
        self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row itself, or its words."""
        row = self._rows[index.row()]
        if role == self.RowRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken(row)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading cannot be chosen."""
        if self.choice(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class HitDelegate(QStyledItemDelegate):
    """Draws rows, keeping the layout of each for the list's width."""

    def __init__(self, theme: Theme, parent: QAbstractItemView) -> None:
        """Draw for one list."""
        super().__init__(parent)
        self._theme = theme
        self._list = parent
        self._drawings: dict[tuple[Row, int], Drawing] = {}

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._theme = theme
        self._drawings.clear()

    def forget(self) -> None:
        """Drop the layouts of rows that are no longer listed."""
        self._drawings.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height of the row's words in the list's width, which the view itself gives it."""
        del option
        return QSize(0, round(self._drawing(index).height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row, its ground if chosen, and the ring of the keyboard."""
        state = option.state
        area = QRectF(option.rect)
        area.setWidth(self._list.width())  # also where the scroll bar takes some of it
        ground = None
        if state & QStyle.StateFlag.State_Selected:
            ground = QColor(self._theme.chosen)
        elif state & QStyle.StateFlag.State_MouseOver:
            ground = QColor(self._theme.ground)
        painter.save()
        paint(painter, self._drawing(index), area, self._theme, ground)
        if state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, area, self._theme)
        painter.restore()

    def _drawing(self, index: Index) -> Drawing:
        row: Row = index.data(HitsModel.RowRole)
        width = self._list.width()
        if (row, width) not in self._drawings:
            self._drawings[row, width] = drawn(row, width, self._theme)
        return self._drawings[row, width]


class HitList(QListView):
    """The list in the side bar."""

    place_chosen = Signal(Place)
    search_chosen = Signal(str)
    left_upwards = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.setObjectName("hits")
        self.setAccessibleName("Drugs and search results")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)  # what is seen first, the rest after
        self.setBatchSize(_AT_ONCE)
        self.rows = HitsModel(self)
        self._delegate = HitDelegate(theme, self)
        self._broken_for = 0
        self._read = START
        self.setModel(self.rows)
        self.setItemDelegate(self._delegate)
        self.clicked.connect(self._choose)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """List other rows, from the top."""
        self._delegate.forget()
        self.rows.show_rows(rows)
        self.scrollToTop()

    def mark(self, place: Place) -> None:
        """Show which listed place is read, or whose drug's page it is; none if none is listed."""
        self._read = place
        index = self.rows.index_of(place)
        self.setCurrentIndex(index if index.isValid() else self.rows.index_of(Place(place.drug)))

    def choose_current(self) -> None:
        """Go to the hit the keys stand on, or to the first."""
        current = self.currentIndex()
        self._choose(current if self.rows.choice(current) else self.rows.first_choice())

    def step(self, by: int) -> bool:
        """Move to the next hit up or down; False if there is none that way."""
        number = self.currentIndex().row() + by
        while 0 <= number < self.rows.rowCount():
            if self.rows.choice(self.rows.index(number)):
                self.setCurrentIndex(self.rows.index(number))
                return True
            number += by
        return False

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._delegate.set_theme(theme)
        self.scheduleDelayedItemsLayout()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes by Tab stands on a row, and sees which."""
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.TabFocusReason and not self.currentIndex().isValid():
            self.setCurrentIndex(self.rows.first_choice())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What is shown as read is what is read, whichever row the keys stood on."""
        super().focusOutEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.mark(self._read)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down walk the hits, Enter goes to one; above the first is the search box."""
        match event.key():
            case Qt.Key.Key_Down:
                self.step(+1)
            case Qt.Key.Key_Up:
                if not self.step(-1):
                    self.left_upwards.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.choose_current()
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the words anew for another width; the place that is read stays in sight."""
        super().resizeEvent(event)
        if self.width() == self._broken_for:
            return  # only a scroll bar came or went, and words are broken beside one anyway
        self._broken_for = self.width()
        self._delegate.forget()
        self.scheduleDelayedItemsLayout()
        self.executeDelayedItemsLayout()
        self.scrollTo(self.currentIndex())

    def _choose(self, index: QModelIndex) -> None:
        chosen = self.rows.choice(index)
        if isinstance(chosen, SearchHit):
            self.setCurrentIndex(index)
            self.place_chosen.emit(chosen.place)
        elif chosen:
            self.search_chosen.emit(chosen.text)
