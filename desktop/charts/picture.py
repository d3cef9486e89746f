"""What every picture is: laid out for a width, painted, said in words, and given as a table.

Screen, print, PDF, clipboard and SVG use the same three: nothing is drawn in two ways.
"""

import csv
import io
import re
from typing import Protocol

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from desktop.theme import Theme

_CALLS = ("=", "+", "-", "@")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
_SPACES = re.compile(r"\s+")

Rows = tuple[tuple[str, ...], ...]
"""A head and rows, each with as many cells."""


class Drawing(Protocol):
    """A picture laid out for one width; its parts are read by tests."""

    @property
    def height(self) -> float:
        """How much room it takes from top to bottom."""

    @property
    def hints(self) -> tuple[tuple[QRectF, str], ...]:
        """What is said under the pointer, and where."""

    def paint(self, painter: QPainter) -> None:
        """Draw from the painter's origin."""


class Picture(Protocol):
    """One picture of the evidence."""

    @property
    def title(self) -> str:
        """What it is a picture of."""

    @property
    def words(self) -> str:
        """Everything it shows, for those who do not see it."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What must be known to read it."""

    @property
    def table(self) -> Rows:
        """Every figure it shows; numbers have a point and a hyphen-minus."""

    @property
    def natural_width(self) -> int:
        """How wide it is where nothing else says so, in px at 100%."""

    def lay_out(self, width: float, theme: Theme) -> Drawing:
        """The picture laid out, no wider than `width`."""


def notes_of(picture: Picture) -> str:
    """The notes as one paragraph."""
    return " ".join(f"{note.removesuffix('.')}." for note in picture.notes)


def csv_of(picture: Picture) -> str:
    """The picture's table as CSV, as RFC 4180 has it.

    A text that a spreadsheet would take for a formula has an apostrophe before it.
    """
    written = io.StringIO()
    rows = csv.writer(written)
    for row in picture.table:
        rows.writerow([_harmless(cell) for cell in row])
    return written.getvalue()


def _harmless(cell: str) -> str:
    text = _SPACES.sub(" ", cell)
    is_formula = text.startswith(_CALLS) and not _NUMBER.fullmatch(text)
    return f"'{text}" if is_formula else text
