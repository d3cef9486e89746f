"""A few lines of text for a painted cell: broken to a width, elided after so many lines."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

LEADING = 1.19
"""Distance of lines over the font's own; with Inter's 1.21 it is 1.45 of its size."""
_NARROWEST = 0.25
"""Width of a narrow letter over the font's size: more letters than fit need no shaping."""


@dataclass(frozen=True, slots=True)
class Type:
    """A font in a colour, with what is measured of it once."""

    font: QFont
    metrics: QFontMetricsF
    colour: QColor
    step: float

    @classmethod
    def of(cls, font: QFont, colour: str) -> "Type":
        """The font measured."""
        metrics = QFontMetricsF(font)
        return cls(font, metrics, QColor(colour), metrics.height() * LEADING)


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Lines laid out, and the room they take."""

    layout: QTextLayout
    colour: QColor
    height: float
    is_elided: bool

    def paint(self, painter: QPainter, at: QPointF) -> None:
        """Draw the lines with their top left corner there."""
        painter.setPen(self.colour)
        self.layout.draw(painter, at)


def text_block(text: str, kind: Type, width: float, most: int) -> TextBlock:
    """The text in lines of a width, at most so many; what does not fit ends in an ellipsis."""
    room = int(width * most / (kind.font.pixelSize() * _NARROWEST)) + 2
    layout = QTextLayout(text[:room], kind.font)
    layout.setCacheEnabled(True)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines, start, shown = _break(layout, width, most, kind.step)
    is_elided = shown < len(text)
    if is_elided:
        last = text[start : start + room // most]
        elided = kind.metrics.elidedText(last, Qt.TextElideMode.ElideRight, width - 2)
        layout.setText(text[:start] + elided)
        lines, _start, _shown = _break(layout, width, most, kind.step)
    return TextBlock(layout, kind.colour, lines * kind.step, is_elided)


def _break(layout: QTextLayout, width: float, most: int, step: float) -> tuple[int, int, int]:
    """How many lines there are, where the last begins, how many characters found a place."""
    layout.beginLayout()
    lines, start, shown = 0, 0, 0
    while lines < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(1.0, width))
        line.setPosition(QPointF(0, lines * step + (step - line.height()) / 2))
        lines += 1
        start, shown = line.textStart(), line.textStart() + line.textLength()
    layout.endLayout()
    return lines, start, shown
