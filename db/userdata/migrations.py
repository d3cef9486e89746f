"""The history of the file's schema: one function a version, each run once and recorded."""

import sqlite3

from sqlite_utils import Database, Migrations

from db.userdata.schema import APPLICATION_ID

MIGRATIONS = Migrations("userdata")

_BOOKMARK = """
CREATE TABLE bookmark (
    id       INTEGER PRIMARY KEY,
    place    TEXT NOT NULL CHECK (place LIKE 'evidence:%'),
    heading  TEXT NOT NULL,
    title    TEXT NOT NULL CHECK (title <> ''),
    added    TEXT NOT NULL,
    position INTEGER NOT NULL,
    UNIQUE (place, heading)
) STRICT
"""

_VISIT = """
CREATE TABLE visit (
    id    INTEGER PRIMARY KEY,
    place TEXT NOT NULL CHECK (place LIKE 'evidence:%'),
    title TEXT NOT NULL CHECK (title <> ''),
    read  TEXT NOT NULL
) STRICT
"""


@MIGRATIONS(name="1_bookmarks")
def bookmarks(db: Database) -> None:
    """The file is ours, and holds bookmarks."""
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(_BOOKMARK)
    db.execute("PRAGMA user_version = 1")


@MIGRATIONS(name="2_history")
def history(db: Database) -> None:
    """It holds the pages that were read."""
    db.execute(_VISIT)
    db.execute("PRAGMA user_version = 2")


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a file to this program's version in one transaction, or leave it as it was."""
    db = Database(connection, execute_plugins=False)
    connection.execute("BEGIN IMMEDIATE")
    try:
        MIGRATIONS.apply(db)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
