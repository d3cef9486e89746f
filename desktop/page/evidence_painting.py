"""How a finding's row is drawn: direction, study with its design, what was tested, the result."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF

from desktop.charts.badge import badge_size, paint_badge
from desktop.charts.marks import paint_mark
from desktop.html import words
from desktop.page.evidence_filter import Shown
from desktop.page.evidence_rows import Cell, badge, tested
from desktop.page.text_block import TextBlock, Type, text_block
from desktop.theme import CAPTION, TABLE, Theme

PAD = 8
"""Space over and under a row's words."""
BETWEEN = 12
"""Space between the words of two columns."""
_MARK, _CHEVRON, _INDENT = 11, 8, 5
_OVER_BADGE = 3
_LEAST_RESULT, _MOST_RESULT = 2, 4


@dataclass(frozen=True, slots=True)
class RowDrawing:
    """A row laid out for one set of column widths."""

    row: Shown
    blocks: dict[Cell, tuple[TextBlock, ...]]
    height: int


@dataclass(frozen=True, slots=True)
class Dress:
    """A theme with the types of a row, measured once."""

    theme: Theme
    plain: Type
    bold: Type
    small: Type

    @classmethod
    def of(cls, theme: Theme) -> "Dress":
        """What rows wear in a theme."""
        return cls(
            theme,
            Type.of(theme.font(TABLE), theme.ink),
            Type.of(theme.font(TABLE, QFont.Weight.Medium), theme.ink),
            Type.of(theme.font(CAPTION), theme.muted),
        )


def drawn(row: Shown, widths: Sequence[int], shows_outcome: bool, dress: Dress) -> RowDrawing:
    """The row laid out; without a column of its own the outcome stands over the result."""
    theme, room = dress.theme, [max(20, width - BETWEEN) for width in widths]
    study = text_block(words.study(row.finding, row.source), dress.bold, room[Cell.STUDY], 3)
    blocks = {Cell.STUDY: (study,), Cell.TESTED: _tested(row, room[Cell.TESTED], dress)}
    outcome = words.begun(row.finding.outcome)
    over: tuple[TextBlock, ...] = ()
    if shows_outcome:
        blocks[Cell.OUTCOME] = (text_block(outcome, dress.plain, room[Cell.OUTCOME], 3),)
    else:
        over = (text_block(outcome, dress.small, room[Cell.RESULT], 1),)
    under = badge_size(badge(row), theme).height() + theme.px(_OVER_BADGE)
    height = max(study.height + under, *(_height(cell) for cell in blocks.values()))
    # As many lines of the result as the row is high anyway, and two at least.
    fitting = int((height - _height(over)) / dress.plain.step)
    most = max(_LEAST_RESULT, min(fitting, _MOST_RESULT))
    result = text_block(row.finding.result, dress.plain, room[Cell.RESULT], most)
    blocks[Cell.RESULT] = (*over, result)
    height = max(height, _height(blocks[Cell.RESULT]))
    return RowDrawing(row, blocks, round(height) + 2 * theme.px(PAD))


def _tested(row: Shown, room: float, dress: Dress) -> tuple[TextBlock, ...]:
    """Whom or what, in two lines at most; the dose and the scaled dose in one each."""
    model, dose, scaled = tested(row)
    small = (text_block(line, dress.small, room, 1) for line in (dose, scaled) if line)
    return (text_block(model, dress.plain, room, 2), *small)


def _height(blocks: Sequence[TextBlock]) -> float:
    return sum(block.height for block in blocks)


def paint_cell(
    painter: QPainter, drawing: RowDrawing, cell: Cell, area: QRectF, is_open: bool, theme: Theme
) -> None:
    """Draw one cell of a row."""
    corner = area.topLeft() + QPointF(0, theme.px(PAD))
    first_line = theme.px(TABLE) * 1.45
    if cell is Cell.MARK:
        wide = float(theme.px(_MARK))
        mark = QRectF(
            corner.x() + theme.px(_INDENT), corner.y() + (first_line - wide) / 2, wide, wide
        )
        paint_mark(painter, mark, drawing.row.direction, theme)
        return
    if cell is Cell.OPEN:
        middle = QPointF(area.center().x(), corner.y() + first_line / 2)
        _paint_chevron(painter, middle, is_open, theme)
        return
    for block in drawing.blocks.get(cell, ()):
        block.paint(painter, corner)
        corner += QPointF(0, block.height)
    if cell is Cell.STUDY:
        corner += QPointF(0, theme.px(_OVER_BADGE))
        widest = area.width() - BETWEEN
        paint_badge(painter, corner, badge(drawing.row), theme, widest=widest)


def paint_ring(painter: QPainter, area: QRectF, theme: Theme) -> None:
    """The ring that says where the keyboard is."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.accent), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area.adjusted(1, 1, -1, -2), 4, 4)
    painter.restore()


def _paint_chevron(painter: QPainter, middle: QPointF, is_open: bool, theme: Theme) -> None:
    half, rise = theme.px(_CHEVRON) / 2, theme.px(_CHEVRON) / 4
    way = -1 if is_open else 1
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.muted), 1.5, c=Qt.PenCapStyle.RoundCap))
    painter.drawPolyline(
        QPolygonF(
            [
                middle + QPointF(-half, -way * rise),
                middle + QPointF(0, way * rise),
                middle + QPointF(half, -way * rise),
            ]
        )
    )
    painter.restore()
