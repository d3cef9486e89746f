"""Files that are there after a power cut: written beside their place, synced, then moved."""

import contextlib
import os
from pathlib import Path

_KEPT_OF_NAME = 40
"""Letters of a file's name that the file beside it bears: a longer name could be too long."""


def write(content: bytes, place: Path) -> None:
    """Write a file, whole or not at all; OSError says why not."""
    beside = place.with_name(f".{place.name[:_KEPT_OF_NAME]}.{os.getpid()}")
    try:
        beside.write_bytes(content)
        move(beside, place)
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def move(beside: Path, place: Path) -> None:
    """Put a whole file in its place, in the same folder or another."""
    with beside.open("rb+") as file:
        os.fsync(file.fileno())
    beside.replace(place)
    sync_folder(place.parent)


def make_folder(folder: Path) -> None:
    """A folder, and those above it that are missing."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder last, where the system can; Windows does so by itself."""
    if os.name == "posix":
        with contextlib.suppress(OSError):  # some file systems cannot
            opened = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(opened)
            finally:
                os.close(opened)
