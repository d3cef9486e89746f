"""A picture by itself: with its title, notes and whence it comes, as an image or as SVG."""

from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from desktop.charts.picture import Drawing, Picture, notes_of
from desktop.charts.strokes import Ink, Words, broken
from desktop.theme import CAPTION, HEADING, Theme

SCALE = 2
"""Pixels of an image for each of the screen: sharp on any."""
_MARGIN, _BETWEEN = 20, 10
_PX_AN_INCH = 96
_MOST_PIXELS = 16_000
"""The highest image: beyond, programs refuse to take it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A picture laid out to stand by itself."""

    drawing: Drawing
    at: QPointF
    words: tuple[Words, ...]
    size: QSize
    theme: Theme

    def paint(self, painter: QPainter) -> None:
        """Draw it on the ground of its look."""
        painter.fillRect(QRectF(QPointF(), self.size.toSizeF()), QColor(self.theme.surface))
        for words in self.words:
            words.paint(painter, self.theme)
        painter.translate(self.at)
        self.drawing.paint(painter)
        painter.translate(-self.at)


def sheet_of(picture: Picture, credit: str, theme: Theme) -> Sheet:
    """The picture at its natural width with title above, notes and `credit` below."""
    margin, between = float(theme.px(_MARGIN)), theme.px(_BETWEEN)
    width = float(theme.px(picture.natural_width))
    title = broken(picture.title, QPointF(margin, margin), width, theme, HEADING, Ink.INK, True)
    at = QPointF(margin, title.area.bottom() + between)
    drawing = picture.lay_out(width, theme)
    below = at.y() + drawing.height + between
    words = [title]
    for text in (notes_of(picture), credit):
        if text:
            words.append(broken(text, QPointF(margin, below), width, theme, CAPTION))
            below = words[-1].area.bottom() + theme.px(2)
    size = QSize(round(width + 2 * margin), round(below - theme.px(2) + margin))
    return Sheet(drawing, at, tuple(words), size, theme)


def image_of(picture: Picture, credit: str, theme: Theme) -> QImage:
    """The picture on the ground of its look, twice as fine as a screen."""
    sheet = sheet_of(picture, credit, theme)
    scale = min(SCALE, _MOST_PIXELS / max(sheet.size.height(), sheet.size.width()))
    pixels = (sheet.size.toSizeF() * scale).toSize()
    image = QImage(pixels, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    painter = QPainter(image)
    sheet.paint(painter)
    painter.end()
    return image


def svg_of(picture: Picture, credit: str, theme: Theme) -> bytes:
    """The picture as SVG, with its words as description."""
    # Imported late: only who saves a picture needs it.
    from PySide6.QtSvg import QSvgGenerator  # noqa: PLC0415

    sheet = sheet_of(picture, credit, theme)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QSvgGenerator()
    writer.setOutputDevice(buffer)
    writer.setResolution(_PX_AN_INCH)
    writer.setSize(sheet.size)
    writer.setViewBox(QRectF(QPointF(), sheet.size.toSizeF()))
    writer.setTitle(picture.title)
    writer.setDescription(picture.words)
    painter = QPainter(writer)
    sheet.paint(painter)
    painter.end()
    return bytes(buffer.data().data())
