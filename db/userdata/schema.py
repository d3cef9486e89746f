"""What tells the reader's file from any other, and which version this program writes."""

import struct
from pathlib import Path

from db.errors import CannotWrite, UserDataTooNew

FILE_NAME = "userdata.sqlite"

APPLICATION_ID = 0x44737075
"""`Dspu`, at byte 68 of the file."""

VERSION = 2
"""How many migrations a file of this program went through; it stands in `user_version`."""

_MAGIC = b"SQLite format 3\0"
_HEADER = 100


def require_not_newer(file: Path) -> None:
    """Refuse a file of a later program by its first bytes, before SQLite touches it."""
    try:
        with file.open("rb") as opened:
            header = opened.read(_HEADER)
    except FileNotFoundError:
        return
    except OSError as error:
        raise CannotWrite(
            f"Your bookmarks and history cannot be read: {file}: {error.strerror}. "
            f"Allow reading and writing it."
        ) from error
    if header[:16] == _MAGIC and len(header) == _HEADER:
        version, application = struct.unpack_from(">4xi4xi", header, 56)
        if application == APPLICATION_ID:
            require_version(version, file)


def require_version(version: int, file: Path) -> None:
    """Refuse the version of a later program."""
    if version > VERSION:
        raise UserDataTooNew(
            f"Your bookmarks and history were written by a later version of Dispensatory (format "
            f"{version}; this program reads {VERSION}), so {file} is left as it is. "
            f"Update the program to use them."
        )
