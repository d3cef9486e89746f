"""Prose: cleaned HTML whose citations name their sources, not yet numbered.

A citation group stands in the text as `<a href="cite:sung2003;kitzman2007"></a>`; the page
numbers it when it is shown, because the number depends on what else the page cites.
"""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass

_CITATION = re.compile(r'<a href="cite:([A-Za-z0-9_;@-]+)"[^>]*></a>')
_TAG = re.compile(r"<[^>]+>")
_BLOCK_END = re.compile(r"</(?:p|li|h[1-6]|ul|ol|blockquote)>|<br */?>")


@dataclass(frozen=True, slots=True)
class Prose:
    """HTML of a few safe elements, with citation groups that name source ids."""

    html: str = ""

    def __bool__(self) -> bool:
        """Whether there is anything to read."""
        return bool(self.html.strip())

    @property
    def cites(self) -> tuple[str, ...]:
        """The ids of the cited sources in order of first citation, each once."""
        groups = (match[1].split(";") for match in _CITATION.finditer(self.html))
        return tuple(dict.fromkeys(source for group in groups for source in group))

    def with_citations(self, write: Callable[[tuple[str, ...]], str]) -> str:
        """The HTML with each citation group replaced by what `write` makes of its ids."""
        return _CITATION.sub(lambda match: write(tuple(match[1].split(";"))), self.html)

    def citing(self, rename: Callable[[str], str]) -> "Prose":
        """The same prose with its sources under other ids."""
        return Prose(
            self.with_citations(
                lambda ids: f'<a href="cite:{";".join(map(rename, ids))}"></a>',
            )
        )

    def text(self, write: Callable[[tuple[str, ...]], str] = lambda _ids: "") -> str:
        """The words alone, blocks on lines of their own, citations as `write` says."""
        marked = _BLOCK_END.sub("\n", self.with_citations(lambda ids: html.escape(write(ids))))
        lines = html.unescape(_TAG.sub("", marked)).splitlines()
        return "\n".join(line.strip() for line in lines if line.strip())
