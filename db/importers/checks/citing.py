"""Checks of prose: sources that exist, a citation in every sentence, links that lead somewhere."""

import difflib
import re
from collections.abc import Iterator

from db.errors import NoSuchPlace, Problem
from db.importers.checks.sentences import has_citation_after_stop, sentences
from db.importers.draft import (
    Draft,
    Passage,
    Placed,
    conclusion_passages,
    mechanism_passages,
    question_passages,
    step_passages,
)
from db.model.drug import Mechanism
from db.model.place import Place
from db.model.question import Question

_LINK = re.compile(r'href="(evidence:[^"]*)"')
_TELLING = ("todo", "tbd", "xxx", "fixme", "lorem", "???", "[citation needed]")
_PLACEHOLDER = re.compile(r"\b(?:TODO|TBD|XXX|FIXME)\b|\blorem\b|\?\?\?|\[citation needed\]", re.I)

_Writing = tuple[Placed[Question] | Placed[Mechanism], Passage]


def _all_prose(draft: Draft) -> Iterator[_Writing]:
    for question in draft.questions:
        for passage in question_passages(question.value):
            yield question, passage
    for mechanism in draft.mechanisms:
        for passage in mechanism_passages(mechanism.value):
            yield mechanism, passage


def _stated(draft: Draft) -> Iterator[_Writing]:
    """What is stated as known, and therefore cites in every sentence."""
    for question in draft.questions:
        for passage in conclusion_passages(question.value):
            yield question, passage
    for mechanism in draft.mechanisms:
        for passage in step_passages(mechanism.value):
            yield mechanism, passage


def cited_sources_exist(draft: Draft) -> Iterator[Problem]:
    """Every id that prose cites, and every finding's source, is a source."""
    for placed, passage in _all_prose(draft):
        for id in passage.prose.cites:
            if id not in draft.source_ids:
                yield placed.problem(passage.field, _no_source(draft, id))


def _no_source(draft: Draft, id: str) -> str:
    nearest = difflib.get_close_matches(id, sorted(draft.source_ids), n=1, cutoff=0.8)
    mend = f"Write “{nearest[0]}”" if nearest else "Correct the id"
    return f"no source has the id “{id}”. {mend}, or add it to sources.json."


def sentences_cite(draft: Draft) -> Iterator[Problem]:
    """Each sentence of what is stated as known cites a source, before its full stop."""
    for placed, passage in _stated(draft):
        for sentence in sentences(passage.prose):
            if not sentence.cites:
                text = f"“{sentence.short}” cites nothing. Add [@id] before its full stop."
                yield placed.problem(passage.field, text)
        if has_citation_after_stop(passage.prose):
            text = "a citation stands after a full stop. Put it before, with its sentence."
            yield placed.problem(passage.field, text)


def links_lead_somewhere(draft: Draft) -> Iterator[Problem]:
    """A link inside the program names a drug, a question or a source that there is."""
    for placed, passage in _all_prose(draft):
        for address in _LINK.findall(passage.prose.html):
            if not _exists(draft, address):
                text = f"“{address}” leads nowhere. Write evidence:drug/question of this content."
                yield placed.problem(passage.field, text)


def _exists(draft: Draft, address: str) -> bool:
    try:
        place = Place.read(address)
    except NoSuchPlace:
        return False
    if place.compared:
        return all(_exists(draft, str(page)) for page in place.compared)
    if place.topic:
        return any(placed.value.id == place.topic for placed in draft.topics)
    if place.source:
        return place.source in draft.source_ids
    if place.question:
        return (place.drug, place.question) in draft.question_ids
    return not place.drug or place.drug in draft.drug_ids


def no_placeholder_is_left(draft: Draft) -> Iterator[Problem]:
    """No file holds a word that stands for what is still to be written."""
    for file in draft.files:
        # Looking for the words first spares most files the expression: 0.2 s against 2 s.
        small = file.text.lower()
        if not any(word in small for word in _TELLING):
            continue
        for match in _PLACEHOLDER.finditer(file.text):
            line = file.text.count("\n", 0, match.start()) + 1
            text = f"“{match[0]}” is a placeholder. Write what belongs there, or remove it."
            yield Problem(file.path, line, "text", text)
