"""Sources as references in a citation style, set by citeproc-py with a style of the CSL project."""

import re
from typing import Any

from db.model.source import Source
from desktop.exports.citation import note_of
from desktop.exports.csl_json import item
from desktop.paths import resources

_NUMBER = re.compile(r"^(\d+\.)\s*")
_ENDED_TWICE = re.compile(r"([?!])\.(?=\s|$)")


def vancouver(sources: tuple[Source, ...]) -> str:
    """References as the NLM's Citing Medicine has them, numbered in the order of the page."""
    return _formatted(sources, "nlm-citation-sequence")


def apa(sources: tuple[Source, ...]) -> str:
    """References as the American Psychological Association has them, by author."""
    return _formatted(sources, "apa")


def ama(sources: tuple[Source, ...]) -> str:
    """References as the American Medical Association has them, numbered in the page's order."""
    return _formatted(sources, "american-medical-association")


def _formatted(sources: tuple[Source, ...], style: str) -> str:
    """A line a reference, with what must be known of the source after it."""
    if not sources:
        return ""
    # Imported late: they cost 0.06 s, which the first window need not wait for.
    from citeproc import (  # noqa: PLC0415
        CitationStylesBibliography,
        CitationStylesStyle,
        formatter,
    )
    from citeproc.source import Citation, CitationItem  # noqa: PLC0415
    from citeproc.source.json import CiteProcJSON  # noqa: PLC0415

    file = resources() / "styles" / "csl" / f"{style}.csl"
    # Under numbers: citeproc-py takes ids that differ only in capitals for one.
    known = {str(number): source for number, source in enumerate(sources)}
    items = CiteProcJSON([_to_set(source) | {"id": id} for id, source in known.items()])
    made = CitationStylesBibliography(
        CitationStylesStyle(str(file), validate=False), items, formatter.plain
    )
    for id in known:
        made.register(Citation([CitationItem(id)]))
    made.sort()
    references = zip(made.keys, made.bibliography(), strict=True)
    return "".join(f"{_mended(str(text), known[id])}\n" for id, text in references)


def _to_set(source: Source) -> dict[str, Any]:
    """The item as citeproc-py sets it right.

    Where nobody is named, the title stands in the author's place; citeproc-py would print it
    there and once more in its own.
    """
    made = item(source)
    if "author" not in made:
        made["author"] = [{"literal": made.pop("title")}]
    return made


def _mended(reference: str, source: Source) -> str:
    """The reference with a space after its number, one stop after a question, and its note."""
    text = _ENDED_TWICE.sub(r"\1", _NUMBER.sub(r"\1 ", reference.strip()))
    note = note_of(source)
    return f"{text} [{note.rstrip('.')}.]" if note else text
