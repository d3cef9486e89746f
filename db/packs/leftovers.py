"""What a killed process left in the folder of packs, and versions that no list names any more."""

import contextlib
import re
from collections.abc import Sequence
from pathlib import Path

from db.packs import shelf_list, signing
from db.packs.shelf_list import Installed

INCOMING = ".incoming.evidence"
"""Where a pack is copied to before it is believed."""
_VERSION = re.compile(r".*-[0-9a-f]{16}\.evidence(\.minisig)?")
_BEGUN = re.compile(
    rf"{re.escape(INCOMING)}(\.minisig)?|\.{re.escape(shelf_list.NAME)}\.\d+", re.ASCII
)


def sweep(folder: Path, packs: Sequence[Installed]) -> None:
    """Delete what we made and no installed pack names; what others put there stays."""
    kept = {folder / version.file for one in packs for version in one.versions}
    kept |= {signing.beside(path) for path in kept}
    for path in folder.iterdir():
        if path.is_symlink() or path.name.startswith("_"):
            continue
        if path.is_dir():
            _sweep_versions(path, kept)
        elif _BEGUN.fullmatch(path.name):
            drop(path)


def has_versions(folder: Path) -> bool:
    """Whether there is any version of a pack, named by a list or not."""
    return any(_VERSION.fullmatch(path.name) for path in folder.glob("[!_]*/*.evidence"))


def set_aside(folder: Path) -> None:
    """Move the packs, then their list, which cannot be read or is lost, into a folder beside them.

    The list goes last: whoever is stopped before that finds it damaged again.
    """
    number = 1
    while (kept := folder / f"_damaged-{number}").exists():
        number += 1
    kept.mkdir()
    for path in list(folder.iterdir()):
        if path.is_dir() and path.name != shelf_list.NAME and not path.name.startswith("_"):
            path.replace(kept / path.name)
    with contextlib.suppress(FileNotFoundError):
        (folder / shelf_list.NAME).replace(kept / shelf_list.NAME)


def drop(path: Path) -> None:
    """Delete a file if that can be done; else the next sweep will."""
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def _sweep_versions(folder: Path, kept: set[Path]) -> None:
    for path in folder.iterdir():
        if _VERSION.fullmatch(path.name) and path not in kept:
            drop(path)
    with contextlib.suppress(OSError):  # it holds a version
        folder.rmdir()
