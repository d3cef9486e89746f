"""A page: everything that is read of one drug for one question, sources in order of citation."""

from dataclasses import dataclass

from db.model.drug import Drug
from db.model.finding import Finding, Population
from db.model.pack import Manifest, Trust
from db.model.place import Place
from db.model.prose import Prose
from db.model.provenance import Also, Provenance
from db.model.question import Question, QuestionKind
from db.model.source import Source


@dataclass(frozen=True, slots=True)
class DrugEntry:
    """A drug as a list shows it."""

    id: str
    name: str
    synonyms: tuple[str, ...]
    drug_class: str
    questions: int
    pack: str = ""
    """What its address names the pack by."""
    packs: tuple[str, ...] = ()
    """The packs that have it, where that is to be told."""

    @property
    def place(self) -> Place:
        """Its page."""
        return Place(drug=self.id, pack=self.pack)


@dataclass(frozen=True, slots=True)
class QuestionEntry:
    """A question as the tabs of its drug show it; the lead question is first."""

    id: str
    text: str
    label: str


@dataclass(frozen=True, slots=True)
class DrugPage:
    """One drug's page for one of its questions."""

    drug: Drug
    questions: tuple[QuestionEntry, ...]
    question: Question
    findings: tuple[Finding, ...]
    sources: tuple[Source, ...]
    manifest: Manifest
    topics: tuple[tuple[str, str], ...] = ()
    """Address and title of each topic that compares other drugs for the question."""
    old: str = ""
    """What a reader must know of a page whose last review is long ago; empty for others."""
    trust: Trust = Trust.SHIPPED
    pack: str = ""
    """What its address names the pack by."""
    also: tuple[Also, ...] = ()
    """The other packs that have the same drug."""

    @property
    def provenances(self) -> tuple[Provenance, ...]:
        """The pack it is from."""
        return (Provenance(self.manifest, self.trust),)

    @property
    def place(self) -> Place:
        """Its address."""
        return self.place_of(self.question.id)

    def place_of(self, question: str) -> Place:
        """The address of another question of the drug, in the same pack."""
        return Place(self.drug.id, question, pack=self.pack)

    @property
    def human(self) -> tuple[Finding, ...]:
        """The findings in people, best design first, as stored."""
        return tuple(f for f in self.findings if f.population is Population.HUMAN)

    @property
    def preclinical(self) -> tuple[Finding, ...]:
        """The findings in animals and in vitro."""
        return tuple(f for f in self.findings if f.population is not Population.HUMAN)

    def source(self, source_id: str) -> Source:
        """The source with this id; KeyError if the page does not cite it."""
        for source in self.sources:
            if source.id == source_id:
                return source
        raise KeyError(source_id)


@dataclass(frozen=True, slots=True)
class SourcePage:
    """One source with every finding taken from it and the pages that cite it."""

    source: Source
    findings: tuple[Finding, ...]
    cited_by: tuple[tuple[str, str], ...]
    manifest: Manifest
    trust: Trust = Trust.SHIPPED
    pack: str = ""
    """What its address names the pack by."""
    also: tuple[Also, ...] = ()
    """The other packs that have the same publication."""

    @property
    def provenances(self) -> tuple[Provenance, ...]:
        """The pack it is from."""
        return (Provenance(self.manifest, self.trust),)

    @property
    def place(self) -> Place:
        """Its address."""
        return Place(source=self.source.id, pack=self.pack)

    def page_of(self, finding: Finding, question: str) -> str:
        """The address of the page that a finding was judged for."""
        return str(Place(finding.drug, question, pack=self.pack))


def prose_in_reading_order(drug: Drug, question: Question) -> tuple[Prose, ...]:
    """All prose of a page from top to bottom: the order in which its sources are numbered."""
    sections = question.sections
    conclusions = (
        prose
        for conclusion in question.conclusions
        for prose in (conclusion.says, *(rating.reason for rating in conclusion.ratings))
    )
    steps = (step.says for step in drug.mechanism.steps)
    evidence = (
        (sections.animal, sections.human)
        if question.kind is QuestionKind.MECHANISM
        else (sections.human, sections.animal)
    )
    return (
        question.says,
        *conclusions,
        sections.conclusion,
        *steps,
        drug.mechanism.prose,
        sections.mechanism,
        *evidence,
        sections.disagreement,
    )


def cited_in_order(
    drug: Drug, question: Question, findings: tuple[Finding, ...]
) -> tuple[str, ...]:
    """Source ids in order of first citation; findings that no sentence cites come last."""
    in_prose = (sid for prose in prose_in_reading_order(drug, question) for sid in prose.cites)
    return tuple(dict.fromkeys((*in_prose, *(finding.source for finding in findings))))
