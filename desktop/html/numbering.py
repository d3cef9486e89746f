"""Citations by number: which number a source has on a page, and how the text points to it."""

import re
from collections.abc import Iterable, Iterator
from typing import Protocol

from db.model.prose import Prose
from db.model.source import Source
from desktop.html.markup import Html, cleaned, element, link

_RUN = 3
"""From so many numbers in a row on, a run is written `1–3`."""
_STOP_AFTER = re.compile(r'(<a href="cite:[^"]*"></a>)([.,;])')


class HasSources(Protocol):
    """A page, or its outline."""

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources in order of first citation."""


class Numbering:
    """The numbers of a page's sources, in order of first citation.

    A number in the text leads to `to` and the source's id, a number in the list of sources back
    to `back` and the id.
    """

    def __init__(self, page: HasSources, to: str = "source:", back: str = "cited:") -> None:
        """Number the sources as the page orders them."""
        self._numbers = {source.id: number for number, source in enumerate(page.sources, 1)}
        self._ids = {number: id for id, number in self._numbers.items()}
        self._to, self._back = to, back

    def number(self, source_id: str) -> int:
        """The number of a source; KeyError if the page does not cite it."""
        return self._numbers[source_id]

    def prose(self, prose: Prose) -> Html:
        """Prose that is safe to show, with its citations as raised numbers that are links.

        A raised number stands after the full stop or comma that follows it in the text.
        """
        html = _STOP_AFTER.sub(r"\2\1", cleaned(prose).html)
        return Html(Prose(html).with_citations(self.raised))

    def text(self, prose: Prose) -> str:
        """The words of prose; its citations are numbers in brackets, such as `[1–3]`."""
        return cleaned(prose).text(lambda ids: f" {group}" if (group := self.group(ids)) else "")

    def raised(self, ids: Iterable[str]) -> Html:
        """The raised numbers of a citation group; nothing if the page has none of its sources."""
        runs = (self._run(first, last) for first, last in self._runs(ids))
        inside = Html(",".join(runs))
        return element("sup", inside) if inside else inside

    def group(self, ids: Iterable[str]) -> str:
        """The numbers as plain text: `[1–3,7]`."""
        runs = ",".join(_written(str(first), str(last)) for first, last in self._runs(ids))
        return f"[{runs}]" if runs else ""

    def back_link(self, source_id: str) -> Html:
        """The number as it stands before the source, leading back to where it is cited."""
        return link(f"{self._back}{source_id}", str(self.number(source_id)))

    def _run(self, first: int, last: int) -> str:
        return _written(self._link(first), self._link(last))

    def _link(self, number: int) -> Html:
        return link(f"{self._to}{self._ids[number]}", str(number))

    def _runs(self, ids: Iterable[str]) -> Iterator[tuple[int, int]]:
        """First and last number of each run, in order; two neighbours are two runs."""
        numbers = sorted({self._numbers[id] for id in ids if id in self._numbers})
        while numbers:
            length = 1
            while numbers[length : length + 1] == [numbers[0] + length]:
                length += 1
            taken = length if length >= _RUN else 1
            yield numbers[0], numbers[taken - 1]
            numbers = numbers[taken:]


def _written(first: str, last: str) -> str:
    return first if first == last else f"{first}–{last}"
