"""A pack: an immutable file of evidence, and the manifest that says what it is."""

from dataclasses import dataclass

NOT_ADVICE = "For health professionals and study. Not medical advice."


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a pack says of itself; dates are `YYYY-MM-DD`, counts are of rows."""

    id: str
    title: str
    version: str
    licence: str
    reviewed: str
    content_hash: str
    drugs: int
    questions: int
    findings: int
    sources: int
