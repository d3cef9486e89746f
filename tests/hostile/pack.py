"""A pack as a stranger may hand it out: every column of words ends in something hostile."""

import shutil
import sqlite3
from itertools import cycle, islice
from pathlib import Path

from db import schema
from tests.hostile.payloads import PAYLOADS, with_canaries

PROSE = {
    "drug": ("mechanism",),
    "mechanism_step": ("says",),
    "question": ("says", "conclusion", "mechanism", "animal", "human", "disagreement"),
    "conclusion": ("says",),
    "rating": ("reason",),
}
"""Columns that hold HTML."""

WORDS = {
    "topic": ("title", "note"),
    "topic_alias": ("text",),
    "concept_term": ("text",),
    "drug": ("name", "drug_class", "note"),
    "synonym": ("name",),
    "identifier": ("value",),
    "mechanism_step": ("name",),
    "question": ("text", "label", "proposition", "certainty_about"),
    "alias": ("text",),
    "conclusion": ("outcome", "effect"),
    "source": (
        "title container container_short check_against check_note volume issue pages doi pmid "
        "pmcid publisher retracted"
    ).split(),
    "author": ("family", "initials"),
    "inferred": ("field",),
    "finding": ("model outcome result tested dose route duration comparator quality note".split()),
    "judgement": ("why",),
    "estimate": ("outcome", "detail", "unit", "against", "note"),
}
"""Columns that hold words."""

PLAIN = {"manifest": ("title", "version", "licence", "publisher")}
"""Columns of one plain line; a pack in which they are not is none."""

FIXED = {
    "id", "drug", "question", "source", "finding", "topic", "concept", "broader", "lead",
    "kind", "answer", "certainty", "strength", "domain", "design", "check_grade", "reviews",
    "population", "species", "direction", "scheme", "measure", "better", "value", "low", "high",
    "reviewed", "mechanism_reviewed", "searched", "check_on", "content_hash",
}  # fmt: skip
"""Columns that are addresses, members of a fixed set, numbers or dates."""

_IN_PROSE = 8


def a_hostile_pack(good: Path, out: Path, file: str, host: str) -> Path:
    """The good pack with hostile words in it; they name the file and the host."""
    shutil.copy(good, out)
    payloads = tuple(with_canaries(one, file, host) for one in PAYLOADS)
    for_prose, for_words = cycle(payloads), cycle(payloads)
    pack = sqlite3.connect(out)
    pack.create_function(
        "prose", 1, lambda old: old + "".join(f"<p>{p}</p>" for p in islice(for_prose, _IN_PROSE))
    )
    pack.create_function("words", 1, lambda old: f"{old} {next(for_words)}")
    with pack:
        for kind, tables in (("prose", PROSE), ("words", WORDS)):
            for table, columns in tables.items():
                changes = ", ".join(f"{column} = {kind}({column})" for column in columns)
                pack.execute(f"UPDATE {table} SET {changes}")
    pack.close()
    return out


def columns_of_text(pack: Path) -> set[tuple[str, str]]:
    """Every column of words of a pack, but those that are derived for search."""
    connection = sqlite3.connect(pack)
    found = {
        (table, column)
        for table in schema.TABLES
        if table not in schema.DERIVED
        for _n, column, kind, *_ in connection.execute(f"PRAGMA table_info({table})")
        if kind == "TEXT"
    }
    connection.close()
    return found
