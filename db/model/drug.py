"""A drug: its name, other names, class, identifiers and how it works."""

from dataclasses import dataclass
from enum import StrEnum

from db.model.certainty import Strength
from db.model.prose import Prose


class IdentifierScheme(StrEnum):
    """The registries that number drugs, as a reader writes them."""

    ATC = "ATC"
    CAS = "CAS"
    UNII = "UNII"
    DRUGBANK = "DrugBank"
    CHEMBL = "ChEMBL"
    RXCUI = "RxCUI"
    PUBCHEM = "PubChem CID"
    INCHIKEY = "InChIKey"


@dataclass(frozen=True, slots=True)
class Identifier:
    """A drug's number in one registry; `db.importers.identifiers` says whether it can be real."""

    scheme: IdentifierScheme
    value: str


@dataclass(frozen=True, slots=True)
class MechanismStep:
    """One step of how a drug works, and how well that step is supported."""

    name: str
    strength: Strength
    says: Prose


@dataclass(frozen=True, slots=True)
class Mechanism:
    """How a drug works: steps with their strength, then prose on what is disputed."""

    steps: tuple[MechanismStep, ...]
    prose: Prose
    reviewed: str


@dataclass(frozen=True, slots=True)
class Drug:
    """A drug under its international non-proprietary name (INN); brand names are synonyms."""

    id: str
    name: str
    synonyms: tuple[str, ...]
    drug_class: str
    identifiers: tuple[Identifier, ...]
    note: str
    questions: tuple[str, ...]
    """Ids in the order a reader meets them; the page opens with the first."""
    mechanism: Mechanism

    @property
    def lead(self) -> str:
        """The question that the drug's page opens with."""
        return self.questions[0]
