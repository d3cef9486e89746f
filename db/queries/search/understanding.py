"""Understanding: from any typed text to the drugs and topics that it asks about."""

import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from db.model.search import MARK_END, MARK_START
from db.queries.search import names, vocabulary
from db.queries.search.asked import EFFICACY, Asked, Topic, size_of, weight_of
from db.queries.search.beside import ALONE, Beside
from db.queries.search.lexicon import DRUG, Span
from db.queries.search.meaning import LONGEST_NAME, is_soft, tells
from db.queries.search.mending import Mended, mended
from db.queries.search.names import How, Named
from db.queries.search.stems import stem
from db.queries.search.words import FORMS, Typed, words_of
from db.store import Store

_TOKENS = """
SELECT token, questions
  FROM token
 WHERE token IN (SELECT value FROM json_each(:tokens))
"""

_LEAST_COMPLETED = 2


class Weights(NamedTuple):
    """What tokens weigh, and those that no question of the pack has."""

    of: dict[str, float]
    missing: frozenset[str]


def understand(store: Store, text: str, beside: Beside = ALONE) -> Asked:
    """What a text asks; nothing if it has no words."""
    typed = Typed.read(text)
    if not typed.words:
        return Asked(())
    read = beside.read or mended(store, typed)
    named = list(names.whole(store, read.words))
    taken = {place for one in named for place in one.places}
    begun = () if typed.is_finished else names.begun(store, read.words, taken)
    last = len(read.words) - 1
    is_free = last not in taken and last not in read.changed and not typed.is_finished
    if begun and is_free and _is_a_name(store, read.words[last], begun):
        named.extend(begun)
    named.extend(_known_elsewhere(read.words, named, beside.names))
    named.extend(_unknown_drugs(store, read, named))
    taken = {place for one in named for place in one.places}
    forms = {place for place in range(last + 1) if _is_a_form(read.words, place, taken)}
    half = read.words[last] if is_free and last not in taken else ""
    weigh = partial(_weights, store, beside.others)
    of_words = _topics(store, read.words, taken, half, forms, weigh)
    topics = (*of_words, *_other_drugs(store, named, read.words, beside.held))
    about = tuple(topic for topic in topics if topic.tokens[0] != EFFICACY)
    return Asked(
        typed.words,
        tuple(sorted(named, key=lambda one: one.places)),
        begun,
        about,
        tuple(word for place, word in enumerate(read.words) if place not in taken and tells(word)),
        _read_as(read, named),
        asks_efficacy=len(about) < len(topics),
    )


def _is_a_name(store: Store, word: str, begun: Sequence[Named]) -> bool:
    """Whether a word can only be a drug's half-typed name."""
    is_word = len(word) > 1 and vocabulary.is_plain(store, word)
    is_word = is_word or bool(vocabulary.known(store, (word,)).get(word))
    return not is_word and len({one.drug for one in begun}) == 1


def _known_elsewhere(
    words: Sequence[str], named: Sequence[Named], known: Mapping[str, str]
) -> Iterator[Named]:
    """Drugs that only other packs know, the longest name first where two overlap."""
    free = set(range(len(words))) - {place for one in named for place in one.places}
    for size in range(LONGEST_NAME, 0, -1) if known else ():
        for start in range(len(words) - size + 1):
            places = tuple(range(start, start + size))
            name = "".join(words[start : start + size])
            if name in known and free.issuperset(places):
                free.difference_update(places)
                yield Named(places, DRUG + name, None, known[name], How.WHOLE)


def _unknown_drugs(store: Store, read: Mended, named: Sequence[Named]) -> Iterator[Named]:
    """Words formed as drugs are named, of drugs that neither pack nor thesaurus knows."""
    taken = {place for one in named for place in one.places}
    known = vocabulary.known(store, read.words)
    for place, word in enumerate(read.words):
        is_new = place not in taken and not known.get(word) and names.is_like_a_drug(word)
        if is_new and not vocabulary.is_plain(store, word):
            yield Named((place,), DRUG + word, None, word, How.WHOLE)


def _other_drugs(
    store: Store, named: Sequence[Named], words: Sequence[str], held: Collection[str]
) -> Iterator[Topic]:
    """Drugs that the pack does not have, as what a page of its own drugs may be about.

    Nothing is missed of those that are `held` by another pack.
    """
    for one in named:
        if one.drug is None:
            wider = vocabulary.lexicon_of(store).wider(one.token)
            yield Topic(
                words_of(one.text),
                (one.token,),
                wider=wider,
                is_soft="".join(words[place] for place in one.places) in held,
                is_other_drug=True,
                is_missing=True,
            )


