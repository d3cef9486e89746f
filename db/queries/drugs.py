"""Drugs: the list of them, one with its mechanism, and the page for one of its questions."""

from collections import defaultdict

from db.errors import NoSuchPlace
from db.model.certainty import Strength
from db.model.drug import Drug, Identifier, IdentifierScheme, Mechanism, MechanismStep
from db.model.page import DrugEntry, DrugPage
from db.model.place import Place
from db.model.prose import Prose
from db.queries import findings, manifest, questions, sources
from db.store import Store

_ENTRIES = """
SELECT drug.id, drug.name, drug.drug_class, count(question.number) AS questions
  FROM drug
  LEFT JOIN question ON question.drug = drug.id
 GROUP BY drug.id
 ORDER BY drug.name COLLATE NOCASE, drug.id
"""

_ALL_SYNONYMS = """
SELECT drug, name
  FROM synonym
 ORDER BY drug, position
"""

_DRUG = """
SELECT *
  FROM drug
 WHERE id = :drug
"""

_SYNONYMS = """
SELECT name
  FROM synonym
 WHERE drug = :drug
 ORDER BY position
"""

_QUESTIONS = """
SELECT id
  FROM question
 WHERE drug = :drug
 ORDER BY number
"""

_IDENTIFIERS = """
SELECT scheme, value
  FROM identifier
 WHERE drug = :drug
 ORDER BY position
"""

_STEPS = """
SELECT name, strength, says
  FROM mechanism_step
 WHERE drug = :drug
 ORDER BY position
"""


_TOPICS = """
SELECT topic.id, topic.title
  FROM question_topic
  JOIN topic ON topic.id = question_topic.topic
 WHERE question_topic.drug = :drug
   AND question_topic.question = :question
 ORDER BY question_topic.position
"""


def all_drugs(store: Store) -> tuple[DrugEntry, ...]:
    """Every drug of the pack, by name."""
    synonyms: dict[str, list[str]] = defaultdict(list)
    for drug, name in store.rows(_ALL_SYNONYMS):
        synonyms[drug].append(name)
    return tuple(
        DrugEntry(id, name, tuple(synonyms[id]), drug_class, count)
        for id, name, drug_class, count in store.rows(_ENTRIES)
    )


def drug(store: Store, id: str) -> Drug:
    """A drug with its mechanism; NoSuchPlace if the pack has none of this id."""
    rows = store.rows(_DRUG, drug=id)
    if not rows:
        raise NoSuchPlace(f"This pack has no drug “{id}”. Choose one from the list, or search.")
    row = rows[0]
    return Drug(
        id=row["id"],
        name=row["name"],
        synonyms=tuple(name for (name,) in store.rows(_SYNONYMS, drug=id)),
        drug_class=row["drug_class"],
        identifiers=tuple(
            Identifier(IdentifierScheme(scheme), value)
            for scheme, value in store.rows(_IDENTIFIERS, drug=id)
        ),
        note=row["note"],
        questions=tuple(name for (name,) in store.rows(_QUESTIONS, drug=id)),
        mechanism=Mechanism(
            tuple(
                MechanismStep(name, Strength(strength), Prose(says))
                for name, strength, says in store.rows(_STEPS, drug=id)
            ),
            Prose(row["mechanism"]),
            row["mechanism_reviewed"],
        ),
    )


def page(store: Store, place: Place) -> DrugPage:
    """Everything that is read at a place; a drug alone means its lead question.

    NoSuchPlace names what the pack does not have.
    """
    its = drug(store, place.drug)
    asked = place.question or its.lead
    question = questions.question(store, its.id, asked)
    if question is None:
        raise NoSuchPlace(
            f"This pack has no question “{asked}” about {its.name}. "
            f"Open evidence:{its.id} and choose one of its questions."
        )
    return DrugPage(
        drug=its,
        questions=questions.entries(store, its.id),
        question=question,
        findings=findings.for_question(store, its.id, asked),
        sources=sources.cited(store, its.id, asked),
        manifest=manifest.read(store),
        topics=tuple(
            (str(Place(topic=id)), title)
            for id, title in store.rows(_TOPICS, drug=its.id, question=asked)
        ),
    )
