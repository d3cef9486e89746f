"""Which searches may be ranked: with common words alone, ranking reads half of the pack."""

import json

from db.queries.search.asked import Asked, Topic, size_of
from db.queries.search.stems import stem
from db.queries.search.words import LAST
from db.store import Store

_USES = """
SELECT sum(uses) AS uses
  FROM word
 WHERE word IN (SELECT value FROM json_each(:words))
"""

_USES_OF_FORMS = """
SELECT sum(uses) AS uses
  FROM word
 WHERE word BETWEEN :first AND :last
"""

_MOST_RANKED = 2_000
"""Rows; ranking them takes some 3 ms."""
_MOST_FORMS = 3


def ranked(store: Store, asked: Asked, is_every: bool) -> bool:
    """Whether few enough rows have what was asked that the best of them can be told."""
    topics = asked.hard_topics or asked.topics
    if asked.drugs or not topics or store.remembered(size_of).rows <= _MOST_RANKED:
        return True
    uses = [_uses(store, topic) for topic in topics]
    return (min(uses) if is_every else sum(uses)) <= _MOST_RANKED


def _uses(store: Store, topic: Topic) -> int:
    """In how many rows a topic's words stand at most: those of its terms, and forms of its own."""
    words = {word for term in topic.terms for word in term.split()} | set(topic.words)
    uses: int = store.rows(_USES, words=json.dumps(sorted(words)))[0]["uses"] or 0
    for word in topic.words[:_MOST_FORMS]:
        first = stem(word)
        uses += store.rows(_USES_OF_FORMS, first=first, last=first + LAST)[0]["uses"] or 0
    return uses
