"""What SQLite says of the reader's file, as sentences for the reader."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from db.errors import CannotWrite, StoreError, UserDataDamaged

_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT}
_LOCKED = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL}
_REFUSED = {
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_AUTH,
}
_NOT_KEPT = "Your bookmarks and history could not be kept"


@contextlib.contextmanager
def told(file: Path) -> Iterator[None]:
    """A block in which SQLite's known errors become known errors of the store."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        known = _known(error, file)
        if known is None:
            raise
        raise known from error
    except UnicodeDecodeError as error:  # even SQLite's sentence holds what is damaged
        raise damaged(file) from error


def damaged(file: Path, why: str = "damaged") -> UserDataDamaged:
    """That a file is no longer what it was."""
    return UserDataDamaged(
        f"The file of your bookmarks and history, {file}, is {why}. "
        f"Start the program: it sets a damaged file aside and offers its backups."
    )


def _known(error: sqlite3.DatabaseError, file: Path) -> StoreError | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:  # a text that is no UTF-8
        return damaged(file) if "decode" in str(error) else None
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return CannotWrite(
            f"{_NOT_KEPT}: {file} was moved or replaced. Close the program and start it again."
        )
    kind = code & 0xFF
    if kind in _DAMAGED:
        return damaged(file)
    if kind in _LOCKED:
        return CannotWrite(f"{_NOT_KEPT}: another program holds {file}. Close it and try again.")
    if kind == sqlite3.SQLITE_FULL:
        return CannotWrite(f"{_NOT_KEPT}: there is no room on the disk of {file}. Make room on it.")
    if kind in _REFUSED:
        return CannotWrite(f"{_NOT_KEPT}: {file} cannot be written. Allow writing to its folder.")
    if kind == sqlite3.SQLITE_IOERR:
        return CannotWrite(
            f"{_NOT_KEPT}: writing to {file} failed. Make room on its disk, or have it checked."
        )
    return None
