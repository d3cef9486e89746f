"""Our own drawings in `resources/icons`, in a theme's colour and sharp at any scale."""

from PySide6.QtCore import QBuffer, QByteArray, QSize
from PySide6.QtGui import QIcon, QImageReader, QPixmap

from desktop.paths import resources
from desktop.theme import Theme

_SCALES = (1, 2)


def icon(name: str, theme: Theme, size: int = 20) -> QIcon:
    """A drawing in muted ink, brighter under the pointer and pale where it cannot be used."""
    made = QIcon()
    colours = {
        QIcon.Mode.Normal: theme.muted,
        QIcon.Mode.Active: theme.ink,
        QIcon.Mode.Disabled: theme.line,
    }
    for mode, colour in colours.items():
        for scale in _SCALES:
            made.addPixmap(drawing(name, colour, size, scale), mode)
    return made


def switch(off: str, on: str, theme: Theme, size: int = 20) -> QIcon:
    """A drawing, and another in the accent's colour while what it stands for is on."""
    made = icon(off, theme, size)
    for scale in _SCALES:
        made.addPixmap(drawing(on, theme.accent, size, scale), QIcon.Mode.Normal, QIcon.State.On)
    return made


def drawing(name: str, colour: str, size: int, scale: float = 1) -> QPixmap:
    """A drawing of `size` px in one colour."""
    svg = (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    buffer = QBuffer()
    buffer.setData(QByteArray(svg.replace("currentColor", colour).encode()))
    # Read as an image, not by QtSvg: one library less to load before the first window.
    reader = QImageReader(buffer, QByteArray(b"svg"))
    reader.setScaledSize(QSize(round(size * scale), round(size * scale)))
    picture = QPixmap.fromImage(reader.read())
    picture.setDevicePixelRatio(scale)
    return picture
