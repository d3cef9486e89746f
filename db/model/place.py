"""Where a reader can be: the start page, a drug, its questions, a topic, a comparison, a source."""

import re
from dataclasses import dataclass

from db.errors import NoSuchPlace

SCHEME = "evidence:"
RESERVED = frozenset({"start", "source", "topic", "compare"})
"""Words of an address that no drug can be called."""
LEAST_COMPARED, MOST_COMPARED = 2, 4
_ID = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*", re.IGNORECASE)
_COMPARE = "compare/"
_EXAMPLE = "evidence:compare/gabapentin/neuropathic-pain+pregabalin/neuropathic-pain"


@dataclass(frozen=True, slots=True)
class Place:
    """An address such as `evidence:gabapentin/muscle-relaxer` or `evidence:source/sung2003`.

    All parts empty is the start page; a drug alone means its lead question, or in a comparison
    the one that fits the other questions best.
    """

    drug: str = ""
    question: str = ""
    source: str = ""
    topic: str = ""
    compared: "tuple[Place, ...]" = ()

    def __str__(self) -> str:
        """The address as it is typed, linked and stored; `read` is its inverse."""
        if self.compared:
            pages = "+".join(str(place).removeprefix(SCHEME) for place in self.compared)
            return f"{SCHEME}{_COMPARE}{pages}"
        if self.source:
            return f"{SCHEME}source/{self.source}"
        if self.topic:
            return f"{SCHEME}topic/{self.topic}"
        if self.question:
            return f"{SCHEME}{self.drug}/{self.question}"
        return f"{SCHEME}{self.drug or 'start'}"

    @classmethod
    def read(cls, text: str) -> "Place":
        """The place a text names, with or without `evidence:`; NoSuchPlace if it names none."""
        path = text.strip().removeprefix(SCHEME).strip("/")
        if path.startswith(_COMPARE) or path == "compare":
            return cls._compared(path.removeprefix("compare").strip("/"), text)
        match path.split("/"):
            case ["start"] | [""]:
                return cls()
            case [drug] if _ID.fullmatch(drug):
                return cls(drug=drug)
            case ["source", source] if _ID.fullmatch(source):
                return cls(source=source)
            case ["topic", topic] if _ID.fullmatch(topic):
                return cls(topic=topic)
            case [drug, question] if _ID.fullmatch(drug) and _ID.fullmatch(question):
                return cls(drug=drug, question=question)
            case _:
                raise NoSuchPlace(
                    f"“{text}” is not an address of this program. "
                    f"Write evidence:drug/question, such as evidence:gabapentin/muscle-relaxer."
                )

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
