"""Bookmarks… and History…: what the reader keeps, filtered as one types, opened and removed."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from db.model.kept import Bookmark, Visit
from db.model.place import Place
from desktop.dialogs.kept_list import Entry, KeptList
from desktop.plainly import PlainLabel
from desktop.theme import Theme
from desktop.wording import counted

_SIZE = (560, 560)


class KeptDialog(QDialog):
    """Lists entries, and tells what the reader does with them; the window does it."""

    place_chosen = Signal(Place)
    removed = Signal(object)
    """A tuple of bookmarks, or of visits."""
    put_back = Signal(object)
    """The same, whose removal is undone."""
    moved = Signal(Bookmark, int)

    noun = "bookmark"
    empty = ""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.resize(theme.px(_SIZE[0]), theme.px(_SIZE[1]))
        self._entries: tuple[Entry, ...] = ()
        self._removals: list[tuple[Bookmark | Visit, ...]] = []
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Type to filter")
        self.filter.setAccessibleName(f"Filter the {self.noun}s")
        self.list = KeptList(theme, self.windowTitle())
        self.nothing = PlainLabel()
        self.nothing.setObjectName("nothing")
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.said = PlainLabel()
        self.said.setObjectName("muted")
        self.undo_button = QPushButton("Undo")
        self.foot = QHBoxLayout()
        self._parts = QStackedLayout()
        self._connect()
        self._lay_out()
        self._say("")

    def show_kept(self, kept: Sequence[Bookmark | Visit]) -> None:
        """List what is kept now; the keys stay on the entry where they stood."""
        current = self.list.current
        self._entries = tuple(map(Entry, kept))
        self._filter()
        if current:
            self.list.stand_on(current)

    def undo(self) -> None:
        """Put back what was removed last."""
        if self._removals:
            back = self._removals.pop()
            self.put_back.emit(back)
            self._say(f"{self._named(back)} put back.")

    def remove(self, kept: tuple[Bookmark | Visit, ...]) -> None:
        """Remove entries, so that it can be undone."""
        if kept:
            self._removals.append(kept)
            self.removed.emit(kept)
            self._say(f"{self._named(kept)} removed.")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrow keys and Enter in the filter are meant for the list under it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                self.list.setFocus()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.list.choose_current()
                return True
        return super().eventFilter(watched, event)

    def _filter(self) -> None:
        words = self.filter.text().casefold().split()
        found = [entry for entry in self._entries if entry.has(words)]
        self.list.show_entries(found)
        self.nothing.setText(
            f"No {self.noun} has “{self.filter.text().strip()}” in it." if words else self.empty
        )
        self._parts.setCurrentIndex(0 if found else 1)
        if not self._removals:
            self._say("")

    def _say(self, sentence: str) -> None:
        self.said.setText(sentence or counted(len(self._entries), self.noun))
        self.undo_button.setVisible(bool(self._removals))

    def _named(self, kept: tuple[Bookmark | Visit, ...]) -> str:
        """`“Its title” was`, or `3 pages were`."""
        title = Entry(kept[0]).title
        short = f"{title[:40].rstrip()}…" if len(title) > 41 else title
        return f"“{short}” was" if len(kept) == 1 else f"{counted(len(kept), 'page')} were"

    def _choose(self, entry: Entry) -> None:
        self.place_chosen.emit(entry.place)
        self.accept()

    def _type(self, text: str) -> None:
        self.filter.setFocus()
        self.filter.insert(text)

    def _connect(self) -> None:
        self.filter.textChanged.connect(lambda _text: self._filter())
        self.filter.installEventFilter(self)
        self.list.chosen.connect(self._choose)
        self.list.removed.connect(lambda entry: self.remove((entry.kept,)))
        self.list.moved.connect(self._move)
        self.list.typed.connect(self._type)
        self.list.left_upwards.connect(self.filter.setFocus)
        self.undo_button.clicked.connect(self.undo)
        QShortcut(QKeySequence.StandardKey.Undo, self.list, self.undo)

    def _move(self, entry: Entry, by: int) -> None:
        """Bookmarks are moved, among all of them; what was read has its order from time.

        The list shows it before it is on the disk: the next key is meant for the same bookmark.
        """
        if isinstance(entry.kept, Bookmark) and not self.filter.text().strip():
            marks = [one.kept for one in self._entries]
            place = marks.index(entry.kept)
            marks.insert(place + by, marks.pop(place))
            self.show_kept(marks)
            self.moved.emit(entry.kept, by)

    def _lay_out(self) -> None:
        self.undo_button.setAutoDefault(False)
        self._parts.addWidget(self.list)
        self._parts.addWidget(self.nothing)
        self.foot.addWidget(self.said, stretch=1)
        self.foot.addWidget(self.undo_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.filter)
        column.addLayout(self._parts, stretch=1)
        column.addLayout(self.foot)


class BookmarksDialog(KeptDialog):
    """The bookmarks in the reader's order."""

    empty = "You have no bookmarks yet. Ctrl+D keeps the page that you read."

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(theme, parent)
        self.setWindowTitle("Bookmarks")
        self.list.setAccessibleName("Bookmarks")
        self.list.setToolTip("Enter opens, Delete removes, Alt+Up and Alt+Down move")


class HistoryDialog(KeptDialog):
    """The pages that were read, the last first."""

    noun = "page"

    def __init__(self, theme: Theme, is_kept: bool, parent: QWidget | None = None) -> None:
        """`is_kept` says whether pages that are read are added."""
        self.empty = (
            "The pages that you read will stand here."
            if is_kept
            else "No history is kept. The menu’s “Keep a history” switches it on."
        )
        super().__init__(theme, parent)
        self.setWindowTitle("History")
        self.list.setAccessibleName("History")
        self.clear = QPushButton("Clear history")
        self.clear.setAutoDefault(False)
        self.clear.clicked.connect(self._clear)
        self.foot.addWidget(self.clear)

    def show_kept(self, kept: Sequence[Bookmark | Visit]) -> None:
        """List what was read, the last first."""
        super().show_kept(kept[::-1])
        self.clear.setEnabled(bool(kept))

    def _clear(self) -> None:
        self.filter.clear()
        self.remove(tuple(entry.kept for entry in self._entries))
