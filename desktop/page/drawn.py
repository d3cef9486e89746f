"""Small drawings in prose, named like addresses: `drawn:certainty/low`, `drawn:badge/harm`."""

from functools import lru_cache
from urllib.parse import quote, unquote

from PySide6.QtCore import QPointF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter

from db.model.certainty import Certainty, Strength
from desktop.charts.badge import badge_size, ink_of, paint_badge
from desktop.charts.certainty import circles_size, paint_circles
from desktop.html.markup import Html
from desktop.theme import TABLE, Theme

SCHEME = "drawn"
_SCALE = 2


def certainty(level: Certainty) -> Html:
    """The four circles of a level, in a line of prose."""
    return _image(f"certainty/{level.value}")


def badge(words: str) -> Html:
    """A badge, in a line of prose."""
    return _image(f"badge/{quote(words)}")


def warning(words: str) -> Html:
    """A badge that warns, in a line of prose."""
    return _image(f"warning/{quote(words)}")


def strength(support: Strength) -> Html:
    """The badge of a strength, in a line of prose."""
    return _image(f"strength/{support.value}")


def words_of(path: str) -> str:
    """What a drawing says where only text can stand; circles have their word beside them."""
    kind, _, value = path.removeprefix(f"{SCHEME}:").partition("/")
    return "" if kind == "certainty" else f"({unquote(value)})"


@lru_cache(maxsize=256)
def picture(path: str, theme: Theme) -> QImage:
    """The drawing that a path names; nothing for a path that names none."""
    kind, _, value = path.partition("/")
    value = unquote(value)
    if kind == "certainty" and value in set(Certainty):
        image, painter = _canvas(circles_size(theme, TABLE))
        paint_circles(painter, QPointF(), Certainty(value), theme, TABLE)
    elif kind == "badge":
        image, painter = _canvas(badge_size(value, theme))
        paint_badge(painter, QPointF(), value, theme)
    elif kind == "warning":
        image, painter = _canvas(badge_size(value, theme))
        paint_badge(painter, QPointF(), value, theme, theme.refuses)
    elif kind == "strength" and value in set(Strength):
        image, painter = _canvas(badge_size(value, theme))
        paint_badge(painter, QPointF(), value, theme, ink_of(Strength(value), theme))
    else:
        return QImage()
    painter.end()
    return image


def _image(path: str) -> Html:
    return Html(f'<img src="{SCHEME}:{path}" style="vertical-align: middle">')


def _canvas(size: QSizeF) -> tuple[QImage, QPainter]:
    pixels = (size * _SCALE).toSize()
    image = QImage(pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(_SCALE)
    image.fill(Qt.GlobalColor.transparent)
    return image, QPainter(image)
