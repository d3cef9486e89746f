"""The formats to export in: one row a format, from which the dialog is made."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from db.model.source import Source
from desktop.exports.bibtex import bibtex
from desktop.exports.csl_json import csl_json
from desktop.exports.extract import Extract
from desktop.exports.findings_csv import findings_csv
from desktop.exports.formatted import ama, apa, vancouver
from desktop.exports.ris import ris


class Subject(StrEnum):
    """What of a page is exported."""

    SOURCES = "sources"
    FINDINGS = "findings"


@dataclass(frozen=True, slots=True)
class Export:
    """One format."""

    id: str
    name: str
    suffix: str
    subject: Subject
    write: Callable[[Extract], str]
    help: str
    is_prose: bool = False
    """Whether it is read by people: set in the text's own type, its lines broken."""
    encoding: str = "utf-8"

    def file_name(self, extract: Extract) -> str:
        """What a file of it is called until the reader says otherwise."""
        what = f"-{self.id}" if self.is_prose else ""
        what = "-findings" if self.subject is Subject.FINDINGS else what
        return f"{extract.name}{what}.{self.suffix}"

    def encoded(self, text: str) -> bytes:
        """The bytes of a file that holds the text."""
        return text.encode(self.encoding)


def _of_sources(write: Callable[[tuple[Source, ...]], str]) -> Callable[[Extract], str]:
    return lambda extract: write(extract.sources)


EXPORTS = (
    Export(
        "bibtex", "BibTeX", "bib", Subject.SOURCES, _of_sources(bibtex), "For LaTeX and JabRef."
    ),
    Export(
        "ris",
        "RIS",
        "ris",
        Subject.SOURCES,
        _of_sources(ris),
        "For EndNote, Mendeley, RefWorks and Zotero.",
    ),
    Export(
        "csl-json",
        "CSL-JSON",
        "json",
        Subject.SOURCES,
        _of_sources(csl_json),
        "For pandoc, Zotero and other programs that set citations.",
    ),
    Export(
        "vancouver",
        "Vancouver",
        "txt",
        Subject.SOURCES,
        _of_sources(vancouver),
        "References to paste, as most medical journals have them.",
        is_prose=True,
    ),
    Export(
        "apa",
        "APA",
        "txt",
        Subject.SOURCES,
        _of_sources(apa),
        "References to paste, by author, as psychology and nursing have them.",
        is_prose=True,
    ),
    Export(
        "ama",
        "AMA",
        "txt",
        Subject.SOURCES,
        _of_sources(ama),
        "References to paste, as the journals of the American Medical Association have them.",
        is_prose=True,
    ),
    Export(
        "findings-csv",
        "CSV",
        "csv",
        Subject.FINDINGS,
        findings_csv,
        "For spreadsheets and statistics: one row a finding.",
        # Without the mark, Excel reads a file in the system's old character set: α2δ, – and ≥
        # would be broken. Other readers skip it.
        encoding="utf-8-sig",
    ),
)
"""Every format; adding one adds a row here and a module."""
