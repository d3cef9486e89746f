"""A small valid content folder, of a drug that does not exist; a test breaks what it is about."""

from pathlib import Path

from db.errors import ContentError
from db.importers.content import Content, read

TODAY = "2026-11-25"

PACK = """\
id: core
title: Core pack
version: "1.0"
licence: CC BY 4.0
publisher: Dispensatory
"""

TOPICS = """\
- id: stiff-muscles
  title: Stiff muscles
  aliases: [stiffness]
- id: falls
  title: Falls
"""

THESAURUS = """\
- terms: [stiffness, stiff muscle, rigid]

- terms: [spasticity, spasm]
  broader: [stiffness]
- drug: [exafen, Exafex]
"""

DRUG = """\
name: examplol
synonyms: [Exampla, Stiffex]
class: example (α2δ ligand)
identifiers:
  CAS: 60142-96-3
  UNII: 6CW7F3G59X
  ATC: N02BF99
note: Not a drug.
questions: [stiffness, how-it-works]
"""

MECHANISM = """\
---
reviewed: 2026-11-20
steps:
  - name: Binds a channel
    strength: strong
    says: It binds the α2δ-1 part of a channel [@dale2005].
---
What follows is disputed [@dale2005; @cane1999].
"""

SOURCES = """\
[
  {
    "id": "ash2001",
    "type": "article-journal",
    "title": "Examplol for stiffness",
    "author": [{"family": "Ash", "given": "AB"}, {"literal": "Stiffness Study Group"}],
    "container-title": "Journal of Examples",
    "container-title-short": "J Ex",
    "issued": {"date-parts": [[2001]]},
    "volume": "12",
    "issue": "3",
    "page": "45-52",
    "DOI": "10.1000/ash",
    "PMID": "1234567",
    "PMCID": "PMC123",
    "custom": {
      "design": "rct",
      "check": {"grade": "A", "against": "abstract", "on": "2026-11"},
      "inferred": ["volume"]
    }
  },
  {
    "id": "cane1999",
    "type": "article-journal",
    "title": "Examplol in rats",
    "author": [{"family": "Cane", "given": "D"}],
    "container-title": "Journal of Examples",
    "issued": {"date-parts": [[1999]]},
    "custom": {
      "design": "animal-experiment",
      "check": {"grade": "B", "against": "full text", "on": "2026-10", "note": "No volume."}
    }
  },
  {
    "id": "dale2005",
    "type": "article-journal",
    "title": "What examplol binds",
    "container-title": "Journal of Examples",
    "issued": {"date-parts": [[2005]]},
    "custom": {
      "design": "in-vitro",
      "check": {"grade": "A", "against": "abstract", "on": "2026-11"}
    }
  },
  {
    "id": "elm2010",
    "type": "article-journal",
    "title": "Examplol and falls: a review",
    "container-title": "Journal of Examples",
    "issued": {"date-parts": [[2010]]},
    "custom": {
      "design": "systematic-review",
      "reviews": "cohort",
      "check": {"grade": "C", "against": "secondary page", "on": "2026-11"}
    }
  }
]
"""

FINDINGS = """\
- id: ash2001
  source: ash2001
  population: human
  model: adults with stiffness
  n: 229
  dose: 300 mg/day
  route: oral
  duration: 8 weeks
  comparator: placebo
  outcome: stiffness, 0–10
  result: Stiffness fell by 1.6 points more than on placebo (P<.001).
  quality: Sponsored by the maker.
  directions:
    stiffness: supports
  estimates:
    - question: stiffness
      outcome: Stiffness, 0–10
      measure: MD
      value: "-1.6"
      low: "-2.20"
      high: "-1.0"
      unit: points of 10
      against: placebo
      better: lower

- id: cane1999
  source: cane1999
  population: animal
  species: rat
  model: rat, spinal transection
  n: 10
  dose: 50 or 100 mg/kg
  dose_mg_per_kg: [50, 100]
  outcome: tail stiffness
  result: Nothing changed.
  directions:
    stiffness: {direction: opposes, why: the tail stayed stiff}
    how-it-works: neutral

- id: dale2005
  source: dale2005
  population: in-vitro
  model: cells
  outcome: binding
  result: It bound at 20 nM.
  directions:
    how-it-works: supports

- id: elm2010
  source: elm2010
  population: human
  model: older adults
  outcome: falls
  result: Falls were commoner (14 of 100 people a year against 9).
  directions:
    stiffness: neutral
"""

