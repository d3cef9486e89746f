"""An answer's chip: its word in an outlined pill, the same in lists, on pages and in print."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from db.model.question import Answer
from desktop.theme import CAPTION, Theme


def chip_size(answer: Answer, theme: Theme, size: float = CAPTION) -> QSizeF:
    """The room a chip takes whose word is `size` px at 100%."""
    words = QFontMetricsF(_font(theme, size)).horizontalAdvance(answer.words)
    return QSizeF(words + theme.px(size * 1.5), theme.px(size * 1.7))


def paint_chip(
    painter: QPainter, corner: QPointF, answer: Answer, theme: Theme, size: float = CAPTION
) -> None:
    """Draw a chip with its top left corner there."""
    ink, fill = theme.chip_of(answer)
    pill = QRectF(corner, chip_size(answer, theme, size)).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, 1))
    painter.setBrush(QColor(fill))
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
    painter.setFont(_font(theme, size))
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, answer.words)


def _font(theme: Theme, size: float) -> QFont:
    return theme.font(size, QFont.Weight.DemiBold)
