"""Where things lie: the resources and the pack that came with the program, the reader's folder."""

import sys
from functools import cache
from pathlib import Path

from platformdirs import user_data_path

from db.errors import NotAPack

SHIPPED_PACK = "core.evidence"


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
    """The folder for the reader's settings; it may not exist yet."""
    return user_data_path("dispensatory", appauthor=False)
