"""Findings as CSV: one row a finding, every field a column, its estimates in columns after them."""

import csv
import io
import re
from collections.abc import Callable

from db.model.finding import DOSE_SCALING_LABEL, DoseRange, Estimate, Finding, Judgement
from db.model.source import Source
from desktop.exports.citation import plain
from desktop.exports.extract import Extract

_CALLS = ("=", "+", "-", "@")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")


def findings_csv(extract: Extract) -> str:
    """A head and a row a finding, as RFC 4180 has it; numbers have a point and a hyphen-minus.

    A text that a spreadsheet would take for a formula has an apostrophe before it: a pack may
    be a stranger's.
    """
    most = max((len(finding.estimates) for finding in extract.findings), default=0)
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow(
        (
            *_OF_FINDING,
            *_OF_SOURCE,
            *_OF_JUDGEMENT,
            *(f"estimate_{n}_{name}" for n in range(1, most + 1) for name in _OF_ESTIMATE),
        )
    )
    for finding in extract.findings:
        table.writerow([_harmless(cell) for cell in _row(finding, extract, most)])
    return written.getvalue()


def _row(finding: Finding, extract: Extract, most: int) -> list[str]:
    source = extract.source(finding)
    estimates = (*finding.estimates, *[None] * (most - len(finding.estimates)))
    return [
        *(cell(finding) for cell in _OF_FINDING.values()),
        *(cell(source) for cell in _OF_SOURCE.values()),
        *(cell(finding, extract.question) for cell in _OF_JUDGEMENT.values()),
        *(cell(one) if one else "" for one in estimates for cell in _OF_ESTIMATE.values()),
    ]


def _harmless(cell: str) -> str:
    text = plain(cell)
    is_formula = text.startswith(_CALLS) and not _NUMBER.fullmatch(text)
    return f"'{text}" if is_formula else text


def _dose(doses: DoseRange | None, end: str, figures: int) -> str:
    """One end of a dose range in so many figures; nothing where there is none."""
    if doses is None:
        return ""
    value = doses.low if end == "low" else doses.high
    return f"{float(f'{value:.{figures}g}'):.10f}".rstrip("0").rstrip(".")


def _asked(finding: Finding, question: str) -> Judgement | None:
    return next((one for one in finding.judgements if one.question == question), None)


def _direction(finding: Finding, question: str) -> str:
    asked = _asked(finding, question)
    return asked.direction.value if asked else ""


def _why(finding: Finding, question: str) -> str:
    asked = _asked(finding, question)
    return asked.why if asked else ""


def _elsewhere(finding: Finding, question: str) -> str:
    """`spasticity: supports; pain: neutral (tone was measured)`."""
    others = (one for one in finding.judgements if one.question != question)
    return "; ".join(
        f"{one.question}: {one.direction.value}{f' ({one.why})' if one.why else ''}"
        for one in others
    )


_OF_FINDING: dict[str, Callable[[Finding], str]] = {
    "finding": lambda one: one.id,
    "drug": lambda one: one.drug,
    "tested": lambda one: one.tested,
    "population": lambda one: one.population.value,
    "species": lambda one: one.species.value if one.species else "",
    "model": lambda one: one.model,
    "design": lambda one: one.design.value,
    "n": lambda one: "" if one.n is None else str(one.n),
    "dose": lambda one: one.dose,
    "dose_low_mg_per_kg": lambda one: _dose(one.dose_range, "low", 10),
    "dose_high_mg_per_kg": lambda one: _dose(one.dose_range, "high", 10),
    "human_equivalent_low_mg_per_kg": lambda one: _dose(one.human_equivalent, "low", 2),
    "human_equivalent_high_mg_per_kg": lambda one: _dose(one.human_equivalent, "high", 2),
    "human_equivalent_is": lambda one: DOSE_SCALING_LABEL if one.human_equivalent else "",
    "route": lambda one: one.route,
    "duration": lambda one: one.duration,
    "comparator": lambda one: one.comparator,
    "outcome": lambda one: one.outcome,
    "result": lambda one: one.result,
    "quality": lambda one: one.quality,
    "note": lambda one: one.note,
}
_OF_SOURCE: dict[str, Callable[[Source], str]] = {
    "source": lambda one: one.id,
    "study": lambda one: one.short,
    "year": lambda one: str(one.year or ""),
    "doi": lambda one: one.doi,
    "pmid": lambda one: one.pmid,
    "retracted": lambda one: one.retracted,
}
_OF_JUDGEMENT: dict[str, Callable[[Finding, str], str]] = {
    "question": lambda _finding, question: question,
    "direction": _direction,
    "why": _why,
    "other_questions": _elsewhere,
}
_OF_ESTIMATE: dict[str, Callable[[Estimate], str]] = {
    "question": lambda one: one.question,
    "outcome": lambda one: one.outcome,
    "detail": lambda one: one.detail,
    "measure": lambda one: one.measure.value,
    "value": lambda one: str(one.value),
    "low": lambda one: str(one.low),
    "high": lambda one: str(one.high),
    "unit": lambda one: one.unit,
    "against": lambda one: one.against,
    "better": lambda one: one.better.value,
    "note": lambda one: one.note,
}
"""What each column holds; a field that a noun gains is a row here."""
