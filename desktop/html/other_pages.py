"""A source's page and the start page as outlines."""

from collections.abc import Iterable, Sequence

from db.model.finding import Finding
from db.model.page import DrugEntry, SourcePage
from db.model.place import Place
from db.model.provenance import Provenance
from db.model.topic import TopicEntry
from desktop.html import words
from desktop.html.cells import result_cell, source_facts, tested_cell
from desktop.html.origin import also_in, footer, notices
from desktop.html.outline import (
    Cell,
    Column,
    Entry,
    Line,
    Outline,
    References,
    Section,
    Table,
    Tone,
    filled,
)
from desktop.wording import counted


def source_outline(page: SourcePage) -> Outline:
    """A source: its citation, how it was checked, what was taken from it, who cites it."""
    source = page.source
    rows = tuple(_finding_row(finding, page) for finding in page.findings)
    columns = (Column("Tested in", 33), Column("Outcome and result", 37), Column("Direction", 30))
    note = "".join(dict.fromkeys(words.scaling_note(finding) for finding in page.findings))
    findings = Table("", columns, rows, note) if rows else _nothing_taken()
    cited = (Line(title, label=f"{address}:") for address, title in page.cited_by)
    return Outline(
        heading=source.short,
        name=source.design.words,
        facts=notices(page.provenances),
        sections=(
            Section(
                "Source",
                "",
                (References((Entry(source, source_facts(source)),)), *also_in(page)),
            ),
            Section("Findings", counted(len(rows), "finding"), (findings,)),
            Section("Pages that cite it", "", tuple(cited)),
        ),
        footer=footer(page.provenances),
        sources=(source,),
    )


def start_outline(
    packs: Sequence[Provenance], drugs: Iterable[DrugEntry], topics: Iterable[TopicEntry] = ()
) -> Outline:
    """The drugs of the packs, and the topics they are compared for."""
    rows = tuple(_drug_row(drug) for drug in drugs)
    columns = (Column("Drug", 30), Column("Other names and class", 45), Column("Address", 25))
    return Outline(
        heading=packs[0].manifest.title if len(packs) == 1 else counted(len(packs), "pack"),
        name="",
        facts=notices(packs),
        sections=(
            Section("Drugs", counted(len(rows), "drug"), (Table("", columns, rows),)),
            *_topics(tuple(topics)),
        ),
        footer=footer(packs),
    )


def _finding_row(finding: Finding, page: SourcePage) -> tuple[Cell, ...]:
    questions = dict(page.cited_by)
    pointing = (
        Line(
            questions.get(page.page_of(finding, one.question), one.question)
            + (f" ({one.why})" if one.why else ""),
            Tone.of(one.direction),
            f"{words.direction(one.direction)}:",
        )
        for one in finding.judgements
    )
    return (tested_cell(finding), result_cell(finding, ""), filled(*pointing))


def _drug_row(drug: DrugEntry) -> tuple[Cell, ...]:
    questions = Line(counted(drug.questions, "question"), Tone.MUTED)
    names = ", ".join(drug.synonyms)
    return (
        (Line(words.begun(drug.name), Tone.STRONG), questions),
        filled(
            Line(names), Line(drug.drug_class, Tone.MUTED), Line(", ".join(drug.packs), Tone.MUTED)
        )
        or (Line("–"),),
        (Line(str(drug.place)),),
    )


def _topics(topics: tuple[TopicEntry, ...]) -> tuple[Section, ...]:
    rows = tuple(
        (
            (Line(topic.title, Tone.STRONG), Line(counted(topic.drugs, "drug"), Tone.MUTED)),
            (Line(str(Place(topic=topic.id))),),
        )
        for topic in topics
    )
    columns = (Column("Topic", 60), Column("Address", 40))
    table = Table("", columns, rows)
    return (Section("Topics", counted(len(rows), "topic"), (table,)),) if rows else ()


def _nothing_taken() -> Line:
    return Line("No finding was taken from it.", Tone.MUTED)
