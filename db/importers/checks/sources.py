"""Checks of sources: unique, with numbers that can be real, and none that was retracted."""

from collections.abc import Iterator

from db.errors import Problem
from db.importers.draft import Draft, Passage, Placed, conclusion_passages, step_passages
from db.importers.identifiers import SOURCE_IDENTIFIERS
from db.model.drug import Mechanism
from db.model.finding import Direction
from db.model.question import Question
from db.model.source import DesignGroup, Source


def ids_are_unique(draft: Draft) -> Iterator[Problem]:
    """Each source stands in one place, under one id."""
    first: dict[str, str] = {}
    for placed in draft.sources:
        id = placed.value.id
        if id in first:
            text = f"“{id}” is a source of {first[id]} already. Cite that one, and remove this."
            yield placed.problem("id", text)
        first.setdefault(id, placed.path)


def _numbers(source: Source) -> tuple[tuple[str, str], ...]:
    return (("DOI", source.doi), ("PMID", source.pmid), ("PMCID", source.pmcid))


def identifiers_can_be_real(draft: Draft) -> Iterator[Problem]:
    """DOI, PMID and PMCID have the form that they must have."""
    for placed in draft.sources:
        for name, value in _numbers(placed.value):
            is_real, form = SOURCE_IDENTIFIERS[name]
            if value and not is_real(value):
                yield placed.problem(name, f"“{value}” is no {name}. Write it {form}.")


def one_publication_one_source(draft: Draft) -> Iterator[Problem]:
    """No two sources share a DOI, a PMID or a PMCID."""
    first: dict[tuple[str, str], str] = {}
    for placed in draft.sources:
        source = placed.value
        for name, value in _numbers(source):
            holder = first.setdefault((name, value.lower()), source.id)
            if value and holder != source.id:
                text = (
                    f"“{holder}” has this {name} too. Keep one of the two, or correct the number."
                )
                yield placed.problem(name, text)


def reviews_name_what_they_review(draft: Draft) -> Iterator[Problem]:
    """A review says the best design that it put together; nothing else does."""
    for placed in draft.sources:
        source = placed.value
        is_review = source.design.group is DesignGroup.REVIEW
        if is_review and source.reviews is None:
            text = "a review starts where its studies do. Add “reviews”, such as rct or cohort."
            yield placed.problem("custom.reviews", text)
        elif is_review and source.reviews and source.reviews.group is DesignGroup.REVIEW:
            text = "a review of reviews has no start. Name the design of the studies themselves."
            yield placed.problem("custom.reviews", text)
        elif not is_review and source.reviews is not None:
            yield placed.problem(
                "custom.reviews", "only a review puts studies together. Remove it."
            )


def checked_in_the_past(draft: Draft) -> Iterator[Problem]:
    """No citation was checked after this month."""
    for placed in draft.sources:
        on = placed.value.check.on
        if on > draft.today[:7]:
            yield placed.problem("custom.check.on", f"{on} is in the future. Correct the month.")


def retracted_state_nothing(draft: Draft) -> Iterator[Problem]:
    """What was retracted stands in no conclusion and in no step of a mechanism."""
    retracted = _retracted(draft)
    stated: list[tuple[Placed[Question] | Placed[Mechanism], Passage]] = []
    if retracted:
        stated += [(one, p) for one in draft.questions for p in conclusion_passages(one.value)]
        stated += [(one, p) for one in draft.mechanisms for p in step_passages(one.value)]
    for placed, passage in stated:
        for id in sorted(retracted & set(passage.prose.cites)):
            text = f"“{id}” was retracted. Tell of it under “Where they disagree” or leave it out."
            yield placed.problem(passage.field, text)


def retracted_support_nothing(draft: Draft) -> Iterator[Problem]:
    """A finding of a retracted source points nowhere."""
    retracted = _retracted(draft)
    for placed in draft.findings:
        finding = placed.value
        for judgement in finding.judgements if finding.source in retracted else ():
            if judgement.direction is not Direction.NEUTRAL:
                text = f"“{finding.source}” was retracted. Make the direction neutral."
                yield placed.problem(f"directions.{judgement.question}", text)


def _retracted(draft: Draft) -> frozenset[str]:
    return frozenset(placed.value.id for placed in draft.sources if placed.value.retracted)
