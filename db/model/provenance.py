"""Which pack something is from, why that pack is trusted, and where else the same can be read."""

from dataclasses import dataclass

from db.model.pack import Manifest, Trust
from db.model.place import Place

SHIPPED_ID = "core"
"""The pack that comes with the program: what is from it need not say so."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """The pack that something is from."""

    manifest: Manifest
    trust: Trust = Trust.SHIPPED

    @property
    def is_told(self) -> bool:
        """Whether whatever is from it says so: all but the pack that comes with the program."""
        return self.trust is not Trust.SHIPPED or self.manifest.id != SHIPPED_ID

    @property
    def name(self) -> str:
        """`Core pack 1.0`."""
        return f"{self.manifest.title} {self.manifest.version}"


@dataclass(frozen=True, slots=True)
class Also:
    """The same drug, page or source in another pack."""

    place: Place
    pack: str
    """Its name and version."""
