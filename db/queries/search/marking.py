"""Marking: which words of a hit are those that were asked for, in whatever form."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from db.model.search import MARK_END, MARK_START, HitKind, SearchHit
from db.queries.search.asked import Asked
from db.queries.search.lexicon import Lexicon
from db.queries.search.meaning import LONGEST_NAME, tells
from db.queries.search.names import How
from db.queries.search.stems import stem
from db.queries.search.words import WORD, folded, words_of


@dataclass(frozen=True, slots=True)
class Marker:
    """Marks texts for what was asked."""

    lexicon: Lexicon
    tokens: frozenset[str]
    stems: frozenset[str]
    names: frozenset[tuple[str, ...]]
    """The names that were typed."""
    drugs: frozenset[tuple[str, ...]]
    """The drugs that they name."""
    half: str
    """How the last typed word begins words."""

    @classmethod
    def of(cls, asked: Asked, lexicon: Lexicon) -> "Marker":
        """What marks the words of a search."""
        topics = [*asked.topics, *(topic for _drug, topic in asked.drug_topics)]
        names = {words_of(one.text) for one in (*asked.named, *asked.begun)}
        last = len(asked.words) - 1
        in_name = any(one.how is How.WHOLE and last in one.places for one in asked.named)
        return cls(
            lexicon,
            frozenset(token for topic in topics for token in topic.tokens),
            frozenset(stem(word) for word in asked.plain if tells(word)),
            frozenset(name for name in names if name),
            frozenset(words_of(drug) for drug in asked.drugs),
            "" if in_name else asked.words[-1],
        )

    @property
    def has_terms(self) -> bool:
        """Whether a term of several words, or with others of its meaning, was asked for."""
        return any(token.startswith("0") for token in self.tokens)

    def hit(self, hit: SearchHit) -> SearchHit:
        """The hit with the words of its title and context marked, where they are not yet."""
        if hit.kind in (HitKind.FINDING, HitKind.SOURCE):
            return hit
        names = self.names if hit.kind is HitKind.DRUG else self.names | self.drugs
        return replace(
            hit, title=self.text(hit.title, names), context=self.text(hit.context, names)
        )

    def text(self, text: str, names: frozenset[tuple[str, ...]]) -> str:
        """The text with the words marked that match; one that has marks stays as it is."""
        if not text or MARK_START in text:
            return text
        found = list(WORD.finditer(text))
        words = [folded(word[0]) for word in found]
        marked = self._places(words, names)
        parts, end = [], 0
        for run in _runs(marked):
            start, stop = found[run[0]].start(), found[run[-1]].end()
            parts += [text[end:start], MARK_START, text[start:stop], MARK_END]
            end = stop
        return "".join((*parts, text[end:]))

    def _places(self, words: list[str], names: frozenset[tuple[str, ...]]) -> list[int]:
        stems = [stem(word) for word in words]
        places = {
            place
            for place, one in enumerate(stems)
            if one in self.stems or (tells(words[place]) and self._begins(words[place]))
        }
        for span in self.lexicon.spans(stems) if self.has_terms else ():
            if span.token in self.tokens or not self.tokens.isdisjoint(
                self.lexicon.wider(span.token)
            ):
                places |= {place for place in span.places if tells(words[place])}
        for start in range(len(words)):
            for end in range(start + 1, min(len(words), start + LONGEST_NAME) + 1):
                if tuple(words[start:end]) in names:
                    places |= set(range(start, end))
        return sorted(places)

    def _begins(self, word: str) -> bool:
        return bool(self.half) and word.startswith(self.half)


def _runs(places: Iterable[int]) -> list[list[int]]:
    """Neighbouring places together."""
    runs: list[list[int]] = []
    for place in places:
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs
