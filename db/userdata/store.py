"""The reader's file, open on one thread: read, and written so that what was done stays done."""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from db.closing import Closing
from db.errors import CannotWrite
from db.userdata import backups, sound
from db.userdata.failures import damaged, told
from db.userdata.placing import FOR_THE_READER
from db.userdata.schema import VERSION, require_not_newer, require_version

_PRAGMAS = (
    "PRAGMA journal_mode = DELETE",  # one file, also on a network's disk, where WAL does not work
    "PRAGMA synchronous = EXTRA",  # FULL, and the journal's end outlasts a power cut, too
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",  # or an error of the disk would end the process
)
_PATIENCE = 5.0
"""Seconds to wait for another program that is writing."""
_IS_EMPTY = """
SELECT NOT EXISTS (SELECT 1 FROM bookmark)
   AND NOT EXISTS (SELECT 1 FROM visit)
"""
Values = Mapping[str, str | int]


class UserData(Closing):
    """The reader's bookmarks and history; made if there are none, migrated if they are older.

    UserDataDamaged if the file is not sound, or is gone though there are backups of it;
    UserDataTooNew if it is of a later program; CannotWrite if it is locked or not ours to write.
    The file is never altered before it was found sound.
    """

    def __init__(self, file: Path, today: date | None = None, is_new: bool = False) -> None:
        """`today` dates backups; `is_new` makes the file though there are backups of one."""
        self.file = file
        self._today = today
        if not is_new:
            _require_not_lost(file)
        require_not_newer(file)
        self._connection = self._open()
        try:
            self._check()
        except BaseException:
            self._connection.close()
            raise

    @property
    def today(self) -> date:
        """The day by which backups are dated."""
        return self._today or local_day()

    def rows(self, sql: str) -> list[sqlite3.Row]:
        """Every row of a query."""
        with told(self.file):
            return self._connection.execute(sql).fetchall()

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """A block of writes: all are on the disk when it ends, or none is and CannotWrite rises."""
        with told(self.file):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                # Another, later program may have migrated the file since it was opened.
                require_version(self._version(), self.file)
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def write(self, sql: str, values: Values | None = None) -> int:
        """Do one write in a block; how many rows it touched."""
        return self._connection.execute(sql, values or {}).rowcount

    def write_all(self, sql: str, values: Iterable[Values]) -> None:
        """Do a write for each of the values, in a block."""
        self._connection.executemany(sql, list(values))

    def back_up(self, renews: bool = False) -> Path | None:
        """Today's backup where one was made: if there was none, or to renew it.

        Nothing is made where nothing is kept; CannotWrite if it cannot be made.
        """
        with told(self.file):
            (is_empty,) = self._connection.execute(_IS_EMPTY).fetchone()
        if is_empty:
            return None
        return backups.daily(self._connection, self.file, self.today, renews)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _open(self) -> sqlite3.Connection:
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            if not self.file.exists():
                self.file.touch(FOR_THE_READER)
        except OSError as error:
            raise CannotWrite(
                f"Your bookmarks and history cannot be kept: {self.file} could not be made: "
                f"{error.strerror}. Allow writing to its folder, and make room."
            ) from error
        with told(self.file):
            connection = sqlite3.connect(self.file, timeout=_PATIENCE, isolation_level=None)
        connection.row_factory = sqlite3.Row
        return connection

    def _check(self) -> None:
        """Find the file sound, and bring it to this program's version."""
        with told(self.file):
            for pragma in _PRAGMAS:
                self._connection.execute(pragma)
        version = sound.version_of(self._connection, self.file)
        require_version(version, self.file)
        if version:
            sound.require_readable(self._connection, self.file, version)
        if version < VERSION:
            self._migrate(version)

    def _migrate(self, version: int) -> None:
        if version:
            backups.before_migration(self._connection, self.file, VERSION, self.today)
        # Imported late: it takes 0.2 s, and is needed once in the life of a version.
        from db.userdata.migrations import migrate  # noqa: PLC0415

        with told(self.file):
            migrate(self._connection)

    def _version(self) -> int:
        (version,) = self._connection.execute("PRAGMA user_version").fetchone()
        return int(version)


def local_day() -> date:
    """The day where the reader is."""
    return datetime.now(tz=UTC).astimezone().date()


def was_kept(file: Path) -> bool:
    """Whether there is a file, or was: it may be damaged, locked away, or gone but for backups."""
    try:
        file.stat()
    except FileNotFoundError:
        return bool(backups.listed(file))
    except OSError:
        return True
    return True


def _require_not_lost(file: Path) -> None:
    """Refuse to begin anew where there was a file."""
    try:
        is_there = file.stat().st_size > 0
    except OSError:
        is_there = False
    if not is_there and backups.listed(file):
        raise damaged(file, "gone, though there are backups of it")
