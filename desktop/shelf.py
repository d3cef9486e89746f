"""Which packs are read: those that were given by hand, or else those on the shelf."""

import filecmp
from collections.abc import Sequence
from pathlib import Path

from db.errors import NotAPack
from db.model.pack import ShelvedPack, Trust
from desktop.paths import shipped_pack


def packs_to_read(given: Sequence[Path]) -> tuple[ShelvedPack, ...]:
    """The packs that were given by hand, or those on the shelf; NotAPack if there is none.

    To give a file by hand is to accept it, not to sign it: only the very pack that comes with the
    program is known, whatever its name.
    """
    if not given:
        return (ShelvedPack(shipped_pack(), Trust.SHIPPED),)
    return tuple(ShelvedPack(file, _trust_of(file)) for file in given)


def _trust_of(file: Path) -> Trust:
    try:
        is_shipped = filecmp.cmp(file, shipped_pack(), shallow=False)
    except (NotAPack, OSError):
        is_shipped = False
    return Trust.SHIPPED if is_shipped else Trust.UNSIGNED
