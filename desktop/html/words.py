"""A finding in words: which study, in whom or what, which dose, what came out, which way."""

from db.model.certainty import Certainty
from db.model.finding import (
    DOSE_SCALING_LABEL,
    Direction,
    DoseRange,
    Estimate,
    Finding,
    Population,
    Species,
)
from db.model.question import Question
from db.model.source import Source
from desktop.wording import month

SCALING_NOTE = f"HED: human-equivalent dose by body surface; {DOSE_SCALING_LABEL}."
_CIRCLES = 4
_PLURALS = {Species.MOUSE: "mice"}


def begun(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def study(finding: Finding, source: Source) -> str:
    """The study's label: `Sung 2003`, and what was given if it was not the page's drug."""
    return f"{source.short}, {finding.tested}" if finding.tested else source.short


def number_tested(finding: Finding) -> str:
    """`229 people`, `10 rats`, `n = 6`; nothing where no number is known."""
    if finding.n is None:
        return ""
    if finding.population is Population.HUMAN:
        return f"{finding.n:,}\u00a0{'person' if finding.n == 1 else 'people'}"
    if finding.population is Population.ANIMAL and finding.species:
        return f"{finding.n:,}\u00a0{_name(finding.species, finding.n)}"
    return f"n\u00a0=\u00a0{finding.n:,}"


def tested_in(finding: Finding) -> str:
    """Whom or what was studied: `Adults with stiffness`."""
    return begun(finding.model)


def dose(finding: Finding) -> str:
    """`50 mg/kg i.p.`: what was given, and how."""
    return " ".join(part for part in (finding.dose, finding.route) if part)


def human_equivalent(finding: Finding) -> str:
    """`HED 16–32 mg/kg`: the dose scaled by body surface; nothing where it cannot be scaled.

    Wherever it is shown, `SCALING_NOTE` stands with it.
    """
    scaled = finding.human_equivalent
    return f"HED\u00a0{_range(scaled)}\u00a0mg/kg" if scaled else ""


def scaling_note(finding: Finding) -> str:
    """What a human-equivalent dose is and is not; nothing where none is shown."""
    return SCALING_NOTE if finding.human_equivalent else ""


def dose_line(finding: Finding) -> str:
    """Dose, human-equivalent dose and duration in one line, parted by middle dots."""
    parts = (dose(finding), human_equivalent(finding), finding.duration)
    return " · ".join(part for part in parts if part)


def comparator(finding: Finding) -> str:
    """`against placebo`; nothing where nothing was compared."""
    return f"against {finding.comparator}" if finding.comparator else ""


def result(finding: Finding) -> str:
    """What was measured and what came out: `Pain, 0–10: it fell from 6.3 to 4.2`."""
    return f"{begun(finding.outcome)}: {finding.result}"


def direction(pointing: Direction) -> str:
    """`▲ supports`: the mark and the word."""
    return f"{pointing.mark} {pointing.value}"


def reason(finding: Finding, question: str) -> str:
    """Why the finding points where it does for a question; nothing where that is plain."""
    return next((one.why for one in finding.judgements if one.question == question), "")


def estimate(found: Estimate) -> str:
    """`Pain, 0–10 (sciatica): MD −0.1 (−0.7 to 0.5) points of 10, against placebo`."""
    outcome = f"{found.outcome} ({found.detail})" if found.detail else found.outcome
    effect = f"{outcome}: {found} {found.unit}".rstrip()
    return f"{effect}, against {found.against}" if found.against else effect


def circles(certainty: Certainty) -> str:
    """`●●○○`: the level as it is drawn; fonts have GRADE's own ⊕ and ◯ in sizes that differ."""
    return "●" * certainty.level + "○" * (_CIRCLES - certainty.level)


def sureness(question: Question) -> str:
    """How sure the answer is: `Moderate certainty: stiffness over eight weeks`."""
    if question.certainty:
        words = begun(f"{question.certainty.words} certainty")
    elif question.strength:
        words = begun(f"{question.strength.value} support")
    else:
        words = "Certainty not rated"
    return f"{words}: {question.certainty_about}" if question.certainty_about else words


def nothing_found(kind: str, question: Question) -> str:
    """What an empty panel says; `kind` is `animal` or `human`."""
    return f"No {kind} study was found for this question; searched {month(question.searched)}."


def _name(species: Species, number: int) -> str:
    one = species.value.replace("-", " ")
    return one if number == 1 else _PLURALS.get(species, f"{one}s")


def _range(doses: DoseRange) -> str:
    low, high = _two_figures(doses.low), _two_figures(doses.high)
    return low if low == high else f"{low}–{high}"


def _two_figures(value: float) -> str:
    """Two significant figures: a scaled dose is no more exact than that."""
    return f"{float(f'{value:.1e}'):,.10f}".rstrip("0").rstrip(".")
