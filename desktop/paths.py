"""Where things lie: the resources and the pack that came with the program, the reader's folder."""

import os
import sys
from functools import cache
from pathlib import Path

from platformdirs import user_data_path

from db.errors import CannotWrite, NotAPack

SHIPPED_PACK = "core.evidence"
_MARK = ".portable"
"""A file of this name beside the program keeps all data there."""


def _homes() -> tuple[Path, ...]:
    """Where `resources` can be: in the frozen program, in the installed wheel, in the source."""
    here = Path(__file__).parent
    frozen = getattr(sys, "_MEIPASS", None)
    return (*([Path(frozen)] if frozen else []), here, here.parent)


@cache
def resources() -> Path:
    """The folder of icons, styles, help and the shipped pack."""
    for home in _homes():
        if (home / "resources" / "styles").is_dir():
            return home / "resources"
    raise FileNotFoundError(
        f"The program's resources are not beside it in {_homes()[0]}. Install the program again."
    )


def shipped_pack() -> Path:
    """The pack that came with the program."""
    pack = resources() / "packs" / SHIPPED_PACK
    if not pack.is_file():
        raise NotAPack(
            f"The evidence pack that comes with the program is missing: {pack}. "
            f"Install the program again, or name another pack with --pack."
        )
    return pack


def data_folder() -> Path:
    """The folder for the reader's settings; it may not exist yet.

    A portable copy has it beside the program, unless nothing can be written there.
    """
    beside = _portable_folder()
    if beside and _can_be_written(beside):
        return beside
    return user_data_path("dispensatory", appauthor=False)


def require_portable() -> None:
    """Refuse to be silent where a portable copy cannot keep its data beside the program."""
    beside, used = _portable_folder(), data_folder()
    if beside and beside != used:
        raise CannotWrite(
            f"This portable copy cannot write to {beside}, so your settings are kept in {used}. "
            f"Move the copy to where you may write, or delete {_MARK} beside the program."
        )


def _portable_folder() -> Path | None:
    """The folder beside a frozen program that is marked as portable."""
    if not getattr(sys, "frozen", False):
        return None
    home = Path(sys.executable).resolve().parent
    return home / "data" if (home / _MARK).exists() else None


def _can_be_written(folder: Path) -> bool:
    """Whether files can be made there; only making one tells, on every system."""
    probe = folder / f".{os.getpid()}"
    try:
        folder.mkdir(exist_ok=True)
        probe.touch()
        probe.unlink()
    except OSError:
        return False
    return True
