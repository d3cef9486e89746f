"""The little state of the window: where the reader was, and which request is the newest."""

import json
from dataclasses import dataclass, field

from db.model.place import START, Place

MOST_STEPS = 200
MOST_SEARCHES = 50


@dataclass
class History:
    """The places that were read, in order, as a browser keeps them; it begins at the start page."""

    _places: list[Place] = field(default_factory=lambda: [START])
    _at: int = 0

    @property
    def place(self) -> Place:
        """Where the reader is."""
        return self._places[self._at]

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place before this one."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether the reader came back from a place."""
        return self._at < len(self._places) - 1

    def go(self, place: Place) -> None:
        """Be at a place; what lay ahead is forgotten, and going where one is adds nothing."""
        if place == self.place:
            return
        del self._places[self._at + 1 :]
        self._places.append(place)
        del self._places[:-MOST_STEPS]
        self._at = len(self._places) - 1

    def back(self) -> Place:
        """The place before this one, where the reader now is; the first place stays."""
        self._at = max(0, self._at - 1)
        return self.place

    def forward(self) -> Place:
        """The place the reader came back from, where they now are; the last place stays."""
        self._at = min(len(self._places) - 1, self._at + 1)
        return self.place


@dataclass(frozen=True, slots=True)
class Searches:
    """What was searched for lately, the last first."""

    texts: tuple[str, ...] = ()

    def __str__(self) -> str:
        """The searches as they are kept; `read` is the inverse."""
        return json.dumps(self.texts, ensure_ascii=False)

    @classmethod
    def read(cls, kept: str) -> "Searches":
        """The searches that were kept; ValueError if these are none."""
        texts = json.loads(kept)
        if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
            raise ValueError(f"“{kept}” is no list of searches")
        return cls(tuple(texts[:MOST_SEARCHES]))

    def with_one(self, text: str) -> "Searches":
        """These and one more; one that was searched for before moves to the front."""
        others = (other for other in self.texts if other.casefold() != text.casefold())
        return Searches((text, *others)[:MOST_SEARCHES])


class Latest:
    """Numbers requests, so that the answer to an overtaken one can be told and dropped."""

    def __init__(self) -> None:
        """Begin before the first request."""
        self._newest = 0

    def start(self) -> int:
        """The number of a new request; every earlier one is overtaken."""
        self._newest += 1
        return self._newest

    def is_current(self, number: int) -> bool:
        """Whether no later request has started."""
        return number == self._newest
