"""Findings and sources as hits: by identifier, by author and year, by their words."""

import re

from db.model.place import Place
from db.model.search import MARK_END, MARK_START, HitKind, SearchHit
from db.queries.search import scores
from db.queries.search.asked import Asked
from db.queries.search.words import every, within
from db.store import Store

_IDENTIFIED = """
SELECT source.id, source.title, source_words.label
  FROM source
  JOIN source_words ON source_words.rowid = source.number
 WHERE source.doi = :doi OR source.pmid = :pmid OR source.pmcid = :pmcid
 ORDER BY source.number
"""

_FINDINGS = """
SELECT finding.drug, judgement.question,
       highlight(finding_words, 1, :start, :end) AS label,
       snippet(finding_words, 2, :start, :end, '…', :length) AS text
  FROM finding_words
  JOIN finding ON finding.number = finding_words.rowid
  LEFT JOIN judgement ON judgement.drug = finding.drug
                     AND judgement.finding = finding.id
                     AND judgement.position = 0
 WHERE finding_words MATCH :match
   AND rank MATCH 'bm25(0.5, 4.0, 1.0)'
 ORDER BY rank
 LIMIT :most
"""

_SOURCES = """
SELECT source.id,
       highlight(source_words, 0, :start, :end) AS label,
       highlight(source_words, 2, :start, :end) AS title
  FROM source_words
  JOIN source ON source.number = source_words.rowid
 WHERE source_words MATCH :match
   AND rank MATCH 'bm25(4.0, 2.0, 1.0, 1.0)'
 ORDER BY rank
 LIMIT :most
"""

_DOI = re.compile(r"10\.\d{4,9}/[!-~]+", re.ASCII)
_PMCID = re.compile(r"\bPMC\d{1,10}\b", re.ASCII | re.IGNORECASE)
_PMID = re.compile(r"(?:pmid\W*|\S*pubmed\S*/)?(\d{4,9})\W*", re.ASCII | re.IGNORECASE)
_LONGEST, _MOST, _SNIPPET = 300, 8, 18


def identified(store: Store, text: str) -> tuple[SearchHit, ...]:
    """The source whose DOI, PMID or PMCID was typed, bare or as a link."""
    text = text.strip()
    if len(text) > _LONGEST:
        return ()
    doi, pmcid, pmid = _DOI.search(text), _PMCID.search(text), _PMID.fullmatch(text)
    if not (doi or pmcid or pmid):
        return ()
    rows = store.rows(
        _IDENTIFIED,
        doi=doi[0].rstrip(".,;)]}>\"'") if doi else None,
        pmid=pmid[1] if pmid else None,
        pmcid=pmcid[0] if pmcid else None,
    )
    return tuple(
        _source(row["id"], row["label"], row["title"], scores.placed(scores.IDENTIFIED, position))
        for position, row in enumerate(rows)
    )


def is_identifier(text: str) -> bool:
    """Whether a text is a DOI or a PMCID: if no source has it, no other words were meant."""
    text = text.strip()
    whole = _DOI.search(text) or _PMCID.fullmatch(text)
    return len(text) <= _LONGEST and whole is not None and " " not in text


def labelled(store: Store, asked: Asked) -> tuple[SearchHit, ...]:
    """Findings and sources named by author, with the year best: "sung 2003", "sung"."""
    if not asked.plain:
        return ()
    if asked.has_year and len(asked.plain) > 1:
        return (
            *_findings(store, asked.about_its_drug(_labels(asked)), scores.LABELLED + 1),
            *_sources(store, _authors(asked), scores.LABELLED),
        )
    return () if asked.drugs else _sources(store, _authors(asked), scores.WROTE)


def findings(store: Store, asked: Asked) -> tuple[SearchHit, ...]:
    """Findings with every topic, or failing that any, of the drug that was named."""
    if not asked.topics:
        return ()
    every_topic, any_topic = map(asked.about_its_drug, (asked.every_topic, asked.any_topic))
    return _findings(store, every_topic, scores.FINDING) or _findings(
        store, any_topic, scores.FINDING
    )


def sources(store: Store, asked: Asked) -> tuple[SearchHit, ...]:
    """Sources with every topic in citation or title, and the name of the drug if one was named."""
    if not asked.topics:
        return ()
    return _sources(store, every((*asked.any_name, asked.every_topic)), scores.SOURCE)


def _labels(asked: Asked) -> str:
    return within("label", asked.every_word)


def _authors(asked: Asked) -> str:
    return within("label authors", asked.every_word)


def _findings(store: Store, match: str, floor: float) -> tuple[SearchHit, ...]:
    rows = store.rows(
        _FINDINGS, match=match, start=MARK_START, end=MARK_END, length=_SNIPPET, most=_MOST
    )
    return tuple(
        SearchHit(
            HitKind.FINDING,
            Place(row["drug"], row["question"] or ""),
            row["label"],
            row["text"].replace("\n", " · "),
            score=scores.placed(floor, position),
        )
        for position, row in enumerate(rows)
    )


def _sources(store: Store, match: str, floor: float) -> tuple[SearchHit, ...]:
    rows = store.rows(_SOURCES, match=match, start=MARK_START, end=MARK_END, most=_MOST)
    return tuple(
        _source(row["id"], row["label"], row["title"], scores.placed(floor, position))
        for position, row in enumerate(rows)
    )


def _source(id: str, label: str, title: str, score: float) -> SearchHit:
    return SearchHit(HitKind.SOURCE, Place(source=id), label, title, score=score)
