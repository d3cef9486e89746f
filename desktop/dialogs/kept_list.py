"""The list in the dialogs of bookmarks and history: a title, and under it what else is known."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from db.model.kept import Bookmark, Visit
from db.model.place import Place
from desktop.html.words import begun
from desktop.theme import BODY, CAPTION, Theme
from desktop.wording import day

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_SIDE, _ABOVE, _BETWEEN = 10, 7, 3


@dataclass(frozen=True, slots=True)
class Entry:
    """A bookmark or a visit as it is listed."""

    kept: Bookmark | Visit

    @property
    def place(self) -> Place:
        """Where it leads."""
        return self.kept.place

    @property
    def title(self) -> str:
        """Its first line."""
        return begun(self.kept.title)

    @property
    def note(self) -> str:
        """Its second line: the heading and the day, or when it was read."""
        match self.kept:
            case Bookmark(added=added, heading=heading):
                kept = f"Kept {day(added.astimezone().date().isoformat())}"
                return "  ·  ".join(part for part in (heading, kept) if part)
            case Visit(read=read):
                local = read.astimezone()
                return f"{day(local.date().isoformat())}, {local:%H:%M}"

    def is_same(self, other: "Entry") -> bool:
        """Whether it is the other one, perhaps in another place of the list."""
        one, two = self.kept, other.kept
        if isinstance(one, Bookmark) and isinstance(two, Bookmark):
            return (one.place, one.heading) == (two.place, two.heading)
        return one == two

    def has(self, words: Sequence[str]) -> bool:
        """Whether all words stand in it, in any case."""
        text = f"{self.title}\n{self.note}\n{self.place}".casefold()
        return all(word in text for word in words)


class KeptModel(QAbstractListModel):
    """Entries as Qt asks for them."""

    EntryRole = Qt.ItemDataRole.UserRole

    def __init__(self, parent: QObject) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.entries: Sequence[Entry] = ()

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Replace what is listed."""
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many entries there are."""
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The entry itself, or its words."""
        entry = self.entries[index.row()]
        if role == self.EntryRole:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{entry.title}, {entry.note}"
        return entry.title if role == Qt.ItemDataRole.ToolTipRole else None


class KeptList(QListView):
    """Tells which entry was chosen, is to be removed or moved, and what was typed over it."""

    chosen = Signal(Entry)
    removed = Signal(Entry)
    moved = Signal(Entry, int)
    typed = Signal(str)
    left_upwards = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        """`name` is what a screen reader calls it."""
        super().__init__()
        self.setObjectName("hits")
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.rows = KeptModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_KeptDelegate(theme, self))
        self.clicked.connect(lambda index: self._tell(self.chosen, index))

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """List other entries; the keyboard stays at the row where it stood."""
        row = max(0, self.currentIndex().row())
        self.rows.show_entries(entries)
        self.setCurrentIndex(self.rows.index(min(row, len(entries) - 1)))

    @property
    def current(self) -> Entry | None:
        """The entry that the keys stand on."""
        index = self.currentIndex()
        return self.rows.entries[index.row()] if index.isValid() else None

    def stand_on(self, entry: Entry) -> None:
        """Let the keys stand on an entry, if it is listed."""
        for row, other in enumerate(self.rows.entries):
            if other.is_same(entry):
                self.setCurrentIndex(self.rows.index(row))

    def choose_current(self) -> None:
        """Go to the entry that the keys stand on."""
        self._tell(self.chosen, self.currentIndex())

    def remove_current(self) -> None:
        """Ask for the entry that the keys stand on to be removed."""
        self._tell(self.removed, self.currentIndex())

    def step(self, by: int) -> None:
        """Move to an entry further down or up; above the first is what leads here."""
        row = self.currentIndex().row() + by
        if row < 0:
            self.left_upwards.emit()
        elif row < self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down walk, with Alt they move the entry; Enter chooses, Delete removes."""
        has_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                by = 1 if event.key() == Qt.Key.Key_Down else -1
                if has_alt:
                    self._move(by)
                else:
                    self.step(by)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.choose_current()
            case Qt.Key.Key_Delete:
                self.remove_current()
            case _ if event.text().isprintable() and event.text().strip():
                self.typed.emit(event.text())
            case _:
                super().keyPressEvent(event)

    def _move(self, by: int) -> None:
        index = self.currentIndex()
        to = index.row() + by
        if index.isValid() and 0 <= to < self.rows.rowCount():
            self.moved.emit(index.data(KeptModel.EntryRole), by)

    def _tell(self, signal: SignalInstance, index: QModelIndex) -> None:
        if index.isValid():
            signal.emit(index.data(KeptModel.EntryRole))


class _KeptDelegate(QStyledItemDelegate):
    """Draws an entry in two lines."""

    def __init__(self, theme: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self._theme = theme
        self._list = parent
        self._title, self._note = theme.font(BODY), theme.font(CAPTION)
        self._heights = QFontMetricsF(self._title).height(), QFontMetricsF(self._note).height()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The list's width, and two lines."""
        del option, index
        above, between = self._theme.px(_ABOVE), self._theme.px(_BETWEEN)
        return QSize(self._list.viewport().width(), round(sum(self._heights) + between + 2 * above))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the entry, its ground if it is chosen, and the ring of the keyboard."""
        entry: Entry = index.data(KeptModel.EntryRole)
        area, state = QRectF(option.rect), option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(self._theme.chosen))
            painter.drawRoundedRect(area, 8, 8)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(self._theme.ground))
            painter.drawRoundedRect(area, 8, 8)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._theme.accent), 1.5))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 7, 7)
        self._write(painter, entry, area)
        painter.restore()

    def _write(self, painter: QPainter, entry: Entry, area: QRectF) -> None:
        side, above = self._theme.px(_SIDE), self._theme.px(_ABOVE)
        inside = area.adjusted(side, above, -side, -above)
        lines = (
            (entry.title, self._title, self._theme.ink),
            (entry.note, self._note, self._theme.muted),
        )
        for (text, font, colour), height in zip(lines, self._heights, strict=True):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            shown = QFontMetricsF(font).elidedText(
                text, Qt.TextElideMode.ElideRight, inside.width()
            )
            line = QRectF(inside.left(), inside.top(), inside.width(), height)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)
            inside.setTop(inside.top() + height + self._theme.px(_BETWEEN))
