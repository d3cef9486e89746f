"""Comparisons: what can be compared, and the pages of those drugs that are."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from db.errors import NoSuchPlace
from db.model.comparison import ComparePage, DrugChoice, QuestionChoice, matched
from db.model.place import Place
from db.queries import drugs
from db.store import Store

_CHOICES = """
SELECT question.drug, drug.name, question.id, question.text, question.label
  FROM question
  JOIN drug ON drug.id = question.drug
 ORDER BY drug.name COLLATE NOCASE, drug.id, question.number
"""

_TOPICS = """
SELECT drug, question, topic
  FROM question_topic
 ORDER BY drug, question, position
"""


def choices(store: Store) -> tuple[DrugChoice, ...]:
    """Every drug with its questions, by name, lead questions first."""
    topics: dict[tuple[str, str], list[str]] = defaultdict(list)
    for drug, question, topic in store.rows(_TOPICS):
        topics[drug, question].append(topic)
    names: dict[str, str] = {}
    questions: dict[str, list[QuestionChoice]] = defaultdict(list)
    for drug, name, id, text, label in store.rows(_CHOICES):
        names[drug] = name
        questions[drug].append(QuestionChoice(id, text, label, tuple(topics[drug, id])))
    return tuple(DrugChoice(id, name, tuple(questions[id])) for id, name in names.items())


def compare_page(store: Store, place: Place) -> ComparePage:
    """The pages that a comparison names; a drug alone gets the question that fits the others.

    NoSuchPlace names what the pack does not have, or the page that is there twice.
    """
    for page in place.compared:
        drugs.drug(store, page.drug)  # says what the pack has not
    full = in_full(place, lambda pages: chosen(store, [page.drug for page in pages]))
    return ComparePage(tuple(drugs.page(store, page) for page in full))


def in_full(
    place: Place, choices_for: Callable[[Sequence[Place]], Sequence[DrugChoice]]
) -> tuple[Place, ...]:
    """The pages of a comparison, each with its question; NoSuchPlace if one is there twice."""
    compared = place.compared
    if not all(page.question for page in compared):
        asked = matched(choices_for(compared), [page.question for page in compared])
        pairs = zip(compared, asked, strict=True)
        compared = tuple(replace(page, question=question) for page, question in pairs)
    if len(set(compared)) < len(compared):
        raise NoSuchPlace(f"“{place}” names a page twice. Name each page once.")
    return compared


def chosen(store: Store, drugs: Sequence[str]) -> list[DrugChoice]:
    """Some drugs of the pack with their questions."""
    by_id = {drug.id: drug for drug in choices(store)}
    return [by_id[drug] for drug in drugs]
