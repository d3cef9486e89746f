"""Checks of certainty: GRADE's arithmetic, and animals that never speak for people."""

from collections.abc import Iterator

from db.errors import Problem
from db.importers.draft import Draft, Placed
from db.model.certainty import Certainty
from db.model.finding import Population
from db.model.question import Answer, Conclusion, Question, QuestionKind


def _conclusions(draft: Draft) -> Iterator[tuple[Placed[Question], str, Conclusion]]:
    """Each outcome, with its question and the name of its entry."""
    for placed in draft.questions:
        for number, conclusion in enumerate(placed.value.conclusions, 1):
            yield placed, f"conclusions[{number}]", conclusion


def people_rest_on_people(draft: Draft) -> Iterator[Problem]:
    """An outcome with certainty cites only sources that found something in people."""
    for placed, field, conclusion in _conclusions(draft):
        if conclusion.certainty is None or not draft.is_read(conclusion.says.cites):
            continue
        for id in conclusion.says.cites:
            if id in draft.source_ids and not draft.human(id):
                text = f"“{id}” has no finding in people. Tell of it under its own heading instead."
                yield placed.problem(f"{field}.says", text)


def certainty_follows_from_designs(draft: Draft) -> Iterator[Problem]:
    """An outcome's certainty is where its best design starts, moved by its ratings."""
    for placed, field, conclusion in _conclusions(draft):
        stated = conclusion.certainty
        if stated is None or not draft.is_read(conclusion.says.cites):
            continue
        start = _start(draft, placed.value, conclusion)
        if start is None:
            text = "no cited source has a finding in people. Cite one, or leave certainty out."
            yield placed.problem(f"{field}.certainty", text)
            continue
        steps = sum(rating.steps for rating in conclusion.ratings)
        follows = start.moved(steps)
        if stated is not follows:
            text = (
                f"“{stated.value}” does not follow: the studies start at {start.value} and the "
                f"ratings move it by {steps}, to {follows.value}. Correct the one or the other."
            )
            yield placed.problem(f"{field}.certainty", text)


def _start(draft: Draft, question: Question, conclusion: Conclusion) -> Certainty | None:
    """Where the best cited design starts: among findings for this question, else for any.

    A harm is rated from trials that were judged for another question, too.
    """
    here: list[Certainty] = []
    elsewhere: list[Certainty] = []
    for id in conclusion.says.cites:
        source, findings = draft.source.get(id), draft.human(id)
        if source is None or source.start is None or not findings:
            continue
        judged = any(finding.direction_for(question.id) for finding in findings)
        (here if judged else elsewhere).append(source.start)
    return max(here or elsewhere, key=lambda start: start.level, default=None)


def overall_is_not_higher(draft: Draft) -> Iterator[Problem]:
    """The certainty of a question is not above that of its best outcome."""
    for placed in draft.questions:
        question = placed.value
        if question.kind is not QuestionKind.EFFECT:
            continue
        rated = [c.certainty for c in question.conclusions if c.certainty is not None]
        best = max(rated, key=lambda certainty: certainty.level, default=None)
        overall = question.certainty
        if overall is None and best is not None:
            text = "“certainty” is missing, though outcomes have one. Add how sure one can be."
            yield placed.problem("certainty", text)
        elif overall is not None and (best is None or overall.level > best.level):
            highest = f"the best outcome is {best.value}" if best else "no outcome has a certainty"
            text = f"“{overall.value}” is too high: {highest}. Lower it, or remove it."
            yield placed.problem("certainty", text)


def levels_fit_their_kind(draft: Draft) -> Iterator[Problem]:
    """What a drug does has a certainty; how it works has a strength; no data has neither."""
    for placed in draft.questions:
        question = placed.value
        if question.kind is QuestionKind.MECHANISM:
            if question.certainty is not None:
                text = "a mechanism has a strength, not a certainty. Write “strength” instead."
                yield placed.problem("certainty", text)
            if question.strength is None:
                yield placed.problem("strength", "“strength” is missing. Add how well it is known.")
        elif question.strength is not None:
            text = "an effect has a certainty, not a strength. Write “certainty” instead."
            yield placed.problem("strength", text)
    for placed, field, conclusion in _conclusions(draft):
        for name, text in _misfits(conclusion):
            yield placed.problem(f"{field}.{name}", text)


def _misfits(conclusion: Conclusion) -> Iterator[tuple[str, str]]:
    if conclusion.certainty is not None and conclusion.strength is not None:
        yield "strength", "an outcome has a certainty or a strength, not both. Remove one."
    if conclusion.certainty is None and conclusion.ratings:
        yield "ratings", "ratings move a certainty, and none is written. Add it, or remove them."
    if not conclusion.has_data and conclusion.effect:
        yield "effect", "there is an effect but no certainty. Add it, or remove the effect."


def nothing_in_people_is_not_established(draft: Draft) -> Iterator[Problem]:
    """Without a finding in people, whatever animals did, the answer is “not established”."""
    studied = {
        (finding.drug, judgement.question)
        for placed in draft.findings
        if (finding := placed.value).population is Population.HUMAN
        for judgement in finding.judgements
    }
    for placed in draft.questions:
        question = placed.value
        if draft.unread or question.kind is not QuestionKind.EFFECT:
            continue
        if (
            question.drug,
            question.id,
        ) not in studied and question.answer is not Answer.NOT_ESTABLISHED:
            text = "no finding in people bears on it. Write “not-established”."
            yield placed.problem("answer", text)
