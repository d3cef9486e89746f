"""A page as one HTML document, for print, PDF and export."""

from collections.abc import Iterable

from db.model.page import DrugPage
from desktop.html import vancouver
from desktop.html.markup import Html, element, escape, joined
from desktop.html.numbering import Numbering
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
)
from desktop.html.panels import outline
from desktop.html.sheets import EXPORT_SHEET

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""The document holds all it needs: a browser is told to fetch nothing."""


def as_html(page: DrugPage) -> Html:
    """The whole page with all its panels, complete in itself."""
    return html_of(outline(page))


def html_of(page: Outline) -> Html:
    """Any page that is laid out, as a document of its own."""
    footer = joined((_p(escape(line), "footer") for line in page.footer), "\n")
    return Html(
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(page.heading)} – Dispensatory</title>\n"
        f"<style>\n{EXPORT_SHEET}</style>\n</head>\n"
        f"<body>\n{body(page)}\n{footer}\n</body>\n</html>\n"
    )


def body(page: Outline) -> Html:
    """Head and sections without the footer, which paper has on every sheet."""
    writer = _Writer(page)
    head = (
        element("h1", escape(page.heading)),
        *([_p(escape(page.name), "drug")] if page.name else []),
        *(_p(escape(fact), "facts") for fact in page.facts),
    )
    return joined((*head, *(writer.section(section) for section in page.sections)), "\n")


class _Marking(Numbering):
    """Marks the first citation of each source: there its number in the list leads back to."""

    def __init__(self, page: Outline) -> None:
        super().__init__(page, to="#source-", back="#cited-")
        self.seen: set[str] = set()

    def raised(self, ids: Iterable[str]) -> Html:
        new = [id for id in ids if id not in self.seen]
        self.seen.update(new)
        marks = (element("a", id=f"cited-{id}") for id in new)
        return joined((*marks, super().raised(ids)))


class _Writer:
    """Writes blocks in reading order."""

    def __init__(self, page: Outline) -> None:
        self._marking = _Marking(page)

    def section(self, section: Section) -> Html:
        note = Html(f" {element('span', escape(section.note), class_='note')}")
        heading = element("h2", escape(section.heading), note if section.note else Html(""))
        return joined((heading, *(self._block(block) for block in section.blocks)), "\n")

    def _block(self, block: Block) -> Html:
        match block:
            case Verdict():
                return self._verdict(block)
            case Line():
                return self._line(block)
            case Passage():
                return self._marking.prose(block.prose)
            case Table():
                return self._table(block)
            case References():
                rows = (self._entry(entry) for entry in block.entries)
                return element("table", joined(rows, "\n"), class_="sources")

    def _verdict(self, block: Verdict) -> Html:
        chip = element("td", escape(block.answer.words), class_=f"answer {block.answer.value}")
        says = element("td", self._marking.prose(block.says), class_="says")
        return element("table", element("tr", chip, says), class_="verdict")

    def _table(self, table: Table) -> Html:
        heads = (_cell("th", column, escape(column.head)) for column in table.columns)
        rows = (element("tr", *self._cells(row, table.columns)) for row in table.rows)
        parts = (
            _p(escape(table.title), "title") if table.title else Html(""),
            Html(
                '<table class="rows" width="100%" cellspacing="0">'
                f"<thead>{element('tr', *heads)}</thead>\n"
                f"<tbody>{joined(rows, chr(10))}</tbody></table>"
            ),
            _p(escape(table.note), "muted") if table.note else Html(""),
        )
        return joined((part for part in parts if part), "\n")

    def _cells(self, row: tuple[Cell, ...], columns: tuple[Column, ...]) -> Iterable[Html]:
        for cell, column in zip(row, columns, strict=True):
            yield _cell("td", column, joined(self._line(line) for line in cell))

    def _line(self, line: Line) -> Html:
        tone = "" if line.tone is Tone.PLAIN else line.tone.value
        label = joined((element("b", escape(line.label)), Html(" "))) if line.label else Html("")
        if isinstance(line.words, str):
            return _p(joined((label, escape(line.words))), tone)
        html = self._marking.prose(line.words)
        if not html.startswith("<p>"):
            return _p(joined((label, html)), tone)
        opening = f'<p class="{tone}">' if tone else "<p>"
        return Html(f"{opening}{label}{html.removeprefix('<p>')}")

    def _entry(self, entry: Entry) -> Html:
        source = entry.source
        number = (
            self._marking.back_link(source.id)
            if source.id in self._marking.seen
            else escape(str(self._marking.number(source.id)))
        )
        facts = element("span", escape(" · ".join(entry.facts)), class_="muted")
        cells = (
            element("td", number, class_="number", id=f"source-{source.id}"),
            element("td", vancouver.reference(source), Html("<br>"), facts),
        )
        return element("tr", *cells)


def _p(inside: Html, class_: str = "") -> Html:
    return element("p", inside, class_=class_)


def _cell(tag: str, column: Column, inside: Html) -> Html:
    return element(
        tag,
        inside,
        width=f"{column.share}%",
        class_="number" if column.is_number else "",
    )
