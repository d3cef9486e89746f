"""What the window does with the reader's bookmarks, history and the file they are kept in."""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QWidget

from db.model.kept import LONGEST_TITLE, Bookmark, Kept, Visit
from db.model.place import START, Place
from db.userdata import bookmarks, exchange, visits
from db.userdata.rescue import UserDataLost
from db.userdata.store import UserData
from desktop.files import write_whole
from desktop.keeper import Keeper
from desktop.look import Look
from desktop.menus import name
from desktop.settings import HISTORY, Settings

_JSON = "JSON (*.json)"


class Keeping(QObject):
    """Joins the keeper to the window; every command is a method."""

    told = Signal(str)
    place_asked = Signal(Place)
    setting_changed = Signal()

    def __init__(self, keeper: Keeper, settings: Settings, look: Look, window: QWidget) -> None:
        """Dialogs open over the window."""
        super().__init__(window)
        self.keeper = keeper
        self._settings = settings
        self._look = look
        self._window = window
        self._place, self._title = START, ""
        self._commands: Mapping[str, QAction] = {}
        keeper.changed.connect(self.update)
        keeper.lost.connect(self._offer_backups)

    def handlers(self) -> dict[str, Callable[[], None]]:
        """What the rows of ACTIONS do that are about the reader's own."""
        return {
            "bookmark": self._bookmark,
            "bookmarks": self._open_bookmarks,
            "history": self._open_history,
            "keep_history": self._switch_history,
            "clear_history": self._clear_history,
            "export_data": self._export,
            "import_data": self._import,
        }

    def join(self, commands: Mapping[str, QAction]) -> None:
        """Show in these commands what is kept."""
        self._commands = commands
        for command in ("bookmark", "keep_history"):
            commands[command].setCheckable(True)
        self.update()

    def show_page(self, place: Place, title: str) -> None:
        """A page was opened: it can be bookmarked, and was read."""
        self._place, self._title = place, title[:LONGEST_TITLE]
        self.update()
        if place != START and self._settings.get(HISTORY):
            visit = Visit(place, self._title, datetime.now(tz=UTC))
            self.keeper.run(lambda data: visits.add(data, visit), is_asked=False)

    def leave_page(self) -> None:
        """Nothing is shown that could be bookmarked."""
        self._place = START
        self.update()

    def update(self) -> None:
        """Let only those commands be given that have a meaning now, with the star as it is."""
        for command in self.handlers():
            self._commands[command].setEnabled(self.keeper.keeps)
        bookmark = self._commands["bookmark"]
        is_kept = self._here() is not None
        bookmark.setEnabled(self.keeper.keeps and self._place != START)
        bookmark.setChecked(is_kept)
        name(bookmark, "Remove bookmark" if is_kept else "Bookmark this page")
        self._commands["keep_history"].setChecked(self._settings.get(HISTORY))

    def _here(self) -> Bookmark | None:
        """The bookmark of the page that is shown."""
        marks = self.keeper.bookmarks
        return next((one for one in marks if one.place == self._place and not one.heading), None)

    def _bookmark(self) -> None:
        here = self._here()
        if here:
            self.keeper.run(
                lambda data: bookmarks.remove(data, here),
                lambda _none: self.told.emit("The bookmark was removed."),
            )
        else:
            new = Bookmark(self._place, self._title, datetime.now(tz=UTC))
            self.keeper.run(
                lambda data: bookmarks.add(data, new),
                lambda _none: self.told.emit("The page was bookmarked. Ctrl+B lists bookmarks."),
            )
        self.update()  # the star waits until it is on the disk

    def _open_bookmarks(self) -> None:
        # Imported late, as below: no dialog is needed on the way to the first window.
        from desktop.dialogs.kept import BookmarksDialog  # noqa: PLC0415

        dialog = BookmarksDialog(self._look.theme, self._window)
        dialog.place_chosen.connect(self.place_asked)
        dialog.removed.connect(partial(self._change, bookmarks.remove))
        dialog.put_back.connect(partial(self._change, bookmarks.add))
        dialog.moved.connect(
            lambda one, by: self.keeper.run(lambda data: bookmarks.move(data, one, by))
        )

        def show() -> None:
            dialog.show_kept(self.keeper.bookmarks)

        self.keeper.changed.connect(show)
        dialog.finished.connect(lambda _code: self.keeper.changed.disconnect(show))
        self.keeper.run(lambda _data: None)
        show()
        dialog.open()

    def _open_history(self) -> None:
        from desktop.dialogs.kept import HistoryDialog  # noqa: PLC0415

        dialog = HistoryDialog(self._look.theme, self._settings.get(HISTORY), self._window)

        def remove(gone: tuple[Visit, ...]) -> None:
            self.keeper.run(partial(_without, gone=gone), dialog.show_kept)

        def put_back(gone: tuple[Visit, ...]) -> None:
            self.keeper.run(partial(_with, back=gone), dialog.show_kept)

        dialog.place_chosen.connect(self.place_asked)
        dialog.removed.connect(remove)
        dialog.put_back.connect(put_back)
        self.keeper.run(visits.all_visits, dialog.show_kept)
        dialog.open()

    def _change(
        self, change: Callable[[UserData, Bookmark], None], marks: Iterable[Bookmark]
    ) -> None:
        for bookmark in marks:
            self.keeper.run(lambda data, one=bookmark: change(data, one))  # type: ignore[misc]

    def _switch_history(self) -> None:
        self._settings.set(HISTORY, not self._settings.get(HISTORY))
        self.setting_changed.emit()
        self.update()
        is_kept = self._settings.get(HISTORY)
        self.told.emit(
            "The pages that you read are kept in your history."
            if is_kept
            else "Pages are kept no longer. What was kept stays until you clear the history."
        )

    def _clear_history(self) -> None:
        self.keeper.run(
            lambda data: visits.replace(data, ()),
            lambda _none: self.told.emit("The history was cleared."),
        )

    def _export(self) -> None:
        file, _kind = QFileDialog.getSaveFileName(
            self._window, "Export my data", "dispensatory.json", _JSON
        )
        if file:
            self.keeper.run(partial(_exported, file=Path(file)), self.told.emit)

    def _import(self) -> None:
        file, _kind = QFileDialog.getOpenFileName(self._window, "Import my data", "", _JSON)
        if file:
            self.keeper.run(partial(_imported, file=Path(file)), self.told.emit)

    def _offer_backups(self, lost: UserDataLost) -> None:
        from desktop.dialogs.restore import RestoreDialog  # noqa: PLC0415

        dialog = RestoreDialog(lost, self._look.theme, self._window)
        dialog.restored.connect(self.keeper.restore)
        dialog.begun_anew.connect(self.keeper.begin_anew)
        dialog.open()


def _without(data: UserData, gone: tuple[Visit, ...]) -> tuple[Visit, ...]:
    visits.remove(data, gone)
    return visits.all_visits(data)


def _with(data: UserData, back: tuple[Visit, ...]) -> tuple[Visit, ...]:
    exchange.merge(data, Kept((), back))
    return visits.all_visits(data)


def _exported(data: UserData, file: Path) -> str:
    kept = exchange.kept_of(data)
    write_whole(exchange.written(kept).encode(), file)
    return f"{exchange.counts(kept)} were exported to {file}."


def _imported(data: UserData, file: Path) -> str:
    new = exchange.merge(data, exchange.read_file(file))
    data.back_up(renews=True)
    return f"{exchange.counts(new)} were new and are now yours, too."
