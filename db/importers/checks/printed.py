"""The check of figures: what a conclusion prints was printed in a finding of what it cites."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from db.errors import Problem
from db.importers.checks.sentences import figures, sentences, value_of, values_in
from db.importers.draft import Draft, conclusion_passages
from db.model.finding import Estimate, Finding
from db.model.question import Question


def figures_are_printed(draft: Draft) -> Iterator[Problem]:
    """Each figure of a conclusion stands in a finding of a source that its sentence cites."""
    printed = _Printed(draft)
    for placed in draft.questions:
        for field, text, cites in _pieces(placed.value):
            if not cites or not draft.is_read(cites):
                continue
            known = printed.by(cites)
            for figure in dict.fromkeys(figures(text)):
                if value_of(figure) not in known:
                    text = f"{figure} is printed in no finding of {', '.join(cites)}."
                    yield placed.problem(field, f"{text} Correct it, or cite where it stands.")


def _pieces(question: Question) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Field, text and cited sources of each sentence; labels belong to what their row says."""
    for passage in conclusion_passages(question):
        for sentence in sentences(passage.prose):
            yield passage.field, sentence.text, sentence.cites
    for number, conclusion in enumerate(question.conclusions, 1):
        cites = conclusion.says.cites
        yield f"conclusions[{number}].effect", conclusion.effect, cites
        yield f"conclusions[{number}].outcome", conclusion.outcome, cites


class _Printed:
    """The numbers that the findings of a source print, looked up once."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._of: dict[str, frozenset[Decimal]] = {}

    def by(self, sources: Iterable[str]) -> frozenset[Decimal]:
        """Every number that the findings of these sources print."""
        return frozenset().union(*(self._by(source) for source in sources))

    def _by(self, source: str) -> frozenset[Decimal]:
        if source not in self._of:
            findings = self._draft.findings_from.get(source, [])
            text = "\n".join(piece for finding in findings for piece in _texts(finding))
            self._of[source] = values_in(text)
        return self._of[source]


def _texts(finding: Finding) -> Iterator[str]:
    yield from (finding.model, finding.dose, finding.route, finding.duration, finding.comparator)
    yield from (finding.tested, finding.outcome, finding.result, finding.quality, finding.note)
    yield str(finding.n or "")
    yield from (judgement.why for judgement in finding.judgements)
    for estimate in finding.estimates:
        yield from _estimate_texts(estimate)


def _estimate_texts(estimate: Estimate) -> Iterator[str]:
    yield str(estimate)
    yield from (estimate.outcome, estimate.detail, estimate.unit, estimate.against, estimate.note)
