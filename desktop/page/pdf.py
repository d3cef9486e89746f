"""A page on paper: laid out for the sheet, with a foot on each, as PDF or to a printer."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QEventLoop, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
)

from db.errors import CannotWrite
from desktop.files import write_whole
from desktop.html.every_page import Readable, outline_of
from desktop.page.paper_layout import Sheets
from desktop.page.paper_sheet import CAPTION
from desktop.theme import LIGHT, ui_families
from desktop.version import VERSION

_MARGIN = 16
"""mm of white on every side."""
_PX_AN_INCH = 96
_FOOT, _FOOT_GAP = 36, 12
"""Height of the foot and the space above it, in px."""
_RESOLUTION = 1200


def write_pdf(page: Readable, file: Path) -> None:
    """Write the page as PDF: the file is whole, or stays as it was and CannotWrite says why.

    It may be called on any thread.
    """
    # A text document starts timers, for which a thread not of Qt's own has no dispatcher until an
    # event loop is made there.
    _dispatcher = QEventLoop()
    write_whole(pdf(page), file)


def pdf(page: Readable) -> bytes:
    """The page as the bytes of a PDF file, on A4."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_RESOLUTION)
    writer.setTitle(outline_of(page).heading)
    writer.setCreator(f"Dispensatory {VERSION}")
    writer.setPageLayout(page_layout())
    paint(page, writer)
    return bytes(buffer.data().data())


def page_layout() -> QPageLayout:
    """A4, upright, with our margins."""
    margins = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    return QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        QPageLayout.Orientation.Portrait,
        margins,
        QPageLayout.Unit.Millimeter,
    )


def paint(page: Readable, device: QPagedPaintDevice) -> None:
    """Paint the whole page on the sheets of a file or printer."""
    scale = device.logicalDpiX() / _PX_AN_INCH
    size = QSizeF(device.width() / scale, device.height() / scale)
    room = QSizeF(size.width(), size.height() - _FOOT - _FOOT_GAP)
    sheets = Sheets(page, room)
    painter = QPainter(device)
    if not painter.isActive():
        raise CannotWrite("The printer did not take the page. See whether it is on and has paper.")
    painter.scale(scale, scale)
    for number in range(sheets.count):
        if number:
            device.newPage()
        sheets.paint(painter, number)
        _paint_foot(painter, page, size, f"{number + 1} of {sheets.count}")
    painter.end()


def _paint_foot(painter: QPainter, page: Readable, size: QSizeF, number: str) -> None:
    """A hairline, then the pack and the notice at the left and the sheet's number at the right."""
    font = LIGHT.font(CAPTION)
    font.setFamilies(list(ui_families()))
    foot = QRectF(0, size.height() - _FOOT, size.width(), _FOOT)
    painter.setPen(QPen(QColor(LIGHT.line), 1))
    painter.drawLine(foot.topLeft(), foot.topRight())
    painter.setPen(QColor(LIGHT.muted))
    painter.setFont(font)
    words = foot.adjusted(0, 6, -60, 0)
    painter.drawText(words, Qt.AlignmentFlag.AlignLeft, "\n".join(outline_of(page).footer))
    painter.drawText(foot.adjusted(0, 6, 0, 0), Qt.AlignmentFlag.AlignRight, number)
