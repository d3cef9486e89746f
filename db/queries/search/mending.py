"""Mending: words that were mistyped, split or joined, as they were most likely meant."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from db.queries.search import names, vocabulary
from db.queries.search.spelling import guesses
from db.queries.search.words import STOP_WORDS, Typed, words_of
from db.store import Store

_LEAST_HALF, _LEAST_JOINED, _LEAST_WITH_LITTLE = 3, 6, 8


@dataclass(frozen=True, slots=True)
class Mended:
    """Words as they were most likely meant, and the places of those that were not typed so."""

    words: tuple[str, ...]
    changed: frozenset[int] = frozenset()


def mended(store: Store, typed: Typed, kept: Collection[str] = ()) -> Mended:
    """The words, each that no pack and no thesaurus knows replaced by the nearest that they do.

    The last word stays where it may be half typed, and so does a word that is like none, or that
    is to be `kept`.
    """
    words = typed.words
    taken = {place for one in names.whole(store, words) for place in one.places}
    strange = unknown(store, typed)
    taken |= {place for place in strange if words[place] in kept}
    replaced: dict[tuple[int, ...], tuple[str, ...]] = {}
    for place in strange:
        if place not in taken and not any(place in places for places in replaced):
            replaced.update(_replaced(store, words, place, taken))
    return _applied(words, replaced)


def unknown(store: Store, typed: Typed) -> list[int]:
    """The places of words that neither the pack nor its thesaurus knows, nor can complete."""
    words = typed.words
    taken = {place for one in names.whole(store, words) for place in one.places}
    known = vocabulary.known(store, words)
    strange = [
        place
        for place, word in enumerate(words)
        if place not in taken and word not in known and not vocabulary.is_plain(store, word)
    ]
    is_last = bool(strange) and strange[-1] == len(words) - 1 and not typed.is_finished
    if is_last and _is_half_typed(store, words, taken):
        strange.pop()
    return strange


def _is_half_typed(store: Store, words: Sequence[str], taken: set[int]) -> bool:
    word = words[-1]
    return bool(
        names.begun(store, words, taken) or (len(word) > 1 and vocabulary.completions(store, word))
    )


def _replaced(
    store: Store, words: Sequence[str], place: int, taken: set[int]
) -> dict[tuple[int, ...], tuple[str, ...]]:
    """What an unknown word, perhaps with the one beside it, was meant to be."""
    word = words[place]
    named = names.shortened(store, place, word) or names.mistyped(store, (place,), word)
    sure = named is not None and named.distance <= 1
    for pair in () if sure else _pairs(words, place, taken):
        joined = "".join(words[one] for one in pair)
        whole = names.mistyped(store, pair, joined)
        if whole and whole.distance <= 1.5:
            return {pair: words_of(whole.text)}
        if vocabulary.known(store, (joined,)).get(joined):
            return {pair: (joined,)}
    guessed = _guessed(store, word)
    if named and (guessed is None or named.distance <= guessed[0]):
        return {(place,): words_of(named.text)}
    return {(place,): guessed[1]} if guessed else {}


def _pairs(words: Sequence[str], place: int, taken: set[int]) -> Iterator[tuple[int, int]]:
    """The word with one of its neighbours, if that is free to be a part of it."""
    for pair in ((place, place + 1), (place - 1, place)):
        within = pair[0] >= 0 and pair[1] < len(words)
        if within and taken.isdisjoint(pair) and STOP_WORDS.isdisjoint(words[one] for one in pair):
            yield pair


def _guessed(store: Store, word: str) -> tuple[float, tuple[str, ...]] | None:
    """A word that was mistyped, or two that were joined, with how far it is from what was typed."""
    found = guesses(store, "word", word)
    if found and found[0].distance <= 1:
        return found[0].distance, (found[0].word,)
    halves = _halves(store, word)
    if halves:
        return 1.0, halves
    likely = found and not names.is_like_a_drug(word)
    return (found[0].distance, (found[0].word,)) if likely else None


def _halves(store: Store, word: str) -> tuple[str, ...]:
    """Two words that were typed as one: known ones, or the name of a drug and a known one."""
    if len(word) < _LEAST_JOINED:
        return ()
    pairs = [(word[:at], word[at:]) for at in range(_LEAST_HALF, len(word) - _LEAST_HALF + 1)]
    parts = {part for pair in pairs for part in pair}
    good = {part for part, asks in vocabulary.known(store, parts).items() if asks}
    good |= {part for part in parts if vocabulary.is_plain(store, part)}
    good |= names.held(store, parts)
    few = STOP_WORDS if len(word) < _LEAST_WITH_LITTLE else frozenset()
    for pair in sorted(pairs, key=lambda pair: -min(map(len, pair))):
        says = not STOP_WORDS.issuperset(pair) and few.isdisjoint(pair)
        if says and good.issuperset(pair):
            return pair
    return ()


def _applied(words: Sequence[str], replaced: dict[tuple[int, ...], tuple[str, ...]]) -> Mended:
    """The words with what was replaced, and where that now stands."""
    by_first = {places[0]: its for places, its in replaced.items()}
    gone = {place for places in replaced for place in places}
    made: list[str] = []
    changed: set[int] = set()
    for place, word in enumerate(words):
        its = by_first.get(place, () if place in gone else (word,))
        if place in by_first:
            changed.update(range(len(made), len(made) + len(its)))
        made.extend(its)
    return Mended(tuple(made), frozenset(changed))
