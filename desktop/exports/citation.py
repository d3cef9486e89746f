"""What every format needs of a source: what kind of publication, people in parts, a note."""

from dataclasses import dataclass
from enum import StrEnum

from db.model.source import Author, Source, StudyDesign

_SUFFIXES = {"Jr", "Sr", "II", "III", "IV", "2nd", "3rd", "4th"}
_SAID_BY_BODIES = {StudyDesign.GUIDELINE, StudyDesign.LABEL}
_FIELDS = {
    "author": "authors",
    "title": "title",
    "container": "journal",
    "container-title": "journal",
    "container-title-short": "journal",
    "container_short": "journal",
    "issued": "year",
    "year": "year",
    "volume": "volume",
    "issue": "issue",
    "page": "pages",
    "pages": "pages",
    "publisher": "publisher",
    "doi": "DOI",
    "pmid": "PMID",
    "pmcid": "PMCID",
}
"""An inferred field of a source, in small letters, as a reader calls it."""


class Kind(StrEnum):
    """What kind of publication a source is, as CSL names it."""

    ARTICLE = "article-journal"
    REPORT = "report"
    WEBPAGE = "webpage"


@dataclass(frozen=True, slots=True)
class Name:
    """A person with initials as `O. M.`; a group has a family name alone."""

    family: str
    given: str = ""
    suffix: str = ""

    @property
    def is_group(self) -> bool:
        """Whether it names a body, not a person."""
        return not self.given

    def __str__(self) -> str:
        """`Ash, A. B., Jr`."""
        return ", ".join(part for part in (self.family, self.given, self.suffix) if part)


def kind_of(source: Source) -> Kind:
    """What kind of publication a source is, by what its citation holds.

    What a volume, pages or a registry places is an article; what bodies say without those is a
    report; what bears no date is a page of the web.
    """
    placed = (source.volume, source.issue, source.pages, source.doi, source.pmid, source.pmcid)
    if not source.year and not any(placed):
        return Kind.WEBPAGE
    if source.container and (any(placed) or source.design not in _SAID_BY_BODIES):
        return Kind.ARTICLE
    return Kind.REPORT


def names_of(source: Source) -> tuple[Name, ...]:
    """Everyone who wrote it."""
    return tuple(_name(author) for author in source.authors)


def note_of(source: Source) -> str:
    """That a source was retracted, and what of its citation was not read on a copy."""
    parts = []
    if source.retracted:
        parts.append(f"This publication was retracted: {source.retracted}".rstrip(".") + ".")
    if source.inferred:
        fields = dict.fromkeys(_FIELDS.get(name.lower(), name) for name in source.inferred)
        parts.append(f"Inferred, not read on a copy: {', '.join(fields)}.")
    return plain(" ".join(parts))


def plain(text: str) -> str:
    """The text on one line, one space between words."""
    return " ".join(text.split())


def _name(author: Author) -> Name:
    """`Keck PE Jr` in its parts; initials that are run together stand apart."""
    first, *rest = author.initials.split() or [""]
    suffix = " ".join(part for part in rest if part.rstrip(".") in _SUFFIXES)
    given = [first, *(part for part in rest if part.rstrip(".") not in _SUFFIXES)]
    return Name(plain(author.family), " ".join(_dotted(part) for part in given if part), suffix)


def _dotted(initials: str) -> str:
    """`O. M.` for `OM`, `J.-P.` for `J-P`; a name that is written out stays."""
    letters = initials.replace("-", "").replace(".", "")
    if not letters.isupper():
        return initials
    dotted = "".join(
        f"{letter}. " if letter.isalpha() else letter for letter in initials.replace(".", "")
    )
    return dotted.replace(". -", ".-").rstrip()
