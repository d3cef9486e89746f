"""Citations: CSL-JSON, as Zotero and pandoc write it, to sources.

What is ours stands under `custom`: the design, what the citation was checked against, the design
of the studies that a review put together, fields that were not read on a copy, a retraction.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from db.importers.draft import Placed
from db.importers.report import Report, TextFile, advice, line_at, line_starts
from db.model.source import Author, Check, CheckGrade, Source, StudyDesign

AGAINST = ("abstract", "full text", "secondary page")
"""What a citation can have been checked against."""

STANDARD = (
    "id type title author container-title container-title-short issued volume issue page DOI PMID "
    "PMCID publisher custom".split()
)
OURS = ("design", "check", "reviews", "inferred", "retracted")
TYPES = ("article-journal", "book", "chapter", "report", "webpage", "thesis", "paper-conference")
_ID = re.compile(r"[A-Za-z0-9]+(?:[_-][A-Za-z0-9]+)*")
_WRITTEN_ID = re.compile(r'"id"\s*:\s*"([^"]*)"')
_MONTH = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])")
_NEXT = re.compile(r"[\s,]*")
Named = TypeVar("Named", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class _Span:
    """Where one entry stands in its file; lines are looked up only when they are asked for."""

    text: str
    start: int
    end: int

    def line_of(self, field: str) -> int:
        """The line of a field such as `custom.check.grade`; else that of the nearest around it."""
        position = self.start
        for name in filter(None, field.split(".")):
            key = re.compile(rf'"{re.escape(name)}"\s*:')
            found = key.search(self.text, position, self.end)
            if found is None:
                break
            position = found.start()
        return line_at(line_starts(self.text), position)


class _Entry:
    """One entry's values; reading a field notes what is wrong with it and goes on."""

    def __init__(self, values: dict[str, Any], path: str, span: _Span, report: Report) -> None:
        self.values = values
        self.path = path
        self.span = span
        self.report = report

    def problem(self, field: str, text: str) -> None:
        """Note a mistake in a field, at its line."""
        self.report.add(self.path, self.span.line_of(field), field or "entry", text)

    def only(self, values: dict[str, Any], allowed: list[str] | tuple[str, ...], at: str) -> None:
        """Note every field that is not one of these."""
        for name in values:
            if name not in allowed:
                self.problem(at + name, f"no such field. {advice(name, allowed)}")

    def text(self, values: dict[str, Any], name: str, at: str = "", wanted: bool = False) -> str:
        """A text; a number is taken as it is written."""
        value = values.get(name, "")
        if isinstance(value, bool) or not isinstance(value, str | int):
            self.problem(at + name, "a text is wanted here. Put it between quotes.")
            return ""
        text = str(value).strip()
        if wanted and not text:
            self.problem(at + name, f"“{name}” is missing. Add it.")
        return text

    def one_of(self, values: dict[str, Any], name: str, at: str, kind: type[Named]) -> Named | None:
        """The member of a fixed set, or None if it is empty."""
        value = self.text(values, name, at)
        if not value:
            return None
        try:
            return kind(value)
        except ValueError:
            words = [member.value for member in kind]
            self.problem(at + name, f"“{value}” is not known. {advice(value, words)}")
            return None

    def fields(self, values: dict[str, Any], name: str, at: str = "") -> dict[str, Any]:
        """The fields under a field; missing ones are a problem."""
        value = values.get(name)
        if not isinstance(value, dict):
            self.problem(at + name, f"“{name}” is missing or holds no fields. Write it as {{…}}.")
            return {}
        return value


def read(file: TextFile, report: Report) -> tuple[list[Placed[Source]], set[str]]:
    """The sources of a file, and the ids of all its entries, readable or not."""
    sources: list[Placed[Source]] = []
    # Found so even in a file that cannot be parsed, whose sources would all seem missing.
    ids = set(_WRITTEN_ID.findall(file.text))
    for values, span in _entries(file, report):
        entry = _Entry(values, file.path, span, report)
        before = len(report)
        source = _source(entry)
        if source is not None and len(report) == before:
            sources.append(Placed(source, file.path, span.line_of))
    return sources, ids


