"""The thread that keeps the reader's bookmarks and history, and drops nothing it was asked."""

import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from db.errors import CannotWrite, StoreError, UserDataDamaged
from db.model.kept import Bookmark
from db.userdata.bookmarks import all_bookmarks
from db.userdata.rescue import Backup, UserDataLost, begin_anew, rescue, restore
from db.userdata.store import UserData, local_day, was_kept

T = TypeVar("T")


def _nothing(_made: object) -> None:
    """What follows where nothing needs to."""


class Keeper(QObject):
    """Runs work one after another on a thread that owns the reader's file, and backs it up daily.

    The file is opened there by the first task, and tried again by the next if that failed. What
    goes wrong with work that the reader did not ask for is told once.
    """

    changed = Signal()
    """The bookmarks may be others."""
    failed = Signal(object)
    """A known error."""
    lost = Signal(object)
    """The file was damaged and set aside, and backups can take its place: UserDataLost."""
    _done = Signal(object)

    def __init__(self, file: Path | None) -> None:
        """Without a file nothing is kept."""
        super().__init__()
        self.bookmarks: tuple[Bookmark, ...] = ()
        self._file = file
        self._data: UserData | None = None
        self._told: set[str] = set()
        self._is_closed = False
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="keeper")
        self._done.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    @property
    def keeps(self) -> bool:
        """Whether anything is kept at all."""
        return self._file is not None

    def start(self) -> None:
        """Open the file and know the bookmarks; nothing where nothing was ever kept."""
        if self._file is not None:
            file = self._file
            self._submit(lambda: self._reopened(file), _nothing, is_asked=False)

    def run(
        self,
        work: Callable[[UserData], T],
        then: Callable[[T], None] = _nothing,
        is_asked: bool = True,
    ) -> None:
        """Give the data to `work` off the GUI thread, and its result to `then` on it."""
        if self._file is not None:
            file = self._file
            self._submit(lambda: work(self._opened(file)), then, is_asked)

    def restore(self, backup: Backup) -> None:
        """Let a backup take the place of the file that was lost."""
        if self._file is not None:
            file = self._file
            self._submit(lambda: restore(backup.file, file), _nothing, is_asked=True)
            self.start()

    def begin_anew(self) -> None:
        """Keep nothing of what was lost; its backups stay."""
        if self._file is not None:
            file = self._file
            self._submit(lambda: self._begun(file), _nothing, is_asked=True)

    def close(self) -> None:
        """Do what was asked for, close the file and end the thread."""
        self._is_closed = True
        self._thread.submit(self._close_data)
        self._thread.shutdown()

    def _submit(self, work: Callable[[], T], then: Callable[[T], None], is_asked: bool) -> None:
        def finish(future: Future[tuple[T, tuple[Bookmark, ...]]]) -> None:
            error = future.exception()
            if isinstance(error, StoreError):
                self._tell(error, is_asked)
            elif error is not None:
                raise error  # a bug: it rises to the crash dialog
            else:
                made, self.bookmarks = future.result()
                then(made)
                self.changed.emit()

        def done(future: Future[tuple[T, tuple[Bookmark, ...]]]) -> None:
            if not self._is_closed:
                self._done.emit(lambda: finish(future))
            elif future.exception() is not None:  # there is no window left to tell it in
                sys.stderr.write(f"{future.exception()}\n")

        self._thread.submit(lambda: self._work(work)).add_done_callback(done)

    def _work(self, work: Callable[[], T]) -> tuple[T, tuple[Bookmark, ...]]:
        was_open = self._data is not None
        made = work()
        if self._data is None:
            return made, ()
        try:
            self._data.back_up(renews=not was_open)  # what the last run could not, if it was killed
        except CannotWrite as error:
            self._done.emit(lambda told=error: self._tell(told, is_asked=False))
        return made, all_bookmarks(self._data)

    def _reopened(self, file: Path) -> None:
        if was_kept(file):
            self._opened(file)

    def _opened(self, file: Path) -> UserData:
        if self._data is None:
            try:
                self._data = UserData(file)
            except UserDataDamaged as error:
                lost = rescue(file, local_day())
                if not lost.backups:
                    self._begun(file)
                raise lost from error
        return self._data

    def _begun(self, file: Path) -> None:
        self._data = begin_anew(file)

    def _tell(self, error: StoreError, is_asked: bool) -> None:
        if isinstance(error, UserDataLost) and error.backups:
            if is_asked or not self._told:
                self.lost.emit(error)
        elif is_asked or str(error) not in self._told:
            self.failed.emit(error)
        self._told.add(str(error))

    def _close_data(self) -> None:
        """Let today's backup hold all of today, and close the file."""
        if self._data:
            try:
                self._data.back_up(renews=True)
            except StoreError as error:
                sys.stderr.write(f"{error}\n")
            self._data.close()

    @Slot(object)
    def _finish(self, finish: Callable[[], None]) -> None:
        if not self._is_closed:
            finish()
