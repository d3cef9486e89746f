"""Pages as hits: those whose question was asked, and those whose prose mentions the words."""

import itertools
import json
import math
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from db.model.place import Place
from db.model.question import Answer
from db.model.search import HitKind, SearchHit
from db.queries.questions import certainty_of, strength_of
from db.queries.search import scores, vocabulary
from db.queries.search.asked import Asked, Topic
from db.queries.search.bearing import Bearing, Page, bearing, rareness
from db.queries.search.lexicon import drug_token
from db.queries.search.meaning import lines_of
from db.queries.search.words import folded, within, words_of
from db.store import Store

_PAGE = """
SELECT question.number, question.drug, question.id, question.text, question.answer,
       question.certainty, question.strength, question.id = drug.lead AS is_lead,
       drug.name, question_meaning.*,
       (SELECT group_concat(text, char(10))
          FROM (SELECT text FROM alias
                 WHERE alias.drug = question.drug AND alias.question = question.id
                 ORDER BY position)) AS alias_texts
  FROM question
  JOIN drug ON drug.id = question.drug
  JOIN question_meaning ON question_meaning.rowid = question.number
"""

_OF_DRUGS = f"""
{_PAGE}
 WHERE question.drug IN (SELECT value FROM json_each(:drugs))
 ORDER BY question.number
 LIMIT :most
"""  # noqa: S608 – both are written here

_OF_NUMBERS = f"""
{_PAGE}
 WHERE question.number IN (SELECT value FROM json_each(:numbers))
 ORDER BY question.number
"""  # noqa: S608 – both are written here

_MEANING = """
SELECT rowid AS number
  FROM question_meaning
 WHERE question_meaning MATCH :match
 ORDER BY rowid
 LIMIT :most
"""

_TOLD = """
SELECT rowid AS number
  FROM prose_words
 WHERE prose_words MATCH :match
   AND rowid BETWEEN :first AND :last
"""

_SHARED = """
SELECT question_topic.drug, question_topic.question
  FROM question_topic
 WHERE drug IN (SELECT value FROM json_each(:drugs))
   AND topic IN (SELECT topic
                   FROM question_topic
                  WHERE drug IN (SELECT value FROM json_each(:drugs))
                  GROUP BY topic
                 HAVING count(DISTINCT drug) > 1)
"""

_ANSWERS, _ANSWERS_UNNAMED = 0.57, 0.74
"""How much of the topics a page must have to be an answer, if a drug was named and if not."""
_MOST_DRUGS, _MOST_OF_DRUG, _MOST, _MOST_UNNAMED = 6, 40, 120, 24
_LEAST_RANK, _START = 0.1, 50
_ONLY_HOW = 0.2
"""What a page on how a drug works loses where neither the drug nor that was asked."""
_TELLS_HOW = 0.3
"""What such a page gains where that was asked of its drug: how it lowers pressure, not whether."""
_PLAIN, _MOST_PLAIN = 0.4, 0.22
"""What it counts that a page of a named drug lacks words which are no terms, turns of speech."""


@dataclass(frozen=True, slots=True)
class Found:
    """A page that was looked at: its row, how it bears on what was asked, its score."""

    row: sqlite3.Row
    bearing: Bearing
    score: float
    is_answer: bool

    @property
    def place(self) -> Place:
        """Where it is."""
        return Place(self.row["drug"], self.row["id"])

    @property
    def hit(self) -> SearchHit:
        """The page as a hit; the alias that says most of what was asked stands under it."""
        aliases = (self.row["alias_texts"] or "").split("\n")
        row = self.row
        return SearchHit(
            HitKind.PAGE,
            self.place,
            row["text"],
            aliases[self.bearing.best_alias] if self.bearing.fill else "",
            Answer(row["answer"]),
            certainty_of(row),
            self.score,
            strength_of(row),
        )


def asked_about(store: Store, asked: Asked) -> tuple[Found, ...]:
    """Pages of the named drugs, or of any drug if none was named, that bear on the topics."""
    found: list[Found] = []
    for order, drug in enumerate(asked.drugs[:_MOST_DRUGS]):
        rows = store.rows(_OF_DRUGS, drugs=json.dumps([drug]), most=_MOST_OF_DRUG)
        found += _scored(store, asked, rows, is_named=True, order=order)
    if len(asked.drugs) > 1:
        found = found if any(one.is_answer for one in found) else _shared(store, asked, found)
        if any(one.is_answer for one in found):
            found = [one for one in found if one.score >= scores.TOUCHES]
    if asked.topics and not any(one.is_answer for one in found):
        numbers = _candidates(store, asked.hard_topics or asked.topics)
        rows = store.rows(_OF_NUMBERS, numbers=json.dumps(numbers))
        others = _likeliest([row for row in rows if row["drug"] not in asked.drugs], asked.topics)
        found += _scored(store, asked, others, is_named=False)
    return tuple(found)


def _shared(store: Store, asked: Asked, found: list[Found]) -> list[Found]:
    """What two drugs are both used for answers how they compare, if nothing else was asked."""
    if asked.hard_topics:
        return found
    rows = store.rows(_SHARED, drugs=json.dumps(asked.drugs))
    shared = {(row["drug"], row["question"]) for row in rows}
    return [
        replace(one, score=scores.ANSWERS + one.score / 100, is_answer=True)
        if (one.row["drug"], one.row["id"]) in shared
        else one
        for one in found
    ]


