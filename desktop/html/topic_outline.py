"""A topic's page as an outline: its table of drugs, for text, print and export."""

from db.model.topic import TopicPage, TopicRow
from desktop.html import topic_words, words
from desktop.html.origin import footer, notices
from desktop.html.outline import Cell, Column, Line, Outline, Section, Table, Tone, filled


def topic_outline(page: TopicPage) -> Outline:
    """Every row of the table, the addresses of the pages under it."""
    topic = page.topic
    columns = (
        Column("Drug", 19),
        Column("Answer", 14),
        Column("Best study in people", 18),
        Column("People", 14),
        Column("Animals, in vitro", 14),
        Column("Main harm", 21),
    )
    table = Table("", columns, tuple(map(_row, page.rows)), topic_words.DIRECTIONS)
    pages = tuple(Line(row.text, label=f"{row.place}:") for row in page.rows)
    return Outline(
        heading=topic.title,
        name="",
        facts=(
            *(fact for fact in (topic_words.drugs_compared(page), topic.note) if fact),
            *notices(page.provenances),
        ),
        sections=(
            Section("Drugs", "", (table, Line(topic_words.NOT_A_RANKING, Tone.MUTED))),
            Section("Pages", "", pages),
        ),
        footer=footer(page.provenances),
    )


def _row(row: TopicRow) -> tuple[Cell, ...]:
    best = row.best
    study = (Line(best.short), Line(topic_words.design(best), Tone.MUTED)) if best else ()
    more = Line(f"and {best.more} more such" if best and best.more else "", Tone.MUTED)
    return (
        filled(
            Line(words.begun(row.name), Tone.STRONG),
            Line(row.label, Tone.MUTED),
            Line(row.pack_name, Tone.MUTED),
        ),
        filled(Line(row.answer.words), Line(topic_words.sureness(row), Tone.MUTED)),
        filled(*study, more) or (Line("none", Tone.MUTED),),
        (Line(topic_words.marks(row.human)),),
        (Line(topic_words.marks(row.preclinical)),),
        _harm(row),
    )


def _harm(row: TopicRow) -> Cell:
    harm = row.harm
    if harm is None:
        return (Line("none rated", Tone.MUTED),)
    lender = str(row.place_of(harm.question)) if topic_words.borrowed(row) else ""
    return filled(
        Line(harm.outcome),
        Line(topic_words.effect(harm)),
        Line(topic_words.harm_sureness(harm), Tone.MUTED),
        Line(f"from {lender}" if lender else "", Tone.MUTED),
    )
