"""Checks of drugs and findings: names and numbers, questions that exist, sources that exist."""

from collections.abc import Iterator

from db.errors import Problem
from db.importers.draft import Draft
from db.importers.identifiers import DRUG_IDENTIFIERS
from db.importers.report import advice
from db.model.finding import Population


def drug_identifiers_can_be_real(draft: Draft) -> Iterator[Problem]:
    """Each registry number has its form, and its check digit where it has one."""
    for placed in draft.drugs:
        for identifier in placed.value.identifiers:
            is_real, form = DRUG_IDENTIFIERS[identifier.scheme]
            if not is_real(identifier.value):
                scheme = identifier.scheme.value
                text = f"“{identifier.value}” is no {scheme} number. Write it {form}."
                yield placed.problem(f"identifiers.{scheme}", text)


def drug_names_are_unique(draft: Draft) -> Iterator[Problem]:
    """No two drugs have one name."""
    first: dict[str, str] = {}
    for placed in draft.drugs:
        name = placed.value.name.lower()
        if name in first:
            yield placed.problem("name", f"{first[name]} has this name too. Keep one of the two.")
        first.setdefault(name, placed.path)


def questions_are_listed(draft: Draft) -> Iterator[Problem]:
    """A drug lists each of its questions once, in the order a reader meets them."""
    for placed in draft.drugs:
        drug = placed.value
        known = [question for owner, question in sorted(draft.question_ids) if owner == drug.id]
        for id in drug.questions:
            if id not in known:
                text = f"there is no questions/{id}.md. {advice(id, known)}"
                yield placed.problem("questions", text)
        for id in known:
            if drug.questions.count(id) != 1:
                text = f"“{id}” is listed {drug.questions.count(id)} times. List it once."
                yield placed.problem("questions", text)


def mechanisms_have_steps(draft: Draft) -> Iterator[Problem]:
    """A mechanism has at least one step."""
    for placed in draft.mechanisms:
        if not placed.value.steps:
            yield placed.problem("steps", "no step is written. Add what is known of how it works.")


def finding_ids_are_unique(draft: Draft) -> Iterator[Problem]:
    """Each finding has an id of its own, across all drugs."""
    first: dict[str, str] = {}
    for placed in draft.findings:
        id = placed.value.id
        if id in first:
            text = f"“{id}” is a finding of {first[id]} already. Give this one another id."
            yield placed.problem("id", text)
        first.setdefault(id, placed.path)


def findings_fit_their_design(draft: Draft) -> Iterator[Problem]:
    """What was found in people does not come from an experiment on animals or in vitro."""
    for placed in draft.findings:
        finding = placed.value
        if finding.population is Population.HUMAN and finding.design.start is None:
            text = f"its source is of design {finding.design.value}. Correct one of the two."
            yield placed.problem("population", text)


def directions_have_their_question(draft: Draft) -> Iterator[Problem]:
    """A direction, and an estimate, is for a question that the drug has."""
    questions: dict[str, list[str]] = {}
    for drug, question in sorted(draft.question_ids):
        questions.setdefault(drug, []).append(question)
    for placed in draft.findings:
        finding = placed.value
        known = questions.get(finding.drug, [])
        for judgement in finding.judgements:
            if judgement.question not in known:
                text = f"the drug has no such question. {advice(judgement.question, known)}"
                yield placed.problem(f"directions.{judgement.question}", text)
        for number, estimate in enumerate(finding.estimates, 1):
            if finding.direction_for(estimate.question) is None:
                text = f"the finding has no direction for “{estimate.question}”. Add it there."
                yield placed.problem(f"estimates[{number}].question", text)
