"""Long work that needs no store: done one after another on a thread of its own."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from db.errors import StoreError

T = TypeVar("T")


class Errands(QObject):
    """Installing a pack takes seconds, in which the reader goes on reading."""

    _done = Signal(object)

    def __init__(self) -> None:
        """Begin with nothing to do; the thread is started by the first errand."""
        super().__init__()
        self._is_closed = False
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="errands")
        self._done.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[StoreError], None],
    ) -> None:
        """Do some work off the GUI thread; its result, or the known error, is heard on it."""

        def finish(future: Future[T]) -> None:
            error = future.exception()
            if isinstance(error, StoreError):
                failed(error)
            elif error is not None:
                raise error  # a bug: it rises to the crash dialog
            else:
                then(future.result())

        future = self._thread.submit(work)
        future.add_done_callback(lambda done: self._done.emit(lambda: finish(done)))

    def close(self) -> None:
        """Skip what waits, and end the thread once what runs is done; nothing more is heard."""
        self._is_closed = True
        self._thread.shutdown(cancel_futures=True)

    @Slot(object)
    def _finish(self, finish: Callable[[], None]) -> None:
        if not self._is_closed:
            finish()
