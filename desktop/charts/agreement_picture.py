"""Agreement of people and of animals, side by side where there is room."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from desktop.charts.agreement_bars import BarsLayout, lay_out_bars, paint_bars
from desktop.charts.picture import Rows
from desktop.html.agreement import ORDER, Agreement, AgreementRow
from desktop.theme import Theme

_NATURAL = 1000
_SIDEWAYS = 640
_ACROSS, _DOWN = 32, 12


@dataclass(frozen=True, slots=True)
class AgreementPicture:
    """The bars of a page."""

    agreements: tuple[Agreement, ...]
    title: str = "Agreement"
    natural_width: int = _NATURAL
    notes: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """Every row of every part."""
        return ". ".join(one.words for one in self.agreements)

    @property
    def table(self) -> Rows:
        """A row a design."""
        head = ("Whom", "Design", *(one.value.capitalize() for one in ORDER), "All")
        return (head, *(_row(one.whom, row) for one in self.agreements for row in one.rows))

    def lay_out(self, width: float, theme: Theme) -> "AgreementDrawing":
        """The parts, each in its share of the width."""
        number = len(self.agreements)
        across = float(theme.px(_ACROSS))
        if width < theme.px(_SIDEWAYS):
            below = 0.0
            stacked = []
            for one in self.agreements:
                part = Part(one, lay_out_bars(one, width, theme), 0, below)
                stacked.append(part)
                below = part.bottom + theme.px(_DOWN)
            return AgreementDrawing(tuple(stacked), theme)
        wide = (width - (number - 1) * across) / number
        parts = (
            Part(one, lay_out_bars(one, wide, theme), place * (wide + across), 0)
            for place, one in enumerate(self.agreements)
        )
        return AgreementDrawing(tuple(parts), theme)


@dataclass(frozen=True, slots=True)
class Part:
    """The bars of people, or of animals, and where their corner stands."""

    agreement: Agreement
    layout: BarsLayout
    left: float
    top: float

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.top + self.layout.height


@dataclass(frozen=True, slots=True)
class AgreementDrawing:
    """The bars laid out."""

    parts: tuple[Part, ...]
    theme: Theme

    @property
    def height(self) -> float:
        """As high as the highest part, or as all parts one under another."""
        return max((part.bottom for part in self.parts), default=0.0)

    @property
    def hints(self) -> tuple[tuple[QRectF, str], ...]:
        """What each bar counts."""
        return tuple(
            (
                bar.whole.translated(part.left, part.top),
                bar.row.words(part.agreement.noun),
            )
            for part in self.parts
            for bar in part.layout.bars
        )

    def paint(self, painter: QPainter) -> None:
        """Draw from the painter's origin."""
        for part in self.parts:
            painter.save()
            painter.translate(part.left, part.top)
            paint_bars(painter, part.agreement, part.layout, self.theme)
            painter.restore()


def _row(whom: str, row: AgreementRow) -> tuple[str, ...]:
    counts = dict(row.counts)
    return (whom, row.group.words, *(str(counts.get(one, 0)) for one in ORDER), str(row.total))
