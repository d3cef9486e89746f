"""Copies of the reader's file beside it: one a day in use, and one before each migration."""

import contextlib
import os
import re
import sqlite3
import time
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from db.errors import CannotWrite, StoreError
from db.userdata.failures import told
from db.userdata.placing import FOR_THE_READER, free, move

KEPT_DAYS, KEPT_WEEKS = 7, 8
_NAME = re.compile(r"-(\d{4}-\d\d-\d\d)(-before-[a-z0-9-]+)?")
_MAKING = ".making"
_ABANDONED = 3600
"""Seconds after which a copy that is still being made was cut off."""


def folder_of(file: Path) -> Path:
    """Where the copies of a file lie."""
    return file.parent / "backups"


def listed(file: Path) -> list[tuple[date, Path]]:
    """Every copy and its day, the newest first; nothing if the folder cannot be read."""
    found: list[tuple[date, Path]] = []
    with contextlib.suppress(OSError):
        for path in folder_of(file).glob(f"{file.stem}-*{file.suffix}"):
            name = _NAME.fullmatch(path.stem.removeprefix(file.stem))
            if name:
                with contextlib.suppress(ValueError):  # the 31st of February
                    found.append((date.fromisoformat(name[1]), path))
    return sorted(found, reverse=True)


def daily(
    connection: sqlite3.Connection, file: Path, today: date, renews: bool = False
) -> Path | None:
    """Today's copy, where one was made: if there was none, or to renew it; CannotWrite if not.

    Copies of days to come, which a clock that was set back leaves, are neither written over nor
    removed; and while there are any, today's stays as it is, for it may be of another today.
    """
    target = folder_of(file) / f"{file.stem}-{today.isoformat()}{file.suffix}"
    is_there = target.exists()
    if is_there and not (renews and all(day <= today for day, _path in listed(file))):
        return None
    _copy(connection, file, target, Path.replace if is_there else move)
    _prune(file, today)
    return target


def before_migration(connection: sqlite3.Connection, file: Path, version: int, today: date) -> Path:
    """A copy that is kept for good; CannotWrite if that fails."""
    name = f"{file.stem}-{today.isoformat()}-before-version-{version}{file.suffix}"
    target = free(folder_of(file) / name)
    _copy(connection, file, target, move)
    return target


def keep_newest(file: Path, but: Path | None = None) -> None:
    """Keep the newest copy for good, unless it is `but`, before another file takes its place.

    Else the copies of that file would be written over it, or push it out; OSError if not.
    """
    newest = next((path for _day, path in listed(file)), None)
    if newest and newest != but and _is_daily(newest, file):
        move(newest, free(newest.with_stem(f"{newest.stem}-before-replacing")))


def outdated(days: Iterable[date], today: date) -> set[date]:
    """Those days whose copies are no longer kept: the last 7 stay, and one in each of 8 weeks.

    Weeks without a copy do not count, so that a long holiday ages nothing.
    """
    past = sorted({day for day in days if day <= today}, reverse=True)
    weeks: dict[tuple[int, int], date] = {}
    for day in past:
        weeks.setdefault(day.isocalendar()[:2], day)
    kept = {*past[:KEPT_DAYS], *list(weeks.values())[:KEPT_WEEKS]}
    return set(past) - kept


def _prune(file: Path, today: date) -> None:
    """Remove what is no longer kept; what cannot be removed stays."""
    days = {day: path for day, path in listed(file) if _is_daily(path, file)}
    for day in outdated(days, today):
        with contextlib.suppress(OSError):
            days[day].unlink()
    for path in folder_of(file).glob(f"*{_MAKING}"):
        with contextlib.suppress(OSError):
            if abs(time.time() - path.stat().st_mtime) > _ABANDONED:
                path.unlink()


def _is_daily(path: Path, file: Path) -> bool:
    name = _NAME.fullmatch(path.stem.removeprefix(file.stem))
    return name is not None and name[2] is None


def _copy(
    connection: sqlite3.Connection,
    file: Path,
    target: Path,
    place: Callable[[Path, Path], object],
) -> None:
    """Make a copy whole, and place it; or not at all, and CannotWrite says why."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        making = free(target.with_suffix(_MAKING))
        try:
            write_copy(connection, making)
            with contextlib.suppress(FileExistsError):  # another window was faster
                place(making, target)
        finally:
            making.unlink(missing_ok=True)
    except OSError as error:
        raise _no_backup(file, target.parent, error.strerror or str(error)) from error
    except StoreError as error:
        raise _no_backup(file, target.parent, "the disk does not take it") from error


def write_copy(connection: sqlite3.Connection, target: Path) -> None:
    """Write what a connection reads into a new file, down to the disk; StoreError or OSError."""
    target.touch(FOR_THE_READER)
    with told(target), contextlib.closing(sqlite3.connect(target)) as copy:
        connection.backup(copy)
    with target.open("rb+") as written:
        os.fsync(written.fileno())


def _no_backup(file: Path, folder: Path, why: str) -> CannotWrite:
    return CannotWrite(
        f"Your bookmarks and history ({file}) could not be backed up to {folder}: {why}. "
        f"Allow writing there, and make room."
    )
