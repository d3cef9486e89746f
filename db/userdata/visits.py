"""The history: the last pages that were read, and when."""

from collections.abc import Iterable

from db.model.kept import Visit
from db.userdata.rows import VISITS, visit_of, visit_values
from db.userdata.store import UserData

MOST_VISITS = 1000
_ADD = """
INSERT INTO visit (place, title, read)
VALUES (:place, :title, :read)
"""
_REMOVE = """
DELETE FROM visit
 WHERE place = :place
   AND read = :read
"""
_CLEAR = "DELETE FROM visit"
# By the order of reading, not by time: after a clock was set back the last page is still the last.
_TRIM = """
DELETE FROM visit
 WHERE id <= (SELECT id FROM visit ORDER BY id DESC LIMIT 1 OFFSET :most)
"""


def all_visits(data: UserData) -> tuple[Visit, ...]:
    """Every visit that is kept, the first one first."""
    return tuple(visit_of(row) for row in data.rows(VISITS))


def add(data: UserData, visit: Visit) -> None:
    """Keep a visit, and of all visits the last thousand."""
    with data.writing():
        data.write(_ADD, visit_values(visit))
        data.write(_TRIM, {"most": MOST_VISITS})


def remove(data: UserData, visits: Iterable[Visit]) -> None:
    """Keep these visits no longer."""
    with data.writing():
        data.write_all(_REMOVE, map(visit_values, visits))


def replace(data: UserData, visits: Iterable[Visit]) -> None:
    """Keep these visits and no others, the last thousand of them."""
    with data.writing():
        put(data, visits)


def put(data: UserData, visits: Iterable[Visit]) -> None:
    """The same in a block of writes that was begun."""
    data.write(_CLEAR)
    data.write_all(_ADD, map(visit_values, tuple(visits)[-MOST_VISITS:]))
