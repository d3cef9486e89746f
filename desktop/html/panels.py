"""A drug's page as an outline: the panels in the order in which they are printed."""

from db.model.finding import Finding
from db.model.page import DrugPage
from db.model.prose import Prose
from db.model.question import Conclusion, Question, QuestionKind
from desktop.html import words
from desktop.html.agreement import ORDER, Agreement, AgreementRow, agreements
from desktop.html.cells import (
    certainty_cell,
    direction_cell,
    result_cell,
    source_facts,
    tested_cell,
)
from desktop.html.origin import also_in, footer, notices
from desktop.html.outline import (
    Block,
    Cell,
    Column,
    Entry,
    Line,
    Outline,
    Passage,
    References,
    Section,
    Table,
    Tone,
    Verdict,
    cited,
    filled,
)
from desktop.wording import counted, day, month

CONCLUSION = "Conclusion"
MECHANISM = "Mechanism"
ANIMAL = "Animal evidence"
HUMAN = "Human evidence"
DISAGREEMENT = "Where they disagree"
SOURCES = "Sources"
HEADINGS = (CONCLUSION, MECHANISM, ANIMAL, HUMAN, DISAGREEMENT, SOURCES)


def outline(page: DrugPage) -> Outline:
    """Everything that is read on a page."""
    drug = page.drug
    identifiers = tuple(f"{one.scheme.value} {one.value}" for one in drug.identifiers)
    names = (", ".join(drug.synonyms), drug.drug_class)
    facts = (
        page.old,
        " · ".join(name for name in names if name),
        " · ".join(identifiers),
        drug.note,
        *notices(page.provenances),
    )
    return Outline(
        heading=page.question.text,
        name=words.begun(drug.name),
        facts=tuple(fact for fact in facts if fact),
        sections=(
            _conclusion(page),
            _mechanism(page),
            _evidence(page, ANIMAL, "animal", page.question.sections.animal, page.preclinical),
            _evidence(page, HUMAN, "human", page.question.sections.human, page.human),
            _disagreement(page),
            _sources(page),
        ),
        footer=footer(page.provenances, f"page reviewed {day(page.question.reviewed)}"),
        sources=page.sources,
    )


def _verdict(question: Question) -> Verdict | Passage:
    """The answer and its sentence; “Yes” is no answer to “How does it work?”."""
    if question.kind is QuestionKind.MECHANISM:
        return Passage(question.says)
    return Verdict(question.answer, question.says)


def _conclusion(page: DrugPage) -> Section:
    question = page.question
    return Section(
        CONCLUSION,
        f"reviewed {day(question.reviewed)} · searched {month(question.searched)}",
        (
            _verdict(question),
            Line(words.sureness(question)),
            *_passage(question.sections.conclusion),
            _summary(question.conclusions),
            Line(f"Findings are counted for or against the statement: {question.proposition}."),
            *(_agreement(one) for one in agreements(page)),
            *(Line(f"{title} ({address})", label="Compared:") for address, title in page.topics),
            *also_in(page),
        ),
    )


def _summary(conclusions: tuple[Conclusion, ...]) -> Table:
    return Table(
        "Summary of findings",
        (
            Column("Outcome", 18),
            Column("Effect", 17),
            Column("Certainty", 16),
            Column("In words", 49),
        ),
        tuple(_summary_row(one) for one in conclusions),
    )


def _summary_row(conclusion: Conclusion) -> tuple[Cell, ...]:
    harm = Line("harm" if conclusion.is_harm else "", Tone.MUTED)
    reasons = (
        Line(rating.reason, Tone.MUTED, f"{_steps(rating.steps)} {rating.domain.words}:")
        for rating in conclusion.ratings
    )
    return (
        filled(Line(conclusion.outcome, Tone.STRONG), harm),
        filled(Line(conclusion.effect or "–")),
        certainty_cell(conclusion),
        filled(Line(conclusion.says), *reasons),
    )


def _agreement(agreement: Agreement) -> Table:
    heads = (Column(words.direction(one), 15, is_number=True) for one in ORDER)
    return Table(
        agreement.heading,
        (Column("Design", 28), *heads, Column("All", 12, is_number=True)),
        tuple(_counts(row, agreement.noun) for row in agreement.rows),
    )


def _counts(row: AgreementRow, noun: str) -> tuple[Cell, ...]:
    counts = dict(row.counts)
    numbers = (
        (Line(str(counts[one]), Tone.of(one)) if one in counts else Line("–", Tone.MUTED),)
        for one in ORDER
    )
    total = Line(str(row.total)) if row.total else Line(f"no {noun}", Tone.MUTED)
    return ((Line(row.group.words),), *numbers, (total,))


def _mechanism(page: DrugPage) -> Section:
    mechanism = page.drug.mechanism
    rows = tuple(
        (
            (Line(step.name, Tone.STRONG),),
            (Line(step.strength.value),),
            (Line(step.says),),
        )
        for step in mechanism.steps
    )
    steps = Table(
        f"How {page.drug.name} works",
        (Column("Step", 24), Column("Support", 14), Column("What is known", 62)),
        rows,
    )
    return Section(
        MECHANISM,
        f"reviewed {day(mechanism.reviewed)}",
        (
            *([steps] if rows else []),
            *_passage(mechanism.prose),
            *_passage(page.question.sections.mechanism),
        ),
    )


def _evidence(
    page: DrugPage, heading: str, kind: str, prose: Prose, findings: tuple[Finding, ...]
) -> Section:
    if not findings:
        empty = Line(words.nothing_found(kind, page.question), Tone.MUTED)
        return Section(heading, "", (*_passage(prose), empty))
    notes = dict.fromkeys(words.scaling_note(finding) for finding in findings)
    table = Table(
        "",
        (
            Column("Study", 17),
            Column("Tested in", 25),
            Column("Outcome and result", 43),
            Column("Direction", 15),
        ),
        tuple(_finding_row(finding, page) for finding in findings),
        "".join(notes),
    )
    return Section(heading, counted(len(findings), "finding"), (*_passage(prose), table))


def _finding_row(finding: Finding, page: DrugPage) -> tuple[Cell, ...]:
    question = page.question.id
    label = words.study(finding, page.source(finding.source))
    study = (
        Line(cited(label, finding.source), Tone.STRONG),
        Line(finding.design.words, Tone.MUTED),
    )
    return (
        study,
        tested_cell(finding),
        result_cell(finding, question),
        direction_cell(finding, question),
    )


def _disagreement(page: DrugPage) -> Section:
    prose = page.question.sections.disagreement
    nothing = Line("No disagreement between studies is described for this question.", Tone.MUTED)
    return Section(DISAGREEMENT, "", _passage(prose) or (nothing,))


def _sources(page: DrugPage) -> Section:
    entries = tuple(Entry(source, source_facts(source)) for source in page.sources)
    return Section(SOURCES, counted(len(entries), "source"), (References(entries),))


def _passage(prose: Prose) -> tuple[Block, ...]:
    return (Passage(prose),) if prose else ()


def _steps(steps: int) -> str:
    return f"{steps:+d}".replace("-", "−")
