"""Markdown files with YAML in front: the fields, then the prose under its headings."""

import re
from dataclasses import dataclass

from db.importers.fields import Fields, Lines, mapping
from db.importers.report import Report, TextFile, advice

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_HEADING = re.compile(r"^##[ \t]+(.*?)[ \t#]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Document:
    """A file's fields, and its prose by heading; prose before any heading stands under `""`."""

    fields: Fields
    lines: Lines
    sections: dict[str, str]


def read(file: TextFile, report: Report, headings: tuple[str, ...]) -> Document | None:
    """The file's parts; its headings are these or none, each at most once."""
    fences = list(_FENCE.finditer(file.text))
    if len(fences) < 2 or file.text[: fences[0].start()].strip():
        report.add(
            file.path,
            1,
            "file",
            "the file has no fields. Begin it with them between two “---” lines.",
        )
        return None
    opening, closing = fences[0], fences[1]
    # Blank lines keep the lines of the YAML what they are in the file.
    above = "\n" * file.text.count("\n", 0, opening.end())
    front = TextFile(file.path, above + file.text[opening.end() : closing.start()])
    lines: Lines = {}
    fields = mapping(front, report, lines)
    sections = _sections(file, closing.end(), report, headings, lines)
    return None if fields is None else Document(fields, lines, sections)


def _sections(
    file: TextFile, start: int, report: Report, headings: tuple[str, ...], lines: Lines
) -> dict[str, str]:
    """The prose under each heading; `lines` learns where the headings stand."""
    found: dict[str, str] = {}
    marks = list(_HEADING.finditer(file.text, start)) if headings else []
    ends = [*(mark.start() for mark in marks), len(file.text)]
    lead = file.text[start : ends[0]]
    lines["prose"] = _line(file, start + len(lead) - len(lead.lstrip()))
    if lead.strip():
        found[""] = lead.strip()
        if headings:
            report.add(
                file.path,
                lines["prose"],
                "prose",
                f"prose stands above the first heading. Begin with “## {headings[0]}”.",
            )
    for mark, end in zip(marks, ends[1:], strict=True):
        name, line = mark[1], _line(file, mark.start())
        if name not in headings:
            text = f"no such heading. {advice(name, headings)}"
            report.add(file.path, line, f"## {name}", text)
        elif name in found:
            report.add(file.path, line, f"## {name}", "the heading stands twice. Join the two.")
        found[name] = file.text[mark.end() : end].strip()
        lines[f"## {name}"] = line
    return found


def _line(file: TextFile, position: int) -> int:
    return file.text.count("\n", 0, position) + 1
