"""What a killed process left in the folder of packs, and versions that no list names any more."""

import contextlib
import re
from collections.abc import Sequence
from pathlib import Path

from db.packs import locking, signing
from db.packs.shelf_list import Installed

INCOMING = ".incoming.evidence"
"""Where a pack is copied to before it is believed."""
_VERSION = re.compile(r".*-[0-9a-f]{16}\.evidence(\.minisig)?")


def sweep(folder: Path, packs: Sequence[Installed]) -> None:
    """Delete what we made and no installed pack names; what others put there stays."""
    kept = {folder / version.file for one in packs for version in one.versions}
    kept |= {signing.beside(path) for path in kept}
    for path in folder.iterdir():
        if path.is_symlink() or path.name.startswith("_"):
            continue
        if path.is_dir():
            _sweep_versions(path, kept)
        elif path.name.startswith(".") and path.name != locking.NAME:
            drop(path)


def set_aside(folder: Path, list_name: str) -> None:
    """Move the packs that a list named, then the list, which cannot be read, beside them.

    The list goes last: without one, all packs that are there would be swept away.
    """
    number = 1
    while (kept := folder / f"_damaged-{number}").exists():
        number += 1
    kept.mkdir()
    for path in list(folder.iterdir()):
        if path.is_dir() and path.name != list_name and not path.name.startswith("_"):
            path.replace(kept / path.name)
    (folder / list_name).replace(kept / list_name)


def drop(path: Path) -> None:
    """Delete a file if that can be done; else the next sweep will."""
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def _sweep_versions(folder: Path, kept: set[Path]) -> None:
    for path in folder.iterdir():
        is_ours = _VERSION.fullmatch(path.name) or path.name.startswith(".")
        if is_ours and path not in kept:
            drop(path)
    with contextlib.suppress(OSError):  # it holds a version
        folder.rmdir()
