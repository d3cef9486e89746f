"""Questions: one with its conclusions, a drug's tabs, examples for the start page."""

import sqlite3
from collections import defaultdict

from db.model.certainty import Certainty, Domain, Rating, Strength
from db.model.page import QuestionEntry
from db.model.place import Place
from db.model.prose import Prose
from db.model.question import Answer, Conclusion, Question, QuestionKind, Sections
from db.model.search import HitKind, SearchHit
from db.store import Store

_QUESTION = """
SELECT *
  FROM question
 WHERE drug = :drug
   AND id = :question
"""

_OF_DRUG = """
SELECT *
  FROM question
 WHERE drug = :drug
 ORDER BY number
"""

_ALIASES = """
SELECT text
  FROM alias
 WHERE drug = :drug
   AND question = :question
 ORDER BY position
"""

_TOPICS = """
SELECT topic
  FROM question_topic
 WHERE drug = :drug
   AND question = :question
 ORDER BY position
"""

_CONCLUSIONS = """
SELECT *
  FROM conclusion
 WHERE drug = :drug
   AND question = :question
 ORDER BY position
"""

_RATINGS = """
SELECT conclusion, domain, steps, reason
  FROM rating
 WHERE drug = :drug
   AND question = :question
 ORDER BY conclusion, position
"""

_ENTRIES = """
SELECT id, text, label
  FROM question
 WHERE drug = :drug
 ORDER BY number
"""

_EXAMPLES = """
SELECT question.drug, question.id, question.text, question.answer, question.certainty,
       question.strength
  FROM question
  JOIN drug ON drug.id = question.drug
 ORDER BY question.id <> drug.lead, drug.name COLLATE NOCASE, question.number
 LIMIT :most
"""


def question(store: Store, drug: str, id: str) -> Question | None:
    """A question with everything that is said of it; None if the drug has none of this id."""
    rows = store.rows(_QUESTION, drug=drug, question=id)
    return _question(store, rows[0]) if rows else None


def of_drug(store: Store, drug: str) -> tuple[Question, ...]:
    """Every question of a drug, its lead question first."""
    return tuple(_question(store, row) for row in store.rows(_OF_DRUG, drug=drug))


def entries(store: Store, drug: str) -> tuple[QuestionEntry, ...]:
    """The questions of a drug, its lead question first."""
    return tuple(QuestionEntry(*row) for row in store.rows(_ENTRIES, drug=drug))


def examples(store: Store, most: int) -> tuple[SearchHit, ...]:
    """Questions to start from, each as the hit it would be: lead questions first."""
    return tuple(
        SearchHit(
            HitKind.PAGE,
            Place(row["drug"], row["id"]),
            row["text"],
            answer=Answer(row["answer"]),
            certainty=certainty_of(row),
            strength=strength_of(row),
        )
        for row in store.rows(_EXAMPLES, most=most)
    )


def certainty_of(row: sqlite3.Row) -> Certainty | None:
    """The certainty in a row's column of that name, if it has one."""
    return Certainty(row["certainty"]) if row["certainty"] else None


def _question(store: Store, row: sqlite3.Row) -> Question:
    drug, id = row["drug"], row["id"]
    return Question(
        id=id,
        drug=drug,
        text=row["text"],
        label=row["label"],
        kind=QuestionKind(row["kind"]),
        proposition=row["proposition"],
        aliases=tuple(text for (text,) in store.rows(_ALIASES, drug=drug, question=id)),
        answer=Answer(row["answer"]),
        says=Prose(row["says"]),
        certainty=certainty_of(row),
        certainty_about=row["certainty_about"],
        strength=strength_of(row),
        conclusions=_conclusions(store, drug, id),
        sections=Sections(
            Prose(row["conclusion"]),
            Prose(row["mechanism"]),
            Prose(row["animal"]),
            Prose(row["human"]),
            Prose(row["disagreement"]),
        ),
        reviewed=row["reviewed"],
        searched=row["searched"],
        topics=tuple(topic for (topic,) in store.rows(_TOPICS, drug=drug, question=id)),
    )


def strength_of(row: sqlite3.Row) -> Strength | None:
    """The strength in a row's column of that name, if it has one."""
    return Strength(row["strength"]) if row["strength"] else None


def _conclusions(store: Store, drug: str, id: str) -> tuple[Conclusion, ...]:
    ratings: dict[int, list[Rating]] = defaultdict(list)
    for conclusion, domain, steps, reason in store.rows(_RATINGS, drug=drug, question=id):
        ratings[conclusion].append(Rating(Domain(domain), steps, Prose(reason)))
    return tuple(
        Conclusion(
            outcome=row["outcome"],
            is_harm=bool(row["is_harm"]),
            effect=row["effect"],
            says=Prose(row["says"]),
            certainty=certainty_of(row),
            strength=strength_of(row),
            ratings=tuple(ratings[row["position"]]),
        )
        for row in store.rows(_CONCLUSIONS, drug=drug, question=id)
    )
