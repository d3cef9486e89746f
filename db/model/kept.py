"""What a reader keeps: the pages that were bookmarked, and the pages that were read."""

from dataclasses import dataclass
from datetime import UTC, datetime

from db.model.place import Place

LONGEST_TITLE = 1000


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A page, or a heading on it, that the reader wants to find again."""

    place: Place
    title: str
    added: datetime
    heading: str = ""
    position: int = 0
    """Where it stands among the others; 0 is after the last."""

    def __post_init__(self) -> None:
        """Refuse a title that cannot be kept, and a time that could be any."""
        _check(self.title, self.added)
        if self.heading:
            _check(self.heading, self.added)


@dataclass(frozen=True, slots=True)
class Visit:
    """A page and when it was read."""

    place: Place
    title: str
    read: datetime

    def __post_init__(self) -> None:
        """Refuse a title that cannot be kept, and a time that could be any."""
        _check(self.title, self.read)


@dataclass(frozen=True, slots=True)
class Kept:
    """Everything that a reader keeps: bookmarks in their order, visits from the first on."""

    bookmarks: tuple[Bookmark, ...] = ()
    visits: tuple[Visit, ...] = ()


def moment(time: datetime) -> datetime:
    """A time as it is kept: in UTC, to the second."""
    return time.astimezone(UTC).replace(microsecond=0)


def _check(title: str, time: datetime) -> None:
    if not 0 < len(title) <= LONGEST_TITLE:
        raise ValueError(f"a title has 1 to {LONGEST_TITLE:,} letters; this has {len(title):,}")
    if "\0" in title or (not title.isascii() and not _is_text(title)):
        raise ValueError("a title holds letters that are none")
    if time.tzinfo is None:
        raise ValueError(f"{time.isoformat()} does not say which time zone it is in")


def _is_text(title: str) -> bool:
    """Whether it can be written; half a surrogate pair cannot."""
    try:
        title.encode()
    except UnicodeEncodeError:
        return False
    return True
