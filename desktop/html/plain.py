"""A page as plain text, for the terminal and the clipboard."""

import textwrap
from collections.abc import Iterator

from db.model.page import DrugPage
from db.model.prose import Prose
from desktop.html import vancouver
from desktop.html.numbering import Numbering
from desktop.html.outline import (
    Block,
    Cell,
    Line,
    Outline,
    Passage,
    References,
    Section,
    Table,
    Verdict,
    Words,
)
from desktop.html.panels import outline

MEASURE = 100
"""Columns of a text, unless the terminal has fewer."""
_STEP = "  "


def as_text(page: DrugPage, width: int = MEASURE) -> str:
    """The whole page with all its panels, no line longer than `width` if words allow it."""
    return text_of(outline(page), width)


def text_of(page: Outline, width: int = MEASURE) -> str:
    """Any page that is laid out, as text."""
    writer = _Writer(page, width)
    head = writer.lines((page.heading, *filter(None, (page.name, *page.facts))))
    sections = (writer.section(section) for section in page.sections)
    return "\n\n".join((head, *sections, writer.lines(page.footer))) + "\n"


class _Writer:
    def __init__(self, page: Outline, width: int) -> None:
        self._numbering = Numbering(page)
        self._width = width

    def lines(self, lines: tuple[str, ...]) -> str:
        return "\n".join(self._wrapped(line) for line in lines)

    def section(self, section: Section) -> str:
        note = self._wrapped(f"({section.note})") if section.note else ""
        heading = f"{section.heading}\n{'=' * len(section.heading)}"
        blocks = (self._block(block) for block in section.blocks)
        return "\n\n".join(part for part in (heading, note, *blocks) if part)

    def _block(self, block: Block) -> str:
        match block:
            case Verdict():
                return self._wrapped(f"{block.answer.words}. {self._words(block.says)}")
            case Line():
                return self._wrapped(self._line(block))
            case Passage():
                text = self._words(block.prose)
                return "\n".join(self._wrapped(line) for line in text.splitlines())
            case Table():
                return "\n".join(self._table(block))
            case References():
                return "\n".join(
                    self._numbered(
                        self._numbering.number(entry.source.id),
                        vancouver.reference_text(entry.source),
                        " · ".join(entry.facts),
                    )
                    for entry in block.entries
                )

    def _table(self, table: Table) -> Iterator[str]:
        if table.title:
            yield self._wrapped(table.title)
        is_counts = any(column.is_number for column in table.columns)
        grid = list(self._grid(table)) if is_counts else []
        fits = grid and max(map(len, grid)) <= self._width
        yield from grid if fits else self._records(table)
        if table.note:
            yield ""
            yield self._wrapped(table.note)

    def _grid(self, table: Table) -> Iterator[str]:
        """A table of counts, its columns as wide as what they hold."""
        heads = [column.head for column in table.columns]
        rows = [heads, *([self._cell(cell) for cell in row] for row in table.rows)]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        for row in rows:
            cells = (
                text.rjust(size) if column.is_number else text.ljust(size)
                for text, size, column in zip(row, widths, table.columns, strict=True)
            )
            yield _STEP + _STEP.join(cells).rstrip()

    def _records(self, table: Table) -> Iterator[str]:
        """A table of sentences, a row under another: they would break into slivers in columns."""
        for number, row in enumerate(table.rows):
            if number or table.title:
                yield ""
            yield self._wrapped(self._cell(row[0]), _STEP, _STEP * 2)
            for column, cell in zip(table.columns[1:], row[1:], strict=True):
                first, *others = (self._line(line) for line in cell)
                yield self._wrapped(f"{column.head}: {first}", _STEP * 2, _STEP * 3)
                yield from (self._wrapped(other, _STEP * 3, _STEP * 3) for other in others)

    def _numbered(self, number: int, *lines: str) -> str:
        first, *others = lines
        mark = f"{number}.".ljust(4)
        space = " " * len(mark)
        under = (self._wrapped(line, space, space) for line in others)
        return "\n".join((self._wrapped(first, mark, space), *under))

    def _cell(self, cell: Cell) -> str:
        return " · ".join(self._line(line) for line in cell)

    def _line(self, line: Line) -> str:
        words = " ".join(self._words(line.words).splitlines())
        return f"{line.label} {words}" if line.label else words

    def _words(self, words: Words) -> str:
        if isinstance(words, str):
            return words
        return self._numbering.text(Prose(words.html.replace("<li>", "<li>• ")))

    def _wrapped(self, text: str, first: str = "", others: str = "") -> str:
        return textwrap.fill(
            text,
            self._width,
            initial_indent=first,
            subsequent_indent=others,
            break_long_words=False,
            break_on_hyphens=False,
        )
