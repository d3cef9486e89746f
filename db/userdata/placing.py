"""Files that take their place whole, and never the place of another."""

import os
from pathlib import Path

from db.durable import sync_folder

FOR_THE_READER = 0o600
"""The mode of files that are nobody else's to read."""


def move(source: Path, target: Path) -> None:
    """Give a file another name, for good; FileExistsError if something bears it."""
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if target.exists():
            raise FileExistsError(target) from None
        source.rename(target)
    else:
        source.unlink()
    sync_folder(target.parent)


def free(wanted: Path) -> Path:
    """The name that is wanted, or the next that nothing bears: `name-2.sqlite`, `name-3.sqlite`."""
    found, number = wanted, 1
    while found.exists():
        number += 1
        found = wanted.with_stem(f"{wanted.stem}-{number}")
    return found
