"""The store: one pack, opened only for reading, on the thread that opened it."""

import contextlib
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from db import schema
from db.closing import Closing
from db.errors import NotAPack

T = TypeVar("T")

_PRAGMAS = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA query_only = ON",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",  # or an error of the disk would end the process
)
_IS_A_PACK = "SELECT id FROM manifest"
_LONGEST = 1_000_000
"""Bytes of a row; the longest of the shipped pack has some ten thousand."""
_STEPS = 2_000
"""Between two looks at the clock; some tens of microseconds."""

_ERRORS = sqlite3.DatabaseError, UnicodeDecodeError
"""The second where what SQLite itself says of a damaged file is no UTF-8."""
_OF_THE_FILE = {
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FORMAT,
    sqlite3.SQLITE_PROTOCOL,
    sqlite3.SQLITE_TOOBIG,
}


class Store(Closing):
    """A pack to read from; NotAPack or PackTooNew if the file is none, or turns out damaged.

    The file is opened as one that never changes: a new pack takes a new file or its name, but is
    never written over an old one. An interrupted query raises sqlite3.OperationalError.
    """

    def __init__(self, path: Path) -> None:
        """Open the pack; it is told from other files at once, and damage is found when read."""
        self.path = path
        self._made: dict[Callable[..., object], Any] = {}
        schema.check(path)
        address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self._connection = self._open(address)

    def rows(self, sql: str, **values: str | int | float | None) -> list[sqlite3.Row]:
        """Every row of a query whose named values are given by name."""
        try:
            return self._connection.execute(sql, values).fetchall()
        except _ERRORS as error:
            if _is_of_the_file(error):
                raise self._damaged() from error
            raise

    def remembered(self, make: Callable[["Store"], T]) -> T:
        """What a function makes of the pack, made once: the file never changes."""
        if make not in self._made:
            self._made[make] = make(self)
        made: T = self._made[make]
        return made

    @contextlib.contextmanager
    def within(self, seconds: float) -> Iterator[Callable[[], bool]]:
        """A block whose queries are interrupted once the time is over; gives whether it is."""
        end = time.monotonic() + seconds

        def is_over() -> bool:
            return time.monotonic() > end

        self._connection.set_progress_handler(is_over, _STEPS)
        try:
            yield is_over
        finally:
            self._connection.set_progress_handler(None, 0)

    def copy_into(self, other: sqlite3.Connection) -> None:
        """Copy the whole pack into another database, which may be changed; NotAPack if damaged."""
        try:
            self._connection.backup(other)
        except _ERRORS as error:
            raise self._damaged() from error

    def interrupt(self) -> None:
        """Stop the query that runs, from any thread; nothing once the store is closed."""
        with contextlib.suppress(sqlite3.ProgrammingError):
            self._connection.interrupt()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _open(self, address: str) -> sqlite3.Connection:
        connection = sqlite3.connect(address, uri=True)
        connection.row_factory = sqlite3.Row
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
        try:
            for pragma in _PRAGMAS:
                connection.execute(pragma)
            connection.execute(_IS_A_PACK).fetchall()
        except _ERRORS as error:
            connection.close()
            raise self._damaged() from error
        return connection

    def _damaged(self) -> NotAPack:
        return NotAPack(
            f"“{self.path}” is damaged. Get the pack again, or build it anew from its content.",
            self.path,
        )


def _is_of_the_file(error: Exception) -> bool:
    """Whether the file is at fault rather than the query; texts that are no UTF-8 have no code."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return isinstance(error, UnicodeDecodeError) or "decode" in str(error)
    return code & 0xFF in _OF_THE_FILE
