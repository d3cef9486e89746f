"""Content beside its ledgers, field by field: what differs, and what was not read on any copy."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from tests.content import ledger
from tests.content.written import Entry, Written

SHOWN = ("ledger.json", "ledger_extra.json")
PARTIAL = "ledger_partial.json"

CITATION = tuple(
    "type title author container-title issued volume issue page publisher DOI PMID PMCID".split()
)
IDENTIFIERS = ("DOI", "PMID", "PMCID")
TEXTS = ("model", "dose", "route", "duration", "comparator", "outcome", "result")
"""Quality and notes are ours to word: the ledger's hold remarks for its librarian. Their figures
are held to the ledger like all others."""

REMARKS = {
    "design": "design",
    "direction": "directions",
    "direction of the result": "result",
    "dose": "dose",
    "n": "n",
    "name of the agonist": "tested",
    "result": "result",
    "result (numbers not printed)": "result",
    **{name.lower(): name for name in IDENTIFIERS},
}
"""Which of our fields a remark under `from_memory` is about, where it is none of a citation."""

_GREEK = {"alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "kappa": "κ"}
_NO_FIGURES = re.compile(
    r"\b[a-z]+\d{4}[a-z_0-9]*\b|\b20\d\d-\d\d\b|(?<![\d.])0–\d+\b(?![.\d])|\bpoints of \d+"
)
"""Ids of other studies, the months in which something was read again, the ends of a scale."""

_NUMBER = re.compile(r"\d*\.?\d+")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")


@dataclass(frozen=True, slots=True)
class Record:
    """A record of a ledger, and whose ledger it stands in."""

    drug: str
    entry: Entry
    is_partial: bool


@cache
def _records() -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for folder in sorted(path.parent for path in ledger.LEDGERS.glob("*/ledger.json")):
        for name in (*SHOWN, PARTIAL):
            if (folder / name).exists():
                for entry in ledger.read(folder, name):
                    record = Record(folder.name, entry, name == PARTIAL)
                    found.setdefault(entry["id"], []).append(record)
    return found


def records(study: str, drug: str) -> list[Entry]:
    """The whole records of a study, the drug's own first; those of a partial ledger if alone."""
    found = sorted(_records().get(study, []), key=lambda one: (one.is_partial, one.drug != drug))
    whole = [one.entry for one in found if not one.is_partial]
    return whole or [one.entry for one in found]


def own_records(drug: str) -> dict[str, Entry]:
    """Every record that may be shown in a drug's own ledgers."""
    return {
        id: one.entry
        for id, several in _records().items()
        for one in several
        if one.drug == drug and not one.is_partial
    }


def is_partial(study: str) -> bool:
    """Whether only partial ledgers hold a study."""
    found = _records().get(study, [])
    return bool(found) and all(one.is_partial for one in found)


# What was not read


def unseen(record: Entry) -> set[str]:
    """Our names of the fields that a record has from memory; KeyError for a new remark."""
    return {
        REMARKS.get(remark) or ledger.csl_name(remark) or _unknown(remark)
        for remark in record["verified_from"]["from_memory"] or ()
    }


def _unknown(remark: str) -> str:
    raise KeyError(f"{remark!r} is about no field we know; add it to REMARKS")


def from_memory(several: list[Entry]) -> set[str]:
    """The fields of a study that no record has read."""
    first, *others = several
    read = {name for other in others for name in ledger.source(other).keys() - unseen(other)}
    return unseen(first) - read


def shown_from_memory(entry: Entry, several: list[Entry]) -> set[str]:
    """What is shown of it as if it had been read: no brackets, or a title or identifier."""
    marked = set(entry.get("custom", {}).get("inferred", ())) - {"title", *IDENTIFIERS}
    shown = {name for name, value in entry.items() if value}
    if "custom" in entry:
        shown.add("design")
    return (from_memory(several) & shown) - marked


# Citations


def source_differences(entry: Entry, several: list[Entry]) -> set[str]:
    """The fields of a citation that no record has as they stand."""
    drafts = [ledger.source(record) for record in several]
    differ = {
        name for name in CITATION if all(entry.get(name) != draft.get(name) for draft in drafts)
    }
    # Journals: a ledger has the whole name or the short one, content has both.
    journals = {draft.get("container-title") for draft in drafts}
    if entry.get("container-title-short") in journals - {None}:
        differ.discard("container-title")
    custom, theirs = entry["custom"], [draft["custom"] for draft in drafts]
    if all(custom["design"] != one["design"] for one in theirs):
        differ.add("design")
    for name in ("grade", "against"):
        if all(custom["check"][name] != one["check"][name] for one in theirs):
            differ.add(name)
    if set(custom.get("inferred", ())) - from_memory(several):
        differ.add("inferred")
    return differ


# Findings


