"""Verifies a pack that came from somewhere, before anything in it is believed."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import DecimalException
from pathlib import Path

from db import schema
from db.errors import NotAPack, StoreError
from db.model.drug import Drug
from db.model.finding import Finding
from db.model.pack import Manifest
from db.model.question import Question
from db.model.source import Source
from db.model.thesaurus import Concept
from db.model.topic import Topic
from db.packs.evidence import Row, Tables, evidence_rows
from db.packs.findable import findable_rows
from db.packs.indexes import index_faults
from db.queries import drugs, findings, manifest, questions, sources, thesaurus, topics
from db.store import Store

_CHECK = "PRAGMA integrity_check(1)"
"""Pages, types, NOT NULL, and that every index has the rows of its table. SQLite leaves CHECKs out
where a file is only read; what they promise is refused when rows become objects, or do not come
back from them."""
_KEYS = 'SELECT "table", parent FROM pragma_foreign_key_check LIMIT 1'


@dataclass(frozen=True, slots=True)
class _Read:
    """The evidence of a pack, read back."""

    id: str
    title: str
    version: str
    licence: str
    publisher: str
    drugs: tuple[Drug, ...]
    questions: tuple[Question, ...]
    findings: tuple[Finding, ...]
    sources: tuple[Source, ...]
    topics: tuple[Topic, ...]
    concepts: tuple[Concept, ...]


def verify(path: Path, largest: int = schema.LARGEST) -> Manifest:
    """The manifest of a pack in which everything is as our builder makes it.

    NotAPack says what is wrong. That covers size, damage, the schema statement by statement,
    foreign keys, every row that search goes by, and the counts and hash of the manifest. It does
    not say who made the pack.
    """
    schema.check(path)
    size = path.stat().st_size
    if size > largest:
        raise NotAPack(f"“{path}” has {size:,} bytes; a pack has at most {largest:,}.")
    with Store(path) as store:
        try:
            fault = next(_faults(store), "")
        except sqlite3.DatabaseError as error:
            fault = f"it cannot be read ({error})"
        if fault:
            raise NotAPack(f"“{path}” is not a sound pack: {fault}. Get it again from its maker.")
        return manifest.read(store)


def _faults(store: Store) -> Iterator[str]:
    """What is wrong, each looked for only where nothing before it was."""
    for (answer,) in store.rows(_CHECK):
        if answer != "ok":
            yield f"it is damaged ({answer})"
    if [tuple(row) for row in store.rows(schema.STATEMENTS)] != schema.statements():
        yield "its tables are not those of an evidence pack"
    for table, parent in store.rows(_KEYS):
        yield f"a row of {table} names a {parent} that is not there"
    try:
        evidence = _read(store)
    except (ValueError, DecimalException, StoreError) as error:
        yield f"its evidence cannot be read ({error})"
        return
    yield from _differences(store, {**evidence_rows(evidence), **findable_rows(evidence)})
    yield from index_faults(store)


def _read(store: Store) -> _Read:
    named = manifest.read(store)
    entries = drugs.all_drugs(store)
    return _Read(
        named.id,
        named.title,
        named.version,
        named.licence,
        named.publisher,
        tuple(drugs.drug(store, drug.id) for drug in entries),
        tuple(question for drug in entries for question in questions.of_drug(store, drug.id)),
        tuple(finding for drug in entries for finding in findings.of_drug(store, drug.id)),
        sources.all_sources(store),
        topics.topics(store),
        thesaurus.concepts(store),
    )


def _differences(store: Store, expected: Tables) -> Iterator[str]:
    """The tables whose rows are not those that its evidence makes."""
    for name in (*schema.TABLES, *schema.SEARCHED):
        number = "rowid, " if name in schema.SEARCHED else ""
        stored = store.rows(f"SELECT {number}* FROM {name}")  # noqa: S608 – names of ours
        if _comparable(map(dict, stored)) != _comparable(expected[name]):
            yield f"the rows of {name} are not those that its evidence makes"


def _comparable(rows: Iterable[Row]) -> list[str]:
    return sorted(json.dumps(row, sort_keys=True) for row in rows)