def _scored(
    store: Store, asked: Asked, rows: Sequence[sqlite3.Row], is_named: bool, order: int = 0
) -> Iterator[Found]:
    topics = _topics_for(asked, rows)
    lexicon = vocabulary.lexicon_of(store)
    told = _told(store, topics, rows) if is_named else [set() for _ in topics]
    bearings = [
        bearing(
            _page(row), topics, lexicon, is_named, [row["number"] in numbers for numbers in told]
        )
        for row in rows
    ]
    hard = _hard(topics)
    ranks = rareness(bearings, topics) if is_named else [topic.weight for topic in topics]
    for row, its in zip(rows, bearings, strict=True):
        rank = its.rank(ranks)
        if its.page.tells_how and is_named == asked.asks_how:
            rank += _TELLS_HOW if is_named else -_ONLY_HOW
        is_answer = _is_answer(asked, _share(topics, its, hard, is_named), is_named)
        if not topics and asked.asks_efficacy and row["is_lead"]:
            is_answer = True
        if _is_as_asked(asked, row):
            is_answer, rank = True, rank + scores.AS_ASKED / 100
        if is_named or rank > _LEAST_RANK:
            score = _score(is_named, is_answer, rank if topics else 0) - order / 10
            yield Found(row, its, score - row["number"] / 1e7, is_answer)


def _share(topics: Sequence[Topic], its: Bearing, hard: Sequence[float], is_named: bool) -> float:
    """How much of what was asked a page has; words that are no terms hardly count as missing."""
    has = sum(map(math.prod, zip(its.credits, hard, strict=True)))
    lacks = [(1 - credit) * weight for credit, weight in zip(its.credits, hard, strict=True)]
    terms = [topic.is_concept or topic.is_other_drug for topic in topics]
    of_terms = sum(itertools.compress(lacks, terms))
    of_words = sum(lacks) - of_terms
    if is_named:
        of_words = min(of_words * _PLAIN, _MOST_PLAIN)
    return has / (has + of_terms + of_words) if has else 0.0


def _hard(topics: Sequence[Topic]) -> list[float]:
    """What topics weigh for an answer; the other drugs where nothing else was asked."""
    for is_hard in (
        lambda topic: not topic.is_soft and not topic.is_optional,
        lambda topic: topic.is_optional,
    ):
        weights = [topic.weight if is_hard(topic) else 0.0 for topic in topics]
        if any(weights):
            return weights
    return [0.0 for _ in topics]


def _likeliest(rows: Sequence[sqlite3.Row], topics: Sequence[Topic]) -> list[sqlite3.Row]:
    """The rows worth a closer look: those with most of the topics in question and label."""

    def told(row: sqlite3.Row) -> int:
        tokens = f"{row['title']} {row['label']}".split()
        return sum(any(token in tokens for token in topic.tokens) for topic in topics)

    return sorted(rows, key=told, reverse=True)[:_MOST_UNNAMED]


def _topics_for(asked: Asked, rows: Sequence[sqlite3.Row]) -> tuple[Topic, ...]:
    """What a drug's pages are looked through for: the topics, and the other drugs of the pack."""
    own = {row["drug"] for row in rows}
    return (*asked.topics, *(one for drug, one in asked.drug_topics if drug not in own))


def _is_answer(asked: Asked, share: float, is_named: bool) -> bool:
    if is_named:
        return share >= _ANSWERS
    return share >= _ANSWERS_UNNAMED and not asked.drugs and not asked.others


def _score(is_named: bool, is_answer: bool, rank: float) -> float:
    if is_answer:
        return scores.ANSWERS + 1 + 100 * rank
    if not is_named:
        return scores.ASKS + 50 * min(1.5, rank)
    return scores.TOUCHES + 20 * rank if rank > _LEAST_RANK else scores.ABOUT


def _is_as_asked(asked: Asked, row: sqlite3.Row) -> bool:
    """Whether the words are those of the question or of an alias, to the letter."""
    lines = (row["text"], *(row["alias_texts"] or "").split("\n"))
    first, last = asked.words[0], asked.words[-1]
    near = (line for line in map(folded, lines) if first in line[:_START] and last in line)
    return any(words_of(line) == asked.words for line in near)


def _page(row: sqlite3.Row) -> Page:
    parts = {
        name: lines_of(row[name])
        for name in ("title", "label", "proposition", "aliases", "topics", "outcomes")
    }
    parts["drug_class"] = lines_of(row["around"])[:1]
    return Page(row["number"], row["drug"], drug_token(row["drug"]), bool(row["is_lead"]), parts)


def _candidates(store: Store, topics: Sequence[Topic]) -> list[int]:
    """Questions with all topics, or failing that without those that tell least."""
    wanted = sorted(topics, key=lambda topic: (topic.is_missing, -topic.weight))
    if not all(topic.is_missing for topic in wanted):
        wanted = [topic for topic in wanted if not topic.is_missing]
    numbers: list[int] = []
    while wanted and not numbers:
        match = " AND ".join(f"({_tokens(topic)})" for topic in wanted)
        rows = store.rows(_MEANING, match=match, most=_MOST)
        numbers = [row["number"] for row in rows]
        wanted.pop()
    return numbers


def _tokens(topic: Topic) -> str:
    parts = [f'"{token}"' for token in (*topic.tokens, *topic.wider)]
    if topic.stems:
        parts.append("(" + " AND ".join(f'"{one}"' for one in sorted(topic.stems)) + ")")
    return " OR ".join(parts)


def _told(store: Store, topics: Sequence[Topic], rows: Sequence[sqlite3.Row]) -> list[set[int]]:
    """For each topic, which of a drug's pages mention it in their text."""
    if not rows:
        return [set() for _ in topics]
    first, last = rows[0]["number"], rows[-1]["number"]
    return [
        set()
        if topic.is_soft or topic.is_optional
        else {
            row["number"]
            for row in store.rows(_TOLD, match=within("prose", topic.match), first=first, last=last)
        }
        for topic in topics
    ]
