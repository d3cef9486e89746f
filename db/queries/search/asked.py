"""What was asked: the drugs that were named, and the words that say what about them."""

import re
from dataclasses import dataclass

from db.model.place import Place
from db.model.search import MARK_END, MARK_START, HitKind, SearchHit
from db.queries.search import scores
from db.queries.search.words import (
    STOP_WORDS,
    Typed,
    beginning,
    either,
    every,
    phrase,
    within,
    words_of,
)
from db.store import Store

_NAMED = """
SELECT drug.id, drug.name, drug_words.synonyms,
       highlight(drug_words, 0, :start, :end) AS title,
       highlight(drug_words, 1, :start, :end) AS context
  FROM drug_words
  JOIN drug ON drug.number = drug_words.rowid
 WHERE drug_words MATCH :match
 ORDER BY bm25(drug_words, 4.0, 2.0, 1.0), drug.number
 LIMIT :most
"""

_COMPLETIONS = """
SELECT word
  FROM word
 WHERE word BETWEEN :first AND :last
 ORDER BY uses DESC, word
 LIMIT :most
"""

_IS_A_WORD = """
SELECT word
  FROM word
 WHERE word = :word
"""

_MOST_DRUGS, _MOST_COMPLETIONS = 40, 24
_LAST = "\U0010ffff"
_YEAR = re.compile(r"(18|19|20)\d\d")


@dataclass(frozen=True, slots=True)
class _Use:
    """How a drug is named by what was typed."""

    name: str
    """The name that was typed, or begun."""
    words: tuple[str, ...]
    """The typed words that name it; none if they only touch it."""
    is_whole: bool


_NOT_NAMED = _Use("", (), False)


@dataclass(frozen=True, slots=True)
class Asked:
    """Typed words, understood: drugs and topics, each topic with the words that stand for it."""

    words: tuple[str, ...]
    drugs: tuple[str, ...]
    names: tuple[str, ...]
    """Names of those drugs, as typed or as completed."""
    topics: tuple[tuple[str, ...], ...]
    drug_hits: tuple[SearchHit, ...]

    @classmethod
    def read(cls, store: Store, text: str) -> "Asked":
        """What a text asks; nothing if it has no words.

        A half-typed name is a name unless it is a word by itself: "gaba" may be all that is meant.
        """
        typed = Typed.read(text)
        if not typed.words:
            return cls((), (), (), (), ())
        uses, hits = _drugs(store, typed)
        named = {drug: use for drug, use in uses.items() if use.is_whole}
        if not named and not store.rows(_IS_A_WORD, word=typed.unfinished):
            named = {drug: use for drug, use in uses.items() if use.words}
        spent = {word for use in named.values() for word in use.words}
        return cls(
            typed.words,
            tuple(named),
            tuple(dict.fromkeys(use.name for use in named.values())),
            tuple(
                _standing_for(store, typed, word)
                for word in typed.telling
                if word not in spent | STOP_WORDS
            ),
            hits,
        )

    @property
    def has_year(self) -> bool:
        """Whether a topic is a year, as in "sung 2003"."""
        return any(_YEAR.fullmatch(word) for topic in self.topics for word in topic[:1])

    @property
    def any_topic(self) -> str:
        """A MATCH for any of the topics."""
        return either(tuple(word for topic in self.topics for word in topic))

    @property
    def every_topic(self) -> str:
        """A MATCH for all of the topics."""
        return every(tuple(either(topic) for topic in self.topics))

    @property
    def any_name(self) -> tuple[str, ...]:
        """A MATCH for the names of the named drugs; none if no drug was named."""
        match = " OR ".join(phrase(words_of(name)) for name in self.names)
        return (match,) if match else ()

    def about_its_drug(self, match: str) -> str:
        """The MATCH, kept to rows whose column `names` has a named drug's, if any was named."""
        return every((*(within("names", name) for name in self.any_name), match))


def _standing_for(store: Store, typed: Typed, word: str) -> tuple[str, ...]:
    """The word, and if it may be half typed, the words it may become."""
    if word != typed.unfinished:
        return (word,)
    rows = store.rows(_COMPLETIONS, first=word, last=word + _LAST, most=_MOST_COMPLETIONS)
    return tuple(dict.fromkeys((word, *(row["word"] for row in rows))))


def _drugs(store: Store, typed: Typed) -> tuple[dict[str, _Use], tuple[SearchHit, ...]]:
    """How each drug is named, and the drugs as hits."""
    match = either(typed.telling)
    if typed.unfinished in typed.telling:
        match = f"{match} OR {beginning(typed.unfinished)}"
    rows = store.rows(_NAMED, match=match, start=MARK_START, end=MARK_END, most=_MOST_DRUGS)
    uses: dict[str, _Use] = {}
    hits: list[SearchHit] = []
    for position, row in enumerate(rows):
        use = _use_of((row["name"], *row["synonyms"].split("\n")), typed)
        uses[row["id"]] = use
        hits.append(
            SearchHit(
                HitKind.DRUG,
                Place(drug=row["id"]),
                row["title"],
                row["context"].replace("\n", ", "),
                score=scores.placed(_floor(use), position),
            )
        )
    return uses, tuple(hits)


def _floor(use: _Use) -> float:
    if use.is_whole:
        return scores.NAMED
    return scores.BEGUN if use.words else scores.PARTLY


def _use_of(names: tuple[str, ...], typed: Typed) -> _Use:
    """How the typed words name a drug of these names: whole before begun before not at all."""
    begun = _NOT_NAMED
    for name in names:
        its = words_of(name)
        for start in range(len(typed.words) if its else 0):
            rest = typed.words[start:]
            if rest[: len(its)] == its:
                return _Use(name, its, is_whole=True)
            if not begun.words and _begins(its, rest, is_all=start == 0):
                begun = _Use(name, rest, is_whole=False)
    return begun


def _begins(its: tuple[str, ...], rest: tuple[str, ...], is_all: bool) -> bool:
    """Whether the last typed words begin a name; a single letter does only if it is all."""
    half = rest[-1]
    if not is_all and (len(half) < 2 or half in STOP_WORDS):
        return False
    before = len(rest) - 1
    return its[:before] == rest[:before] and len(its) > before and its[before].startswith(half)
