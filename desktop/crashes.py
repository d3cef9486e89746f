"""Where bugs surface: any exception that nobody expected, from any thread, becomes a dialog."""

import sys
import threading
import traceback
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.version import VERSION

if TYPE_CHECKING:
    from desktop.dialogs.crash import CrashDialog


class Crashes(QObject):
    """Shows bugs over a window while it lives; they also go to stderr."""

    _happened = Signal(str)

    def __init__(self, window: QWidget) -> None:
        """Listen to this process's unexpected exceptions."""
        super().__init__()
        self._window = window
        self.dialog: CrashDialog | None = None
        self._happened.connect(self._show, Qt.ConnectionType.QueuedConnection)
        self._before = sys.excepthook, threading.excepthook
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread

    def stop(self) -> None:
        """Let Python print such exceptions again."""
        sys.excepthook, threading.excepthook = self._before

    def _caught(
        self, kind: type[BaseException], error: BaseException, where: TracebackType | None
    ) -> None:
        details = "".join(traceback.format_exception(kind, error, where))
        sys.stderr.write(details)
        self._happened.emit(f"{_versions()}\n\n{details}")

    def _caught_in_thread(self, happened: threading.ExceptHookArgs) -> None:
        if happened.exc_value:
            self._caught(happened.exc_type, happened.exc_value, happened.exc_traceback)

    @Slot(str)
    def _show(self, details: str) -> None:
        """One dialog at a time: a bug in painting would otherwise open hundreds."""
        # Imported late, as below: most starts meet no bug.
        from desktop.dialogs.crash import CrashDialog  # noqa: PLC0415

        if self.dialog is None or not self.dialog.isVisible():
            self.dialog = CrashDialog(details, self._window)
            self.dialog.open()


def _versions() -> str:
    import platform  # noqa: PLC0415

    import PySide6  # noqa: PLC0415

    return (
        f"Dispensatory {VERSION}, Python {platform.python_version()}, "
        f"Qt {PySide6.__version__}, {platform.platform()}"
    )
