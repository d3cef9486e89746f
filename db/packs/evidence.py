"""Evidence as rows: what a pack's tables hold, the same for the same evidence in any order."""

import hashlib
import json
from collections.abc import Iterable, Iterator

from db.model.drug import Drug
from db.model.finding import Finding
from db.model.page import cited_in_order
from db.model.question import Question
from db.model.source import Source
from db.model.thesaurus import Concept
from db.model.topic import Topic
from db.packs.order import Evidence, concepts_in_order, in_order, topics_in_order
from db.queries.findings import reading_order
from db.schema import DERIVED, TABLES, USER_VERSION

_WRITTEN = tuple(name for name in TABLES if name not in ("manifest", *DERIVED))

Value = str | int | float | None
Row = dict[str, Value]
Tables = dict[str, list[Row]]
"""Rows by table, tables and rows in the order in which they are written."""


def evidence_rows(evidence: Evidence) -> Tables:
    """The rows of every table that holds evidence, its manifest among them."""
    drugs, questions, findings, sources = in_order(evidence)
    tables: Tables = {name: [] for name in _WRITTEN}
    topics = topics_in_order(evidence)
    _add(tables, (row for number, topic in enumerate(topics, 1) for row in _topic(number, topic)))
    _add(tables, (row for concept in concepts_in_order(evidence) for row in _concept(concept)))
    _add(tables, (row for number, drug in enumerate(drugs, 1) for row in _drug(number, drug)))
    _add(tables, (row for number, q in enumerate(questions, 1) for row in _question(number, q)))
    _add(tables, (row for number, s in enumerate(sources, 1) for row in _source(number, s)))
    _add(tables, (row for number, f in enumerate(findings, 1) for row in _finding(number, f)))
    named: Row = {
        "id": evidence.id,
        "title": evidence.title,
        "version": evidence.version,
        "licence": evidence.licence,
        "publisher": evidence.publisher,
        "format": USER_VERSION,
    }
    manifest: Row = {
        **named,
        "reviewed": max((*(q.reviewed for q in questions), *_mechanisms_reviewed(drugs), "")),
        "content_hash": _hash({"named": [named], **tables}),
        "drugs": len(drugs),
        "questions": len(questions),
        "findings": len(findings),
        "sources": len(sources),
    }
    return {"manifest": [manifest], **tables, "citation": list(_citations(evidence))}


def _hash(tables: Tables) -> str:
    """SHA-256 over every row as a line of JSON, tables by name."""
    digest = hashlib.sha256()
    for table in sorted(tables):
        for row in tables[table]:
            line = json.dumps([table, row], ensure_ascii=False, sort_keys=True)
            digest.update(f"{line}\n".encode())
    return digest.hexdigest()


def _mechanisms_reviewed(drugs: Iterable[Drug]) -> Iterator[str]:
    return (drug.mechanism.reviewed for drug in drugs)


def _add(tables: Tables, rows: Iterable[tuple[str, Row]]) -> None:
    for table, row in rows:
        tables[table].append(row)


def _topic(number: int, topic: Topic) -> Iterator[tuple[str, Row]]:
    named: Row = {"number": number, "id": topic.id, "title": topic.title, "note": topic.note}
    yield "topic", named
    for position, alias in enumerate(topic.aliases):
        yield "topic_alias", {"topic": topic.id, "position": position, "text": alias}


def _concept(concept: Concept) -> Iterator[tuple[str, Row]]:
    yield "concept", {"id": concept.name, "is_drug": int(concept.is_drug)}
    for position, term in enumerate(concept.terms):
        yield "concept_term", {"concept": concept.name, "position": position, "text": term}
    for position, name in enumerate(concept.broader):
        yield "concept_broader", {"concept": concept.name, "position": position, "broader": name}


def _drug(number: int, drug: Drug) -> Iterator[tuple[str, Row]]:
    yield (
        "drug",
        {
            "number": number,
            "id": drug.id,
            "name": drug.name,
            "drug_class": drug.drug_class,
            "note": drug.note,
            "lead": drug.lead,
            "mechanism": drug.mechanism.prose.html,
            "mechanism_reviewed": drug.mechanism.reviewed,
        },
    )
    for position, name in enumerate(drug.synonyms):
        yield "synonym", {"drug": drug.id, "position": position, "name": name}
    for position, identifier in enumerate(drug.identifiers):
        its = {"scheme": identifier.scheme.value, "value": identifier.value}
        yield "identifier", {"drug": drug.id, "position": position, **its}
    for position, step in enumerate(drug.mechanism.steps):
        said = {"name": step.name, "strength": step.strength.value, "says": step.says.html}
        yield "mechanism_step", {"drug": drug.id, "position": position, **said}


