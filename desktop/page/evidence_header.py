"""The heads of an evidence table: words, and an arrow at the column that it is sorted by."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPolygonF
from PySide6.QtWidgets import QHeaderView, QWidget

from desktop.theme import CAPTION, Theme

_HIGH, _ARROW = 28, 7


class EvidenceHeader(QHeaderView):
    """Painted by us, so that arrow and words follow the theme; a third click sorts no more."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Columns are as wide as the table says."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setStretchLastSection(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def be_sortable(self) -> None:
        """Take clicks; to be called once the table has it, for the table turns that off."""
        self.setSectionsClickable(True)
        self.setSortIndicatorShown(True)
        self.setSortIndicatorClearable(True)
        self.sort_by_none()

    def sort_by_none(self) -> None:
        """Show no arrow."""
        self.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._theme = theme
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """One line of words."""
        return QSize(super().sizeHint().width(), self._theme.px(_HIGH))

    def paintSection(self, painter: QPainter, area: QRect, section: int) -> None:
        """Draw one head."""
        theme, box = self._theme, QRectF(area)
        is_sorted = self.sortIndicatorSection() == section
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), QColor(theme.line))
        font = theme.font(CAPTION, QFont.Weight.Medium)
        painter.setFont(font)
        painter.setPen(QColor(theme.ink if is_sorted else theme.muted))
        words = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
        if is_sorted:
            after = QFontMetricsF(font).horizontalAdvance(words)
            left = box.left() + (after + theme.px(5) if words else theme.px(7))
            self._paint_arrow(painter, QPointF(left, box.center().y()))
        painter.restore()

    def _paint_arrow(self, painter: QPainter, left: QPointF) -> None:
        wide = self._theme.px(_ARROW)
        way = 1 if self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder else -1
        tip, foot = -way * wide * 0.3, way * wide * 0.3
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.ink))
        corners = [QPointF(0, foot), QPointF(wide, foot), QPointF(wide / 2, tip)]
        painter.drawPolygon(QPolygonF([left + corner for corner in corners]))
