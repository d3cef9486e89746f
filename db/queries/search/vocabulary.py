"""The words of a pack: its thesaurus, which words it knows, what a half-typed one may become."""

import json
from collections.abc import Iterable, Mapping

from db.queries.search.lexicon import Lexicon, name_token
from db.queries.search.meaning import is_soft, tells
from db.queries.search.stems import stem
from db.queries.search.words import LAST
from db.store import Store

_PATTERNS = "SELECT pattern, token FROM lexicon"
_WIDER = "SELECT token, wider FROM wider"

_TERMS = """
SELECT concept_term.concept, concept_term.text
  FROM concept_term
  JOIN concept ON concept.id = concept_term.concept
 WHERE NOT concept.is_drug
   AND instr(concept_term.text, '…') = 0
 ORDER BY concept_term.concept, concept_term.position
"""

_KNOWN = """
SELECT word, asks
  FROM word
 WHERE word IN (SELECT value FROM json_each(:words))
"""

_COMPLETIONS = """
SELECT word
  FROM word
 WHERE word BETWEEN :first AND :last
 ORDER BY asks DESC, uses DESC, word
 LIMIT :most
"""

_MOST_COMPLETIONS, _MOST_TERMS, _SHORT = 10, 12, 4


def lexicon_of(store: Store) -> Lexicon:
    """The pack's thesaurus, as search uses it."""
    return store.remembered(_lexicon)


def _lexicon(store: Store) -> Lexicon:
    return Lexicon.of(
        {row["pattern"]: row["token"] for row in store.rows(_PATTERNS)},
        ((row["token"], row["wider"]) for row in store.rows(_WIDER)),
    )


def terms_of(store: Store, token: str) -> tuple[str, ...]:
    """What people and the field say for a concept, but for terms with gaps."""
    return store.remembered(_terms).get(token, ())


def _terms(store: Store) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in store.rows(_TERMS):
        found.setdefault(row["concept"], []).append(row["text"])
    return {name_token(name): tuple(terms[:_MOST_TERMS]) for name, terms in found.items()}


def prepare(store: Store) -> None:
    """Read what is kept of the pack's thesaurus, before a search has to wait for it."""
    store.remembered(_lexicon)
    store.remembered(_terms)


def known(store: Store, words: Iterable[str]) -> Mapping[str, int]:
    """Those of the words that the pack has, with how many questions, topics and terms have them."""
    rows = store.rows(_KNOWN, words=json.dumps(sorted(set(words))))
    return {row["word"]: row["asks"] for row in rows}


def is_plain(store: Store, word: str) -> bool:
    """Whether a word needs no pack to be known: one that says little, or one of the thesaurus."""
    if not tells(word) or is_soft(word):
        return True
    return len(word) > _SHORT and stem(word) in lexicon_of(store).tokens


def completions(store: Store, word: str) -> tuple[str, ...]:
    """The words that a half-typed one may become, those first with which most is asked."""
    rows = store.rows(_COMPLETIONS, first=word, last=word + LAST, most=_MOST_COMPLETIONS)
    return tuple(row["word"] for row in rows)