def _question(number: int, question: Question) -> Iterator[tuple[str, Row]]:
    sections = question.sections
    yield (
        "question",
        {
            "number": number,
            "drug": question.drug,
            "id": question.id,
            "text": question.text,
            "label": question.label,
            "kind": question.kind.value,
            "proposition": question.proposition,
            "answer": question.answer.value,
            "says": question.says.html,
            "certainty": question.certainty.value if question.certainty else None,
            "certainty_about": question.certainty_about,
            "strength": question.strength.value if question.strength else None,
            "conclusion": sections.conclusion.html,
            "mechanism": sections.mechanism.html,
            "animal": sections.animal.html,
            "human": sections.human.html,
            "disagreement": sections.disagreement.html,
            "reviewed": question.reviewed,
            "searched": question.searched,
        },
    )
    key: Row = {"drug": question.drug, "question": question.id}
    for position, alias in enumerate(question.aliases):
        yield "alias", {**key, "position": position, "text": alias}
    for position, topic in enumerate(question.topics):
        yield "question_topic", {**key, "position": position, "topic": topic}
    yield from _conclusions(question, key)


def _conclusions(question: Question, key: Row) -> Iterator[tuple[str, Row]]:
    for position, conclusion in enumerate(question.conclusions):
        yield (
            "conclusion",
            {
                **key,
                "position": position,
                "outcome": conclusion.outcome,
                "is_harm": int(conclusion.is_harm),
                "effect": conclusion.effect,
                "says": conclusion.says.html,
                "certainty": conclusion.certainty.value if conclusion.certainty else None,
                "strength": conclusion.strength.value if conclusion.strength else None,
            },
        )
        for place, rating in enumerate(conclusion.ratings):
            its = {"domain": rating.domain.value, "steps": rating.steps}
            at = {"conclusion": position, "position": place}
            yield "rating", {**key, **at, **its, "reason": rating.reason.html}


def _source(number: int, source: Source) -> Iterator[tuple[str, Row]]:
    yield (
        "source",
        {
            "number": number,
            "id": source.id,
            "title": source.title,
            "container": source.container,
            "container_short": source.container_short,
            "year": source.year,
            "design": source.design.value,
            "check_grade": source.check.grade.value,
            "check_against": source.check.against,
            "check_on": source.check.on,
            "check_note": source.check.note,
            "volume": source.volume,
            "issue": source.issue,
            "pages": source.pages,
            "doi": source.doi,
            "pmid": source.pmid,
            "pmcid": source.pmcid,
            "publisher": source.publisher,
            "retracted": source.retracted,
            "reviews": source.reviews.value if source.reviews else None,
        },
    )
    for position, author in enumerate(source.authors):
        name = {"family": author.family, "initials": author.initials}
        yield "author", {"source": source.id, "position": position, **name}
    for position, field in enumerate(source.inferred):
        yield "inferred", {"source": source.id, "position": position, "field": field}


def _finding(number: int, finding: Finding) -> Iterator[tuple[str, Row]]:
    dose = finding.dose_range
    yield (
        "finding",
        {
            "number": number,
            "drug": finding.drug,
            "id": finding.id,
            "source": finding.source,
            "population": finding.population.value,
            "design": finding.design.value,
            "model": finding.model,
            "outcome": finding.outcome,
            "result": finding.result,
            "species": finding.species.value if finding.species else None,
            "tested": finding.tested,
            "n": finding.n,
            "dose": finding.dose,
            "dose_low": float(dose.low) if dose else None,
            "dose_high": float(dose.high) if dose else None,
            "route": finding.route,
            "duration": finding.duration,
            "comparator": finding.comparator,
            "quality": finding.quality,
            "note": finding.note,
        },
    )
    key: Row = {"drug": finding.drug, "finding": finding.id}
    for position, judgement in enumerate(finding.judgements):
        its = {"question": judgement.question, "direction": judgement.direction.value}
        yield "judgement", {**key, "position": position, **its, "why": judgement.why}
    yield from _estimates(finding, key)


def _estimates(finding: Finding, key: Row) -> Iterator[tuple[str, Row]]:
    for position, estimate in enumerate(finding.estimates):
        yield (
            "estimate",
            {
                **key,
                "position": position,
                "question": estimate.question,
                "outcome": estimate.outcome,
                "measure": estimate.measure.value,
                "value": str(estimate.value),
                "low": str(estimate.low),
                "high": str(estimate.high),
                "unit": estimate.unit,
                "detail": estimate.detail,
                "against": estimate.against,
                "better": estimate.better.value,
                "note": estimate.note,
            },
        )


def _citations(evidence: Evidence) -> Iterator[Row]:
    """The sources of each page, in the order in which it cites them.

    Findings come as `db.queries.findings` reads them, for one that no sentence cites is
    numbered by its place among them.
    """
    drugs, questions, findings, sources = in_order(evidence)
    by_id = {drug.id: drug for drug in drugs}
    years = {source.id: source.year for source in sources}
    judged: dict[tuple[str, str], list[Finding]] = {}
    for finding in sorted(findings, key=lambda f: reading_order(f, years.get(f.source, 0))):
        for judgement in finding.judgements:
            judged.setdefault((finding.drug, judgement.question), []).append(finding)
    for question in questions:
        its = tuple(judged.get((question.drug, question.id), ()))
        if question.drug not in by_id:
            continue  # its drug is missed when foreign keys are checked
        cited = cited_in_order(by_id[question.drug], question, its)
        for position, source in enumerate(cited):
            key = {"drug": question.drug, "question": question.id}
            yield {**key, "position": position, "source": source}
