"""A page as data that JSON can hold: every field by its name, under the page's headings."""

from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum

from db.model.finding import DOSE_SCALING_LABEL, Finding
from db.model.pack import NOT_ADVICE
from db.model.page import DrugPage
from db.model.place import Place
from db.model.prose import Prose
from db.model.source import Source
from desktop.html import panels, vancouver
from desktop.html.agreement import Agreement, agreements
from desktop.html.markup import cleaned
from desktop.html.origin import notices

Data = dict[str, object]


def as_data(page: DrugPage) -> Data:
    """The whole page with all its panels."""
    drug, question = page.drug, page.question
    sections = question.sections
    return {
        "place": str(page.place),
        "drug": _without(drug, "mechanism"),
        "question": {
            name: plain(getattr(question, name))
            for name in "id text kind proposition aliases reviewed searched".split()
        },
        "questions": plain(page.questions),
        panels.CONCLUSION: {
            **{
                name: plain(getattr(question, name))
                for name in "answer says certainty certainty_about strength conclusions".split()
            },
            "text": plain(sections.conclusion),
            "agreement": [_agreement(one) for one in agreements(page)],
        },
        panels.MECHANISM: {
            "reviewed": drug.mechanism.reviewed,
            "steps": plain(drug.mechanism.steps),
            "text": plain(drug.mechanism.prose),
            "for_this_question": plain(sections.mechanism),
        },
        panels.ANIMAL: {
            "text": plain(sections.animal),
            "findings": [_finding(one, question.id) for one in page.preclinical],
        },
        panels.HUMAN: {
            "text": plain(sections.human),
            "findings": [_finding(one, question.id) for one in page.human],
        },
        panels.DISAGREEMENT: {"text": plain(sections.disagreement)},
        panels.SOURCES: [_source(one, number) for number, one in enumerate(page.sources, 1)],
        "pack": plain(page.manifest),
        **_origin(page),
        "notice": NOT_ADVICE,
    }


def _origin(page: DrugPage) -> Data:
    """Where it is from and what else has it, where there is something to tell."""
    said = {
        "origin": list(notices(page.provenances)),
        "also_in": [{"pack": one.pack, "place": str(one.place)} for one in page.also],
    }
    return {name: parts for name, parts in said.items() if parts}


def plain(value: object) -> object:
    """A value of the model in what JSON knows; prose is its words and the sources it cites."""
    match value:
        case Place():
            return str(value)
        case Prose():
            return {"text": cleaned(value).text(), "cites": list(value.cites)}
        case Enum():
            return value.value
        case Decimal():
            return str(value)
        case tuple():
            return [plain(one) for one in value]
        case _ if is_dataclass(value):
            return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
        case _:
            return value


def _without(value: object, *names: str) -> Data:
    whole = plain(value)
    assert isinstance(whole, dict)
    return {name: part for name, part in whole.items() if name not in names}


def _finding(finding: Finding, question: str) -> Data:
    scaled = finding.human_equivalent
    direction = finding.direction_for(question)
    return {
        **_without(finding),
        "direction": plain(direction),
        "human_equivalent": plain(scaled),
        **({"human_equivalent_is": DOSE_SCALING_LABEL} if scaled else {}),
    }


def _source(source: Source, number: int) -> Data:
    return {
        "number": number,
        "reference": vancouver.reference_text(source),
        **_without(source),
        "links": dict(vancouver.links(source)),
    }


def _agreement(agreement: Agreement) -> Data:
    counts = {
        row.group.value: {direction.value: number for direction, number in row.counts}
        for row in agreement.rows
    }
    return {"whom": agreement.whom, "words": agreement.heading, "counts": counts}
