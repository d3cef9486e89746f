"""What pages of every kind say of a finding, an outcome, and a source, for outlines."""

from db.model.finding import Finding
from db.model.question import Conclusion
from db.model.source import Source
from desktop.html import words
from desktop.html.outline import Cell, Line, Tone, filled
from desktop.wording import day


def tested_cell(finding: Finding) -> Cell:
    """In whom or what, how many, which dose, against what."""
    return filled(
        Line(words.tested_in(finding)),
        Line(words.number_tested(finding), Tone.MUTED),
        Line(words.dose_line(finding), Tone.MUTED),
        Line(words.comparator(finding), Tone.MUTED),
    )


def result_cell(finding: Finding, question: str) -> Cell:
    """What came out, its estimates for a question, what to keep in mind."""
    return filled(
        Line(words.result(finding)),
        *(Line(words.estimate(one)) for one in finding.estimates if one.question == question),
        Line(finding.quality, Tone.MUTED),
        Line(finding.note, Tone.MUTED),
    )


def direction_cell(finding: Finding, question: str) -> Cell:
    """Which way it points for a question, and why where that is not plain."""
    direction = finding.direction_for(question)
    if direction is None:
        return ()
    return filled(
        Line(words.direction(direction), Tone.of(direction)),
        Line(words.reason(finding, question), Tone.MUTED),
    )


def source_facts(source: Source) -> tuple[str, ...]:
    """What stands under a reference: the design, and what it was checked against."""
    made = source.check
    check = f"checked against {made.against}, {day(made.on)} (grade {made.grade.value})"
    inferred = "in brackets: not read on a copy" if source.inferred else ""
    return tuple(fact for fact in (source.design.words, check, inferred, made.note) if fact)


def certainty_cell(conclusion: Conclusion) -> Cell:
    """How sure one can be of an outcome; that nobody measured it is said."""
    if conclusion.certainty:
        level = conclusion.certainty
        return (Line(f"{words.circles(level)} {level.words}"),)
    if conclusion.strength:
        return (Line(f"{conclusion.strength.value} support"),)
    return (Line("no data", Tone.MUTED),)
