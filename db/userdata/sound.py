"""Whether a file is the reader's and every row of it can be read."""

import sqlite3
from pathlib import Path

from db.errors import NoSuchPlace
from db.userdata.failures import damaged, told
from db.userdata.rows import BOOKMARKS, VISITS, bookmark_of, visit_of
from db.userdata.schema import APPLICATION_ID

_WITH_VISITS = 2
"""The version from which on there are visits."""


def version_of(connection: sqlite3.Connection, file: Path) -> int:
    """The version of a file that is ours, 0 for an empty one; UserDataDamaged if it is neither."""
    with told(file):
        checked = [row[0] for row in connection.execute("PRAGMA quick_check(1)")]
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if checked != ["ok"]:
        raise damaged(file)
    if application == APPLICATION_ID and version > 0:
        return int(version)
    if tables or application or version:
        raise damaged(file, "a database of another program")
    return 0


def require_readable(connection: sqlite3.Connection, file: Path, version: int) -> int:
    """How many bookmarks there are, every row having been read; UserDataDamaged if one cannot."""
    try:
        with told(file):
            bookmarks = [bookmark_of(row) for row in connection.execute(BOOKMARKS)]
            if version >= _WITH_VISITS:
                for row in connection.execute(VISITS):
                    visit_of(row)
    except (ValueError, TypeError, NoSuchPlace, OverflowError) as error:
        raise damaged(file) from error
    except sqlite3.OperationalError as error:  # a table that is not there
        raise damaged(file) from error
    return len(bookmarks)
