"""Drugs as hits: those that were named or begun, and those of which a word was typed."""

import json
import sqlite3
from collections.abc import Iterable

from db.model.place import LEAST_COMPARED, MOST_COMPARED, Place
from db.model.search import HitKind, SearchHit
from db.queries.search import scores
from db.queries.search.asked import Asked
from db.queries.search.pages import Found
from db.queries.search.words import either
from db.store import Store

_DRUGS = """
SELECT drug.id, drug.name, drug_words.synonyms
  FROM drug
  JOIN drug_words ON drug_words.rowid = drug.number
 WHERE drug.id IN (SELECT value FROM json_each(:drugs))
"""

_PARTLY = """
SELECT drug.id, drug.name, drug_words.synonyms
  FROM drug_words
  JOIN drug ON drug.number = drug_words.rowid
 WHERE drug_words MATCH :match
 LIMIT :most
"""

_MOST, _MOST_BEGUN, _MOST_PARTLY, _AFTER = 40, 12, 8, 0.5


def drugs(store: Store, asked: Asked) -> tuple[SearchHit, ...]:
    """The drugs as hits: named before begun before those that have one typed word."""
    named = asked.drugs
    begun = dict.fromkeys(one.drug for one in asked.begun if one.drug not in named)
    wanted = [drug for drug in (*named, *begun) if drug][:_MOST]
    rows = {row["id"]: row for row in store.rows(_DRUGS, drugs=json.dumps(wanted))}
    hits = [
        _hit(rows[drug], scores.placed(scores.NAMED if drug in named else scores.BEGUN, position))
        for position, drug in enumerate(wanted)
        if drug in rows and (drug in named or position < len(named) + _MOST_BEGUN)
    ]
    if asked.plain:
        match = either(asked.plain)
        partly = store.rows(_PARTLY, match=match, most=_MOST_PARTLY)
        hits += [
            _hit(row, scores.placed(scores.PARTLY, position))
            for position, row in enumerate(partly)
            if row["id"] not in rows
        ]
    return tuple(hits)


def side_by_side(found: Iterable[Found]) -> tuple[SearchHit, ...]:
    """The best pages of the drugs that were named, compared; after the last of them."""
    best: dict[str, Found] = {}
    for one in sorted(found, key=lambda one: -one.score):
        if one.is_answer:
            best.setdefault(one.row["drug"], one)
    pages = list(best.values())[:MOST_COMPARED]
    if len(pages) < LEAST_COMPARED:
        return ()
    return (
        SearchHit(
            HitKind.PAGE,
            Place(compared=tuple(one.place for one in pages)),
            "Compare " + " and ".join(one.row["name"] for one in pages),
            "panel by panel",
            score=min(one.score for one in pages) - _AFTER / 1000,
        ),
    )


def _hit(row: sqlite3.Row, score: float) -> SearchHit:
    context = row["synonyms"].replace("\n", ", ")
    return SearchHit(HitKind.DRUG, Place(drug=row["id"]), row["name"], context, score=score)
