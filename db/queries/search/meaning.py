"""What a line of a page means: the drugs, concepts and other words in it, as tokens."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from db.queries.search.lexicon import Lexicon, Span
from db.queries.search.stems import stem
from db.queries.search.words import SOFT_WORDS, STOP_WORDS, words_of

_BAR = "|"
LONGEST_NAME = 5
"""Words; a name of more is never looked for, neither in what was typed nor in a pack."""
_REMEMBERED = 4_000
"""Columns; some 4 MB."""

Names = Mapping[tuple[str, ...], str]
"""The token of each name, by its words."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page: a question, an alias."""

    units: frozenset[str]
    """Its drugs, concepts and the stems that are in neither: what it is about."""
    stems: frozenset[str]
    """The stems within its concepts."""

    @classmethod
    def of(cls, text: str, lexicon: Lexicon, names: Names) -> "Line":
        """What a text means."""
        words = words_of(text)
        named = named_in(words, names)
        taken = {place for span in named for place in span.places}
        stems = [stem(word) for word in words]
        concepts = lexicon.spans(stems, taken)
        taken |= {place for span in concepts for place in span.places}
        rest = {stems[place] for place in range(len(words)) if place not in taken}
        in_names = {place for span in named for place in span.places}
        told = {
            stems[place]
            for place, word in enumerate(words)
            if place not in in_names and tells(word)
        }
        units = {span.token for span in (*named, *concepts)} | (rest & told)
        return cls(frozenset(units), frozenset(told - units))

    @classmethod
    def read(cls, written: str) -> "Line":
        """The line that was written as one."""
        units, _, stems = written.partition(_BAR)
        return cls(frozenset(units.split()), frozenset(stems.split()))

    def __str__(self) -> str:
        """The line as a pack holds it; `read` is the inverse."""
        return f"{' '.join(sorted(self.units))} {_BAR} {' '.join(sorted(self.stems))}".strip(" |")

    @property
    def tokens(self) -> frozenset[str]:
        """All that it has."""
        return self.units | self.stems


def tells(word: str) -> bool:
    """Whether a word may tell one question from another."""
    return word not in STOP_WORDS and (len(word) > 1 or not word.isascii())


def is_soft(word: str) -> bool:
    """Whether nothing is missed where a page does not have the word: doses, forms, numbers."""
    return word in SOFT_WORDS or word[:1].isdigit()


def named_in(words: Sequence[str], names: Names) -> tuple[Span, ...]:
    """The names in a text, the longer where one holds another."""
    found, start = [], 0
    while start < len(words):
        for end in range(min(len(words), start + LONGEST_NAME), start, -1):
            token = names.get(tuple(words[start:end]))
            if token:
                found.append(Span(tuple(range(start, end)), token))
                start = end
                break
        else:
            start += 1
    return tuple(found)


@lru_cache(maxsize=_REMEMBERED)
def lines_of(written: str) -> tuple[Line, ...]:
    """The lines of a column; remembered, for the next letter finds much the same pages."""
    return tuple(Line.read(line) for line in written.split("\n")) if written else ()


def written(lines: Iterable[Line]) -> str:
    """Lines as a column holds them."""
    return "\n".join(map(str, lines))
