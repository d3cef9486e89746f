"""Sources: one by one, as a page cites them, and the page of one source."""

import sqlite3
from collections import defaultdict

from db.errors import NoSuchPlace
from db.model.page import SourcePage
from db.model.place import Place
from db.model.source import Author, Check, CheckGrade, Source, StudyDesign
from db.queries import findings, manifest
from db.store import Store

_CITED = """
SELECT source.*
  FROM citation
  JOIN source ON source.id = citation.source
 WHERE citation.drug = :drug
   AND citation.question = :question
 ORDER BY citation.position
"""

_AUTHORS_CITED = """
SELECT author.source, author.family, author.initials
  FROM citation
  JOIN author ON author.source = citation.source
 WHERE citation.drug = :drug
   AND citation.question = :question
 ORDER BY author.source, author.position
"""

_INFERRED_CITED = """
SELECT inferred.source, inferred.field
  FROM citation
  JOIN inferred ON inferred.source = citation.source
 WHERE citation.drug = :drug
   AND citation.question = :question
 ORDER BY inferred.source, inferred.position
"""

_SOURCES = """
SELECT *
  FROM source
 WHERE id BETWEEN :first AND :last
 ORDER BY id
"""

_AUTHORS = """
SELECT source, family, initials
  FROM author
 WHERE source BETWEEN :first AND :last
 ORDER BY source, position
"""

_INFERRED = """
SELECT source, field
  FROM inferred
 WHERE source BETWEEN :first AND :last
 ORDER BY source, position
"""

_CITED_BY = """
SELECT question.drug, question.id, question.text
  FROM citation
  JOIN question ON question.drug = citation.drug AND question.id = citation.question
 WHERE citation.source = :id
 ORDER BY question.number
"""

Rows = list[sqlite3.Row]
_LAST = "\U0010ffff"
"""Sorts after every id."""


def cited(store: Store, drug: str, question: str) -> tuple[Source, ...]:
    """The sources of a page in the order in which it cites them."""
    return _sources(
        store.rows(_CITED, drug=drug, question=question),
        store.rows(_AUTHORS_CITED, drug=drug, question=question),
        store.rows(_INFERRED_CITED, drug=drug, question=question),
    )


def all_sources(store: Store) -> tuple[Source, ...]:
    """Every source of the pack, by id."""
    return _between(store, "", _LAST)


def source_page(store: Store, source: str) -> SourcePage:
    """A source with its findings and the pages that cite it; NoSuchPlace if there is none."""
    found = _between(store, source, source)
    if not found:
        raise NoSuchPlace(f"This pack has no source “{source}”. Search for its author or title.")
    return SourcePage(
        found[0],
        findings.of_source(store, source),
        tuple(
            (str(Place(row["drug"], row["id"])), row["text"])
            for row in store.rows(_CITED_BY, id=source)
        ),
        manifest.read(store),
    )


def _between(store: Store, first: str, last: str) -> tuple[Source, ...]:
    return _sources(
        store.rows(_SOURCES, first=first, last=last),
        store.rows(_AUTHORS, first=first, last=last),
        store.rows(_INFERRED, first=first, last=last),
    )


def _sources(rows: Rows, author_rows: Rows, inferred_rows: Rows) -> tuple[Source, ...]:
    authors: dict[str, list[Author]] = defaultdict(list)
    for source, family, initials in author_rows:
        authors[source].append(Author(family, initials))
    inferred: dict[str, list[str]] = defaultdict(list)
    for source, field in inferred_rows:
        inferred[source].append(field)
    return tuple(
        _source(row, tuple(authors[row["id"]]), tuple(inferred[row["id"]])) for row in rows
    )


def _source(row: sqlite3.Row, authors: tuple[Author, ...], inferred: tuple[str, ...]) -> Source:
    return Source(
        id=row["id"],
        title=row["title"],
        authors=authors,
        container=row["container"],
        container_short=row["container_short"],
        year=row["year"],
        design=StudyDesign(row["design"]),
        check=Check(
            CheckGrade(row["check_grade"]),
            row["check_against"],
            row["check_on"],
            row["check_note"],
        ),
        volume=row["volume"],
        issue=row["issue"],
        pages=row["pages"],
        doi=row["doi"],
        pmid=row["pmid"],
        pmcid=row["pmcid"],
        publisher=row["publisher"],
        retracted=row["retracted"],
        reviews=StudyDesign(row["reviews"]) if row["reviews"] else None,
        inferred=inferred,
    )
