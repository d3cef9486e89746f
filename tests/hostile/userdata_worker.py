"""A process that writes the reader's data until it is killed: `… FILE SEED [WRITES]`.

It says on its standard output what was promised to be kept, a line each, once it was. The writes
are the same for the same seed, so that what was under way when it was killed is known.
"""

import random
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path

from db.errors import UserDataDamaged
from db.model.kept import Bookmark, Visit
from db.model.place import Place
from db.userdata import bookmarks, rescue, visits
from db.userdata.store import UserData

BEGINNING = date(2026, 12, 1)
NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
Write = tuple[str, int]
State = tuple[tuple[str, ...], tuple[str, ...]]
"""The drugs that are bookmarked, in order, and those that were read."""


def writes(seed: int) -> Iterator[Write]:
    """What is written, without end."""
    chance = random.Random(seed)
    number = 0
    while True:
        number += 1
        kind = chance.choice(("add", "add", "visit", "remove", "move", "clear"))
        yield kind, number if kind in ("add", "visit") else chance.randrange(1, number + 1)


def applied(state: State, write: Write) -> State:
    """What is kept after a write."""
    marked, read = list(state[0]), list(state[1])
    kind, number = write
    drug = f"drug{number}"
    match kind:
        case "add" if drug not in marked:
            marked.append(drug)
        case "visit":
            read.append(drug)
        case "remove" if drug in marked:
            marked.remove(drug)
        case "move" if drug in marked:
            place = marked.index(drug)
            marked.insert(max(0, place - 1), marked.pop(place))
        case "clear":
            read.clear()
    return tuple(marked), tuple(read)


def state_of(data: UserData) -> State:
    """What is kept."""
    return (
        tuple(bookmark.place.drug for bookmark in bookmarks.all_bookmarks(data)),
        tuple(visit.place.drug for visit in visits.all_visits(data)),
    )


def do(data: UserData, write: Write) -> None:
    """Write."""
    kind, number = write
    place = Place(f"drug{number}")
    bookmark = Bookmark(place, "A title of some length" * 20, NOON)
    match kind:
        case "add":
            bookmarks.add(data, bookmark)
        case "visit":
            visits.add(data, Visit(place, "A title", NOON + timedelta(minutes=number)))
        case "remove":
            bookmarks.remove(data, bookmark)
        case "move":
            bookmarks.move(data, bookmark, -1)
        case "clear":
            visits.replace(data, [])


def opened(file: Path) -> UserData:
    """The data, after the newest backup took the place of a damaged file."""
    try:
        return UserData(file, BEGINNING)
    except UserDataDamaged:
        rescue.set_aside(file, BEGINNING)
        rescue.restore(rescue.good_backups(file)[0].file, file)
        return UserData(file, BEGINNING)


def main(file: Path, seed: int, most: int | None = None) -> None:
    """Write, a day each, and back up, until the process is killed or did the most."""
    data = opened(file)
    _say("open")
    for number, write in enumerate(islice(writes(seed), most), 1):
        do(data, write)
        _say(f"kept {number}")
        data._today = BEGINNING + timedelta(days=number)
        data.back_up(renews=number % 2 == 0)
        data.back_up(renews=True)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
