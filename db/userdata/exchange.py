"""Bookmarks and history as JSON, to take them along or bring them together."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from db.errors import NoSuchPlace, NotUserData
from db.model.kept import Bookmark, Kept, Visit, moment
from db.model.place import Place
from db.userdata import visits
from db.userdata.bookmarks import all_bookmarks, put
from db.userdata.rows import bookmark_values, visit_values
from db.userdata.store import UserData

T = TypeVar("T")
FORMAT = "dispensatory-userdata"
FORMAT_VERSION = 1
_LARGEST = 32_000_000
"""Bytes of a file to import; a thousand visits and a thousand bookmarks are half a million."""


def kept_of(data: UserData) -> Kept:
    """Everything that is kept."""
    return Kept(all_bookmarks(data), visits.all_visits(data))


def counts(kept: Kept) -> str:
    """`3 bookmarks and 120 pages of history`."""
    marks, pages = len(kept.bookmarks), len(kept.visits)
    return (
        f"{marks:,} bookmark{'' if marks == 1 else 's'} and "
        f"{pages:,} page{'' if pages == 1 else 's'} of history"
    )


def written(kept: Kept) -> str:
    """Everything as JSON; `read` is the inverse."""
    data = {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "bookmarks": [_bookmark_data(one) for one in kept.bookmarks],
        "history": [visit_values(visit) for visit in kept.visits],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def read_file(file: Path) -> Kept:
    """What an exported file holds; NotUserData says where it is wrong."""
    try:
        if not file.is_file():
            raise NotUserData(f"“{file}” is not a file. Choose a file that was exported.")
        if file.stat().st_size > _LARGEST:
            raise NotUserData(f"“{file}” is too large to be an export. Choose another file.")
        return read(file.read_bytes(), file.name)
    except OSError as error:
        raise NotUserData(
            f"“{file}” cannot be read: {error.strerror}. Choose another file."
        ) from error


def read(content: bytes, name: str) -> Kept:
    """What exported bytes hold; NotUserData says where the file of that name is wrong."""
    data = _parsed(content, name)
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise NotUserData(
            f"“{name}” is no export of bookmarks and history. Choose a file that was exported."
        )
    version = data.get("version")
    if not isinstance(version, int) or version < 1:
        raise NotUserData(f"“{name}”: “version” should be {FORMAT_VERSION}. Export it again.")
    if version > FORMAT_VERSION:
        raise NotUserData(
            f"“{name}” was exported by a later version of Dispensatory (format {version}; this "
            f"program reads {FORMAT_VERSION}). Update the program."
        )
    return Kept(
        _entries(data, "bookmarks", _bookmark, name), _entries(data, "history", _visit, name)
    )


def merge(data: UserData, kept: Kept) -> Kept:
    """Add what is not there, and tell what that was; nothing that is there changes.

    Bookmarks go after those that are there; of all visits the last thousand stay, and only those
    that do are told.
    """
    with data.writing():
        here = kept_of(data)
        known = {_bookmark_key(bookmark) for bookmark in here.bookmarks}
        bookmarks = {_bookmark_key(one): one for one in kept.bookmarks}
        new = tuple(one for key, one in bookmarks.items() if key not in known)
        put(data, new)
        read = {_visit_key(visit): visit for visit in here.visits}
        brought = {_visit_key(visit): visit for visit in kept.visits}
        every = sorted((brought | read).values(), key=lambda visit: visit.read)
        stay = every[-visits.MOST_VISITS :]
        visits.put(data, stay)
        return Kept(new, tuple(visit for visit in stay if _visit_key(visit) not in read))


def _bookmark_data(bookmark: Bookmark) -> dict[str, str | int]:
    """A bookmark as it is exported: its position is its place in the list."""
    values = bookmark_values(bookmark)
    del values["position"]
    return values


def _parsed(content: bytes, name: str) -> Any:
    try:
        return json.loads(content.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        raise NotUserData(
            f"“{name}”, line {error.lineno}, column {error.colno}: this is no JSON "
            f"({error.msg}). Export it again, or mend it there."
        ) from error
    except UnicodeDecodeError as error:
        raise NotUserData(
            f"“{name}”, byte {error.start + 1}: this is no UTF-8. Export it again."
        ) from error
    except (RecursionError, ValueError) as error:  # lists in lists in lists; a number without end
        raise NotUserData(f"“{name}” is no export: {error}. Export it again.") from error


def _entries(data: dict[str, Any], part: str, read: Callable[[Any], T], name: str) -> tuple[T, ...]:
    entries = data.get(part)
    if not isinstance(entries, list):
        raise NotUserData(f"“{name}”: “{part}” should be a list. Export it again, or mend it.")
    made = []
    for number, entry in enumerate(entries, 1):
        try:
            made.append(read(entry))
        except (ValueError, OverflowError, NoSuchPlace) as error:
            raise NotUserData(
                f"“{name}”, {part}, entry {number}: {str(error).rstrip('.')}. "
                f"Mend the entry, or take it out."
            ) from error
    return tuple(made)


def _bookmark(entry: Any) -> Bookmark:
    place, title, added = _place(entry), _text(entry, "title"), _time(entry, "added")
    return Bookmark(place, title, added, _text(entry, "heading") if "heading" in entry else "")


def _visit(entry: Any) -> Visit:
    return Visit(_place(entry), _text(entry, "title"), _time(entry, "read"))


def _place(entry: Any) -> Place:
    return Place.read(_text(entry, "place"))


def _time(entry: Any, field: str) -> datetime:
    text = _text(entry, field)
    try:
        time = datetime.fromisoformat(text)
        return moment(time) if time.tzinfo else time
    except (ValueError, OverflowError):
        raise ValueError(f"“{field}” should be a time, not “{text}”") from None


def _text(entry: Any, field: str) -> str:
    if not isinstance(entry, dict):
        raise ValueError(f"this should be an object with “{field}”")
    text = entry.get(field)
    if not isinstance(text, str):
        raise ValueError(f"“{field}” should be a text")
    return text


def _bookmark_key(bookmark: Bookmark) -> tuple[Place, str]:
    return bookmark.place, bookmark.heading


def _visit_key(visit: Visit) -> tuple[Place, datetime]:
    return visit.place, moment(visit.read)
