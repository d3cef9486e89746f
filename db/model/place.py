"""Where a reader can be: the start page, a drug, its questions, a topic, a comparison, a source."""

import re
from dataclasses import dataclass, replace

from db.errors import NoSuchPlace

SCHEME = "evidence:"
RESERVED = frozenset({"start", "source", "topic", "compare"})
"""Words of an address that no drug can be called."""
LEAST_COMPARED, MOST_COMPARED = 2, 4
_ID = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*", re.IGNORECASE)
_COMPARE = "compare/"
_FROM = "@"
_EXAMPLE = "evidence:compare/gabapentin/neuropathic-pain+pregabalin/neuropathic-pain"


@dataclass(frozen=True, slots=True)
class Place:
    """An address such as `evidence:gabapentin/muscle-relaxer` or `evidence:source/sung2003`.

    `evidence:gabapentin/muscle-relaxer@regional` is the page of the pack `regional`.

    All parts empty is the start page; a drug alone means its lead question, or in a comparison
    the one that fits the other questions best.
    """

    drug: str = ""
    question: str = ""
    source: str = ""
    topic: str = ""
    compared: "tuple[Place, ...]" = ()
    pack: str = ""
    """The pack whose drug or source is meant; empty for the first on the shelf that has it."""

    def __str__(self) -> str:
        """The address as it is typed, linked and stored; `read` is its inverse."""
        if self.compared:
            pages = "+".join(str(place).removeprefix(SCHEME) for place in self.compared)
            return f"{SCHEME}{_COMPARE}{pages}"
        if self.topic:
            return f"{SCHEME}topic/{self.topic}"
        path = f"source/{self.source}" if self.source else self.drug or "start"
        if self.question:
            path = f"{path}/{self.question}"
        return f"{SCHEME}{path}{_FROM}{self.pack}" if self.pack else f"{SCHEME}{path}"

    @classmethod
    def read(cls, text: str) -> "Place":
        """The place a text names, with or without `evidence:`; NoSuchPlace if it names none."""
        path = text.strip().removeprefix(SCHEME).strip("/")
        if path.startswith(_COMPARE) or path == "compare":
            return cls._compared(path.removeprefix("compare").strip("/"), text)
        path, at, pack = path.partition(_FROM)
        place = cls._of_one(path.split("/"))
        if place is None or (at and not (_ID.fullmatch(pack) and (place.drug or place.source))):
            raise NoSuchPlace(
                f"“{text}” is not an address of this program. "
                f"Write evidence:drug/question, such as evidence:gabapentin/muscle-relaxer."
            )
        return replace(place, pack=pack)

    @classmethod
    def _of_one(cls, path: list[str]) -> "Place | None":
        """The place that the parts of a path name, if they name one."""
        if path in (["start"], [""]):
            return cls()
        if not all(map(_ID.fullmatch, path)):
            return None
        match path:
            case [drug]:
                return cls(drug=drug)
            case ["source", source]:
                return cls(source=source)
            case ["topic", topic]:
                return cls(topic=topic)
            case [drug, question]:
                return cls(drug=drug, question=question)
            case _:
                return None

    @classmethod
    def _compared(cls, path: str, text: str) -> "Place":
        """The comparison that a list of drugs or pages names."""
        parts = [part for part in path.split("+") if part]
        if not LEAST_COMPARED <= len(parts) <= MOST_COMPARED:
            raise NoSuchPlace(
                f"“{text}” names {len(parts)} to compare; a comparison has {LEAST_COMPARED} to "
                f"{MOST_COMPARED} drugs. Write it as in {_EXAMPLE}."
            )
        pages = tuple(cls.read(part) for part in parts)
        if not all(page.drug for page in pages):
            raise NoSuchPlace(
                f"“{text}” compares something that is no drug's page. Write it as in {_EXAMPLE}."
            )
        if len(set(pages)) < len(pages):
            raise NoSuchPlace(f"“{text}” names a page twice. Name each page once.")
        return cls(compared=pages)


START = Place()
