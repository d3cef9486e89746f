"""Which SQLite reads the pack, and whether it can search."""

from dataclasses import dataclass

from db.store import Store

_ENGINE = """
SELECT sqlite_version() AS version,
       sqlite_compileoption_used('ENABLE_FTS5') AS has_fts5
"""


@dataclass(frozen=True, slots=True)
class Engine:
    """The database library behind the store."""

    version: str
    has_fts5: bool


def engine(store: Store) -> Engine:
    """The library's version and whether full text search is built in."""
    row = store.rows(_ENGINE)[0]
    return Engine(row["version"], bool(row["has_fts5"]))
