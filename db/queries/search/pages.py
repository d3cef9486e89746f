"""Pages as hits: those whose question is asked, and those whose prose mentions the words."""

import json
import math
import sqlite3
from collections import Counter, defaultdict

from db.model.place import Place
from db.model.question import Answer
from db.model.search import MARK_END, MARK_START, HitKind, SearchHit
from db.queries.questions import certainty_of, strength_of
from db.queries.search import scores
from db.queries.search.asked import Asked
from db.queries.search.words import either, within, words_of
from db.store import Store

_OF_DRUGS = """
SELECT number
  FROM question
 WHERE drug IN (SELECT value FROM json_each(:drugs))
 ORDER BY number
 LIMIT :most
"""

_ASKING = """
SELECT rowid AS number
  FROM question_words
 WHERE question_words MATCH :match
 ORDER BY rank, rowid
 LIMIT :most
"""

_TOLD = """
SELECT rowid AS number,
       instr(highlight(question_words, 1, :mark, ''), :mark)
     + instr(highlight(question_words, 2, :mark, ''), :mark) AS is_in_question
  FROM question_words
 WHERE question_words MATCH :match
   AND rowid IN (SELECT value FROM json_each(:numbers))
"""

_MARKED = """
SELECT rowid AS number,
       highlight(question_words, 1, :start, :end) AS title,
       highlight(question_words, 3, :start, :end) AS aliases
  FROM question_words
 WHERE question_words MATCH :match
   AND rowid IN (SELECT value FROM json_each(:numbers))
"""

_QUESTIONS = """
SELECT question.number, question.drug, question.id, question.text, question.answer,
       question.certainty, question.strength, question_words.aliases
  FROM question
  JOIN question_words ON question_words.rowid = question.number
 WHERE question.number IN (SELECT value FROM json_each(:numbers))
"""

_MENTIONING = """
SELECT question.drug, question.id, question.text AS title, question.answer, question.certainty,
       question.strength,
       snippet(prose_words, 2, :start, :end, '…', :length) AS context
  FROM prose_words
  JOIN question ON question.number = prose_words.rowid
 WHERE prose_words MATCH :match
 ORDER BY bm25(prose_words, 0.5, 4.0, 1.0), question.number
 LIMIT :most
"""

_IN_ALIAS = 0.7
"""What a word counts that stands only in an alias; in the question or its label it counts 1."""
_HALF = 0.5
_MOST, _MOST_PROSE, _SNIPPET = 40, 10, 18


def asked_about(store: Store, asked: Asked) -> tuple[SearchHit, ...]:
    """Pages whose question, label or aliases have the topics; all of a drug's if it has none."""
    if not (asked.drugs or asked.topics):
        return ()
    numbers = _candidates(store, asked)
    told = _told(store, asked, numbers)
    rows = [
        row
        for row in store.rows(_QUESTIONS, numbers=json.dumps(numbers))
        if told[row["number"]] or _is_asked(asked, row) or not asked.topics
    ]
    rareness = _rareness([told[row["number"]] for row in rows])
    marked = _marked(store, asked, numbers)
    hits = []
    for position, row in enumerate(rows):
        title, context = marked.get(row["number"], (row["text"], ""))
        score = scores.AS_ASKED if _is_asked(asked, row) else 0
        score += _score(asked, told[row["number"]], rareness) - position / 1000
        hits.append(_hit(row, title, context, score))
    return tuple(hits)


def mentioning(store: Store, asked: Asked) -> tuple[SearchHit, ...]:
    """Pages whose prose has every topic, or failing that any, of the drug that was named."""
    if not asked.topics:
        return ()
    for match in (asked.every_topic, asked.any_topic):
        rows = store.rows(
            _MENTIONING,
            match=asked.about_its_drug(match),
            start=MARK_START,
            end=MARK_END,
            length=_SNIPPET,
            most=_MOST_PROSE,
        )
        if rows:
            return tuple(
                _hit(
                    row,
                    row["title"],
                    row["context"].replace("\n", " "),
                    scores.placed(scores.PROSE, position),
                )
                for position, row in enumerate(rows)
            )
    return ()


def _candidates(store: Store, asked: Asked) -> list[int]:
    """The questions worth a closer look: a named drug's, or those with all topics, or any."""
    if asked.drugs:
        rows = store.rows(_OF_DRUGS, drugs=json.dumps(asked.drugs), most=_MOST)
        return [row["number"] for row in rows]
    for match in (asked.every_topic, asked.any_topic):
        rows = store.rows(_ASKING, match=within("text label aliases", match), most=_MOST)
        if rows:
            return [row["number"] for row in rows]
    return []


def _told(store: Store, asked: Asked, numbers: list[int]) -> dict[int, dict[int, float]]:
    """For each question, what each topic (by its place) counts in it."""
    told: dict[int, dict[int, float]] = defaultdict(dict)
    for topic, words in enumerate(asked.topics):
        rows = store.rows(
            _TOLD,
            match=within("text label aliases", either(words)),
            mark=MARK_START,
            numbers=json.dumps(numbers),
        )
        for row in rows:
            told[row["number"]][topic] = 1.0 if row["is_in_question"] else _IN_ALIAS
    return told


def _score(asked: Asked, told: dict[int, float], rareness: dict[int, float]) -> float:
    """What a page scores for the topics its question has, rare ones counting more."""
    whole = sum(rareness.values())
    share = sum(rareness[topic] * weight for topic, weight in told.items()) / whole if told else 0
    if not asked.drugs:
        return scores.ASKS + 100 * share
    if not asked.topics:
        return scores.ABOUT
    if len(told) >= len(asked.topics) * _HALF:
        return scores.ANSWERS + 100 * share
    return scores.TOUCHES + 30 * share


def _rareness(told: list[dict[int, float]]) -> dict[int, float]:
    """How much each topic tells the questions apart: most where only one question has it."""
    having = Counter(topic for topics in told for topic in topics)
    return {topic: math.log(1 + len(told) / count) for topic, count in having.items()}


def _is_asked(asked: Asked, row: sqlite3.Row) -> bool:
    """Whether the words are those of the question or of an alias, to the letter."""
    return any(words_of(line) == asked.words for line in (row["text"], *_lines(row["aliases"])))


def _marked(store: Store, asked: Asked, numbers: list[int]) -> dict[int, tuple[str, str]]:
    """The questions, and an alias of each, with the words that were typed marked."""
    match = " OR ".join(part for part in (asked.any_topic, *asked.any_name) if part)
    rows = store.rows(
        _MARKED,
        match=within("text aliases", match),
        start=MARK_START,
        end=MARK_END,
        numbers=json.dumps(numbers),
    )
    return {row["number"]: (row["title"], _marked_line(row["aliases"])) for row in rows}


def _lines(aliases: str) -> list[str]:
    return aliases.split("\n")


def _marked_line(aliases: str) -> str:
    """The alias with most of the typed words."""
    return max(_lines(aliases), key=lambda line: line.count(MARK_START))


def _hit(row: sqlite3.Row, title: str, context: str, score: float) -> SearchHit:
    return SearchHit(
        HitKind.PAGE,
        Place(row["drug"], row["id"]),
        title,
        context,
        Answer(row["answer"]),
        certainty_of(row),
        score,
        strength_of(row),
    )
