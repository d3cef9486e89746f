"""Words that mean the same: what people say, and what the field says."""

from dataclasses import dataclass

GAP = "…"
"""In a term: a few other words may stand here, as in `get … high`."""


@dataclass(frozen=True, slots=True)
class Concept:
    """Terms of one meaning; the first one names it.

    A broader concept is found for this one too, but not the other way round: a page on shingles
    pain is one on nerve pain.
    """

    terms: tuple[str, ...]
    broader: tuple[str, ...] = ()
    """The names of the concepts that this one is a kind of."""
    is_drug: bool = False
    """Whether it is a drug; no pack need hold it, and no other drug is taken for it."""

    def __post_init__(self) -> None:
        """Refuse a concept without words."""
        if not self.terms:
            raise ValueError("a concept has no term")

    @property
    def name(self) -> str:
        """What it is called."""
        return self.terms[0]
