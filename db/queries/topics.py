"""Topics: the list of them, and the table of one, each row made from a drug's page."""

import sqlite3
from collections import defaultdict

from db.errors import NoSuchPlace
from db.model.place import Place
from db.model.topic import Topic, TopicEntry, TopicPage, in_order, row_of
from db.queries import drugs, manifest, questions
from db.store import Store

_TOPICS = """
SELECT id, title, note
  FROM topic
 ORDER BY title COLLATE NOCASE, id
"""

_TOPIC = """
SELECT id, title, note
  FROM topic
 WHERE id = :topic
"""

_ALL_ALIASES = """
SELECT topic, text
  FROM topic_alias
 ORDER BY topic, position
"""

_ALIASES = """
SELECT topic, text
  FROM topic_alias
 WHERE topic = :topic
 ORDER BY position
"""

_ENTRIES = """
SELECT topic.id, topic.title, count(DISTINCT question_topic.drug) AS drugs
  FROM topic
  JOIN question_topic ON question_topic.topic = topic.id
 GROUP BY topic.id
 ORDER BY topic.title COLLATE NOCASE, topic.id
"""

_PAGES = """
SELECT drug, question
  FROM question_topic
 WHERE topic = :topic
 ORDER BY drug, question
"""


def topics(store: Store) -> tuple[Topic, ...]:
    """Every topic with its aliases, by title."""
    return _topics(store.rows(_TOPICS), store.rows(_ALL_ALIASES))


def all_topics(store: Store) -> tuple[TopicEntry, ...]:
    """Every topic with the number of its drugs, by title."""
    return tuple(TopicEntry(*row) for row in store.rows(_ENTRIES))


def topic_page(store: Store, id: str) -> TopicPage:
    """The table of a topic; NoSuchPlace if the pack has none of this id."""
    found = _topics(store.rows(_TOPIC, topic=id), store.rows(_ALIASES, topic=id))
    if not found:
        raise NoSuchPlace(
            f"This pack has no topic “{id}”. Choose one from the start page, or search."
        )
    rows = []
    for drug, question in store.rows(_PAGES, topic=id):
        page = drugs.page(store, Place(drug, question))
        rows.append(row_of(page, questions.of_drug(store, drug)))
    return TopicPage(found[0], in_order(rows), manifest.read(store))


def _topics(rows: list[sqlite3.Row], alias_rows: list[sqlite3.Row]) -> tuple[Topic, ...]:
    aliases: dict[str, list[str]] = defaultdict(list)
    for topic, text in alias_rows:
        aliases[topic].append(text)
    return tuple(Topic(id, title, tuple(aliases[id]), note) for id, title, note in rows)
