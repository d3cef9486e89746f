"""The shapes that say a direction without colour: ▲ supports, ▼ opposes, ◆ mixed, ● neutral."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPolygonF

from db.model.finding import Direction
from desktop.theme import Theme

_FLATTER = 0.08
"""A triangle or disc that filled its square would look larger than the rhomb beside it."""


def mark_path(direction: Direction, area: QRectF) -> QPainterPath:
    """The outline of a direction's mark, filling an area."""
    path = QPainterPath()
    sink = area.height() * _FLATTER
    if direction is Direction.NEUTRAL:
        path.addEllipse(area.adjusted(sink, sink, -sink, -sink))
        return path
    path.addPolygon(QPolygonF([QPointF(*corner) for corner in _corners(direction, area, sink)]))
    path.closeSubpath()
    return path


def paint_mark(painter: QPainter, area: QRectF, direction: Direction, theme: Theme) -> None:
    """Draw a direction's mark in its colour, filling an area."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour_of(direction))
    painter.drawPath(mark_path(direction, area))
    painter.restore()


def _corners(direction: Direction, area: QRectF, sink: float) -> list[tuple[float, float]]:
    left, right, top, bottom = area.left(), area.right(), area.top(), area.bottom()
    x, y = area.center().x(), area.center().y()
    match direction:
        case Direction.SUPPORTS:
            return [(x, top + sink), (right, bottom - sink), (left, bottom - sink)]
        case Direction.OPPOSES:
            return [(left, top + sink), (right, top + sink), (x, bottom - sink)]
        case Direction.MIXED:
            return [(x, top), (right, y), (x, bottom), (left, y)]
        case Direction.NEUTRAL:
            return []
