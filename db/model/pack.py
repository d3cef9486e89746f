"""A pack: an immutable file of evidence, and the manifest that says what it is."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

NOT_ADVICE = "For health professionals and study. Not medical advice."

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_ID, _LONGEST_LINE = 64, 200


def is_pack_id(text: str) -> bool:
    """Whether a pack can be called so: small letters, digits and single hyphens."""
    return len(text) <= _LONGEST_ID and _ID.fullmatch(text) is not None


def is_plain_line(text: str) -> bool:
    """Whether a text is one short line without markup, fit to name a pack anywhere."""
    return 0 < len(text) <= _LONGEST_LINE and text.isprintable() and not set(text) & set("<>&")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a pack says of itself; dates are `YYYY-MM-DD`, counts are of rows.

    `format` is the version of the file's shape, which the program must know to read it.
    """

    id: str
    title: str
    version: str
    licence: str
    publisher: str
    format: int
    reviewed: str
    content_hash: str
    drugs: int
    questions: int
    findings: int
    sources: int

    def __post_init__(self) -> None:
        """Refuse what could name a folder outside ours, or bring markup where words are shown."""
        if not is_pack_id(self.id):
            raise ValueError(f"{self.id[:_LONGEST_ID]!r} is no id of a pack")
        for line in (self.title, self.version, self.licence, self.publisher):
            if not is_plain_line(line):
                raise ValueError(f"{line[:_LONGEST_ID]!r} is no plain line of text")
        date.fromisoformat(self.reviewed)


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
