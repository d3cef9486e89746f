"""What the program remembers of the reader's wishes: one row a setting, kept in a plain file."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import QSettings

from db.errors import CannotWrite, NoSuchPlace
from db.model.place import START, Place
from desktop.session import Searches
from desktop.wording import REVIEW_MONTHS
from desktop.zoom import LEAST_ZOOM, MOST_ZOOM, NORMAL_ZOOM

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Option(Generic[T]):
    """One setting; `read` makes its value of the stored text, or raises ValueError."""

    key: str
    default: T
    read: Callable[[str], T]
    help: str


MOST_MONTHS = 120
THEMES = ("system", "light", "dark")


def _theme(text: str) -> str:
    if text not in THEMES:
        raise ValueError(f"“{text}” is not system, light or dark")
    return text


def _review(text: str) -> int:
    months = int(text)
    if not 1 <= months <= MOST_MONTHS:
        raise ValueError(f"{months} is not between 1 and {MOST_MONTHS} months")
    return months


def _zoom(text: str) -> int:
    zoom = int(text)
    if not LEAST_ZOOM <= zoom <= MOST_ZOOM:
        raise ValueError(f"{zoom}% is not between {LEAST_ZOOM}% and {MOST_ZOOM}%")
    return zoom


def _truth(text: str) -> bool:
    if text not in ("True", "False"):
        raise ValueError(f"“{text}” is neither True nor False")
    return text == "True"


THEME = Option("theme", "system", _theme, "Colours: system, light or dark.")
ZOOM = Option("zoom", NORMAL_ZOOM, _zoom, f"Text size in per cent, {LEAST_ZOOM} to {MOST_ZOOM}.")
PLACE = Option("place", START, Place.read, "The page that was open when the program closed.")
SEARCHES = Option(
    "searches", Searches(), Searches.read, "What you searched for lately; it can be cleared."
)
REVIEW = Option(
    "review",
    REVIEW_MONTHS,
    _review,
    f"Months after its last review from which a page says how old it is, 1 to {MOST_MONTHS}.",
)
HISTORY = Option("history", True, _truth, "Whether the pages you read are kept in your history.")
GEOMETRY = Option("geometry", "", str, "Where the window stood, in Qt's own coding.")

OPTIONS: tuple[
    Option[str] | Option[int] | Option[bool] | Option[Place] | Option[Searches], ...
] = (
    THEME, ZOOM, PLACE, SEARCHES, REVIEW, HISTORY, GEOMETRY,
)  # fmt: skip
"""Every setting; a test checks each row."""


class Settings:
    """Reads and writes the options in one file; without a file they last as long as the window."""

    def __init__(self, file: Path | None) -> None:
        """The file need not exist; a value that cannot be read counts as its default."""
        self._file = file
        self._values: dict[str, str] = {}
        if file:
            stored = QSettings(str(file), QSettings.Format.IniFormat)
            self._values = {key: str(stored.value(key)) for key in stored.allKeys()}

    def get(self, option: Option[T]) -> T:
        """The option's value, or its default."""
        try:
            return option.read(self._values[option.key])
        except (KeyError, ValueError, NoSuchPlace):
            return option.default

    def set(self, option: Option[T], value: T) -> None:
        """Remember a value; `save` makes it last."""
        self._values[option.key] = str(value)

    def save(self) -> None:
        """Write every option; CannotWrite if the folder or the disk does not allow it."""
        if self._file is None:
            return
        stored = QSettings(str(self._file), QSettings.Format.IniFormat)
        for option in OPTIONS:
            stored.setValue(option.key, self._values.get(option.key, str(option.default)))
        stored.sync()
        if stored.status() is not QSettings.Status.NoError:
            raise CannotWrite(
                f"Your settings could not be kept: {self._file} cannot be written. "
                f"Allow writing to its folder, or make room on the disk."
            )
