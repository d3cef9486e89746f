"""Where a link leads: a place of the program, the reader's browser, or nowhere."""

import re
from urllib.parse import unquote

from db.errors import StoreError
from db.model.place import SCHEME, Place

_OUTSIDE = ("https:", "http:", "mailto:")
_ATTACHES = re.compile(r"[?&]\s*attach", re.IGNORECASE)
"""Some mail programs put the file that a link names into the letter."""


class LinkRefused(StoreError):
    """A link that the program does not follow."""


def is_outside(link: str) -> bool:
    """Whether a link is for the system's browser or mail program."""
    return link.lower().startswith(_OUTSIDE)


def place_of(link: str) -> Place | None:
    """The place a link leads to; None if it leads outside, LinkRefused if it may not be followed.

    Files, network folders and programs are never opened: a pack may be a stranger's.
    """
    if link.startswith(SCHEME):
        return Place.read(link)
    if is_outside(link) and not _attaches(link):
        return None
    raise LinkRefused(
        f"“{link}” was not opened: only web pages, mail addresses and pages of this program are. "
        f"Copy the address if you trust it."
    )


def _attaches(link: str) -> bool:
    return link.lower().startswith("mailto:") and bool(_ATTACHES.search(unquote(link)))
