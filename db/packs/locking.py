"""One process at a time changes the installed packs; another waits a moment, then says so."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db.errors import ShelfBusy

NAME = ".lock"
PATIENCE = 10.0
"""Seconds that a command waits for another."""
_PAUSE = 0.05


@contextmanager
def locked(folder: Path, seconds: float | None = None) -> Iterator[None]:
    """A block that no other process enters for this folder; ShelfBusy if it is held for long.

    The system lets go of the lock when a process ends, however it ends.
    """
    file = os.open(folder / NAME, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        end = time.monotonic() + (PATIENCE if seconds is None else seconds)
        while not _taken(file):
            if time.monotonic() >= end:
                raise ShelfBusy(
                    "Another window or command is changing the packs. "
                    "Wait until it is done, then try again."
                )
            time.sleep(_PAUSE)
        yield
    finally:
        os.close(file)


if sys.platform != "win32":
    import fcntl

    def _taken(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

else:
    import msvcrt

    def _taken(file: int) -> bool:
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
