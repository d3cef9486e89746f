"""What the cells of a topic's table are painted from: words, chips, circles, badges, marks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from db.model.certainty import Certainty
from db.model.question import Answer
from db.model.topic import Pointing
from desktop.charts.badge import badge_size, paint_badge
from desktop.charts.certainty import circles_size, paint_circles
from desktop.charts.chip import chip_size, paint_chip
from desktop.charts.marks import paint_mark
from desktop.page.text_block import Type, text_block
from desktop.theme import CAPTION, TABLE, Theme

_LINE = 21
"""A line of a cell, so that chips, circles and words beside one another have one middle."""
_MARK, _AFTER_MARK, _AFTER_NUMBER = 9, 4, 8
_AFTER_CIRCLES = 7


@dataclass(frozen=True, slots=True)
class Piece:
    """Something to paint, and the height it takes."""

    height: float
    paint: Callable[[QPainter, QPointF], None]


@dataclass(frozen=True, slots=True)
class Dress:
    """A theme with the types of a row, measured once."""

    theme: Theme
    plain: Type
    bold: Type
    link: Type
    name: Type
    small: Type

    @classmethod
    def of(cls, theme: Theme) -> "Dress":
        """What rows wear in a theme."""
        medium = theme.font(TABLE, QFont.Weight.Medium)
        return cls(
            theme,
            Type.of(theme.font(TABLE), theme.ink),
            Type.of(medium, theme.ink),
            Type.of(theme.font(TABLE), theme.accent),
            Type.of(theme.font(TABLE, QFont.Weight.DemiBold), theme.accent),
            Type.of(theme.font(CAPTION), theme.muted),
        )


def words(text: str, kind: Type, width: float, most: int, theme: Theme) -> Piece:
    """Words in lines of a width, at most so many."""
    block = text_block(text, kind, width, most)
    lead = max(0.0, (theme.px(_LINE) - kind.step) / 2) if kind.font.pixelSize() > 0 else 0.0
    height = max(block.height + lead, 0.0)
    return Piece(height, lambda painter, at: block.paint(painter, at + QPointF(0, lead)))


def under(text: str, kind: Type, width: float, most: int) -> Piece:
    """Words close under what stands above them."""
    block = text_block(text, kind, width, most)
    return Piece(block.height, block.paint)


def chip(answer: Answer, theme: Theme) -> Piece:
    """An answer's chip, in the middle of a line."""
    high = chip_size(answer, theme).height()
    line = max(float(theme.px(_LINE)), high)
    down = QPointF(0, (line - high) / 2)
    return Piece(line, lambda painter, at: paint_chip(painter, at + down, answer, theme))


def circles(certainty: Certainty, said: str, theme: Theme) -> Piece:
    """The circles of a certainty with their word."""
    size = circles_size(theme, TABLE)
    line = float(theme.px(_LINE))

    def paint(painter: QPainter, at: QPointF) -> None:
        paint_circles(painter, at + QPointF(0, (line - size.height()) / 2), certainty, theme, TABLE)
        beside = QRectF(
            at.x() + size.width() + theme.px(_AFTER_CIRCLES), at.y(), theme.px(120), line
        )
        _write(painter, beside, said, theme.font(CAPTION), theme.muted)

    return Piece(line, paint)


def circles_width(said: str, dress: Dress) -> float:
    """How wide the circles are with their word."""
    beside = dress.small.metrics.horizontalAdvance(said)
    return circles_size(dress.theme, TABLE).width() + dress.theme.px(_AFTER_CIRCLES) + beside


def longest_word(text: str, kind: Type) -> float:
    """How wide a column must be for no word of a text to be broken."""
    return max((kind.metrics.horizontalAdvance(word) for word in text.split()), default=0) + 2


def badge(said: str, width: float, theme: Theme, ink: str = "") -> Piece:
    """A badge with a little room over it."""
    over = theme.px(3)
    high = badge_size(said, theme).height()

    def paint(painter: QPainter, at: QPointF) -> None:
        paint_badge(painter, at + QPointF(0, over), said, theme, ink, widest=width)

    return Piece(high + over, paint)


def marks(found: Pointing, width: float, theme: Theme) -> Piece:
    """Each direction's mark with its number, in as many lines as they need."""
    font = theme.font(TABLE, tabular=True)
    metrics = QFontMetricsF(font)
    line = float(theme.px(_LINE))
    if not found.total:
        return _muted_line("no study", theme)
    mark, gap, after = (theme.px(px) for px in (_MARK, _AFTER_MARK, _AFTER_NUMBER))
    sizes = [mark + gap + metrics.horizontalAdvance(str(number)) for _one, number in found.counts]
    places = _flow(sizes, after, width, line)

    def paint(painter: QPainter, at: QPointF) -> None:
        for (direction, number), size, place in zip(found.counts, sizes, places, strict=True):
            corner = at + place
            area = QRectF(corner.x(), corner.y() + (line - mark) / 2, mark, mark)
            paint_mark(painter, area, direction, theme)
            beside = QRectF(corner.x() + mark + gap, corner.y(), size, line)
            _write(painter, beside, str(number), font, theme.ink)

    return Piece(places[-1].y() + line, paint)


def space(height: float) -> Piece:
    """Nothing, so high."""
    return Piece(height, lambda _painter, _at: None)


def _muted_line(said: str, theme: Theme) -> Piece:
    line = float(theme.px(_LINE))
    font = theme.font(CAPTION)

    def paint(painter: QPainter, at: QPointF) -> None:
        _write(painter, QRectF(at.x(), at.y(), theme.px(200), line), said, font, theme.muted)

    return Piece(line, paint)


def _flow(sizes: Sequence[float], gap: float, width: float, line: float) -> list[QPointF]:
    """Where parts stand that go on in another line where one is full."""
    places, x, y = [], 0.0, 0.0
    for size in sizes:
        if x and x + size > width:
            x, y = 0.0, y + line
        places.append(QPointF(x, y))
        x += size + gap
    return places


def _write(painter: QPainter, area: QRectF, said: str, font: QFont, colour: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, said)
