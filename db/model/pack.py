"""A pack: an immutable file of evidence, and the manifest that says what it is."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

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
    publisher: str = ""


class Trust(StrEnum):
    """Why a pack is read: what the reader is told of where it comes from."""

    SHIPPED = "shipped"
    """Signed with the key that the program was made with, or delivered in its own folder."""
    ACCEPTED = "accepted"
    """Signed with a stranger's key that the reader accepted."""
    UNSIGNED = "unsigned"
    """Of nobody that could be proved; the reader accepted it all the same."""


@dataclass(frozen=True, slots=True)
class ShelvedPack:
    """A pack that is read: its file, and why it is trusted."""

    path: Path
    trust: Trust
