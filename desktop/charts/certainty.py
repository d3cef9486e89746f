"""Certainty as four circles, as many filled as its GRADE level has."""

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QPainter, QPen

from db.model.certainty import Certainty
from desktop.theme import BODY, Theme

CIRCLES = 4
_WIDE, _GAP = 0.78, 0.42
"""A circle and the space after it, as parts of the size of the type beside them."""


def circles_size(theme: Theme, size: float = BODY) -> QSizeF:
    """The room the circles take beside words of `size` px at 100%."""
    wide, gap = theme.px(size * _WIDE), theme.px(size * _GAP)
    return QSizeF(CIRCLES * wide + (CIRCLES - 1) * gap, wide)


def paint_circles(
    painter: QPainter, corner: QPointF, certainty: Certainty, theme: Theme, size: float = BODY
) -> None:
    """Draw the circles with their top left corner there."""
    wide, gap = theme.px(size * _WIDE), theme.px(size * _GAP)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = QColor(theme.muted)
    for number in range(CIRCLES):
        circle = QRectF(corner.x() + number * (wide + gap), corner.y(), wide, wide)
        painter.setPen(QPen(ink, max(1.0, wide * 0.11)))
        is_filled = number < certainty.level
        painter.setBrush(ink if is_filled else QColor(theme.surface))
        painter.drawEllipse(circle.adjusted(0.75, 0.75, -0.75, -0.75))
    painter.restore()
