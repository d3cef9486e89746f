"""The thesaurus: its concepts with their terms and what is broader."""

from collections import defaultdict

from db.model.thesaurus import Concept
from db.store import Store

_CONCEPTS = """
SELECT id, is_drug
  FROM concept
 ORDER BY id
"""

_TERMS = """
SELECT concept, text
  FROM concept_term
 ORDER BY concept, position
"""

_BROADER = """
SELECT concept, broader
  FROM concept_broader
 ORDER BY concept, position
"""


def concepts(store: Store) -> tuple[Concept, ...]:
    """Every concept, by its name."""
    terms: dict[str, list[str]] = defaultdict(list)
    for concept, text in store.rows(_TERMS):
        terms[concept].append(text)
    broader: dict[str, list[str]] = defaultdict(list)
    for concept, name in store.rows(_BROADER):
        broader[concept].append(name)
    return tuple(
        Concept(tuple(terms[id]), tuple(broader[id]), bool(is_drug))
        for id, is_drug in store.rows(_CONCEPTS)
    )
