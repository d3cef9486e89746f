"""The store's one thread: work is given the library there, what follows runs on the GUI thread."""

import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from db.errors import StoreError
from db.library import Library
from desktop.session import Latest

T = TypeVar("T")
_GIVES_WAY = 0.0005
"""Seconds after which the store's thread lets the window's go on; Python's own 5 ms, some times in
a row, would be seen as a stutter while one types."""
Failed = Callable[[StoreError], None]


class Tasks(QObject):
    """Runs work one after another on a thread that owns the library.

    The library is opened there by the first task, and tried again by the next if that failed.
    """

    _done = Signal(object)

    def __init__(self, open_library: Callable[[], Library], failed: Failed) -> None:
        """`failed` hears of the known errors of tasks that bring no handler of their own."""
        super().__init__()
        sys.setswitchinterval(_GIVES_WAY)
        self._open_library = open_library
        self._failed = failed
        self._library: Library | None = None
        self._running: Latest | None = None
        self._guard = Lock()
        self._closed = False
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")
        self._done.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[Library], T],
        then: Callable[[T], None],
        failed: Failed | None = None,
        latest: Latest | None = None,
    ) -> None:
        """Give the library to `work` off the GUI thread, and its result to `then` on it.

        Requests that share a `latest` overtake one another: an older one that waits is skipped,
        one that runs is interrupted, and nothing is heard of either again.
        """
        number = latest.start() if latest else 0

        def is_wanted() -> bool:
            return not self._closed and (latest is None or latest.is_current(number))

        def work_if_wanted() -> T | None:
            return self._work(work, latest) if is_wanted() else None

        def finish(future: Future[T | None]) -> None:
            if not is_wanted():
                return
            error = future.exception()
            if isinstance(error, StoreError):
                (failed or self._failed)(error)
            elif error is not None:
                raise error  # a bug: it rises to the crash dialog
            else:
                then(future.result())  # type: ignore[arg-type]  # None only where not wanted

        if latest:
            self._interrupt(latest)
        future = self._thread.submit(work_if_wanted)
        future.add_done_callback(lambda done: self._done.emit(lambda: finish(done)))

    def reopen(self) -> None:
        """Let the next task open the library anew; what was asked for before is still answered."""
        self._thread.submit(self._close_library)

    def close(self) -> None:
        """Interrupt what runs, skip what waits, close the library and end the thread."""
        self._closed = True
        with self._guard:
            if self._library:
                self._library.interrupt()
        self._thread.submit(self._close_library)
        self._thread.shutdown()

    def _interrupt(self, latest: Latest) -> None:
        """Stop the running query if it belongs to `latest`; a later task is never hit by it."""
        with self._guard:
            if self._library and self._running is latest:
                self._library.interrupt()

    def _work(self, work: Callable[[Library], T], latest: Latest | None) -> T:
        self._library = self._library or self._open_library()
        with self._guard:
            self._running = latest
        try:
            return work(self._library)
        finally:
            with self._guard:
                self._running = None

    def _close_library(self) -> None:
        with self._guard:
            library, self._library = self._library, None
        if library:
            library.close()

    @Slot(object)
    def _finish(self, finish: Callable[[], None]) -> None:
        finish()
