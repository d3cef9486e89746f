"""A picture taken out of the page: on the clipboard as an image or a table, or as an SVG file."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from db.model.page import DrugPage
from desktop.charts.copies import image_of, svg_of
from desktop.charts.picture import Picture, csv_of
from desktop.files import write_whole
from desktop.theme import Theme


@dataclass(frozen=True, slots=True)
class Origin:
    """Whence a picture comes: said under it, and in the name of its file."""

    credit: str = ""
    name: str = "picture"

    @classmethod
    def of(cls, page: DrugPage) -> "Origin":
        """`Is gabapentin a muscle relaxer? · Core pack 1.0, reviewed 2026-11-25`."""
        pack = page.manifest
        reviewed = f"{pack.title} {pack.version}, reviewed {page.question.reviewed}"
        name = f"{page.drug.id}-{page.question.id}"
        return cls(f"{page.question.text} · {reviewed}", name)


def copy_image(picture: Picture, origin: Origin, theme: Theme, parent: QWidget) -> str:
    """Put the picture on the clipboard; the sentence to tell."""
    del parent
    QGuiApplication.clipboard().setImage(image_of(picture, origin.credit, theme))
    return "The picture is on the clipboard."


def copy_table(picture: Picture, origin: Origin, theme: Theme, parent: QWidget) -> str:
    """Put the picture's figures on the clipboard; the sentence to tell."""
    del origin, theme, parent
    QGuiApplication.clipboard().setText(csv_of(picture))
    return "The picture’s figures are on the clipboard as CSV."


def save_svg(picture: Picture, origin: Origin, theme: Theme, parent: QWidget) -> str:
    """Ask for a file and write the picture there; the sentence to tell, empty if nothing was."""
    kind = "-".join(picture.title.lower().split()[:4])
    name = "".join(c for c in f"{origin.name}-{kind}" if c.isalnum() or c in "-_")
    file, _kind = QFileDialog.getSaveFileName(parent, "Save as SVG", f"{name}.svg", "SVG (*.svg)")
    if not file:
        return ""
    write_whole(svg_of(picture, origin.credit, theme), Path(file))
    return f"The picture was saved as {file}."


@dataclass(frozen=True, slots=True)
class Copy:
    """One way to take a picture out: as the quiet note says it, and as the menu does."""

    note: str
    text: str
    do: Callable[[Picture, Origin, Theme, QWidget], str]


COPIES = (
    Copy("copy as image", "Copy as image", copy_image),
    Copy("as table", "Copy as table", copy_table),
    Copy("SVG", "Save as SVG…", save_svg),
)
"""Every way; adding one adds a row."""
