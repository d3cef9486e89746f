"""The shipped content as it is written, and what may differ from the ledgers, with the reasons.

`tests/content/corrections/<drug>.yaml` holds, for one drug:

    added:                      # sources that no ledger holds: where they were read
      finnerup2015: abstract read on PubMed Central
    completed:                  # studies of ledger_partial.json whose citation was found
      preston1989: title, authors and journal read in the abstract
    left-out:                   # studies of the ledger that the pages do not show
      brau2001: its title is from memory and was not found
    sources:                    # what differs in a citation, by the id of the source
      sutton2002:
        why: read in an abstract that carries its citation
        fields: [volume]        # differ from the ledger
        found: [author]         # from memory in the ledger, read since
    findings:                   # what differs in a finding, by its id
      shlay1998:
        why: a full abstract was read on two copies
        fields: [n, result]
        figures: ["136"]        # shown here, printed nowhere in the ledger's record
        without: ["145"]        # printed in the record's result, not shown here
"""

import json
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.content import ledger

CONTENT = ledger.REPOSITORY / "resources" / "content"
CORRECTIONS = Path(__file__).with_name("corrections")

PARTS = ("added", "completed", "left-out", "sources", "findings")
KEYS = {
    "sources": {"why", "fields", "found"},
    "findings": {"why", "fields", "found", "figures", "without"},
}

Entry = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Corrected:
    """What is listed for one source or finding."""

    why: str = ""
    fields: frozenset[str] = frozenset()
    found: frozenset[str] = frozenset()
    figures: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()


NOTHING = Corrected()


@dataclass(frozen=True)
class Corrections:
    """All that is listed for one drug."""

    added: dict[str, str] = field(default_factory=dict)
    completed: dict[str, str] = field(default_factory=dict)
    left_out: dict[str, str] = field(default_factory=dict)
    sources: dict[str, Corrected] = field(default_factory=dict)
    findings: dict[str, Corrected] = field(default_factory=dict)


@dataclass(frozen=True)
class Written:
    """One drug's folder: its sources and findings by id, as they stand in their files."""

    drug: str
    sources: dict[str, Entry]
    findings: dict[str, Entry]
    corrections: Corrections


def drugs(content: Path = CONTENT) -> list[str]:
    """The drugs that a content folder holds."""
    return sorted(path.parent.name for path in content.glob("*/drug.yaml"))


def _yaml(file: Path) -> Any:
    """YAML whose scalars are all texts, as the importer reads them."""
    return yaml.load(file.read_text(encoding="utf-8"), yaml.CBaseLoader)


@cache
def written(drug: str, content: Path = CONTENT) -> Written:
    """A drug's files."""
    folder = content / drug
    entries = json.loads((folder / "sources.json").read_text(encoding="utf-8"))
    return Written(
        drug=drug,
        sources={entry["id"]: entry for entry in entries},
        findings={entry["id"]: entry for entry in _yaml(folder / "findings.yaml")},
        corrections=corrections(CORRECTIONS / f"{drug}.yaml"),
    )


@cache
def all_sources(content: Path = CONTENT) -> dict[str, Entry]:
    """Every source of the content: findings of one drug may rest on another's source."""
    return {
        id: entry for drug in drugs(content) for id, entry in written(drug, content).sources.items()
    }


def corrections(file: Path) -> Corrections:
    """What a corrections file lists; ValueError where it is not written as it must be."""
    listed = _yaml(file) if file.exists() else {}
    if unknown := set(listed) - set(PARTS):
        raise ValueError(f"{file.name}: {', '.join(sorted(unknown))} is no part of corrections")
    return Corrections(
        added=_reasons(listed, "added"),
        completed=_reasons(listed, "completed"),
        left_out=_reasons(listed, "left-out"),
        sources=_corrected(file, listed, "sources"),
        findings=_corrected(file, listed, "findings"),
    )


def _reasons(listed: Entry, part: str) -> dict[str, str]:
    found: dict[str, str] = listed.get(part, {})
    if empty := [id for id, why in found.items() if len(why) < 10]:
        raise ValueError(f"{part}: {', '.join(empty)} has no reason")
    return found


def _corrected(file: Path, listed: Entry, part: str) -> dict[str, Corrected]:
    found = {}
    for id, entry in listed.get(part, {}).items():
        if set(entry) - KEYS[part] or len(entry.get("why", "")) < 10 or len(entry) < 2:
            raise ValueError(f"{file.name}: {part}: {id} needs a why and what differs")
        sets = {name: frozenset(values) for name, values in entry.items() if name != "why"}
        found[id] = Corrected(entry["why"], **sets)
    return found
