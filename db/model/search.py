"""A search hit: a place worth going to for the words that were typed."""

from dataclasses import dataclass
from enum import StrEnum

from db.model.certainty import Certainty
from db.model.place import Place
from db.model.question import Answer

MARK_START = "\ue000"
MARK_END = "\ue001"
"""Private-use characters round a matched word; HTML escaping leaves them alone."""


class HitKind(StrEnum):
    """What was found."""

    PAGE = "page"
    DRUG = "drug"
    FINDING = "finding"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One hit, best first by `score` (higher is better); `title` and `context` carry marks."""

    kind: HitKind
    place: Place
    title: str
    context: str = ""
    answer: Answer | None = None
    certainty: Certainty | None = None
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The hits for what was typed; `answered` says a page answers it rather than mentions it."""

    typed: str
    hits: tuple[SearchHit, ...]
    answered: bool
