"""Where a reader can be: the start page, a drug, one of its questions, a source."""

import re
from dataclasses import dataclass

from db.errors import NoSuchPlace

SCHEME = "evidence:"
_ID = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """An address such as `evidence:gabapentin/muscle-relaxer` or `evidence:source/sung2003`.

    All parts empty is the start page; a drug alone means its lead question.
    """

    drug: str = ""
    question: str = ""
    source: str = ""

    def __str__(self) -> str:
        """The address as it is typed, linked and stored; `read` is its inverse."""
        if self.source:
            return f"{SCHEME}source/{self.source}"
        if self.question:
            return f"{SCHEME}{self.drug}/{self.question}"
        return f"{SCHEME}{self.drug or 'start'}"

    @classmethod
    def read(cls, text: str) -> "Place":
        """The place a text names, with or without `evidence:`; NoSuchPlace if it names none."""
        parts = text.strip().removeprefix(SCHEME).strip("/").split("/")
        match parts:
            case ["start"] | [""]:
                return cls()
            case [drug] if _ID.fullmatch(drug):
                return cls(drug=drug)
            case ["source", source] if _ID.fullmatch(source):
                return cls(source=source)
            case [drug, question] if _ID.fullmatch(drug) and _ID.fullmatch(question):
                return cls(drug=drug, question=question)
            case _:
                raise NoSuchPlace(
                    f"“{text}” is not an address of this program. "
                    f"Write evidence:drug/question, such as evidence:gabapentin/muscle-relaxer."
                )


START = Place()