def _is_a_form(words: Sequence[str], place: int, taken: set[int]) -> bool:
    """Whether a word only says in which form the drug before it is: hydrochloride, XR."""
    return words[place] in FORMS and place - 1 in taken


def _topics(
    store: Store,
    words: Sequence[str],
    taken: set[int],
    half: str,
    forms: set[int],
    weigh: Callable[[Sequence[str]], Weights],
) -> Iterator[Topic]:
    """What is asked about: concepts, then the other words that tell something, each once."""
    finished = vocabulary.completions(store, half) if len(half) >= _LEAST_COMPLETED else ()
    if half and not tells(half):
        finished = ()
    spans = _spans(store, words, taken, finished)
    spent = taken | {place for span in spans for place in span.places}
    rest = [place for place, word in enumerate(words) if place not in spent and tells(word)]
    weights = weigh([span.token for span in spans] + [stem(words[one]) for one in rest])
    seen: set[str] = set()
    for place, span in sorted(
        [(one.places[0], one) for one in spans] + [(one, None) for one in rest]
    ):
        topic = (
            _concept(store, words, span, weights)
            if span
            else _word(store, words[place], weights, finished if words[place] is half else ())
        )
        if not span and place in forms:
            topic = replace(topic, is_soft=True)
        if topic.tokens[0] not in seen:
            seen.add(topic.tokens[0])
            yield topic


def _spans(
    store: Store, words: Sequence[str], taken: set[int], finished: Sequence[str]
) -> tuple[Span, ...]:
    """The concepts among the words; a half-typed word may complete one of several words."""
    lexicon = vocabulary.lexicon_of(store)
    stems = [stem(word) for word in words]
    found = lexicon.spans(stems, taken)
    last = len(words) - 1
    if any(last in span.places for span in found):
        return found
    for word in finished:
        other = lexicon.spans([*stems[:-1], stem(word)], taken)
        if any(last in span.places and (len(span.places) > 1) for span in other):
            return other
    return found


def _concept(store: Store, words: Sequence[str], span: Span, weights: Weights) -> Topic:
    its = tuple(words[place] for place in span.places)
    return Topic(
        its,
        (span.token,),
        frozenset(stem(word) for word in its if tells(word)),
        vocabulary.lexicon_of(store).wider(span.token),
        weights.of[span.token],
        is_concept=True,
        is_missing=span.token in weights.missing,
        terms=vocabulary.terms_of(store, span.token),
    )


def _word(store: Store, word: str, weights: Weights, finished: Sequence[str]) -> Topic:
    lexicon = vocabulary.lexicon_of(store)
    stems = tuple(dict.fromkeys((stem(word), *map(stem, finished))))
    concepts = tuple(lexicon.tokens[one] for one in stems if one in lexicon.tokens)
    return Topic(
        tuple(dict.fromkeys((word, *finished))),
        tuple(dict.fromkeys((*stems, *concepts))),
        weight=weights.of[stem(word)] if not finished else min(weights.of[stem(word)], 0.7),
        is_soft=is_soft(word),
        is_missing=stem(word) in weights.missing and not finished,
    )


def _weights(store: Store, others: Sequence[Store], tokens: Sequence[str]) -> Weights:
    """What tokens weigh in all packs that are searched: in a small one, every token is in many."""
    stores = (store, *others)
    having = [_having(one, tokens) for one in stores]
    size = sum(one.remembered(size_of).questions for one in stores)
    return Weights(
        {token: weight_of(sum(has.get(token, 0) for has in having), size) for token in tokens},
        frozenset(token for token in tokens if not having[0].get(token)),
    )


def _having(store: Store, tokens: Sequence[str]) -> dict[str, int]:
    """How many questions of a pack have each token."""
    rows = store.rows(_TOKENS, tokens=json.dumps(sorted(set(tokens))))
    return {row["token"]: row["questions"] for row in rows}


def _read_as(read: Mended, named: Sequence[Named]) -> str:
    """The words as they were read, those marked that were not typed so; nothing if all were."""
    texts = dict(enumerate(read.words))
    changed = set(read.changed)
    for one in named:
        its = words_of(one.text)
        if one.how is How.BEGUN or (len(one.places) == 1 and one.places[0] not in changed):
            continue
        if its != tuple(read.words[place] for place in one.places) or changed & set(one.places):
            changed.add(one.places[0])
            texts[one.places[0]] = one.text
            for place in one.places[1:]:
                texts.pop(place, None)
    if not changed:
        return ""
    return " ".join(
        f"{MARK_START}{text}{MARK_END}" if place in changed else text
        for place, text in sorted(texts.items())
    )
