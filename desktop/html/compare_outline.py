"""Pages side by side as an outline: a section a panel, a column a page, one list of sources."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from db.model.comparison import ComparePage
from db.model.finding import Finding
from db.model.page import DrugPage
from db.model.prose import Prose
from db.model.question import Conclusion, QuestionKind
from db.model.source import Source
from desktop.html import words
from desktop.html.agreement import agreements
from desktop.html.cells import certainty_cell, source_facts
from desktop.html.origin import footer, notices
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
from desktop.html.panels import ANIMAL, CONCLUSION, DISAGREEMENT, HUMAN, MECHANISM, SOURCES
from desktop.wording import counted

SUMMARY = "Summary of findings"
_HEAD = 13
_NONE = Line("–", Tone.MUTED)


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of a panel: its name, and what it says of a page."""

    name: str
    cell: Callable[[DrugPage], Cell]


def compare_outline(page: ComparePage) -> Outline:
    """Every panel, the pages in columns."""
    sources = _sources(page)
    entries = tuple(Entry(source, source_facts(source)) for source in sources)
    return Outline(
        heading=page.title,
        name="Side by side",
        facts=(
            *(f"{_name(one, page)}: {one.old}" for one in page.pages if one.old),
            *notices(page.provenances),
        ),
        sections=(
            *(_section(name, rows(page), page) for name, rows in _PANELS),
            Section(SOURCES, counted(len(entries), "source"), (References(entries),)),
        ),
        footer=footer(page.provenances),
        sources=sources,
    )


def _sources(page: ComparePage) -> tuple[Source, ...]:
    """The sources of all pages, each once, in order of first citation."""
    by_id = {source.id: source for one in page.pages for source in one.sources}
    return tuple(by_id.values())


def _section(name: str, rows: tuple[_Row, ...], page: ComparePage) -> Section:
    share = (100 - _HEAD) // len(page.pages)
    columns = (Column("", _HEAD), *(Column(_name(one, page), share) for one in page.pages))
    cells = tuple(
        ((Line(row.name, Tone.STRONG),), *(row.cell(one) or (_NONE,) for one in page.pages))
        for row in rows
    )
    return Section(name, "", (Table("", columns, cells),))


def _name(one: DrugPage, page: ComparePage) -> str:
    """The drug; with the question where a drug stands there twice."""
    name = words.begun(one.drug.name)
    is_once = sum(other.drug.id == one.drug.id for other in page.pages) == 1
    return name if is_once else f"{name}: {one.question.label}"


def _question(page: DrugPage) -> Cell:
    return (Line(page.question.text),)


def _pack(page: DrugPage) -> Cell:
    return (Line(page.provenances[0].name),)


def _answer(page: DrugPage) -> Cell:
    question = page.question
    if question.kind is QuestionKind.MECHANISM:  # “Yes” is no answer to “How does it work?”
        return (Line(question.says),)
    return filled(Line(question.answer.words, Tone.STRONG), Line(question.says))


def _certainty(page: DrugPage) -> Cell:
    return (Line(words.sureness(page.question)),)


def _agreement(number: int) -> Callable[[DrugPage], Cell]:
    return lambda page: (Line(agreements(page)[number].heading),)


def _outcomes(page: ComparePage) -> tuple[_Row, ...]:
    """A row an outcome, in the order of each page, then a row a harm."""
    return (*_numbered("Outcome", page, _benefits), *_numbered("Harm", page, _harms))


def _numbered(
    name: str, page: ComparePage, cells: Callable[[DrugPage], Sequence[Cell]]
) -> tuple[_Row, ...]:
    """A row for each place in what the pages list; rows can be parted between two sheets."""
    most = max(len(cells(one)) for one in page.pages)
    return tuple(_Row(f"{name} {place + 1}", _at(place, cells)) for place in range(most))


def _at(place: int, cells: Callable[[DrugPage], Sequence[Cell]]) -> Callable[[DrugPage], Cell]:
    return lambda page: next(iter(cells(page)[place : place + 1]), ())


def _benefits(page: DrugPage) -> Sequence[Cell]:
    return [_outcome(one) for one in page.question.conclusions if not one.is_harm]


def _harms(page: DrugPage) -> Sequence[Cell]:
    return [_outcome(one) for one in page.question.conclusions if one.is_harm]


def _outcome(conclusion: Conclusion) -> Cell:
    return filled(
        Line(conclusion.outcome, Tone.STRONG),
        Line(conclusion.effect.replace("-", "−")),
        *certainty_cell(conclusion),
        Line(conclusion.says),
    )


def _steps(page: DrugPage) -> Sequence[Cell]:
    return [
        (
            Line(step.name, Tone.STRONG),
            Line(f"{step.strength.value} support", Tone.MUTED),
            Line(step.says),
        )
        for step in page.drug.mechanism.steps
    ]


def _prose(pick: Callable[[DrugPage], Prose]) -> Callable[[DrugPage], Cell]:
    return lambda page: filled(Line(pick(page)))


def _count(
    kind: str, pick: Callable[[DrugPage], tuple[Finding, ...]]
) -> Callable[[DrugPage], Cell]:
    def cell(page: DrugPage) -> Cell:
        found = pick(page)
        said = counted(len(found), "finding") if found else words.nothing_found(kind, page.question)
        return (Line(said),)

    return cell


def _conclusion(page: ComparePage) -> tuple[_Row, ...]:
    return (
        _Row("Question", _question),
        *((_Row("Pack", _pack),) if len(page.provenances) > 1 else ()),
        _Row("Answer", _answer),
        _Row("Certainty", _certainty),
        _Row("People", _agreement(0)),
        _Row("Animals and in vitro", _agreement(1)),
    )


def _mechanism(page: ComparePage) -> tuple[_Row, ...]:
    bears = _Row("For this question", _prose(lambda one: one.question.sections.mechanism))
    return (*_numbered("Step", page, _steps), bears)


def _human(_page: ComparePage) -> tuple[_Row, ...]:
    return (
        _Row("Findings", _count("human", lambda page: page.human)),
        _Row("In words", _prose(lambda page: page.question.sections.human)),
    )


def _animal(_page: ComparePage) -> tuple[_Row, ...]:
    return (
        _Row("Findings", _count("animal", lambda page: page.preclinical)),
        _Row("In words", _prose(lambda page: page.question.sections.animal)),
    )


def _disagreement(_page: ComparePage) -> tuple[_Row, ...]:
    return (_Row("In words", _prose(lambda page: page.question.sections.disagreement)),)


_PANELS: tuple[tuple[str, Callable[[ComparePage], tuple[_Row, ...]]], ...] = (
    (CONCLUSION, _conclusion),
    (SUMMARY, _outcomes),
    (MECHANISM, _mechanism),
    (HUMAN, _human),
    (ANIMAL, _animal),
    (DISAGREEMENT, _disagreement),
)
"""Every panel, in the order in which they are printed."""
