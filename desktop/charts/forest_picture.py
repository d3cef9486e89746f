"""A forest plot as a picture; a long one in parts that share one axis."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from desktop.charts.forest import Forest, ForestGroup
from desktop.charts.forest_plot import ForestLayout, lay_out_forest, paint_forest
from desktop.charts.picture import Rows
from desktop.html import words
from desktop.theme import Theme

_NATURAL = 1000
_HEAD = "Study Studied People Against Measure Value Low High Unit Pooled Note".split()


@dataclass(frozen=True, slots=True)
class ForestPicture:
    """Estimates of one outcome."""

    forest: Forest
    natural_width: int = _NATURAL

    @property
    def title(self) -> str:
        """The outcome, the measure and the unit."""
        return self.forest.title

    @property
    def words(self) -> str:
        """Every estimate."""
        return self.forest.words

    @property
    def notes(self) -> tuple[str, ...]:
        """What the diamonds are, and what its authors say of an estimate."""
        return self.forest.notes

    @property
    def table(self) -> Rows:
        """A row an estimate."""
        rows = (
            (
                row.source.short,
                row.estimate.detail,
                "" if row.finding.n is None else str(row.finding.n),
                row.estimate.against,
                row.estimate.measure.value,
                str(row.estimate.value),
                str(row.estimate.low),
                str(row.estimate.high),
                row.estimate.unit,
                "yes" if row.is_pooled else "no",
                row.estimate.note,
            )
            for row in self.forest.rows
        )
        return (tuple(_HEAD), *rows)

    def lay_out(self, width: float, theme: Theme) -> "ForestDrawing":
        """The estimates one under another, round the line of no effect."""
        return ForestDrawing(self.forest, lay_out_forest(self.forest, width, theme), theme)


@dataclass(frozen=True, slots=True)
class ForestDrawing:
    """A forest plot laid out."""

    forest: Forest
    layout: ForestLayout
    theme: Theme

    @property
    def height(self) -> float:
        """With its axis."""
        return self.layout.height

    @property
    def hints(self) -> tuple[tuple[QRectF, str], ...]:
        """Each row says its estimate whole, for its words may be cut short."""
        return tuple(
            (
                row.study.united(row.about).united(row.numbers),
                f"{row.row.study}: {words.estimate(row.row.estimate)}",
            )
            for row in self.layout.rows
        )

    def paint(self, painter: QPainter) -> None:
        """Draw from the painter's origin."""
        paint_forest(painter, self.forest, self.layout, self.theme)


def in_parts(forest: Forest, most: int) -> tuple[Forest, ...]:
    """The plot in parts of at most so many rows, for paper."""
    rows = [(group.against, row) for group in forest.groups for row in group.rows]
    parts = [rows[start : start + most] for start in range(0, len(rows), most)]
    return tuple(
        replace(
            forest,
            outcome=forest.outcome if place == 0 else f"{forest.outcome} (continued)",
            groups=tuple(
                ForestGroup(against, tuple(row for name, row in part if name == against))
                for against in dict.fromkeys(name for name, _row in part)
            ),
            scaled_by=forest.rows,
        )
        for place, part in enumerate(parts)
    )
