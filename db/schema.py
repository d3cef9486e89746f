"""What a pack is made of: makes an empty one, and tells a pack from any other file."""

import sqlite3
import stat
import struct
from collections.abc import Callable
from pathlib import Path

from db.errors import NotAPack, PackTooNew

SCHEMA = Path(__file__).with_name("schema.sql").read_text(encoding="utf-8")

APPLICATION_ID = 0x44737065
"""`Dspe`, at byte 68 of the file."""

USER_VERSION = 4
"""Raised with every change of the schema; a pack of another version is never read."""

TABLES = (
    "manifest", "topic", "topic_alias", "concept", "concept_term", "concept_broader",
    "drug", "synonym", "identifier", "mechanism_step",
    "question", "alias", "question_topic", "conclusion", "rating",
    "source", "author", "inferred",
    "finding", "judgement", "estimate",
    "citation", "word", "name", "spelling", "lexicon", "wider", "token",
)  # fmt: skip
"""The tables, in the order in which the schema tells of them."""

SEARCHED = (
    "question_meaning", "drug_words", "prose_words", "finding_words", "source_words",
)  # fmt: skip
"""The tables of full text."""

DERIVED = ("citation", "word", "name", "spelling", "lexicon", "wider", "token")
"""The tables that are derived, and named in `TABLES`."""

STATEMENTS = """
SELECT type, name, tbl_name, sql
  FROM sqlite_schema
 ORDER BY type, name
"""

Statements = list[tuple[str, str, str, str | None]]

_MAGIC = b"SQLite format 3\0"
_HEADER = 100
_AGAIN = "Get the pack again, or build it anew from its content."

LARGEST = 2_000_000_000
"""Bytes; a pack of 100 drugs has some 20 million."""


def create(execute: Callable[[str], object]) -> None:
    """Make an empty pack in an empty database; `execute` runs a script."""
    execute(f"PRAGMA application_id = {APPLICATION_ID};")
    execute(f"PRAGMA user_version = {USER_VERSION};")
    execute(SCHEMA)


def statements() -> Statements:
    """Every statement that a sound pack's schema has, as this SQLite writes them."""
    connection = sqlite3.connect(":memory:")
    try:
        create(connection.executescript)
        return connection.execute(STATEMENTS).fetchall()
    finally:
        connection.close()


def check(path: Path) -> None:
    """Refuse a file that is no pack of ours, by its first hundred bytes and its size.

    NotAPack or PackTooNew says what is wrong; the rest of the file may still be damaged.
    """
    header, size = _read(path)
    if header[:16] != _MAGIC or len(header) < _HEADER:
        raise NotAPack(f"“{path}” is not an evidence pack. Choose a file that ends in .evidence.")
    version, application = struct.unpack_from(">4xi4xi", header, 56)
    if application != APPLICATION_ID:
        raise NotAPack(
            f"“{path}” is a database of another program, not an evidence pack. "
            f"Choose a file that ends in .evidence."
        )
    if version > USER_VERSION:
        raise PackTooNew(
            f"“{path}” was made for a later version of Dispensatory (format {version}; "
            f"this program reads {USER_VERSION}). Update the program."
        )
    if version < USER_VERSION:
        raise NotAPack(
            f"“{path}” was made for an earlier version of Dispensatory (format {version}; "
            f"this program reads {USER_VERSION}). {_AGAIN}"
        )
    expected = _expected_size(header)
    if size != expected:
        raise NotAPack(
            f"“{path}” is damaged: it has {size:,} bytes and should have {expected:,}. {_AGAIN}"
        )


def _expected_size(header: bytes) -> int:
    """Page size times page count (SQLite file format, 1.3); 1 stands for 65,536."""
    (page_size,) = struct.unpack_from(">H", header, 16)
    (pages,) = struct.unpack_from(">I", header, 28)
    return (65_536 if page_size == 1 else int(page_size)) * int(pages)


def _read(path: Path) -> tuple[bytes, int]:
    """A file's first bytes and its size; NotAPack says why there are none."""
    try:
        kind = path.stat().st_mode
        if stat.S_ISDIR(kind):
            raise NotAPack(f"“{path}” is a folder, not an evidence pack. Choose a file in it.")
        if not stat.S_ISREG(kind):  # a pipe would be waited for without end
            raise NotAPack(f"“{path}” is not a file. Choose a file that ends in .evidence.")
        with path.open("rb") as file:
            return file.read(_HEADER), path.stat().st_size
    except FileNotFoundError:
        raise NotAPack(f"“{path}” is not there. Check its name and its folder.") from None
    except PermissionError:
        raise NotAPack(f"“{path}” may not be read by you. Change its permissions.") from None
    except (OSError, ValueError) as error:  # ValueError: a name with NUL in it
        why = getattr(error, "strerror", None) or error
        raise NotAPack(f"“{path}” cannot be read: {why}. Choose another file.") from error
