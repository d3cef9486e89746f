"""Findings: those that bear on a question, all of a drug's, all of a source's."""

import sqlite3
from collections import defaultdict
from decimal import Decimal

from db.model.finding import (
    Better,
    Direction,
    DoseRange,
    Estimate,
    Finding,
    Judgement,
    Measure,
    Population,
    Species,
)
from db.model.source import DesignGroup, StudyDesign
from db.store import Store

_FINDINGS = """
SELECT finding.*, source.year
  FROM judgement
  JOIN finding ON finding.drug = judgement.drug AND finding.id = judgement.finding
  JOIN source ON source.id = finding.source
 WHERE judgement.drug = :drug
   AND judgement.question = :question
"""

_OF_DRUG = """
SELECT finding.*, source.year
  FROM finding
  JOIN source ON source.id = finding.source
 WHERE finding.drug = :drug
"""

_OF_SOURCE = """
SELECT finding.*, source.year
  FROM finding
  JOIN source ON source.id = finding.source
 WHERE finding.source = :source
"""

_JUDGEMENTS = """
SELECT finding, question, direction, why
  FROM judgement
 WHERE drug = :drug
 ORDER BY finding, position
"""

_ESTIMATES = """
SELECT *
  FROM estimate
 WHERE drug = :drug
 ORDER BY finding, position
"""

_POPULATIONS = {population: place for place, population in enumerate(Population)}
_GROUPS = {group: place for place, group in enumerate(DesignGroup)}


def for_question(store: Store, drug: str, question: str) -> tuple[Finding, ...]:
    """The findings that bear on a question: people first, best design first, latest first."""
    return _findings(store, store.rows(_FINDINGS, drug=drug, question=question))


def of_drug(store: Store, drug: str) -> tuple[Finding, ...]:
    """Every finding of a drug, in the same order."""
    return _findings(store, store.rows(_OF_DRUG, drug=drug))


def of_source(store: Store, source: str) -> tuple[Finding, ...]:
    """Every finding taken from a source, in the same order."""
    return _findings(store, store.rows(_OF_SOURCE, source=source))


def reading_order(finding: Finding, year: int) -> tuple[int, int, int, str, str]:
    """The key that sorts findings: people first, best design first, latest first."""
    population, group = _POPULATIONS[finding.population], _GROUPS[finding.design.group]
    return population, group, -year, finding.id, finding.drug


def _findings(store: Store, rows: list[sqlite3.Row]) -> tuple[Finding, ...]:
    judgements: dict[tuple[str, str], list[Judgement]] = defaultdict(list)
    estimates: dict[tuple[str, str], list[Estimate]] = defaultdict(list)
    for drug in sorted({row["drug"] for row in rows}):
        for row in store.rows(_JUDGEMENTS, drug=drug):
            judgements[drug, row["finding"]].append(
                Judgement(row["question"], Direction(row["direction"]), row["why"])
            )
        for row in store.rows(_ESTIMATES, drug=drug):
            estimates[drug, row["finding"]].append(_estimate(row))
    dated = []
    for row in rows:
        key = row["drug"], row["id"]
        finding = _finding(row, tuple(judgements[key]), tuple(estimates[key]))
        dated.append((finding, row["year"]))
    return tuple(finding for finding, _year in sorted(dated, key=lambda it: reading_order(*it)))


def _finding(
    row: sqlite3.Row, judgements: tuple[Judgement, ...], estimates: tuple[Estimate, ...]
) -> Finding:
    has_dose = row["dose_low"] is not None
    return Finding(
        id=row["id"],
        drug=row["drug"],
        source=row["source"],
        population=Population(row["population"]),
        design=StudyDesign(row["design"]),
        model=row["model"],
        judgements=judgements,
        outcome=row["outcome"],
        result=row["result"],
        species=Species(row["species"]) if row["species"] else None,
        tested=row["tested"],
        n=row["n"],
        dose=row["dose"],
        dose_range=DoseRange(row["dose_low"], row["dose_high"]) if has_dose else None,
        route=row["route"],
        duration=row["duration"],
        comparator=row["comparator"],
        quality=row["quality"],
        note=row["note"],
        estimates=estimates,
    )


def _estimate(row: sqlite3.Row) -> Estimate:
    return Estimate(
        question=row["question"],
        outcome=row["outcome"],
        measure=Measure(row["measure"]),
        value=Decimal(row["value"]),
        low=Decimal(row["low"]),
        high=Decimal(row["high"]),
        unit=row["unit"],
        detail=row["detail"],
        against=row["against"],
        better=Better(row["better"]),
        note=row["note"],
    )
