"""Sentences: prose cut at its full stops, each with the sources that it cites; and figures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from db.model.prose import Prose

_HEADING = re.compile(r"<h3>.*?</h3>", re.DOTALL)
_MARK = re.compile("\ue000([^\ue001]*)\ue001")
_STOPPED = re.compile("([.!?]+[”\"’']?)(\ue000[^\ue001]*\ue001)")
_END = re.compile(r"([.!?][\"”’')]?)\s+(?=[A-Z0-9(“\"'‘α-ω])")
_ABBREVIATIONS = (" vs.", "(vs.", " cf.", "(cf.", "e.g.", "i.e.", " al.", " no.")
_HYPHENS = "-–−"
_NUMBER = re.compile(r"(?:\d+(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of one sentence and the ids that it cites."""

    text: str
    cites: tuple[str, ...]

    @property
    def short(self) -> str:
        """Enough of it to find it by."""
        return self.text if len(self.text) <= 60 else f"{self.text[:57].rstrip()}…"


@lru_cache(maxsize=20_000)
def sentences(prose: Prose) -> tuple[Sentence, ...]:
    """The sentences of a text, headings left out; a citation after a full stop counts before it."""
    return tuple(_sentences(prose))


def _sentences(prose: Prose) -> Iterator[Sentence]:
    text = Prose(_HEADING.sub("", prose.html)).text(lambda ids: f"\ue000{';'.join(ids)}\ue001")
    for line in text.splitlines():
        for piece in _pieces(_STOPPED.sub(r"\2\1", line)):
            cites = tuple(id for group in _MARK.findall(piece) for id in group.split(";"))
            words = _MARK.sub("", piece).strip()
            if words:
                yield Sentence(words, cites)


def _pieces(line: str) -> Iterator[str]:
    """A line cut at its full stops, but not at those of abbreviations."""
    start = 0
    for match in _END.finditer(line):
        stop = match.end(1)
        if not line[start:stop].rstrip("\"”’')").endswith(_ABBREVIATIONS):
            yield line[start:stop]
            start = match.end()
    yield line[start:]


def has_citation_after_stop(prose: Prose) -> bool:
    """Whether a citation stands after the full stop of what it supports."""
    text = prose.text(lambda ids: f"\ue000{';'.join(ids)}\ue001")
    return _STOPPED.search(text) is not None


def figures(text: str) -> Iterator[str]:
    """The figures of a sentence as written; digits glued to a letter are part of a name."""
    for match in _NUMBER.finditer(text):
        if not _is_glued(text, match.start(), match.end()):
            yield match[0]


def _is_glued(text: str, start: int, end: int) -> bool:
    """Whether a number belongs to a name: α2δ-1/-2, R217A, Cav2.1, CO2."""
    before = text[start - 1 : start]
    if before in _HYPHENS and before:
        before = text[start - 2 : start - 1]
        if before == "/":
            return True
    return before.isalpha() or text[end : end + 1].isalpha()


@lru_cache(maxsize=20_000)
def value_of(figure: str) -> Decimal:
    """What a figure is worth: 1,256 is 1256 and 0.20 is 0.2."""
    return Decimal(figure.replace(",", ""))


def values_in(text: str) -> frozenset[Decimal]:
    """Every number that a text prints, wherever it stands."""
    return frozenset(value_of(match[0]) for match in _NUMBER.finditer(text))