def plain(text: str) -> str:
    """A text without what only its setting differs in: Greek letters, dashes, commas, capitals."""
    text = ledger.words(text).casefold().replace("μ", "µ")
    text = re.sub(r"micromol(?:ar)?\b", lambda m: "µm" if m[0].endswith("ar") else "µmol", text)
    for name, letter in _GREEK.items():
        text = re.sub(rf"(?<![a-z]){name}(?![a-z])", letter, text)
    text = re.sub(r"[‘’“”\"',;:]", "", _THOUSANDS.sub("", text))
    text = re.sub(r"[–−—]", "-", text).replace("versus", "vs").replace("+/-", "±")
    return re.sub(r"\s+", " ", re.sub(r"\s*([<>=≥≤±])\s*", r"\1", text)).strip(" .")


def finding_differences(entry: Entry, record: Entry, drug: str) -> set[str]:
    """The fields of a finding that its record has in other words or not at all."""
    draft = ledger.finding(record, {})
    differ = {name for name in TEXTS if plain(entry.get(name, "")) != plain(draft.get(name, ""))}
    for name in ("population", "n"):
        if entry.get(name, "") != str(draft.get(name, "")):
            differ.add(name)
    if _are_turned(entry["directions"], record, drug):
        differ.add("directions")
    # More estimates than the ledger's are its other figures, which are held to it one by one.
    if not effects(record) <= {effect(estimate) for estimate in entry.get("estimates", ())}:
        differ.add("estimates")
    return differ


def direction(judged: str | Entry) -> str:
    """The direction of a judgement, written alone or with its reason."""
    return judged if isinstance(judged, str) else str(judged["direction"])


def judged(record: Entry, drug: str) -> dict[str, str]:
    """The directions that a drug's own ledger gives; none for a record of another drug's."""
    if own_records(drug).get(record["id"]) is not record:
        return {}
    return ledger.directions(record, ledger.overrides(ledger.LEDGERS / drug).get(record["id"], {}))


def _are_turned(ours: Entry, record: Entry, drug: str) -> bool:
    """Whether a direction is not the ledger's, is missing, or was judged here without a why."""
    theirs = judged(record, drug)
    asked = record["question"] if theirs else []
    return (
        any(question not in ours for question in asked)
        or any(direction(ours[name]) != theirs[name] for name in theirs)
        or any(not _has_why(ours[name]) for name in ours if name not in theirs)
    )


def _has_why(judgement: str | Entry) -> bool:
    return not isinstance(judgement, str) and bool(judgement.get("why"))


def effect(estimate: Entry) -> tuple[object, ...]:
    """Measure, value and interval of an estimate; 0.80 is 0.8."""
    return (estimate["measure"], *(Decimal(estimate[name]) for name in ("value", "low", "high")))


def effects(record: Entry) -> set[tuple[object, ...]]:
    """The effects with an interval that a record holds."""
    return {effect(estimate) for estimate in ledger.estimates(record)}


def numbers(value: object) -> set[str]:
    """Every number that is printed in a value, as a number is written: .50 is 0.5."""
    text = _NO_FIGURES.sub("", json.dumps(value, ensure_ascii=False))
    found = _NUMBER.findall(_THOUSANDS.sub("", text))
    return {f"{Decimal(number).normalize():f}" for number in found}


def figures_added(entry: Entry, several: list[Entry]) -> set[str]:
    """The figures of a finding that no record of its study prints."""
    printed: set[str] = set()
    for record in several:
        theirs = {name: value for name, value in record.items() if name != "url"}
        printed |= numbers(theirs) | numbers(ledger.words(json.dumps(theirs, ensure_ascii=False)))
    ours = {name: value for name, value in entry.items() if name not in ("id", "source")}
    return numbers(ours) - printed


def figures_left_out(entry: Entry, record: Entry) -> set[str]:
    """The figures of a record's result that its finding does not print."""
    ours = {name: value for name, value in entry.items() if name not in ("id", "source")}
    return numbers(ledger.words(record["result"])) - numbers(ours)


# A drug as a whole


def compared_sources(written: Written) -> Iterator[tuple[Entry, list[Entry]]]:
    """Each source that a ledger holds, with its records."""
    for id, entry in written.sources.items():
        if several := records(id, written.drug):
            yield entry, several


def compared_findings(written: Written) -> Iterator[tuple[Entry, list[Entry]]]:
    """Each finding whose study a ledger holds, with its records."""
    for entry in written.findings.values():
        if several := records(entry["source"], written.drug):
            yield entry, several


def left_out(written: Written) -> dict[str, Entry]:
    """The records of a drug's ledgers that none of its findings is taken from."""
    shown = {entry["source"] for entry in written.findings.values()}
    return {id: record for id, record in own_records(written.drug).items() if id not in shown}
