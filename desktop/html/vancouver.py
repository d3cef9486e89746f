"""References in Vancouver style, as the NLM's "Citing Medicine" and the ICMJE print them."""

from urllib.parse import quote

from db.model.source import Source
from desktop.html.markup import Html, element, escape, joined, link

MOST_AUTHORS = 6
_NO_DATE = "[date unknown]"
_NAMES = {
    "author": ("author", "authors"),
    "title": ("title",),
    "container": ("container", "container-title", "container-title-short", "container_short"),
    "year": ("year", "issued"),
    "volume": ("volume",),
    "issue": ("issue",),
    "pages": ("page", "pages"),
    "publisher": ("publisher",),
    "doi": ("doi",),
    "pmid": ("pmid",),
    "pmcid": ("pmcid",),
}
"""What a part of a reference is called among a source's inferred fields, in small letters."""


def reference(source: Source) -> Html:
    """The whole reference; its identifiers are links, a retraction stands out."""
    addresses = dict(links(source))
    identifiers = [
        joined([escape(label), link(addresses[name], shown)])
        for name, label, shown in _identifiers(source)
    ]
    notice = _retraction(source)
    parts = [escape(_citation(source)), *(Html(f"{one}.") for one in identifiers)]
    if notice:
        parts.append(element("strong", escape(notice)))
    return joined(parts, " ")


def reference_text(source: Source) -> str:
    """The same as plain text."""
    identifiers = (f"{label}{shown}." for _name, label, shown in _identifiers(source))
    return " ".join(filter(None, (_citation(source), *identifiers, _retraction(source))))


def links(source: Source) -> tuple[tuple[str, str], ...]:
    """Where the publication is found: the name of each registry and the full address."""
    known = (
        ("DOI", "https://doi.org/", source.doi, ""),
        ("PubMed", "https://pubmed.ncbi.nlm.nih.gov/", source.pmid, "/"),
        ("PMC", "https://pmc.ncbi.nlm.nih.gov/articles/", source.pmcid, "/"),
    )
    return tuple((name, f"{site}{quote(id)}{end}") for name, site, id, end in known if id)


def _citation(source: Source) -> str:
    """Authors, title and where it was published, each ending in a full stop."""
    parts = (_authors(source), _marked(source, "title", source.title), _published(source))
    return " ".join(_ended(part) for part in parts if part)


def _authors(source: Source) -> str:
    names = [str(author) for author in source.authors[:MOST_AUTHORS]]
    if len(source.authors) > MOST_AUTHORS:
        names.append("et al")
    return _marked(source, "author", ", ".join(names))


def _published(source: Source) -> str:
    """`J Ex. 2001;12(3):45-52`, or `Publisher; 2020` of what is in no journal."""
    year = _marked(source, "year", str(source.year)) if source.year else _NO_DATE
    journal = _marked(source, "container", source.container_short or source.container)
    if not journal:
        publisher = _marked(source, "publisher", source.publisher)
        return "; ".join(part for part in (publisher, year) if part)
    volume = _marked(source, "volume", source.volume)
    issue = _marked(source, "issue", f"({source.issue})" if source.issue else "")
    pages = _marked(source, "pages", source.pages)
    place = f"{year};{volume}{issue}" if volume or issue else year
    return f"{_ended(journal)} {place}{f':{pages}' if pages else ''}"


def _identifiers(source: Source) -> tuple[tuple[str, str, str], ...]:
    """The name of the registry, what stands before the number, and the number."""
    known = (
        ("DOI", "doi:", _marked(source, "doi", source.doi)),
        ("PubMed", "PMID: ", _marked(source, "pmid", source.pmid)),
        ("PMC", "PMCID: ", _marked(source, "pmcid", source.pmcid)),
    )
    return tuple(one for one in known if one[2])


def _marked(source: Source, part: str, text: str) -> str:
    """The text, in square brackets if it was not read on a copy."""
    inferred = {name.lower() for name in source.inferred}
    return f"[{text}]" if text and inferred & set(_NAMES[part]) else text


def _retraction(source: Source) -> str:
    return _ended(f"Retracted: {source.retracted}") if source.retracted else ""


def _ended(text: str) -> str:
    """The text with a full stop, unless it ends a sentence already."""
    return text if text.endswith((".", "?", "!")) else f"{text}."
