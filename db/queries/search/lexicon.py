"""The thesaurus as search uses it: spans of words become tokens, tokens have broader ones.

A token stands for a meaning in a pack's index: `0` and a name for a concept, `1` and an id for a
drug of the pack, a stem for any other word.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from db.model.thesaurus import GAP, Concept
from db.queries.search.stems import stem
from db.queries.search.words import words_of

LONGEST_TERM = 6
_WIDEST_GAP = 4


@dataclass(frozen=True, slots=True)
class Span:
    """Words that stand for one token, by their places."""

    places: tuple[int, ...]
    token: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Patterns of stems and their tokens."""

    tokens: Mapping[str, str]
    """By pattern: stems with a space between."""
    broader: Mapping[str, frozenset[str]]
    """Of each token all that is broader, however far up."""
    drugs: frozenset[str] = frozenset()
    """The tokens of drugs that no pack need hold."""
    gapped: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]] = field(default_factory=dict)
    """The patterns with gaps, by their first stem."""

    @classmethod
    def of(cls, patterns: Mapping[str, str], broader: Iterable[tuple[str, str]]) -> "Lexicon":
        """The lexicon of a pack's patterns; a drug's token begins with `0x`."""
        gapped: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for pattern, token in patterns.items():
            if GAP in pattern:
                parts = tuple(pattern.split())
                gapped.setdefault(parts[0], []).append((parts, token))
        links: dict[str, set[str]] = {}
        for token, wider in broader:
            links.setdefault(token, set()).add(wider)
        return cls(
            patterns,
            {token: frozenset(_closure(token, links)) for token in links},
            frozenset(token for token in patterns.values() if token.startswith(DRUG)),
            {first: tuple(its) for first, its in gapped.items()},
        )

    def spans(self, stems: Sequence[str], taken: Iterable[int] = ()) -> tuple[Span, ...]:
        """The terms among stems, the longest first where two want the same word."""
        free = set(range(len(stems))) - set(taken)
        found: list[Span] = []
        for span in sorted(self._matches(stems), key=lambda span: (-len(span.places), span.places)):
            if free.issuperset(span.places):
                found.append(span)
                free.difference_update(span.places)
        return tuple(found)

    def wider(self, token: str) -> frozenset[str]:
        """What is broader than a token."""
        return self.broader.get(token, frozenset())

    def _matches(self, stems: Sequence[str]) -> Iterator[Span]:
        for start in range(len(stems)):
            for end in range(start + 1, min(len(stems), start + LONGEST_TERM) + 1):
                token = self.tokens.get(" ".join(stems[start:end]))
                if token:
                    yield Span(tuple(range(start, end)), token)
        for start, first in enumerate(stems):
            for pattern, token in self.gapped.get(first, ()):
                places = _gapped(pattern, stems, start)
                if places:
                    yield Span(places, token)


DRUG = "0x"


def token_of(concept: Concept) -> str:
    """The token of a concept."""
    return name_token(concept.name, concept.is_drug)


def name_token(name: str, is_drug: bool = False) -> str:
    """The token of a concept of that name."""
    return (DRUG if is_drug else "0") + "".join(words_of(name))


def drug_token(id: str) -> str:
    """The token of a drug of the pack."""
    return "1" + "".join(words_of(id))


def pattern_of(term: str) -> str:
    """The stems of a term, its gaps between them."""
    parts = (" ".join(map(stem, words_of(part))) for part in term.split(GAP))
    return f" {GAP} ".join(part for part in parts if part)


def _gapped(pattern: tuple[str, ...], stems: Sequence[str], start: int) -> tuple[int, ...]:
    """Where the stems of a pattern stand in order, a few other words in its gaps."""
    places, reach = [start], 1
    for part in pattern[1:]:
        if part == GAP:
            reach = 1 + _WIDEST_GAP
            continue
        window = stems[places[-1] + 1 : places[-1] + 1 + reach]
        if part not in window:
            return ()
        places.append(places[-1] + 1 + window.index(part))
        reach = 1
    return tuple(places)


def _closure(token: str, links: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [token]
    while waiting:
        for wider in links.get(waiting.pop(), ()):
            if wider not in found:
                found.add(wider)
                waiting.append(wider)
    return found
