"""The summary of findings drawn as a table, with its certainty as circles and its studies named."""

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF

from desktop.charts.certainty import circles_size
from desktop.charts.picture import Rows
from desktop.charts.strokes import (
    Circles,
    Ink,
    Rule,
    Stroke,
    Strokes,
    Words,
    broken,
    width_of,
)
from desktop.html.summary import TITLE, SummaryRow
from desktop.theme import CAPTION, TABLE, Theme

_NATURAL = 1000
_COLUMNS = (("Outcome", 19), ("Effect", 17), ("Studies", 13), ("Certainty", 15), ("In words", 36))
_HEAD = "Outcome,Harm,Effect,Studies,Certainty,In words,Sources".split(",")
_SURE = 3
_PADDING, _GAP = 9, 14


@dataclass(frozen=True, slots=True)
class SummaryPicture:
    """What is known of each outcome."""

    rows: tuple[SummaryRow, ...]
    title: str = TITLE
    natural_width: int = _NATURAL
    notes: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """Every row."""
        return " ".join(row.words for row in self.rows)

    @property
    def table(self) -> Rows:
        """A row an outcome; minus signs of effects are those of the text."""
        rows = (
            (
                row.outcome,
                "yes" if row.is_harm else "no",
                row.effect,
                row.studies,
                row.sure,
                row.says,
                row.sources,
            )
            for row in self.rows
        )
        return (tuple(_HEAD), *rows)

    def lay_out(self, width: float, theme: Theme) -> Strokes:
        """The rows one under another, each as high as its longest cell."""
        areas = _areas(width, theme)
        line, padding = theme.px(CAPTION * 1.5), theme.px(_PADDING)
        strokes: list[Stroke] = []
        for place, (head, _share) in enumerate(_COLUMNS):
            left, wide = areas[place]
            strokes.append(Words(QRectF(left, 0, wide, line), head))
        top = line + padding / 2
        strokes.append(Rule(QLineF(0, top, width, top)))
        for row in self.rows:
            cells, high = _row(row, areas, top + padding, theme)
            top += high + 2 * padding
            strokes.extend((*cells, Rule(QLineF(0, top, width, top))))
        return Strokes(tuple(strokes), top + 1, theme)


def _areas(width: float, theme: Theme) -> list[tuple[float, float]]:
    """Left edge and width of each column."""
    gap = theme.px(_GAP)
    found, left = [], 0.0
    for _head, share in _COLUMNS:
        wide = width * share / 100
        found.append((left, max(1.0, wide - gap)))
        left += wide
    found[-1] = (found[-1][0], max(1.0, width - found[-1][0]))
    return found


def _row(
    row: SummaryRow, areas: list[tuple[float, float]], top: float, theme: Theme
) -> tuple[list[Stroke], float]:
    harm = "\u00a0(harm)" if row.is_harm else ""
    says = f"{row.says} ({row.sources})" if row.sources else row.says
    muted = Ink.INK if row.certainty or row.support else Ink.MUTED
    texts = (
        (f"{row.outcome}{harm}", Ink.INK),
        (row.effect or "–", Ink.INK if row.effect else Ink.MUTED),
        (row.studies, Ink.INK if row.certainty or row.support else Ink.MUTED),
        (row.sure, Ink.MUTED),
        (says, muted),
    )
    cells: list[Words] = []
    strokes: list[Stroke] = []
    for place, (text, ink) in enumerate(texts):
        left, wide = areas[place]
        corner = QPointF(left, top)
        if place == _SURE and row.certainty:
            circles = circles_size(theme, TABLE)
            strokes.append(Circles(QPointF(left, top + theme.px(3)), row.certainty, TABLE))
            beside = circles.width() + theme.px(7)
            fits = beside + width_of(text, theme, TABLE) <= wide
            corner += QPointF(beside, 0) if fits else QPointF(0, theme.px(TABLE * 1.5))
            wide -= beside if fits else 0.0
        cells.append(broken(text, corner, wide, theme, TABLE, ink))
    high = max(words.area.bottom() for words in cells) - top
    return [*strokes, *cells], high
