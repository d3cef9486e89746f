"""Rows of the reader's file → bookmarks and visits, and back."""

import sqlite3
from datetime import datetime

from db.model.kept import Bookmark, Visit, moment
from db.model.place import Place

BOOKMARKS = """
SELECT place, heading, title, added, position
  FROM bookmark
 ORDER BY position, added, id
"""

VISITS = """
SELECT place, title, read
  FROM visit
 ORDER BY id
"""


def bookmark_of(row: sqlite3.Row) -> Bookmark:
    """The bookmark of a row; ValueError or NoSuchPlace if the row is damaged."""
    added = datetime.fromisoformat(row["added"])
    return Bookmark(Place.read(row["place"]), row["title"], added, row["heading"], row["position"])


def visit_of(row: sqlite3.Row) -> Visit:
    """The visit of a row; ValueError or NoSuchPlace if the row is damaged."""
    return Visit(Place.read(row["place"]), row["title"], datetime.fromisoformat(row["read"]))


def bookmark_values(bookmark: Bookmark) -> dict[str, str | int]:
    """What a bookmark's row holds."""
    return {
        "place": str(bookmark.place),
        "heading": bookmark.heading,
        "title": bookmark.title,
        "added": moment(bookmark.added).isoformat(),
        "position": bookmark.position,
    }


def visit_values(visit: Visit) -> dict[str, str | int]:
    """What a visit's row holds."""
    return {
        "place": str(visit.place),
        "title": visit.title,
        "read": moment(visit.read).isoformat(),
    }