def _entries(file: TextFile, report: Report) -> Iterator[tuple[dict[str, Any], _Span]]:
    """Each object of the array with its place; what cannot be parsed ends it with a problem."""
    text, decoder = file.text, json.JSONDecoder()
    position = len(text) - len(text.lstrip())
    if not text.startswith("[", position):
        report.add(file.path, 1, "file", "a list of sources is wanted. Write it as [ {…}, {…} ].")
        return
    position += 1
    try:
        json.loads(text)
        while not text.startswith("]", position := _skip(text, position)):
            value, end = decoder.raw_decode(text, position)
            span = _Span(text, position, end)
            if isinstance(value, dict):
                yield value, span
            else:
                report.add(file.path, span.line_of(""), "entry", "fields are wanted. Write {…}.")
            position = end
    except json.JSONDecodeError as error:
        report.add(file.path, error.lineno, "JSON", f"{error.msg}. Check commas and quotes.")
    except RecursionError:
        report.add(file.path, 1, "JSON", "the brackets are too deep. Remove what is no source.")


def _skip(text: str, position: int) -> int:
    match = _NEXT.match(text, position)
    return match.end() if match else position


def _source(entry: _Entry) -> Source | None:
    values = entry.values
    entry.only(values, STANDARD, "")
    custom = entry.fields(values, "custom")
    entry.only(custom, OURS, "custom.")
    id = entry.text(values, "id", wanted=True)
    if id and not _ID.fullmatch(id):
        entry.problem("id", f"“{id}” is no id. Use letters, digits and single - or _ between them.")
    design = entry.one_of(custom, "design", "custom.", StudyDesign)
    if design is None and not custom.get("design"):
        entry.problem("custom.design", "“design” is missing. Add it.")
    check = _check(entry, custom)
    if (kind := entry.text(values, "type", wanted=True)) and kind not in TYPES:
        entry.problem("type", f"“{kind}” is no type we print. {advice(kind, TYPES)}")
    if design is None or check is None:
        return None
    return Source(
        id=id,
        title=entry.text(values, "title", wanted=True),
        authors=tuple(_authors(entry)),
        container=entry.text(values, "container-title"),
        container_short=entry.text(values, "container-title-short"),
        year=_year(entry),
        design=design,
        check=check,
        volume=entry.text(values, "volume"),
        issue=entry.text(values, "issue"),
        pages=entry.text(values, "page"),
        doi=entry.text(values, "DOI"),
        pmid=entry.text(values, "PMID"),
        pmcid=entry.text(values, "PMCID"),
        publisher=entry.text(values, "publisher"),
        retracted=entry.text(custom, "retracted", "custom."),
        reviews=entry.one_of(custom, "reviews", "custom.", StudyDesign),
        inferred=_inferred(entry, custom),
    )


def _authors(entry: _Entry) -> Iterator[Author]:
    """Each author; a group is a literal."""
    authors = entry.values.get("author", [])
    for author in authors if isinstance(authors, list) else [None]:
        match author:
            case {"family": str(family), "given": str(given), **rest} if family and not rest:
                yield Author(family, given)
            case {"literal": str(literal), **rest} if literal and not rest:
                yield Author(literal)
            case _:
                how = 'Write {"family": "Ash", "given": "AB"} or {"literal": "A group"}.'
                entry.problem("author", f"an author is not readable. {how}")


def _year(entry: _Entry) -> int:
    """The year of publication; 0 for what bears no date."""
    match entry.values.get("issued"):
        case None:
            return 0
        case {"date-parts": [[int(year), *_]]} if 1500 < year < 2200:
            return year
        case _:
            entry.problem("issued", 'the year is not readable. Write {"date-parts": [[1998]]}.')
            return 0


def _check(entry: _Entry, custom: dict[str, Any]) -> Check | None:
    values, at = entry.fields(custom, "check", "custom."), "custom.check."
    if not values:
        return None
    entry.only(values, ("grade", "against", "on", "note"), at)
    grade = entry.one_of(values, "grade", at, CheckGrade)
    against = entry.text(values, "against", at, wanted=True)
    on = entry.text(values, "on", at, wanted=True)
    if against and against not in AGAINST:
        entry.problem(at + "against", f"“{against}” is not known. {advice(against, AGAINST)}")
    if on and not _MONTH.fullmatch(on):
        entry.problem(at + "on", f"“{on}” is no month. Write it as in 2026-11.")
    if grade is None:
        if not values.get("grade"):
            entry.problem(at + "grade", "“grade” is missing. Write A, B or C.")
        return None
    return Check(grade, against, on, entry.text(values, "note", at))


def _inferred(entry: _Entry, custom: dict[str, Any]) -> tuple[str, ...]:
    names = custom.get("inferred", [])
    if not isinstance(names, list):
        entry.problem("custom.inferred", 'a list is wanted here. Write it as ["volume"].')
        return ()
    for name in names:
        if name not in entry.values or name in ("id", "type", "custom"):
            text = f"“{name}” is no field of this entry. Name one that is, or remove it."
            entry.problem("custom.inferred", text)
    return tuple(str(name) for name in names)
