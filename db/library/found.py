"""What a search found in several packs, as one result: the best first, wherever it is from."""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from db.library.same_drugs import SameDrugs
from db.library.shelf import Held
from db.model.search import HitKind, SearchHit, SearchResult
from db.queries.search import answers
from db.queries.search.topics import compares
from db.queries.search.words import words_of

_LOOKED_UP = (HitKind.FINDING, HitKind.SOURCE)
_ALIKE = 0.02
"""By how much pages that are equal differ, so that those of one pack have an order."""


def one_result(
    typed: str,
    results: Mapping[Held, SearchResult],
    same: SameDrugs,
    topics: Mapping[str, int],
    limit: int,
) -> SearchResult:
    """The hits of all packs by score, the pack first on the shelf among equals.

    Scores can be compared: each is the floor of its sort of hit, and above it a share of what was
    asked, weighed for all packs, or a position in its own pack; bm25 never leaves its pack.
    `topics` tells how many drugs each topic compares in all packs.
    """
    identified = {pack: one for pack, one in results.items() if one.identified}
    heard = identified or results
    hits = [[hit_of(pack, hit, same, topics) for hit in one.hits] for pack, one in heard.items()]
    best = tuple(itertools.islice(_each_once(_best_of(hits)), limit))
    answered = not identified and bool(best) and answers(best[0])
    said = tuple(heard.values())
    return SearchResult(
        typed,
        best,
        answered,
        identified=bool(identified),
        read_as=next((one.read_as for one in _best_first(said) if one.read_as), ""),
        declined=not answered and not _is_looked_up(best) and _decline(said),
        missing=_missing_everywhere(said),
        cut_off=any(one.cut_off for one in said),
    )


def hit_of(pack: Held, hit: SearchHit, same: SameDrugs, topics: Mapping[str, int]) -> SearchHit:
    """A pack's hit as the library shows it, saying its pack where that is to be told."""
    place = hit.place
    if place.topic:
        return replace(hit, context=compares(topics[place.topic]))
    drug = place.compared[0].drug if place.compared else place.drug
    is_told = pack.is_told or len(same.of(pack.store, drug)) > 1
    return replace(hit, place=pack.place_of(place), pack=pack.name if is_told else "")


def _best_of(hits: Sequence[Sequence[SearchHit]]) -> Iterator[SearchHit]:
    """The hits of all packs, the best first; each pack's own stay in their order."""
    left = [list(one) for one in hits if one]
    while left:
        least = max(one[0].score for one in left) - _ALIKE
        first = next(one for one in left if one[0].score >= least)
        yield first.pop(0)
        left = [one for one in left if one]


def _each_once(hits: Iterable[SearchHit]) -> Iterator[SearchHit]:
    """The hits without a topic that a pack before has found, too."""
    topics: set[str] = set()
    for hit in hits:
        if hit.place.topic not in topics:
            yield hit
        topics.update([hit.place.topic] if hit.place.topic else ())


def _best_first(said: Sequence[SearchResult]) -> Sequence[SearchResult]:
    """The results, that with the best hit first."""
    return sorted(said, key=lambda one: -max((hit.score for hit in one.hits), default=0.0))


def _decline(said: Sequence[SearchResult]) -> bool:
    """Whether a question was asked that no pack answers; none that has a drug only looked up."""
    return any(one.declined for one in said) and all(
        one.declined or _is_looked_up(one.hits) for one in said
    )


def _is_looked_up(hits: Sequence[SearchHit]) -> bool:
    return bool(hits) and hits[0].kind in _LOOKED_UP


def _missing_everywhere(said: Sequence[SearchResult]) -> tuple[str, ...]:
    """The drugs that were named and that no pack has."""
    each = [{words_of(name) for name in one.missing} for one in said]
    return tuple(name for name in said[0].missing if all(words_of(name) in its for its in each))
