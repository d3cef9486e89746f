"""Sources as RIS: what EndNote, Mendeley, RefWorks and Zotero read."""

import re
from collections.abc import Iterator

from db.model.source import Source
from desktop.exports.citation import Kind, kind_of, names_of, note_of, plain

_TYPES = {Kind.ARTICLE: "JOUR", Kind.REPORT: "RPRT", Kind.WEBPAGE: "ELEC"}
_END_OF_LINE = "\r\n"
_RANGE = re.compile(r"\s*[-–]\s*")


def ris(sources: tuple[Source, ...]) -> str:
    """A record a source, from TY to ER; every value on a line of its own, as RIS asks."""
    return _END_OF_LINE.join(_record(source) for source in sources)


def _record(source: Source) -> str:
    lines = [f"{tag}  - {plain(value)}" for tag, value in _fields(source) if value]
    return "".join(f"{line}{_END_OF_LINE}" for line in (*lines, "ER  - "))


def _fields(source: Source) -> Iterator[tuple[str, str]]:
    first, _, last = _RANGE.sub("-", source.pages).partition("-")
    yield "TY", _TYPES[kind_of(source)]
    yield "ID", source.id
    for name in names_of(source):
        yield "AU", str(name)
    yield "TI", source.title
    yield "T2", source.container
    if source.container_short != source.container:
        yield "J2", source.container_short
    yield "PY", str(source.year or "")
    yield "VL", source.volume
    yield "IS", source.issue
    yield "SP", first
    yield "EP", last
    yield "PB", source.publisher
    yield "DO", source.doi
    yield "AN", source.pmid
    yield "C2", source.pmcid
    yield "N1", note_of(source)
