"""What a pack holds of what another pack has too: a page, a drug by any number, a publication."""

import json
from collections.abc import Mapping

from db.model.drug import IdentifierScheme
from db.model.place import Place
from db.model.source import Source
from db.store import Store

_PAGE = """
SELECT 1
  FROM question
 WHERE drug = :drug
   AND :question IN ('', id)
 LIMIT 1
"""

_SOURCE = """
SELECT 1
  FROM source
 WHERE id = :source
"""

_DRUGS = """
SELECT id
  FROM drug
 ORDER BY number
"""

_NUMBERS = """
SELECT drug, scheme, value
  FROM identifier
 WHERE scheme IN (SELECT value FROM json_each(:schemes))
 ORDER BY drug, position
"""

_OF_TOPICS = """
SELECT DISTINCT topic, drug
  FROM question_topic
 ORDER BY topic, drug
"""

_SAME_SOURCE = """
SELECT id
  FROM source
 WHERE doi <> '' AND doi = :doi
    OR pmid <> '' AND pmid = :pmid
    OR pmcid <> '' AND pmcid = :pmcid
 ORDER BY number
 LIMIT 1
"""

_OF_ONE_SUBSTANCE = (IdentifierScheme.UNII, IdentifierScheme.INCHIKEY, IdentifierScheme.CAS)


def has(store: Store, place: Place) -> bool:
    """Whether the pack has a source, a drug or one of its questions."""
    if place.source:
        return bool(store.rows(_SOURCE, source=place.source))
    return bool(store.rows(_PAGE, drug=place.drug, question=place.question))


def drug_numbers(store: Store) -> Mapping[str, tuple[str, ...]]:
    """Every drug with the numbers by which another pack's drug is known to be the same."""
    found: dict[str, tuple[str, ...]] = {id: (f"id {id}",) for (id,) in store.rows(_DRUGS)}
    schemes = json.dumps([scheme.value for scheme in _OF_ONE_SUBSTANCE])
    for drug, scheme, value in store.rows(_NUMBERS, schemes=schemes):
        found[drug] = (*found[drug], f"{scheme} {value}")
    return found


def drugs_of_topics(store: Store) -> tuple[tuple[str, str], ...]:
    """Each topic with each of its drugs."""
    return tuple((topic, drug) for topic, drug in store.rows(_OF_TOPICS))


def same_source(store: Store, source: Source) -> str | None:
    """The id by which the pack has a publication, told by its DOI, PMID or PMCID."""
    rows = store.rows(_SAME_SOURCE, doi=source.doi, pmid=source.pmid, pmcid=source.pmcid)
    return rows[0]["id"] if rows else None
