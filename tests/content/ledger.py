"""An evidence ledger as entries in our content format: drafts, and what content is held to.

`python -m tests.content.ledger FOLDER OUT` writes `sources.json` and `findings.yaml` to OUT. They
are drafts: what a ledger does not say (the studies of a review, the species, a shared outcome for
a forest plot, a direction nobody judged) is left out and has to be read and written by hand.
"""

import json
import re
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

REPOSITORY = Path(__file__).resolve().parents[2]
LEDGERS = REPOSITORY.parent / "shared" / "evidence"
"""Where the ledgers lie beside the repository; tests skip where it is absent."""

Entry = dict[str, Any]

CSL_NAMES = {
    "author": "author",
    "page": "page",
    "journal": "container-title",
    "title": "title",
    "year": "issued",
    "volume": "volume",
    "issue": "issue",
}
"""What a remark such as `first author` or `last_page` among the unseen fields is about."""

CSL_TYPES = {"guideline": "report", "label": "webpage"}
TEXT_FIELDS = {
    "species_model": "model",
    "dose": "dose",
    "route": "route",
    "duration": "duration",
    "comparator": "comparator",
    "outcome": "outcome",
    "result": "result",
    "quality_notes": "quality",
}
REVIEWS = ("systematic-review", "meta-analysis")
_INITIALS = re.compile(r"[A-Z][A-Z-]{0,4}(?: Jr| Sr)?")
_ON_ONE_LINE = (
    (r'\{\s+"family": (".*"),\s+"given": (".*")\s+\}', r'{"family": \1, "given": \2}'),
    (r'\{\s+"literal": (".*")\s+\}', r'{"literal": \1}'),
    (
        r'"inferred": \[\s+([^\]]*?)\s+\]',
        lambda m: '"inferred": [' + re.sub(r"\s+", " ", m[1]) + "]",
    ),
    (r'\{\s+"date-parts": \[\s+\[\s+(\d+)\s+\]\s+\]\s+\}', r'{"date-parts": [[\1]]}'),
)
_WRITTEN = (
    (r"[Aa]lpha2[- ]?delta", "α2δ"),
    (r"\bmicroM\b", "µM"),
    (r"\bmicrograms?\b", "µg"),
    (r">=", "≥"),
    (r"<=", "≤"),
    (r"(?<=\d)-(?=\d)", "–"),
    (r"(?<![\w.)\]/%])-(?=\d)", "−"),
)


def read(folder: Path, name: str = "ledger.json") -> list[Entry]:
    """The records of a ledger folder."""
    records: list[Entry] = json.loads((folder / name).read_text(encoding="utf-8"))
    return records


def overrides(folder: Path) -> dict[str, dict[str, str]]:
    """Directions that the librarian judged per question: record id → question → direction."""
    file = folder / "ledger_meta.json"
    if not file.exists():
        return {}
    meta: Entry = json.loads(file.read_text(encoding="utf-8"))
    found: dict[str, dict[str, str]] = meta.get("direction_by_question_overrides", {})
    return found


def words(text: str) -> str:
    """A ledger's text with Greek letters, minus signs and ranges as they are printed."""
    for pattern, written in _WRITTEN:
        text = re.sub(pattern, written, text)
    return text


def author(name: str) -> Entry:
    """`Rowbotham M` as CSL family and given initials; a group, or `et al`, as a literal."""
    name = name.rstrip(".")
    family, _, initials = name.rpartition(" ")
    if family.endswith(" Jr") or initials in ("Jr", "Sr"):
        family, _, rest = name.partition(" ")
        initials = rest
    if family and _INITIALS.fullmatch(initials):
        return {"family": family, "given": initials}
    return {"literal": name}


def against(record: Entry) -> str:
    """What the record was checked against: `full text`, `abstract` or `secondary page`."""
    seen = record["verified_from"]
    page = seen["page_type"].lower()
    if seen["grade"] == "C" or "secondary" in page:
        return "secondary page"
    if re.search(r"full[- ]text", page) and "first page" not in page:
        return "full text"
    return "abstract"


def csl_name(remark: str) -> str:
    """The CSL field that an unseen field is about; empty if it is no field of a citation."""
    about = remark.partition("(")[0].lower()
    return next((csl for word, csl in CSL_NAMES.items() if word in about), "")


