"""How sure one can be: GRADE certainty for outcomes in people, plain strength for mechanisms."""

from dataclasses import dataclass
from enum import StrEnum

from db.model.prose import Prose


class Certainty(StrEnum):
    """The four GRADE levels, best first (Guyatt et al., BMJ 2008;336:924)."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very-low"

    @property
    def level(self) -> int:
        """4 for high to 1 for very low: the number of filled circles."""
        return {"high": 4, "moderate": 3, "low": 2, "very-low": 1}[self.value]

    @property
    def words(self) -> str:
        """The level as it is read: "very low"."""
        return self.value.replace("-", " ")

    def moved(self, steps: int) -> "Certainty":
        """The level `steps` higher (or lower, if negative), within very low and high."""
        by_level = {level.level: level for level in Certainty}
        return by_level[max(1, min(4, self.level + steps))]


class Strength(StrEnum):
    """How well a step of a mechanism is supported; not GRADE, which is for outcomes."""

    STRONG = "strong"
    MODERATE = "moderate"
    WEAK = "weak"
    DISPUTED = "disputed"


class Domain(StrEnum):
    """What lowers or raises a GRADE rating."""

    RISK_OF_BIAS = "risk-of-bias"
    INCONSISTENCY = "inconsistency"
    INDIRECTNESS = "indirectness"
    IMPRECISION = "imprecision"
    PUBLICATION_BIAS = "publication-bias"
    LARGE_EFFECT = "large-effect"
    DOSE_RESPONSE = "dose-response"
    OPPOSING_CONFOUNDING = "opposing-confounding"

    @property
    def raises(self) -> bool:
        """Whether the domain can only raise certainty; the first five can only lower it."""
        return self in {Domain.LARGE_EFFECT, Domain.DOSE_RESPONSE, Domain.OPPOSING_CONFOUNDING}

    @property
    def words(self) -> str:
        """The domain as it is read: "risk of bias"."""
        return self.value.replace("-", " ")


@dataclass(frozen=True, slots=True)
class Rating:
    """One reason why certainty was lowered (steps -1, -2, -3) or raised (1, 2)."""

    domain: Domain
    steps: int
    reason: Prose

    def __post_init__(self) -> None:
        """Refuse a step in the direction its domain cannot take."""
        allowed = (1, 2) if self.domain.raises else (-1, -2, -3)
        if self.steps not in allowed:
            raise ValueError(
                f"{self.domain.words} cannot move certainty by {self.steps}; "
                f"write one of {', '.join(map(str, allowed))}"
            )