STIFFNESS = """\
---
question: Does examplol reduce stiffness?
label: Stiffness
kind: effect
proposition: examplol reduces stiffness
aliases: [examplol for stiff muscles]
topics: [stiff-muscles]
answer: probably
says: Examplol probably eases stiffness for some weeks [@ash2001].
certainty: moderate
certainty_about: stiffness over eight weeks
conclusions:
  - outcome: Stiffness
    effect: MD −1.6 (−2.2 to −1.0)
    says: Stiffness fell by 1.6 points more than on placebo [@ash2001].
    certainty: moderate
    ratings:
      - {domain: imprecision, steps: -1, reason: "One trial of 229 people [@ash2001]."}
  - outcome: Falls
    harm: true
    says: Older people fell more often [@elm2010].
    certainty: low
  - outcome: Walking
    says: No study measured it.
reviewed: 2026-11-20
searched: 2026-11
---
## Conclusion

It helps for 8 weeks [@ash2001].

## Mechanism

It binds a channel [@dale2005].

## Animal evidence

In rats it did nothing [@cane1999]. See [how it works](evidence:examplol/how-it-works).

## Human evidence

In people stiffness fell [@ash2001].

## Where they disagree

Rats and people differ [@cane1999; @ash2001].
"""

HOW_IT_WORKS = """\
---
question: How does examplol work?
label: How it works
kind: mechanism
proposition: examplol works through a channel
answer: yes
says: It binds a channel [@dale2005].
strength: strong
conclusions:
  - outcome: Binding
    says: It binds a channel [@dale2005].
    strength: strong
reviewed: 2026-11-20
searched: 2026-11
---
"""

FILES = {
    "pack.yaml": PACK,
    "topics.yaml": TOPICS,
    "thesaurus.yaml": THESAURUS,
    "examplol/drug.yaml": DRUG,
    "examplol/mechanism.md": MECHANISM,
    "examplol/sources.json": SOURCES,
    "examplol/findings.yaml": FINDINGS,
    "examplol/questions/stiffness.md": STIFFNESS,
    "examplol/questions/how-it-works.md": HOW_IT_WORKS,
}

Edit = tuple[str, str, str]
"""A file of the drug (`drug.yaml`, `stiffness`), what stands there, and what shall stand there."""


def path_of(name: str) -> str:
    """The path of a file by its short name."""
    found = [path for path in FILES if path.endswith(f"/{name}") or Path(path).stem == name]
    assert len(found) == 1, name
    return found[0]


def write_content(folder: Path, *edits: Edit) -> Path:
    """The valid content with these edits, each of which must find what it replaces."""
    files = dict(FILES)
    for name, old, new in edits:
        path = path_of(name)
        assert old in files[path], f"{old!r} is not in {path}"
        files[path] = files[path].replace(old, new, 1)
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def content(folder: Path, *edits: Edit) -> Content:
    """The content as read after these edits."""
    return read(write_content(folder, *edits), today=TODAY)


def problems(folder: Path, *edits: Edit) -> list[str]:
    """Every problem of the content after these edits."""
    return problems_of(write_content(folder, *edits))


def problems_of(folder: Path) -> list[str]:
    """Every problem of a folder; none if it can be read."""
    try:
        read(folder, today=TODAY)
    except ContentError as error:
        return [str(problem) for problem in error.problems]
    return []