def source(record: Entry) -> Entry:
    """A record's citation as CSL-JSON, with our own fields under `custom`."""
    seen = record["verified_from"]
    entry: Entry = {
        "id": record["id"],
        "type": CSL_TYPES.get(record["design"], "article-journal"),
        "title": record["title"],
        "author": [author(name) for name in record["authors"] or []],
        "container-title": record["journal"],
        "issued": {"date-parts": [[record["year"]]]} if record["year"] else None,
        "volume": record["volume"],
        "issue": record["issue"],
        "page": record["pages"],
        "DOI": record["doi"],
        "PMID": record["pmid"],
        "PMCID": record["pmcid"],
    }
    unseen = seen["from_memory"] or []
    # An identifier that was not seen is not shown; other fields are, and marked.
    unseen_ids = {name.upper() for name in unseen}
    entry = {name: value for name, value in entry.items() if value and name not in unseen_ids}
    inferred = dict.fromkeys(filter(None, map(csl_name, unseen)))
    entry["custom"] = {
        "design": record["design"],
        "check": {"grade": seen["grade"], "against": against(record), "on": "2026-11"},
    }
    if kept := [name for name in inferred if name in entry]:
        entry["custom"]["inferred"] = kept
    return entry


def directions(record: Entry, overridden: dict[str, str]) -> dict[str, str]:
    """The direction for the first listed question and for those judged apart; no others."""
    first, *further = record["question"]
    found: dict[str, str] = {first: overridden.get(first) or record["direction"]}
    found |= {question: overridden[question] for question in further if question in overridden}
    return found


def as_printed(number: float, text: str) -> str:
    """A number with the digits that `text` prints: 0.2 is `0.20` where the text says 0.20."""
    exact = Decimal(repr(number))
    tokens = re.findall(r"-?\d+(?:\.\d+)?", text)
    printed = [token for token in tokens if Decimal(token) == exact and "." in token]
    return max(printed, key=len, default=repr(number))


def estimates(record: Entry) -> list[Entry]:
    """The effects with an interval, numbers as printed; the outcome is the ledger's own."""
    text = record["result"]
    effects = record.get("effects") or [record.get("effect")]
    return [
        {
            "question": effect.get("question", record["question"][0]),
            "outcome": words(effect.get("outcome") or record["outcome"]),
            "measure": effect["measure"],
            "value": as_printed(effect["estimate"], text),
            "low": as_printed(effect["ci_low"], text),
            "high": as_printed(effect["ci_high"], text),
            "unit": effect.get("unit") or "",
            "note": words(effect.get("note") or ""),
        }
        for effect in effects
        if effect and None not in (effect["estimate"], effect["ci_low"], effect["ci_high"])
    ]


def finding(record: Entry, overridden: dict[str, str]) -> Entry:
    """What a record found, in our fields; empty ones are left out."""
    entry: Entry = {
        "id": record["id"],
        "source": record["id"],
        "population": record["population"].replace(" ", "-"),
        "n": record["n"],
    }
    entry |= {ours: words(record[theirs] or "") for theirs, ours in TEXT_FIELDS.items()}
    for name in record["verified_from"]["from_memory"] or []:
        entry.pop(TEXT_FIELDS.get(name, name), None)
    entry["directions"] = directions(record, overridden)
    entry["estimates"] = estimates(record)
    return {name: value for name, value in entry.items() if value}


def sources_of(folder: Path) -> list[Entry]:
    """Every citation of a ledger, by id."""
    return sorted((source(record) for record in read(folder)), key=lambda entry: str(entry["id"]))


def findings_of(folder: Path) -> list[Entry]:
    """Every finding of a ledger, in its order."""
    overridden = overrides(folder)
    return [finding(record, overridden.get(record["id"], {})) for record in read(folder)]


def as_json(entries: list[Entry]) -> str:
    """CSL-JSON as it lies in content: two spaces, true letters."""
    text = json.dumps(entries, ensure_ascii=False, indent=2)
    for pattern, short in _ON_ONE_LINE:
        text = re.sub(pattern, short, text)
    return text + "\n"


class _Dumper(yaml.SafeDumper):
    """YAML for people: block style, long text folded, lists indented."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.Node:
    style = ">" if len(value) > 70 else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


_Dumper.add_representer(str, _text)


def as_yaml(entries: list[Entry]) -> str:
    """Findings as they lie in content, a blank line between two."""
    documents = (
        yaml.dump([entry], Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=90)
        for entry in entries
    )
    return "\n".join(documents)


def main(folder: Path, out: Path) -> None:
    """Write the drafts of a ledger folder."""
    out.mkdir(parents=True, exist_ok=True)
    (out / "sources.json").write_text(as_json(sources_of(folder)), encoding="utf-8")
    (out / "findings.yaml").write_text(as_yaml(findings_of(folder)), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
