"""Files the reader asks for: written whole beside their place, then moved there."""

import os
from pathlib import Path

from db.errors import CannotWrite


def write_whole(content: bytes, file: Path) -> None:
    """Write a file: it is whole, or stays as it was and CannotWrite says why."""
    place = file.resolve()
    if place.exists() and not place.is_file():
        raise CannotWrite(f"{file} is not a file. Name a file to write to.")
    beside = place.with_name(f".{place.name}.{os.getpid()}")
    try:
        with beside.open("wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        beside.replace(place)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise CannotWrite(
            f"{file} could not be written: {error.strerror}. "
            f"Name a file in a folder that exists, that you may write to, and that has room."
        ) from error
