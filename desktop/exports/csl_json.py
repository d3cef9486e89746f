"""Sources as CSL-JSON: what pandoc, Zotero and every CSL processor read."""

import json
from typing import Any

from db.model.source import Source
from desktop.exports.citation import Name, kind_of, names_of, note_of, plain


def csl_json(sources: tuple[Source, ...]) -> str:
    """The items of the sources, in one list."""
    items = [item(source) for source in sources]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def item(source: Source) -> dict[str, Any]:
    """A source with CSL's own variables alone, and only those that it has."""
    short = source.container_short if source.container_short != source.container else ""
    texts = {
        "container-title": source.container,
        "container-title-short": short,
        "volume": source.volume,
        "issue": source.issue,
        "page": source.pages,
        "publisher": source.publisher,
        "DOI": source.doi,
        "PMID": source.pmid,
        "PMCID": source.pmcid,
        "note": note_of(source),
    }
    made: dict[str, Any] = {"id": source.id, "type": kind_of(source).value}
    if source.authors:
        made["author"] = [_name(name) for name in names_of(source)]
    made["title"] = plain(source.title)
    if source.year:
        made["issued"] = {"date-parts": [[source.year]]}
    return made | {name: plain(text) for name, text in texts.items() if text}


def _name(name: Name) -> dict[str, str]:
    if name.is_group:
        return {"literal": name.family}
    parts = {"family": name.family, "given": name.given, "suffix": name.suffix}
    return {key: part for key, part in parts.items() if part}
