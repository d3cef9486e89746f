"""A source: a citation, the design of the study, and what the citation was checked against."""

from dataclasses import dataclass
from enum import StrEnum

from db.model.certainty import Certainty


class DesignGroup(StrEnum):
    """The rows of an agreement bar, best design first."""

    REVIEW = "systematic-review"
    TRIAL = "randomised-trial"
    OBSERVATIONAL = "observational"
    CASES = "case-report"
    OPINION = "review-or-guideline"
    ANIMAL = "animal"
    IN_VITRO = "in-vitro"

    @property
    def words(self) -> str:
        """The row's label."""
        return {
            "systematic-review": "Systematic review",
            "randomised-trial": "Randomised trial",
            "observational": "Observational",
            "case-report": "Case report",
            "review-or-guideline": "Review, guideline",
            "animal": "Animal experiment",
            "in-vitro": "In vitro",
        }[self.value]


class StudyDesign(StrEnum):
    """The design of a study, as written in content."""

    META_ANALYSIS = "meta-analysis"
    SYSTEMATIC_REVIEW = "systematic-review"
    RCT = "rct"
    CROSSOVER_RCT = "crossover-rct"
    NON_RANDOMISED_TRIAL = "non-randomised-trial"
    COHORT = "cohort"
    CASE_CONTROL = "case-control"
    CROSS_SECTIONAL = "cross-sectional"
    CASE_SERIES = "case-series"
    CASE_REPORT = "case-report"
    GUIDELINE = "guideline"
    LABEL = "label"
    NARRATIVE_REVIEW = "narrative-review"
    ANIMAL_EXPERIMENT = "animal-experiment"
    IN_VITRO = "in-vitro"

    @property
    def words(self) -> str:
        """The design as it stands on a badge."""
        return _DESIGNS[self][0]

    @property
    def group(self) -> DesignGroup:
        """The row of the agreement bar it is counted in."""
        return _DESIGNS[self][1]

    @property
    def start(self) -> Certainty | None:
        """Where GRADE starts for this design in people; None if it cannot be rated."""
        match self.group:
            case DesignGroup.REVIEW | DesignGroup.TRIAL:
                return Certainty.HIGH
            case DesignGroup.OBSERVATIONAL:
                return Certainty.LOW
            case DesignGroup.CASES | DesignGroup.OPINION:
                return Certainty.VERY_LOW
            case DesignGroup.ANIMAL | DesignGroup.IN_VITRO:
                return None


_DESIGNS = {
    StudyDesign.META_ANALYSIS: ("meta-analysis", DesignGroup.REVIEW),
    StudyDesign.SYSTEMATIC_REVIEW: ("systematic review", DesignGroup.REVIEW),
    StudyDesign.RCT: ("randomised trial", DesignGroup.TRIAL),
    StudyDesign.CROSSOVER_RCT: ("crossover trial", DesignGroup.TRIAL),
    StudyDesign.NON_RANDOMISED_TRIAL: ("non-randomised trial", DesignGroup.OBSERVATIONAL),
    StudyDesign.COHORT: ("cohort", DesignGroup.OBSERVATIONAL),
    StudyDesign.CASE_CONTROL: ("case-control", DesignGroup.OBSERVATIONAL),
    StudyDesign.CROSS_SECTIONAL: ("cross-sectional", DesignGroup.OBSERVATIONAL),
    StudyDesign.CASE_SERIES: ("case series", DesignGroup.CASES),
    StudyDesign.CASE_REPORT: ("case report", DesignGroup.CASES),
    StudyDesign.GUIDELINE: ("guideline", DesignGroup.OPINION),
    StudyDesign.LABEL: ("product label", DesignGroup.OPINION),
    StudyDesign.NARRATIVE_REVIEW: ("narrative review", DesignGroup.OPINION),
    StudyDesign.ANIMAL_EXPERIMENT: ("animal experiment", DesignGroup.ANIMAL),
    StudyDesign.IN_VITRO: ("in vitro", DesignGroup.IN_VITRO),
}


class CheckGrade(StrEnum):
    """How far a source was checked before it was cited."""

    A = "A"
    B = "B"
    C = "C"

    @property
    def words(self) -> str:
        """What the grade promises."""
        return {
            "A": "abstract or full text read; citation and result match",
            "B": "abstract read; a field of the citation is inferred or a figure came from a "
            "second page",
            "C": "known only from other papers that describe it",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Check:
    """What a citation was checked against, how far, and when (`YYYY-MM`)."""

    grade: CheckGrade
    against: str
    on: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Author:
    """A name as Vancouver style prints it: family and initials; a group has no initials."""

    family: str
    initials: str = ""

    def __str__(self) -> str:
        """`Sung MS`."""
        return f"{self.family} {self.initials}".strip()


@dataclass(frozen=True, slots=True)
class Source:
    """A publication that findings come from; identifiers are those seen when it was checked."""

    id: str
    title: str
    authors: tuple[Author, ...]
    container: str
    container_short: str
    year: int
    """0 for what bears no date, such as a web page."""
    design: StudyDesign
    check: Check
    volume: str = ""
    issue: str = ""
    pages: str = ""
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    publisher: str = ""
    retracted: str = ""
    reviews: StudyDesign | None = None
    """The best design among the studies that a review put together; None if it is no review."""
    inferred: tuple[str, ...] = ()
    """Fields of the citation that were not read on a copy; references print them in brackets."""

    @property
    def short(self) -> str:
        """First author and year: `Sung 2003`."""
        first = self.authors[0].family if self.authors else self.container_short or self.container
        return f"{first} {self.year or 'n.d.'}"

    @property
    def start(self) -> Certainty | None:
        """Where GRADE starts for it in people: a review starts where its studies do."""
        return (self.reviews or self.design).start
