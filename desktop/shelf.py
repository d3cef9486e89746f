"""Which packs are read: those that were given by hand, or else those on the shelf."""

import filecmp
from collections.abc import Sequence
from pathlib import Path

from db.errors import NotAPack, StoreError
from db.library import Library
from db.model.pack import ShelvedPack, Trust
from db.packs.installed import Shelf
from db.packs.shelved import named, readable
from desktop.paths import data_folder, shipped_pack


def shelf_of(data: Path | None = None) -> Shelf:
    """The packs that the reader installed, in a data folder or the reader's own."""
    return Shelf((data or data_folder()) / "packs")


def open_library(given: Sequence[Path] = (), shelf: Shelf | None = None) -> Library:
    """The packs that were given by hand, or else all that are shipped or installed and sound.

    What is set aside is among the library's problems; a StoreError if nothing is left.
    """
    if given:
        return Library([_named(file) for file in given])
    problems: list[str] = []
    shipped = None
    try:
        shipped = shipped_pack()
    except NotAPack as error:
        problems.append(str(error))
    found = readable(shelf or shelf_of(), shipped)
    problems += found.problems
    if problems and not found.packs:
        raise StoreError(problems[0])
    return Library(found.packs, problems)


def _named(file: Path) -> ShelvedPack:
    """To give a file by hand is to accept it, not to sign it; the shipped pack is known."""
    try:
        is_shipped = filecmp.cmp(file, shipped_pack(), shallow=False)
    except (NotAPack, OSError):
        is_shipped = False
    return ShelvedPack(file, Trust.SHIPPED) if is_shipped else named(file)
