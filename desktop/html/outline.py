"""What a page is laid out of, whatever it is written in: sections of passages and tables."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from db.model.finding import Direction
from db.model.prose import Prose
from db.model.question import Answer
from db.model.source import Source
from desktop.html.markup import escape

Words = str | Prose


class Tone(StrEnum):
    """How a line is said; colours and weights repeat what its words say."""

    PLAIN = "plain"
    STRONG = "strong"
    MUTED = "muted"
    SUPPORTS = "supports"
    OPPOSES = "opposes"
    MIXED = "mixed"
    NEUTRAL = "neutral"

    @classmethod
    def of(cls, direction: Direction) -> "Tone":
        """The tone of a direction."""
        return cls(direction.value)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a cell or page, perhaps with a label before it."""

    words: Words
    tone: Tone = Tone.PLAIN
    label: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer and its sentence."""

    answer: Answer
    says: Prose


@dataclass(frozen=True, slots=True)
class Passage:
    """The authors' prose: paragraphs and lists."""

    prose: Prose


Cell = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column's head, and how many per cent of the width it takes."""

    head: str
    share: int
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under heads; the first cell names the row."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A source in the list of sources, with what is said of it under the reference."""

    source: Source
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class References:
    """The list of sources."""

    entries: tuple[Entry, ...]


Block = Verdict | Line | Passage | Table | References


@dataclass(frozen=True, slots=True)
class Section:
    """A panel: its heading, a note beside it, and what it holds."""

    heading: str
    note: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole page."""

    heading: str
    name: str
    facts: tuple[str, ...]
    sections: tuple[Section, ...]
    footer: tuple[str, ...]
    sources: tuple[Source, ...] = ()
    """What its citations are numbered by."""


def cited(words: str, source_id: str) -> Prose:
    """Words of ours with a citation after them."""
    return Prose(f'{escape(words)}<a href="cite:{escape(source_id)}"></a>')


def filled(*lines: Line) -> Cell:
    """The lines that say something."""
    return tuple(_filled(lines))


def _filled(lines: tuple[Line, ...]) -> Iterator[Line]:
    return (line for line in lines if line.words)
