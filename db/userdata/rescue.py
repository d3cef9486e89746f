"""What is done when the reader's file is not sound: it is set aside, and a backup follows it."""

import contextlib
import sqlite3
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from db.errors import CannotWrite, StoreError
from db.userdata import backups, sound
from db.userdata.failures import told
from db.userdata.placing import free, move
from db.userdata.schema import require_version
from db.userdata.store import UserData

_BESIDE = ("-journal", "-wal", "-shm")
"""What SQLite keeps beside a file; a new file must not meet them."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A sound copy of the reader's file."""

    file: Path
    day: date
    bookmarks: int


class UserDataLost(StoreError):
    """A damaged file was set aside; `backups` can take its place, the newest first."""

    def __init__(self, sentence: str, backups: tuple[Backup, ...]) -> None:
        """Say what happened."""
        super().__init__(sentence)
        self.backups = backups


def rescue(file: Path, today: date) -> UserDataLost:
    """Set a damaged file aside; what was lost, and what can take its place."""
    aside = set_aside(file, today)
    kept = f" It was set aside as {aside}." if aside else ""
    found = good_backups(file)
    anew = "" if found else " There is no backup of it, so a new one was begun."
    is_gone = "is damaged" if aside else "is gone"
    return UserDataLost(f"The file of your bookmarks and history {is_gone}.{kept}{anew}", found)


def good_backups(file: Path) -> tuple[Backup, ...]:
    """The copies that are sound and that this program can read, the newest first."""
    found = []
    for day, path in backups.listed(file):
        with contextlib.suppress(StoreError):
            found.append(Backup(path, day, _bookmarks_of(path)))
    return tuple(found)


def set_aside(file: Path, today: date) -> Path | None:
    """Give a damaged file another name, which is told, and touch nothing of it.

    None if it is gone, or sound because another window mended it; CannotWrite if the folder does
    not allow it.
    """
    with contextlib.suppress(StoreError):
        _bookmarks_of(file)
        return None
    aside = free(file.with_stem(f"{file.stem}-damaged-{today.isoformat()}"))
    try:
        for end in _BESIDE:  # first, or a new file would be mended by what is not its own
            with contextlib.suppress(FileNotFoundError):
                move(file.with_name(file.name + end), aside.with_name(aside.name + end))
        with contextlib.suppress(FileNotFoundError):
            move(file, aside)
            return aside
    except OSError as error:
        raise CannotWrite(
            f"The damaged file {file} could not be set aside: {error.strerror}. "
            f"Allow writing to its folder, or give it another name."
        ) from error
    return None


def restore(backup: Path, file: Path) -> None:
    """Let a copy of a backup take the file's place, if nothing stands there; the backup stays."""
    making = free(file.with_suffix(".restoring"))
    try:
        try:
            with _opened(backup) as connection:
                backups.write_copy(connection, making)
            backups.keep_newest(file, but=backup)
            with contextlib.suppress(FileExistsError):  # another window was faster
                move(making, file)
        finally:
            making.unlink(missing_ok=True)
    except OSError as error:
        raise CannotWrite(
            f"The backup could not be put back as {file}: {error.strerror}. "
            f"Allow writing to its folder, and make room."
        ) from error


def begin_anew(file: Path) -> UserData:
    """A new file where one was lost, whose newest backup is kept for good."""
    try:
        backups.keep_newest(file)
    except OSError as error:
        raise CannotWrite(
            f"The newest backup of your bookmarks and history could not be kept: "
            f"{error.strerror}. Allow writing to {backups.folder_of(file)}."
        ) from error
    return UserData(file, is_new=True)


def _bookmarks_of(path: Path) -> int:
    """How many bookmarks a copy holds; StoreError if it is not sound."""
    with _opened(path) as connection:
        version = sound.version_of(connection, path)
        require_version(version, path)
        return sound.require_readable(connection, path, version)


def _opened(path: Path) -> contextlib.closing[sqlite3.Connection]:
    address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    with told(path):
        connection = sqlite3.connect(address, uri=True)
    connection.row_factory = sqlite3.Row
    return contextlib.closing(connection)
