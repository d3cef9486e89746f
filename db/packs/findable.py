"""Evidence as words: the rows that search looks through, derived from the evidence alone."""

from collections import Counter
from collections.abc import Iterable

from db.model.drug import Drug
from db.model.finding import Finding
from db.model.prose import Prose
from db.model.question import Question
from db.model.source import Source
from db.packs.evidence import Row, Tables
from db.packs.meanings import asks, meaning_rows
from db.packs.order import Evidence, in_order
from db.queries.search.words import words_of


def findable_rows(evidence: Evidence) -> Tables:
    """The rows of every table that is searched, and of the words that stand in them."""
    drugs, questions, findings, sources = in_order(evidence)
    by_id = {drug.id: drug for drug in drugs}
    labels = {source.id: source.short for source in sources}
    tables: Tables = {
        "drug_words": [_drug(drug) for drug in drugs],
        "prose_words": [_prose(q, by_id.get(q.drug)) for q in questions],
        "finding_words": [
            _finding(f, _names(by_id.get(f.drug)), labels.get(f.source, "")) for f in findings
        ],
        "source_words": [_source(source) for source in sources],
    }
    for rows in tables.values():
        for number, row in enumerate(rows, 1):
            row["rowid"] = number
    words = _words((row for rows in tables.values() for row in rows), asks(evidence))
    return {"word": words, **meaning_rows(evidence), **tables}


def _words(rows: Iterable[Row], asks: Counter[str]) -> list[Row]:
    """Every word, with the number of rows that have it, and of what is asked with it."""
    uses = Counter(
        word
        for row in rows
        for word in {word for text in row.values() for word in words_of(str(text))}
    )
    return [
        {"word": word, "uses": uses[word], "asks": asks[word]}
        for word in sorted(uses.keys() | asks.keys())
    ]


def _names(drug: Drug | None) -> str:
    return _lines(drug.name, *drug.synonyms) if drug else ""


def _drug(drug: Drug) -> Row:
    return {
        "name": drug.name,
        "synonyms": "\n".join(drug.synonyms),
        "drug_class": drug.drug_class,
    }


def _prose(question: Question, drug: Drug | None) -> Row:
    """All that a page says; what it says of the drug as a whole belongs to its lead question."""
    sections = question.sections
    conclusions = (f"{it.outcome}: {_plain(it.says)}" for it in question.conclusions)
    return {
        "names": _names(drug),
        "question": _lines(question.text, question.label, *question.aliases),
        "prose": _lines(
            _plain(question.says),
            question.proposition,
            *conclusions,
            *map(_plain, (sections.conclusion, sections.mechanism, sections.human)),
            *map(_plain, (sections.animal, sections.disagreement)),
            *(_mechanism(drug) if drug and drug.lead == question.id else ()),
        ),
    }


def _mechanism(drug: Drug) -> Iterable[str]:
    for step in drug.mechanism.steps:
        yield f"{step.name}: {_plain(step.says)}"
    yield _plain(drug.mechanism.prose)


def _finding(finding: Finding, names: str, label: str) -> Row:
    about = (finding.outcome, finding.result, finding.model, finding.tested, finding.dose)
    around = (finding.route, finding.duration, finding.comparator, finding.quality, finding.note)
    return {"names": names, "label": label, "text": _lines(*about, *around)}


def _source(source: Source) -> Row:
    return {
        "label": source.short,
        "authors": "\n".join(str(author) for author in source.authors),
        "title": source.title,
        "journal": _lines(source.container_short, source.container),
    }


def _plain(prose: Prose) -> str:
    return prose.text()


def _lines(*texts: str) -> str:
    return "\n".join(text for text in texts if text)
