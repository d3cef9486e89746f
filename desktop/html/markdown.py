"""A page in Markdown, for notes and documents; citations are numbers in brackets."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from db.model.page import DrugPage
from db.model.source import Source
from desktop.html import vancouver
from desktop.html.markup import cleaned
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
    Tone,
    Verdict,
    Words,
)
from desktop.html.panels import outline

_SPECIAL = re.compile(r"([\\`*_<>\[\]|])")
_AROUND = {"em": "*", "strong": "**", "code": "`"}
_BEFORE = {"li": "\n- ", "h3": "\n\n### ", "h4": "\n\n#### ", "p": "\n\n", "br": "  \n"}
_CITES = "cite:"
_AFTER = {"ul": "\n", "ol": "\n"}


def as_markdown(page: DrugPage) -> str:
    """The whole page with all its panels."""
    return markdown_of(outline(page))


def markdown_of(page: Outline) -> str:
    """Any page that is laid out, in Markdown."""
    writer = _Writer(page)
    facts = "  \n".join(escape(fact) for fact in (page.name, *page.facts) if fact)
    sections = (writer.section(section) for section in page.sections)
    footer = "  \n".join(f"*{escape(line)}*" for line in page.footer)
    parts = (f"# {escape(page.heading)}", facts, *sections, "---", footer)
    return "\n\n".join(part for part in parts if part) + "\n"


def escape(text: str) -> str:
    """The text in Markdown that shows just this text."""
    return _SPECIAL.sub(r"\\\1", text)


class _Writer:
    def __init__(self, page: Outline) -> None:
        self._numbering = Numbering(page)

    def section(self, section: Section) -> str:
        note = f"*{escape(section.note)}*" if section.note else ""
        blocks = (self._block(block) for block in section.blocks)
        return "\n\n".join(part for part in (f"## {section.heading}", note, *blocks) if part)

    def _block(self, block: Block) -> str:
        match block:
            case Verdict():
                return f"**{block.answer.words}.** {self._words(block.says)}"
            case Line():
                return self._line(block)
            case Passage():
                return self._words(block.prose)
            case Table():
                return "\n\n".join(self._table(block))
            case References():
                return "\n".join(
                    f"{self._numbering.number(entry.source.id)}. "
                    f"{escape(vancouver.reference_text(entry.source))} "
                    f"{' · '.join((*_links(entry.source), *map(escape, entry.facts)))}"
                    for entry in block.entries
                )

    def _table(self, table: Table) -> Iterator[str]:
        if table.title:
            yield f"**{escape(table.title)}**"
        rules = ("--:" if column.is_number else "---" for column in table.columns)
        rows = (
            (escape(column.head) for column in table.columns),
            rules,
            *((self._cell(cell) for cell in row) for row in table.rows),
        )
        yield "\n".join(f"| {' | '.join(row)} |" for row in rows)
        if table.note:
            yield escape(table.note)

    def _cell(self, cell: Cell) -> str:
        """A cell's lines; a line of its own ends in an HTML break, the only one tables know."""
        lines = (self._line(line) for line in cell)
        return "<br>".join("<br>".join(filter(None, line.splitlines())) for line in lines)

    def _line(self, line: Line) -> str:
        words = self._words(line.words)
        if line.tone is Tone.STRONG:
            words = f"**{words}**"
        return f"**{escape(line.label)}** {words}" if line.label else words

    def _words(self, words: Words) -> str:
        if isinstance(words, str):
            return escape(words)
        reader = _Reader(self._numbering)
        reader.feed(cleaned(words).html)
        reader.close()
        return reader.text


class _Reader(HTMLParser):
    """Reads the few elements that prose is made of."""

    def __init__(self, numbering: Numbering) -> None:
        super().__init__()
        self._numbering = numbering
        self._parts: list[str] = []
        self._links: list[str] = []

    @property
    def text(self) -> str:
        """What was read, with no more than one empty line in a row."""
        return re.sub(r"\n{3,}", "\n\n", "".join(self._parts)).strip()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "a":
            self._parts.append(_BEFORE.get(tag, "") + _AROUND.get(tag, ""))
            return
        address = dict(attrs).get("href") or ""
        if address.startswith(_CITES):
            group = self._numbering.group(address.removeprefix(_CITES).split(";"))
            self._parts.append(f" {group}" if group else "")
            address = ""
        self._links.append(address)
        self._parts.append("[" if address else "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            address = self._links.pop()
            self._parts.append(f"]({address.replace(')', '%29')})" if address else "")
        else:
            self._parts.append(_AROUND.get(tag, "") + _AFTER.get(tag, ""))

    def handle_data(self, data: str) -> None:
        # A line break between elements is no text.
        if data.strip() or "\n" not in data:
            self._parts.append(escape(re.sub(r"\s+", " ", data)))


def _links(source: Source) -> tuple[str, ...]:
    return tuple(f"[{name}]({address})" for name, address in vancouver.links(source))
