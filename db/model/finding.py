"""A finding: what one source found, in whom, and which way it points for each question."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from db.model.source import StudyDesign

HUMAN_KM = 37
"""Body weight over body surface of an adult, kg/m² (FDA 2005, table 1)."""

DOSE_SCALING_LABEL = "dose scaling for a first dose in people, not efficacy"


class Population(StrEnum):
    """Whom or what a finding is about; people and animals never share a panel."""

    HUMAN = "human"
    ANIMAL = "animal"
    IN_VITRO = "in-vitro"


class Direction(StrEnum):
    """Which way a finding points for a question's proposition."""

    SUPPORTS = "supports"
    OPPOSES = "opposes"
    MIXED = "mixed"
    NEUTRAL = "neutral"

    @property
    def mark(self) -> str:
        """The shape that says the same as the colour."""
        return {"supports": "▲", "opposes": "▼", "mixed": "◆", "neutral": "●"}[self.value]


class Species(StrEnum):
    """Species whose doses can be scaled by body surface (FDA 2005 guidance, table 1)."""

    MOUSE = "mouse"
    HAMSTER = "hamster"
    RAT = "rat"
    FERRET = "ferret"
    GUINEA_PIG = "guinea-pig"
    RABBIT = "rabbit"
    DOG = "dog"
    MACAQUE = "macaque"
    MARMOSET = "marmoset"
    SQUIRREL_MONKEY = "squirrel-monkey"
    BABOON = "baboon"
    MICRO_PIG = "micro-pig"
    MINI_PIG = "mini-pig"

    @property
    def km(self) -> int:
        """Body weight over body surface, kg/m²."""
        return _KM[self]


_KM = {
    Species.MOUSE: 3,
    Species.HAMSTER: 5,
    Species.RAT: 6,
    Species.FERRET: 7,
    Species.GUINEA_PIG: 8,
    Species.RABBIT: 12,
    Species.DOG: 20,
    Species.MACAQUE: 12,
    Species.MARMOSET: 6,
    Species.SQUIRREL_MONKEY: 7,
    Species.BABOON: 20,
    Species.MICRO_PIG: 27,
    Species.MINI_PIG: 35,
}


class Measure(StrEnum):
    """An effect measure; differences have no effect at 0, ratios at 1."""

    MD = "MD"
    SMD = "SMD"
    RR = "RR"
    OR = "OR"
    HR = "HR"
    RD = "RD"
    NNT = "NNT"
    NNH = "NNH"

    @property
    def is_ratio(self) -> bool:
        """Whether no effect lies at 1 and the axis is logarithmic."""
        return self in {Measure.RR, Measure.OR, Measure.HR}


_MOST_EFFECT = 10**9


class Better(StrEnum):
    """Which way on the axis is good for the person treated."""

    LOWER = "lower"
    HIGHER = "higher"


@dataclass(frozen=True, slots=True)
class Estimate:
    """An effect with its 95% confidence interval for one question's outcome.

    Estimates of one outcome, measure and unit can share a forest plot; `detail` says what is
    particular to this one, `against` what it was compared with. Numbers are decimals because
    they are quoted as printed: −0.0 stays −0.0.
    """

    question: str
    outcome: str
    measure: Measure
    value: Decimal
    low: Decimal
    high: Decimal
    unit: str = ""
    detail: str = ""
    against: str = ""
    better: Better = Better.LOWER
    note: str = ""

    def __post_init__(self) -> None:
        """Refuse an estimate outside its interval, or that its measure cannot have."""
        numbers = (self.value, self.low, self.high)
        if not all(number.is_finite() for number in numbers):
            raise ValueError(f"{self.value} ({self.low} to {self.high}) are not all numbers")
        if max(map(abs, numbers)) > _MOST_EFFECT:
            raise ValueError(f"{max(numbers, key=abs)} is larger than any effect; correct it")
        if self.measure.is_ratio and min(numbers) <= 0:
            raise ValueError(
                f"{min(numbers)} is no {self.measure.value}: a ratio is above 0, and so is its "
                f"whole interval"
            )
        if not self.low <= self.value <= self.high:
            raise ValueError(f"{self.value} lies outside its interval, {self.low} to {self.high}")

    def __str__(self) -> str:
        """`MD −0.1 (−0.7 to 0.5)`, with true minus signs."""
        numbers = f"{self.value} ({self.low} to {self.high})"
        return f"{self.measure.value} {numbers}".replace("-", "−")


@dataclass(frozen=True, slots=True)
class DoseRange:
    """An animal dose in mg/kg; a single dose has low equal to high."""

    low: float
    high: float

    def __post_init__(self) -> None:
        """Refuse a dose that no one can give."""
        if not 0 < self.low <= self.high:
            raise ValueError(f"{self.low} to {self.high} mg/kg is not a dose range")

    def human_equivalent(self, species: Species) -> "DoseRange":
        """The dose in mg/kg for an adult, by body surface: dose × Km(animal) / 37."""
        scale = species.km / HUMAN_KM
        return DoseRange(self.low * scale, self.high * scale)


@dataclass(frozen=True, slots=True)
class Judgement:
    """Which way a finding points for one question, and why where that is not plain."""

    question: str
    direction: Direction
    why: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one source found; texts say what was tested in the source's own terms."""

    id: str
    drug: str
    source: str
    population: Population
    design: StudyDesign
    model: str
    judgements: tuple[Judgement, ...]
    outcome: str
    result: str
    species: Species | None = None
    tested: str = ""
    n: int | None = None
    dose: str = ""
    dose_range: DoseRange | None = None
    route: str = ""
    duration: str = ""
    comparator: str = ""
    quality: str = ""
    note: str = ""
    estimates: tuple[Estimate, ...] = ()

    def direction_for(self, question: str) -> Direction | None:
        """Which way the finding points for a question; None if it does not bear on it."""
        for judgement in self.judgements:
            if judgement.question == question:
                return judgement.direction
        return None

    @property
    def human_equivalent(self) -> DoseRange | None:
        """The human-equivalent dose in mg/kg, where species and dose allow it."""
        if self.species is None or self.dose_range is None:
            return None
        return self.dose_range.human_equivalent(self.species)
