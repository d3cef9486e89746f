"""A search hit: a place worth going to for the words that were typed."""

from dataclasses import dataclass
from enum import StrEnum

from db.model.certainty import Certainty, Strength
from db.model.place import Place
from db.model.question import Answer

MARK_START = "\ue000"
MARK_END = "\ue001"
"""Private-use characters round a matched word; HTML escaping leaves them alone."""

MOST_HITS = 30
MOST_SECONDS = 0.2
"""After which a search is cut off; what was found by then is told."""


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
    strength: Strength | None = None
    """How well a mechanism is supported; “How does it work?” has this in place of a certainty."""
    pack: str = ""
    """The pack that it is from, where that is to be told."""

    @property
    def verdict(self) -> Answer | None:
        """The answer to show; “Yes” is none to “How does it work?”."""
        return None if self.strength else self.answer

    @property
    def sureness(self) -> str:
        """`low certainty`, `strong support`, or nothing."""
        if self.certainty:
            return f"{self.certainty.words} certainty"
        return f"{self.strength.value} support" if self.strength else ""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The hits for what was typed; `answered` says a page answers it rather than mentions it."""

    typed: str
    hits: tuple[SearchHit, ...]
    answered: bool
    identified: bool = False
    """Whether a DOI, PMID or PMCID was typed that one of the sources has."""
    read_as: str = ""
    """The words as they were read, those marked that were typed otherwise; empty if none was."""
    declined: bool = False
    """Whether a question was asked that no page answers."""
    missing: tuple[str, ...] = ()
    """Drugs that were named and that the pack does not have."""
    cut_off: bool = False
    """Whether the search took too long, so that there may be more to find."""
