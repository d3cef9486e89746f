"""Files and answers the reader asks for: a file is written whole beside its place, then moved."""

import errno
import os
import sys
from pathlib import Path

from db import durable
from db.errors import CannotWrite


def write_whole(content: bytes, file: Path) -> None:
    """Write a file: it is whole, or stays as it was and CannotWrite says why."""
    try:
        place = _followed(file)
        if place.exists() and not place.is_file():
            raise CannotWrite(f"{file} is not a file. Name a file to write to.")
        durable.write(content, place)
    except OSError as error:
        raise CannotWrite(
            f"{file} could not be written: {error.strerror}. "
            f"Name a file in a folder that exists, that you may write to, and that has room."
        ) from error


def is_there(file: Path) -> bool:
    """Whether there is such a file or folder; no text that is too long for a name is one."""
    try:
        return file.exists()
    except OSError:
        return False


def write_answer(text: str) -> None:
    """Print a text and a line's end; CannotWrite if nothing takes it, BrokenPipeError if no more.

    What the terminal's character set lacks becomes a question mark.
    """
    if sys.stdout is None:
        raise CannotWrite("The answer could not be printed: the standard output is closed.")
    encoding = sys.stdout.encoding or "utf-8"
    try:
        sys.stdout.write(text.encode(encoding, "replace").decode(encoding) + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        _drop_answer()
        raise
    except OSError as error:
        _drop_answer()
        raise CannotWrite(
            f"The answer could not be printed: {error.strerror}. Make room where it goes."
        ) from error


def _drop_answer() -> None:
    """Let what is left to print go nowhere; else the end of the process would fail on it too."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _followed(file: Path) -> Path:
    """Where links lead from the file; OSError where they lead round in a circle."""
    try:
        return file.resolve()
    except RuntimeError as error:  # what Python says up to 3.12
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP)) from error
