"""What no forest plot can draw, in words: so that nobody takes a plot for all there is."""

from collections import Counter
from collections.abc import Iterator

from db.model.finding import Estimate, Finding, Measure
from db.model.page import DrugPage
from db.model.source import DesignGroup
from desktop.charts.forest import forests, is_plotted
from desktop.html import words

_MEASURED = frozenset({DesignGroup.REVIEW, DesignGroup.TRIAL, DesignGroup.OBSERVATIONAL})
_NEEDED = (
    "Numbers needed to treat (NNT) or to harm (NNH) have no line of no effect and are not drawn"
)
_ALONE = "In the table alone, for nothing shares their outcome, measure and unit"
_NO_INTERVAL = "In the table alone, for no interval is given"


def left_out(page: DrugPage) -> tuple[str, ...]:
    """A sentence for each reason why an estimate or a finding in people is not drawn."""
    estimates = list(_estimates(page))
    needed = [_said(page, *one) for one in estimates if not is_plotted(one[1].measure)]
    sentences = [f"{_NEEDED}: {'; '.join(needed)}."] if needed else []
    if not forests(page):
        return tuple(sentences)
    shared = Counter(_key(estimate) for _finding, estimate in estimates)
    alone: dict[str, list[str]] = {}
    for finding, estimate in estimates:
        if is_plotted(estimate.measure) and shared[_key(estimate)] == 1:
            alone.setdefault(page.source(finding.source).short, []).append(estimate.outcome)
    bare = dict.fromkeys(
        page.source(finding.source).short for finding in page.human if _is_bare(finding, page)
    )
    if alone:
        sentences.append(f"{_ALONE}: {'; '.join(_listed(alone))}.")
    if bare:
        sentences.append(f"{_NO_INTERVAL}: {', '.join(bare)}.")
    return tuple(sentences)


def _estimates(page: DrugPage) -> Iterator[tuple[Finding, Estimate]]:
    for finding in page.human:
        for estimate in finding.estimates:
            if estimate.question == page.question.id:
                yield finding, estimate


def _key(estimate: Estimate) -> tuple[str, Measure, str]:
    return estimate.outcome, estimate.measure, estimate.unit


def _said(page: DrugPage, finding: Finding, estimate: Estimate) -> str:
    return f"{page.source(finding.source).short}, {words.estimate(estimate)}"


def _listed(outcomes: dict[str, list[str]]) -> Iterator[str]:
    """`Shanthanna 2017 (Dizziness, Fatigue)`."""
    for study, names in outcomes.items():
        yield f"{study} ({', '.join(dict.fromkeys(names))})"


def _is_bare(finding: Finding, page: DrugPage) -> bool:
    is_measured = finding.design.group in _MEASURED
    return is_measured and not any(one.question == page.question.id for one in finding.estimates)
