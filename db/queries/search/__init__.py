"""What is typed becomes hits, best first: answers, drugs, topics, pages, findings, sources."""

from collections.abc import Iterable
from itertools import chain

from db.model.search import HitKind, SearchHit, SearchResult
from db.queries.search import pages, studies
from db.queries.search import topics as of_topics
from db.queries.search.asked import Asked
from db.queries.search.scores import ANSWERS
from db.store import Store

MOST_HITS = 30


def search(store: Store, typed: str, limit: int = MOST_HITS) -> SearchResult:
    """The best hits for any text whatever, its last word perhaps half typed.

    `answered` only where the first hit is a page whose drug was named and at least half of the
    other words that tell something stand in its question, label or aliases.
    """
    identified = studies.identified(store, typed)
    if identified:
        return SearchResult(typed, identified[: max(0, limit)], answered=False)
    asked = Asked.read(store, typed)
    hits = _best_first(_found(store, asked))[: max(0, limit)]
    return SearchResult(typed, hits, bool(asked.drugs and hits) and _answers(hits[0]))


def _answers(hit: SearchHit) -> bool:
    return hit.kind is HitKind.PAGE and hit.score >= ANSWERS


def _found(store: Store, asked: Asked) -> Iterable[SearchHit]:
    if not asked.words:
        return ()
    return chain(
        asked.drug_hits,
        of_topics.topics(store, asked),
        pages.asked_about(store, asked),
        pages.mentioning(store, asked),
        studies.labelled(store, asked),
        studies.findings(store, asked),
        studies.sources(store, asked),
    )


def _best_first(found: Iterable[SearchHit]) -> tuple[SearchHit, ...]:
    """By score; a place is listed once for what it is (a page holds several findings)."""
    kept: dict[tuple[str, ...], SearchHit] = {}
    for hit in sorted(found, key=lambda hit: -hit.score):
        study = hit.title if hit.kind is HitKind.FINDING else ""
        kept.setdefault((hit.kind, str(hit.place), study), hit)
    return tuple(kept.values())
