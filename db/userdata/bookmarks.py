"""Bookmarks, in the order the reader gave them."""

from collections.abc import Iterable

from db.model.kept import Bookmark
from db.userdata.rows import BOOKMARKS, bookmark_of, bookmark_values
from db.userdata.store import UserData

_ADD = """
INSERT INTO bookmark (place, heading, title, added, position)
VALUES (:place, :heading, :title, :added, CASE :position
        WHEN 0 THEN (SELECT coalesce(max(position), 0) + 1 FROM bookmark)
        ELSE :position END)
    ON CONFLICT (place, heading) DO NOTHING
"""
_REMOVE = """
DELETE FROM bookmark
 WHERE place = :place
   AND heading = :heading
"""
_PLACE = """
UPDATE bookmark
   SET position = :position
 WHERE place = :place
   AND heading = :heading
"""


def all_bookmarks(data: UserData) -> tuple[Bookmark, ...]:
    """Every bookmark, in order."""
    return tuple(bookmark_of(row) for row in data.rows(BOOKMARKS))


def add(data: UserData, bookmark: Bookmark) -> None:
    """Keep a bookmark; one that is kept already stays as it is."""
    with data.writing():
        put(data, (bookmark,))


def put(data: UserData, bookmarks: Iterable[Bookmark]) -> None:
    """Keep bookmarks, in a block of writes that was begun."""
    for bookmark in bookmarks:
        data.write(_ADD, bookmark_values(bookmark))


def remove(data: UserData, bookmark: Bookmark) -> None:
    """Keep a bookmark no longer; adding it again puts it where it stood."""
    with data.writing():
        data.write(_REMOVE, bookmark_values(bookmark))


def move(data: UserData, bookmark: Bookmark, by: int) -> None:
    """Let a bookmark change places with one so many places further down, or up."""
    with data.writing():
        order = list(all_bookmarks(data))
        keys = [(other.place, other.heading) for other in order]
        if (bookmark.place, bookmark.heading) not in keys:
            return
        place = keys.index((bookmark.place, bookmark.heading))
        moved = order.pop(place)
        order.insert(max(0, place + by), moved)
        data.write_all(
            _PLACE,
            (
                bookmark_values(other) | {"position": number}
                for number, other in enumerate(order, 1)
            ),
        )
