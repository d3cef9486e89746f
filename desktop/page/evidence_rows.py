"""The cells of an evidence table in words, and their order; a row a finding."""

from collections.abc import Callable, Sequence
from enum import IntEnum

from db.model.finding import Direction
from db.model.page import DrugPage
from db.model.source import DesignGroup, StudyDesign
from desktop.html import words
from desktop.page.evidence_filter import Shown

_DESIGNS = {group: number for number, group in enumerate(DesignGroup)}
_DIRECTIONS = {direction: number for number, direction in enumerate(Direction)}


class Cell(IntEnum):
    """The columns from where reading begins."""

    MARK = 0
    STUDY = 1
    TESTED = 2
    OUTCOME = 3
    RESULT = 4
    OPEN = 5


def rows_of(page: DrugPage, are_people: bool) -> tuple[Shown, ...]:
    """The page's findings in people, or those in animals and in vitro, as stored."""
    findings = page.human if are_people else page.preclinical
    return tuple(
        Shown(finding, page.source(finding.source), direction)
        for finding in findings
        if (direction := finding.direction_for(page.question.id))
    )


def head(cell: Cell, are_people: bool) -> str:
    """What stands over a column."""
    match cell:
        case Cell.MARK | Cell.OPEN:
            return ""
        case Cell.STUDY:
            return "Study"
        case Cell.TESTED:
            return "Tested in" if are_people else "Model and dose"
        case Cell.OUTCOME:
            return "Outcome"
        case Cell.RESULT:
            return "Result"


def sort_name(cell: Cell) -> str:
    """What a column is sorted by."""
    match cell:
        case Cell.MARK:
            return "direction"
        case Cell.STUDY:
            return "year, then author"
        case Cell.TESTED:
            return "whom or what it was tested in"
        case Cell.OUTCOME:
            return "outcome"
        case Cell.RESULT | Cell.OPEN:
            return "result"


def spoken(row: Shown, cell: Cell) -> str:
    """A cell as it is heard."""
    finding = row.finding
    match cell:
        case Cell.MARK:
            return row.direction.value
        case Cell.STUDY:
            return f"{words.study(finding, row.source)}, {finding.design.words}"
        case Cell.TESTED:
            return ", ".join(part for part in tested(row) if part)
        case Cell.OUTCOME:
            return words.begun(finding.outcome)
        case Cell.RESULT:
            return finding.result
        case Cell.OPEN:
            return ""


def badge(row: Shown) -> str:
    """The design; of an experiment on animals, how many there were of which."""
    finding = row.finding
    if finding.design is StudyDesign.ANIMAL_EXPERIMENT:
        return words.number_tested(finding) or "animal"
    return finding.design.words


def tested(row: Shown) -> tuple[str, str, str]:
    """Whom or what was studied and how many; the dose; the human-equivalent dose, with a star."""
    finding = row.finding
    many = words.number_tested(finding)
    if badge(row) == many:
        many = ""
    model = words.tested_in(finding)
    scaled = words.human_equivalent(finding)
    return (
        ", ".join(part for part in (model, many) if part),
        words.dose(finding),
        f"{scaled}*" if scaled else "",
    )


def ordered(rows: Sequence[Shown], by: Cell | None, is_descending: bool) -> tuple[Shown, ...]:
    """The rows in the order of a column; as stored where there is none."""
    if by is None:
        return tuple(rows)
    return tuple(sorted(rows, key=_KEYS[by], reverse=is_descending))


_KEYS: dict[Cell, Callable[[Shown], tuple[object, ...]]] = {
    Cell.MARK: lambda row: (_DIRECTIONS[row.direction], _DESIGNS[row.finding.design.group]),
    Cell.STUDY: lambda row: (row.source.year, row.source.short.casefold()),
    Cell.TESTED: lambda row: (row.finding.model.casefold(),),
    Cell.OUTCOME: lambda row: (row.finding.outcome.casefold(),),
    Cell.RESULT: lambda row: (row.finding.result.casefold(),),
    Cell.OPEN: lambda row: (row.finding.result.casefold(),),
}
