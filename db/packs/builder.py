"""Builds a pack: content → rows → one file, whole or not at all, the same for the same content.

The same content gives the same bytes on any machine and in any order of its files: rows are
sorted, nothing asks the clock, the folder or chance, and what SQLite counts in its header counts
the same steps. Between versions of SQLite the bytes may differ: the version stands at byte 96 of
the header, and a later one may lay out pages or its full text index in another way. The content
hash in the manifest is made from the rows, so it stays the same even then.
"""

import contextlib
import sqlite3
from pathlib import Path

from sqlite_utils import Database
from sqlite_utils.db import Table

from db import durable, schema
from db.errors import CannotWrite, ContentError, Problem
from db.importers import content as importer
from db.model.pack import Manifest
from db.packs.evidence import Tables, evidence_rows
from db.packs.findable import findable_rows
from db.packs.order import Evidence

_PRAGMAS = """
PRAGMA page_size = 4096;
PRAGMA auto_vacuum = NONE;
PRAGMA secure_delete = ON;
PRAGMA temp_store = MEMORY;
PRAGMA journal_mode = MEMORY;
PRAGMA synchronous = OFF;
"""
# secure_delete: freed bytes are zeros, the same everywhere. No journal beside the file: what a
# killed build left in one would be rolled back into the next. Synced once, at the end.

_OF_THE_DISK = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_BUSY,
}


def build(folder: Path, out: Path) -> Manifest:
    """Make a pack of a content folder; ContentError has every mistake, CannotWrite says why not."""
    return write(importer.read(folder), out)


def write(content: Evidence, out: Path) -> Manifest:
    """Make a pack of content, and put it in the place of what stood there.

    It is written beside its place; whatever happens before the last step, the old one stands.
    """
    tables = {**evidence_rows(content), **findable_rows(content)}
    building = out.with_name(f"{out.name}.building")
    try:
        building.unlink(missing_ok=True)
        _fill(building, tables)
        durable.move(building, out)
    except OSError as error:
        raise _cannot(out, error.strerror or str(error)) from error
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in _OF_THE_DISK:
            raise
        raise _cannot(out, str(error)) from error
    finally:
        with contextlib.suppress(OSError):
            building.unlink(missing_ok=True)
    return Manifest(**tables["manifest"][0])  # type: ignore[arg-type]  # its own row


def _cannot(out: Path, why: str) -> CannotWrite:
    return CannotWrite(
        f"“{out}” cannot be written: {why}. "
        f"Choose a folder that exists, may be written to and has room."
    )


def _fill(building: Path, tables: Tables) -> None:
    database = Database(building, execute_plugins=False)
    try:
        database.conn.executescript(_PRAGMAS)
        schema.create(database.conn.executescript)
        with database.atomic():
            for name, rows in tables.items():
                Table(database, name).insert_all(rows)
            _check_keys(database)
            for name in schema.SEARCHED:
                database.execute(f"INSERT INTO {name} ({name}) VALUES ('optimize')")  # noqa: S608 – names of ours
        database.vacuum()
    finally:
        database.close()


def _check_keys(database: Database) -> None:
    """Refuse content that names what it does not have."""
    missed = database.execute("PRAGMA foreign_key_check").fetchall()
    if missed:
        raise ContentError(
            [
                Problem(
                    table, 0, parent, "a row names one that is not there. Add it, or correct it."
                )
                for table, _rowid, parent, _key in missed
            ]
        )
