"""A badge: a word in a small outlined box, for a design, a harm, a strength."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from db.model.certainty import Strength
from desktop.theme import Theme

BADGE = 11
"""The size of a badge's word in px at 100%."""


def badge_size(words: str, theme: Theme, size: float = BADGE) -> QSizeF:
    """The room a badge takes."""
    wide = QFontMetricsF(theme.font(size)).horizontalAdvance(words)
    return QSizeF(round(wide + theme.px(size * 1.05)) + 1, theme.px(size * 1.64))


def paint_badge(
    painter: QPainter,
    corner: QPointF,
    words: str,
    theme: Theme,
    ink: str = "",
    size: float = BADGE,
    widest: float = 0,
) -> None:
    """Draw a badge with its top left corner there; beyond `widest` its word is elided."""
    needed = badge_size(words, theme, size)
    wide = min(needed.width(), widest) if widest else needed.width()
    box = QRectF(corner, QSizeF(wide, needed.height()))
    colour = QColor(ink or theme.muted)
    font = theme.font(size)
    if wide < needed.width():
        room = wide - theme.px(size)
        words = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour if ink else QColor(theme.line), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    round_by = theme.px(4)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), round_by, round_by)
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()


def ink_of(strength: Strength, theme: Theme) -> str:
    """The colour of a strength's badge; its word says the same."""
    match strength:
        case Strength.STRONG:
            return theme.ink
        case Strength.MODERATE:
            return theme.muted
        case Strength.WEAK:
            return ""
        case Strength.DISPUTED:
            return theme.opposes
