"""Findings: `findings.yaml` to what each source found, with its direction for each question."""

import difflib
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from db.importers.draft import Placed, lines_of
from db.importers.fields import Fields, sequence
from db.importers.report import Report, TextFile
from db.model.finding import (
    Better,
    Direction,
    DoseRange,
    Estimate,
    Finding,
    Judgement,
    Measure,
    Population,
    Species,
)
from db.model.source import StudyDesign

NAMES = (
    "id source population species tested model n dose dose_mg_per_kg route duration comparator "
    "outcome result quality note directions estimates".split()
)
ESTIMATE_NAMES = "question outcome detail measure value low high unit against better note".split()


@dataclass(frozen=True, slots=True)
class Known:
    """The sources that findings can come from: every id, and the design of those readable."""

    ids: Set[str]
    designs: Mapping[str, StudyDesign]


def read(
    file: TextFile, report: Report, drug: str, known: Known
) -> tuple[list[Placed[Finding]], set[str]]:
    """The findings of one drug, and the sources of those that could not be read.

    A finding has the design of its source.
    """
    found: list[Placed[Finding]] = []
    unread: set[str] = set()
    at_first = len(report)
    for fields, lines in sequence(file, report):
        before = len(report)
        finding = _finding(fields, drug, known)
        if finding is not None and len(report) == before:
            found.append(Placed(finding, file.path, lines_of(lines)))
        else:
            unread.add(fields.optional("source"))
    if not found and not unread and len(report) > at_first:
        unread.update(known.ids)
    return found, unread


def _finding(fields: Fields, drug: str, known: Known) -> Finding | None:
    fields.only(*NAMES)
    id, source = fields.text("id"), fields.text("source")
    if source and source not in known.ids:
        nearest = difflib.get_close_matches(source, sorted(known.ids), n=1, cutoff=0.8)
        mend = f"Write “{nearest[0]}”" if nearest else "Correct the id"
        fields.problem("source", f"no source has this id. {mend}, or add it to sources.json.")
    population = fields.one_of("population", Population)
    species = fields.optional_one_of("species", Species)
    if species is not None and population is not Population.ANIMAL:
        fields.problem("species", "only an animal finding has a species. Remove it.")
    n = fields.whole("n")
    if n is not None and n < 1:
        fields.problem("n", f"{n} is no number of subjects. Write how many, or remove it.")
    judgements = tuple(_judgements(fields))
    model, outcome, result = (fields.text(name) for name in ("model", "outcome", "result"))
    dose_range = _dose_range(fields, population)
    estimates = tuple(filter(None, map(_estimate, fields.entries("estimates"))))
    if population is None or source not in known.designs:
        return None
    return Finding(
        id=id,
        drug=drug,
        source=source,
        population=population,
        design=known.designs[source],
        model=model,
        judgements=judgements,
        outcome=outcome,
        result=result,
        species=species,
        n=n,
        dose_range=dose_range,
        estimates=estimates,
        tested=fields.optional("tested"),
        dose=fields.optional("dose"),
        route=fields.optional("route"),
        duration=fields.optional("duration"),
        comparator=fields.optional("comparator"),
        quality=fields.optional("quality"),
        note=fields.optional("note"),
    )


def _judgements(fields: Fields) -> Iterator[Judgement]:
    """The direction for each question, as a word or with the reason why."""
    directions = fields.inner("directions")
    if directions is None or not directions.names:
        if directions is not None or "directions" not in fields:
            text = "no direction is written. Add “question: supports” or so."
            fields.problem("directions", text)
        return
    for question in directions.names:
        if directions.is_text(question):
            direction = directions.one_of(question, Direction)
            why = ""
        elif (judged := directions.inner(question)) is not None:
            judged.only("direction", "why")
            direction = judged.one_of("direction", Direction)
            why = judged.optional("why")
        else:
            continue
        if direction is not None:
            yield Judgement(question, direction, why)


def _dose_range(fields: Fields, population: Population | None) -> DoseRange | None:
    doses = fields.decimals("dose_mg_per_kg")
    if "dose_mg_per_kg" not in fields:
        return None
    if population is not Population.ANIMAL:
        fields.problem("dose_mg_per_kg", "only an animal's dose is scaled. Remove it.")
    if len(doses) not in (1, 2):
        fields.problem("dose_mg_per_kg", "one dose or two are wanted. Write 50 or [50, 100].")
        return None
    low, high = doses[0], doses[-1]
    if low is None or high is None:
        return None
    return fields.make("dose_mg_per_kg", lambda: DoseRange(float(low), float(high)))


def _estimate(fields: Fields) -> Estimate | None:
    fields.only(*ESTIMATE_NAMES)
    question, outcome = fields.text("question"), fields.text("outcome")
    measure = fields.one_of("measure", Measure)
    value, low, high = (fields.decimal(name) for name in ("value", "low", "high"))
    better = fields.optional_one_of("better", Better) or Better.LOWER
    if measure is None or value is None or low is None or high is None:
        return None
    if measure.is_ratio and low <= 0:
        fields.problem("low", f"a {measure.value} cannot be {low}. Correct the interval.")
        return None
    return fields.make(
        "value",
        lambda: Estimate(
            question,
            outcome,
            measure,
            value,
            low,
            high,
            better=better,
            unit=fields.optional("unit"),
            detail=fields.optional("detail"),
            against=fields.optional("against"),
            note=fields.optional("note"),
        ),
    )
