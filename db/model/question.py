"""A question about a drug, its answer, and the conclusion for each outcome."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from db.model.certainty import Certainty, Rating, Strength
from db.model.prose import Prose

MOST_OUTCOMES = 7
"""GRADE asks for at most seven outcomes in a summary of findings (Guyatt et al., 2011)."""


class Answer(StrEnum):
    """The fixed vocabulary of answers."""

    YES = "yes"
    PROBABLY = "probably"
    UNCERTAIN = "uncertain"
    CONFLICTING = "conflicting"
    UNLIKELY = "unlikely"
    NO = "no"
    NOT_ESTABLISHED = "not-established"

    @property
    def words(self) -> str:
        """The answer as it stands on its chip: "Not established"."""
        return self.value.replace("-", " ").capitalize()


class QuestionKind(StrEnum):
    """What is asked: what a drug does to people, or how it works."""

    EFFECT = "effect"
    MECHANISM = "mechanism"


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What is known for one outcome; neither certainty nor strength means nobody measured it."""

    outcome: str
    is_harm: bool
    effect: str
    says: Prose
    certainty: Certainty | None
    strength: Strength | None
    ratings: tuple[Rating, ...]

    @property
    def has_data(self) -> bool:
        """Whether anybody measured this outcome."""
        return self.certainty is not None or self.strength is not None


@dataclass(frozen=True, slots=True)
class Sections:
    """The prose of a question's panels, each possibly empty."""

    conclusion: Prose
    mechanism: Prose
    animal: Prose
    human: Prose
    disagreement: Prose


@dataclass(frozen=True, slots=True)
class Question:
    """A question of one drug with its answer; directions are judged against `proposition`."""

    id: str
    drug: str
    text: str
    label: str
    kind: QuestionKind
    proposition: str
    aliases: tuple[str, ...]
    answer: Answer
    says: Prose
    certainty: Certainty | None
    certainty_about: str
    strength: Strength | None
    conclusions: tuple[Conclusion, ...]
    sections: Sections
    reviewed: str
    searched: str
    topics: tuple[str, ...] = ()
    """Ids of the topics it bears on."""

    def __post_init__(self) -> None:
        """Refuse what no question can be."""
        if len(self.conclusions) > MOST_OUTCOMES:
            raise ValueError(
                f"{len(self.conclusions)} outcomes are more than {MOST_OUTCOMES}; "
                f"keep those that matter most to patients"
            )
        date.fromisoformat(self.reviewed)  # its ValueError says enough
