"""What was asked: the drugs that were named, and what was asked about them."""

import math
import re
from dataclasses import dataclass
from typing import NamedTuple

from db.queries.search.names import Named
from db.queries.search.words import either, every, phrase, within, words_of
from db.store import Store

EFFICACY = "0efficacy"
"""The concept that every page is about (does it work), so that it tells none apart."""

MECHANISM = "0mechanismofaction"
"""The concept of how a drug works."""

_YEAR = re.compile(r"(18|19|20)\d\d")
UNKNOWN = 0.85
"""What a word weighs that no question has: it may be the very point, or a turn of speech."""


class Size(NamedTuple):
    """How many questions a pack has, and how many rows its largest table of words."""

    questions: int
    rows: int


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing that was asked about, with all that may stand for it."""

    words: tuple[str, ...]
    """The words that say it, as they were read; completions of a half-typed one follow."""
    tokens: tuple[str, ...]
    """What it means; more than one only where the last word may be half typed."""
    stems: frozenset[str] = frozenset()
    wider: frozenset[str] = frozenset()
    weight: float = 1.0
    """How much it tells one question from another, up to 1."""
    is_soft: bool = False
    """Whether nothing is missed where a page does not have it."""
    is_optional: bool = False
    """Whether it is another drug of the pack: it has pages of its own."""
    is_concept: bool = False
    is_other_drug: bool = False
    """Whether it is a drug that the pack does not have."""
    is_missing: bool = False
    """Whether no question has it."""
    terms: tuple[str, ...] = ()
    """What else the field or people say for it."""

    @property
    def match(self) -> str:
        """A MATCH for text that has it, in whatever words."""
        parts = [phrase(words_of(term)) for term in self.terms]
        alone = phrase(self.words) if self.is_concept else either(self.words)
        return " OR ".join(dict.fromkeys([alone, *parts]))


@dataclass(frozen=True, slots=True)
class Asked:
    """Typed words, understood."""

    words: tuple[str, ...]
    """As they were typed."""
    named: tuple[Named, ...] = ()
    """What names a drug, of the pack or not."""
    begun: tuple[Named, ...] = ()
    """Drugs whose names the last words begin."""
    topics: tuple[Topic, ...] = ()
    plain: tuple[str, ...] = ()
    """The words that are in no drug's name and tell something."""
    read_as: str = ""
    """What was read, if it is not what was typed."""
    asks_efficacy: bool = False
    """Whether it was asked if a drug works, which is what its first page is about."""

    @property
    def drugs(self) -> tuple[str, ...]:
        """The drugs of the pack that were named, in the order in which they were."""
        return tuple(dict.fromkeys(one.drug for one in self.named if one.drug))

    @property
    def others(self) -> tuple[Named, ...]:
        """The drugs that were named and that the pack does not have."""
        return tuple(one for one in self.named if one.drug is None)

    @property
    def drug_topics(self) -> tuple[tuple[str, Topic], ...]:
        """The drugs of the pack that were named, as topics of one another's pages."""
        return tuple(
            (one.drug, Topic(words_of(one.text), (one.token,), is_optional=True))
            for one in self.named
            if one.drug
        )

    @property
    def hard_topics(self) -> tuple[Topic, ...]:
        """The topics that a page must have to be an answer."""
        return tuple(topic for topic in self.topics if not topic.is_soft)

    @property
    def asks_how(self) -> bool:
        """Whether it was asked how a drug works."""
        return any(MECHANISM in topic.tokens for topic in self.topics)

    @property
    def has_year(self) -> bool:
        """Whether a word is a year, as in "sung 2003"."""
        return any(_YEAR.fullmatch(word) for word in self.plain)

    @property
    def any_topic(self) -> str:
        """A MATCH for any of the topics; nothing if there is none."""
        return " OR ".join(topic.match for topic in self.topics)

    @property
    def every_topic(self) -> str:
        """A MATCH for all of the topics, for all but soft ones if there are others."""
        return every(tuple(topic.match for topic in self.hard_topics or self.topics))

    @property
    def any_word(self) -> str:
        """A MATCH for any word of the topics, as it was read."""
        return either(tuple(dict.fromkeys(w for topic in self.topics for w in topic.words)))

    @property
    def every_word(self) -> str:
        """A MATCH for all words that are in no drug's name."""
        return every(tuple(either((word,)) for word in self.plain))

    @property
    def any_name(self) -> tuple[str, ...]:
        """A MATCH for the names of the named drugs; none if no drug was named."""
        names = dict.fromkeys(words_of(one.text) for one in self.named if one.drug)
        match = " OR ".join(map(phrase, names))
        return (match,) if match else ()

    def about_its_drug(self, match: str) -> str:
        """The MATCH, kept to rows whose column `names` has a named drug's, if any was named."""
        return every((*(within("names", name) for name in self.any_name), match))


_SIZE = "SELECT questions, max(questions, findings, sources) AS rows FROM manifest"


def size_of(store: Store) -> Size:
    """How large the pack is."""
    return Size(*store.rows(_SIZE)[0])


def weight_of(questions: int, all_questions: int) -> float:
    """How much a token tells questions apart, from 0 for one that all have to 1."""
    if not questions:
        return UNKNOWN
    return math.log(1 + all_questions / questions) / math.log(1 + all_questions)
