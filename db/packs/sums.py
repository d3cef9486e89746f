"""The hash that lies beside the shipped pack, so that a changed byte is found before it is read."""

from pathlib import Path

from db import durable
from db.errors import CannotWrite, NotAPack
from db.packs import signing

SUM_SUFFIX = ".b2"
"""Of the file with the hash, as b2sum of GNU writes and checks it."""


def write_sum(pack: Path) -> Path:
    """Write a pack's hash beside it; CannotWrite says why not."""
    place = pack.with_name(f"{pack.name}{SUM_SUFFIX}")
    try:
        durable.write(f"{signing.hash_of(pack).hex()}  {pack.name}\n".encode(), place)
    except OSError as error:
        raise CannotWrite(
            f"“{place}” cannot be written: {error.strerror}. Make room in its folder."
        ) from error
    return place


def check_sum(pack: Path) -> None:
    """Refuse a pack that is not the one whose hash lies beside it; nothing if none does."""
    place = pack.with_name(f"{pack.name}{SUM_SUFFIX}")
    try:
        said = place.read_bytes().split()[:1]
    except OSError:
        return
    if said != [signing.hash_of(pack).hex().encode()]:
        raise NotAPack(
            f"The evidence pack that comes with the program was changed or damaged: {pack}. "
            f"Install the program again."
        )
