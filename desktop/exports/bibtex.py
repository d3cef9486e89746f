"""Sources as BibTeX, in UTF-8: what LaTeX, JabRef and Zotero read."""

import re
from collections.abc import Iterator

from db.model.source import Source
from desktop.exports.citation import Kind, Name, kind_of, names_of, note_of, plain

_TYPES = {Kind.ARTICLE: "article", Kind.REPORT: "techreport", Kind.WEBPAGE: "misc"}
_CONTAINERS = {Kind.ARTICLE: "journal", Kind.REPORT: "series", Kind.WEBPAGE: "howpublished"}
_PUBLISHERS = {Kind.ARTICLE: "publisher", Kind.REPORT: "institution", Kind.WEBPAGE: "publisher"}
_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "&": r"\&",
        "%": r"\%",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
_NOT_VERBATIM = re.compile(r"[{}\\]")
_RANGE = re.compile(r"(?<=\w)\s*[-–]\s*(?=\w)")
_SPLITS_NAMES = re.compile(r",|\band\b", re.IGNORECASE)


def bibtex(sources: tuple[Source, ...]) -> str:
    """An entry a source, under its id."""
    return "\n".join(_entry(source) for source in sources)


def _entry(source: Source) -> str:
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(source) if value)
    return f"@{_TYPES[kind_of(source)]}{{{source.id},\n{fields}}}\n"


def _fields(source: Source) -> Iterator[tuple[str, str]]:
    kind = kind_of(source)
    yield "author", " and ".join(_person(name) for name in names_of(source))
    yield "title", _title(source.title)
    yield _CONTAINERS[kind], escaped(source.container)
    if source.container_short != source.container:
        yield "shortjournal", escaped(source.container_short)
    yield "year", str(source.year or "")
    yield "volume", escaped(source.volume)
    yield "number", escaped(source.issue)
    yield "pages", _RANGE.sub("--", escaped(source.pages))
    yield _PUBLISHERS[kind], escaped(source.publisher)
    yield "doi", _verbatim(source.doi)
    yield "pmid", _verbatim(source.pmid)
    yield "pmcid", _verbatim(source.pmcid)
    yield "note", escaped(note_of(source))


def escaped(text: str) -> str:
    """The text on one line, with what TeX takes for commands escaped."""
    return plain(text).translate(_SPECIAL)


def _person(name: Name) -> str:
    """`van den Brink, Jr, M. R.`; braces keep a body's name in one piece."""
    family = escaped(name.family)
    if name.is_group or _SPLITS_NAMES.search(family):
        family = f"{{{family}}}"
    return ", ".join(part for part in (family, name.suffix, escaped(name.given)) if part)


def _title(title: str) -> str:
    """The title; braces keep capitals that a style would make small."""
    first, *others = plain(title).split(" ")
    return " ".join((_kept(first, first[1:]), *(_kept(word, word) for word in others)))


def _kept(word: str, looked_at: str) -> str:
    text = word.translate(_SPECIAL)
    return f"{{{text}}}" if any(letter.isupper() for letter in looked_at) else text


def _verbatim(identifier: str) -> str:
    """An identifier as it is: BibTeX's readers take it letter by letter, but count braces."""
    return _NOT_VERBATIM.sub(lambda found: f"%{ord(found[0]):02X}", plain(identifier))
