"""Topics as hits: by the words of their titles and aliases."""

import sqlite3
from collections import Counter

from db.model.place import Place
from db.model.search import MARK_END, MARK_START, HitKind, SearchHit
from db.queries.search import scores
from db.queries.search.asked import Asked
from db.queries.search.words import either, words_of
from db.store import Store

_TELLING = """
SELECT rowid AS number
  FROM topic_words
 WHERE topic_words MATCH :match
"""

_TOPICS = """
SELECT topic.number, topic.id, topic.title,
       highlight(topic_words, 0, :start, :end) AS marked,
       topic_words.aliases,
       (SELECT count(DISTINCT drug) FROM question_topic WHERE topic = topic.id) AS drugs
  FROM topic_words
  JOIN topic ON topic.number = topic_words.rowid
 WHERE topic_words MATCH :match
 ORDER BY bm25(topic_words, 2.0, 1.0), topic.number
 LIMIT :most
"""

_MOST = 8
_HALF = 0.5


def topics(store: Store, asked: Asked) -> tuple[SearchHit, ...]:
    """Topics with all words that tell something, before the pages; failing such, with half."""
    if not asked.topics:
        return ()
    rows = store.rows(_TOPICS, match=asked.any_topic, start=MARK_START, end=MARK_END, most=_MOST)
    told = _told(store, asked)
    most = max((told[row["number"]] for row in rows), default=0)
    least = most if most == len(asked.topics) else len(asked.topics) * _HALF
    return tuple(
        _hit(row, told[row["number"]], position, asked)
        for position, row in enumerate(rows)
        if told[row["number"]] >= least
    )


def _told(store: Store, asked: Asked) -> Counter[int]:
    """For each topic of the pack, how many of the typed topics it has."""
    return Counter(
        number for words in asked.topics for (number,) in store.rows(_TELLING, match=either(words))
    )


def _hit(row: sqlite3.Row, told: int, position: int, asked: Asked) -> SearchHit:
    has_all = told == len(asked.topics) and not asked.drugs
    score = scores.placed(scores.COMPARES if has_all else scores.TOPIC, position)
    lines = (row["title"], *row["aliases"].split("\n"))
    if any(words_of(line) == asked.words for line in lines):
        score += scores.AS_ASKED
    context = f"compares {row['drugs']} drugs" if row["drugs"] > 1 else "1 drug"
    return SearchHit(HitKind.PAGE, Place(topic=row["id"]), row["marked"], context, score=score)
