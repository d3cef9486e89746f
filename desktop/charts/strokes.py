"""What pictures are made of: words, marks, dots, lines and circles, each where it stands."""

import re
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextLayout,
    QTextOption,
)

from db.model.certainty import Certainty
from db.model.finding import Direction
from desktop.charts.certainty import paint_circles
from desktop.charts.marks import paint_mark
from desktop.html.pointing import Pointing
from desktop.theme import CAPTION, Theme


class Ink(Enum):
    """The colours of a look that strokes use."""

    INK = "ink"
    MUTED = "muted"
    LINE = "line"
    NEUTRAL = "neutral"
    SURFACE = "surface"

    def of(self, theme: Theme) -> QColor:
        """The colour in a look."""
        return QColor(str(getattr(theme, self.value)))


class Side(Enum):
    """Where words stand in their area."""

    LEFT = Qt.AlignmentFlag.AlignLeft
    RIGHT = Qt.AlignmentFlag.AlignRight
    MIDDLE = Qt.AlignmentFlag.AlignHCenter


@dataclass(frozen=True, slots=True)
class Words:
    """Words in an area: in one line, elided where there is no room, or in the lines they have."""

    area: QRectF
    text: str
    size: float = CAPTION
    ink: Ink = Ink.MUTED
    is_bold: bool = False
    side: Side = Side.LEFT

    @property
    def lines(self) -> tuple[str, ...]:
        """Its lines, from the top."""
        return tuple(self.text.split("\n"))

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Draw them."""
        font = font_of(theme, self.size, self.is_bold)
        painter.setFont(font)
        painter.setPen(self.ink.of(theme))
        metrics = QFontMetricsF(font)
        high = self.area.height() / len(self.lines)
        line = QRectF(self.area.topLeft(), QSizeF(self.area.width(), high))
        for text in self.lines:
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, line.width() + 1)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | self.side.value, shown)
            line.translate(0, high)


@dataclass(frozen=True, slots=True)
class Mark:
    """A direction's shape, for the findings it stands for; a legend's stands for none."""

    area: QRectF
    direction: Direction
    stands_for: tuple[Pointing, ...] = ()

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Draw it."""
        paint_mark(painter, self.area, self.direction, theme)


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line."""

    line: QLineF
    ink: Ink = Ink.LINE
    thick: float = 1
    is_dashed: bool = False

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Draw it."""
        style = Qt.PenStyle.DashLine if self.is_dashed else Qt.PenStyle.SolidLine
        painter.setPen(QPen(self.ink.of(theme), self.thick, style))
        painter.drawLine(self.line)


@dataclass(frozen=True, slots=True)
class Dot:
    """A disc, filled or hollow."""

    area: QRectF
    ink: Ink
    is_filled: bool

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Draw it."""
        painter.setPen(QPen(self.ink.of(theme), 1.5))
        painter.setBrush((self.ink if self.is_filled else Ink.SURFACE).of(theme))
        painter.drawEllipse(self.area)


@dataclass(frozen=True, slots=True)
class Circles:
    """Certainty as four circles."""

    corner: QPointF
    certainty: Certainty
    size: float

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Draw them."""
        paint_circles(painter, self.corner, self.certainty, theme, self.size)


Stroke = Words | Mark | Rule | Dot | Circles


@dataclass(frozen=True, slots=True)
class Strokes:
    """A drawing that is its strokes, painted in their order."""

    strokes: tuple[Stroke, ...]
    height: float
    theme: Theme

    @property
    def hints(self) -> tuple[tuple[QRectF, str], ...]:
        """Each mark names its findings."""
        return tuple(
            (mark.area, "\n".join(one.words for one in mark.stands_for[:_MOST_NAMED]))
            for mark in self.marks
            if mark.stands_for
        )

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks among the strokes."""
        return tuple(stroke for stroke in self.strokes if isinstance(stroke, Mark))

    @property
    def words(self) -> tuple[Words, ...]:
        """The words among the strokes."""
        return tuple(stroke for stroke in self.strokes if isinstance(stroke, Words))

    def paint(self, painter: QPainter) -> None:
        """Draw from the painter's origin."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for stroke in self.strokes:
            stroke.paint(painter, self.theme)
        painter.restore()


_MOST_NAMED = 12
_BREAKS = re.compile(r"[ \t\n]+")
LEADING = 1.15
"""Distance of lines over the font's own."""


def font_of(theme: Theme, size: float, is_bold: bool = False) -> QFont:
    """The font of words; digits have one width."""
    weight = QFont.Weight.DemiBold if is_bold else QFont.Weight.Normal
    return theme.font(size, weight, tabular=True)


def width_of(text: str, theme: Theme, size: float = CAPTION, is_bold: bool = False) -> float:
    """How wide words are in one line."""
    return QFontMetricsF(font_of(theme, size, is_bold)).horizontalAdvance(text)


def broken(
    text: str,
    corner: QPointF,
    width: float,
    theme: Theme,
    size: float = CAPTION,
    ink: Ink = Ink.MUTED,
    is_bold: bool = False,
) -> Words:
    """Words in as many lines as they need at a width; their area is as high as these."""
    font = font_of(theme, size, is_bold)
    lines = _lines(text, font, max(1.0, width))
    high = len(lines) * round(QFontMetricsF(font).height() * LEADING)
    area = QRectF(corner.x(), corner.y(), max(1.0, width), high)
    return Words(area, "\n".join(lines), size, ink, is_bold)


def _lines(text: str, font: QFont, width: float) -> list[str]:
    """The text as it breaks at a width: at words, or within one that is too long."""
    layout = QTextLayout(_BREAKS.sub(" ", text), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start = line.textStart()
        lines.append(layout.text()[start : start + line.textLength()].rstrip())
    layout.endLayout()
    return lines
