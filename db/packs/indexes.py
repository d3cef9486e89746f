"""Whether the full text of a pack is found by the words that stand in it, and by no others."""

import sqlite3
from collections.abc import Iterator

from db import schema
from db.store import Store


def index_faults(store: Store) -> Iterator[str]:
    """What is wrong with the indexes of full text, each of which a stranger could have bent.

    SQLite compares an index with its rows only where it may write, so that is done on a copy.
    """
    copy = sqlite3.connect(":memory:")
    try:
        store.copy_into(copy)
        expected = _settings_of_our_own()
        for name in schema.SEARCHED:
            if not _is_whole(copy, name):
                yield f"the index of {name} is not that of its rows"
            elif _settings(copy, name) != expected[name]:
                yield f"the index of {name} has other settings than ours"
    finally:
        copy.close()


def _is_whole(copy: sqlite3.Connection, name: str) -> bool:
    try:
        copy.execute(f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)")  # noqa: S608 – names of ours
    except sqlite3.DatabaseError:
        return False
    return True


def _settings_of_our_own() -> dict[str, list[tuple[object, ...]]]:
    empty = sqlite3.connect(":memory:")
    try:
        schema.create(empty.executescript)
        return {name: _settings(empty, name) for name in schema.SEARCHED}
    finally:
        empty.close()


def _settings(connection: sqlite3.Connection, name: str) -> list[tuple[object, ...]]:
    return connection.execute(f"SELECT * FROM {name}_config ORDER BY k").fetchall()  # noqa: S608 – names of ours
