"""What is typed becomes hits, best first: answers, drugs, topics, pages, findings, sources."""

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import replace

from db.model.search import MOST_HITS, MOST_SECONDS, HitKind, SearchHit, SearchResult
from db.queries.search import drugs as of_drugs
from db.queries.search import mentions, pages, studies, vocabulary
from db.queries.search import topics as of_topics
from db.queries.search.asked import Asked
from db.queries.search.beside import ALONE, Beside
from db.queries.search.marking import Marker
from db.queries.search.scores import ANSWERS
from db.queries.search.understanding import understand
from db.store import Store


def search(
    store: Store,
    typed: str,
    limit: int = MOST_HITS,
    seconds: float = MOST_SECONDS,
    beside: Beside = ALONE,
) -> SearchResult:
    """The best hits for any text whatever, its last word perhaps half typed.

    `answered` only where the first hit is a page that has most of what was asked, and of a drug
    that was named if one was. A search that takes too long tells what it found until then.
    `beside` says what other packs know, where they are searched for the same.
    """
    identified = studies.identified(store, typed)
    if identified:
        found_it = identified[: max(0, limit)]
        return SearchResult(typed, found_it, answered=False, identified=True)
    if studies.is_identifier(typed):
        return SearchResult(typed, (), answered=False)
    with store.within(seconds) as is_over:
        asked, found, is_whole = _asked_and_found(store, typed, is_over, beside)
    best = _best_first(found)[: max(0, limit)]
    answered = bool(best) and answers(best[0])
    marker = Marker.of(asked, vocabulary.lexicon_of(store)) if best else None
    return SearchResult(
        typed,
        tuple(map(marker.hit, best)) if marker else (),
        answered,
        read_as=asked.read_as,
        declined=not answered and _is_question(asked, best),
        missing=tuple(dict.fromkeys(one.text for one in asked.others)),
        cut_off=not is_whole,
    )


def answers(hit: SearchHit) -> bool:
    """Whether a hit is a page that answers what was asked, if it is the first."""
    return hit.kind is HitKind.PAGE and hit.score >= ANSWERS


def _is_question(asked: Asked, best: tuple[SearchHit, ...]) -> bool:
    """Whether something was asked that a page could answer; a drug or a study is only looked up."""
    looked_up = best and best[0].kind in (HitKind.FINDING, HitKind.SOURCE)
    return bool(asked.hard_topics) and not looked_up


def _asked_and_found(
    store: Store, typed: str, is_over: Callable[[], bool], beside: Beside
) -> tuple[Asked, list[SearchHit], bool]:
    """What was asked, what was found, and whether there was time for all of it."""
    asked = Asked(())
    found: list[SearchHit] = []
    try:
        asked = understand(store, typed, beside)
        if not asked.words:
            return asked, found, True
        of_pages = pages.asked_about(store, asked)
        found += [one.hit for one in of_pages]
        found += of_drugs.side_by_side(of_pages) if len(asked.drugs) > 1 else ()
        for look in (
            of_drugs.drugs,
            of_topics.topics,
            studies.labelled,
            mentions.mentioning,
            studies.findings,
            studies.sources,
        ):
            if is_over():
                return asked, found, False
            found += look(store, asked)
    except sqlite3.OperationalError:
        if not is_over():
            raise  # interrupted from outside: nobody waits for it any more
        return asked, found, False
    return asked, found, True


def _best_first(found: Iterable[SearchHit]) -> tuple[SearchHit, ...]:
    """By score; a place is listed once for what it is (a page holds several findings)."""
    kept: dict[tuple[str, ...], SearchHit] = {}
    for hit in sorted(found, key=lambda hit: -hit.score):
        study = hit.title if hit.kind is HitKind.FINDING else ""
        key = (hit.kind, str(hit.place), study)
        before = kept.setdefault(key, hit)
        if not before.context and hit.context:  # where its text says so
            kept[key] = replace(before, context=hit.context)
    return tuple(kept.values())
