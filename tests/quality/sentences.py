"""`python -m tests.quality.sentences --seed 1 --count 40`: sentences to read against the ledgers.

Draws sentences of different drugs at random and prints below each what the ledger's record of
every cited study says, for a person to compare: does the study say this, in this species, at this
dose, with this figure and sign? Where the finding was corrected, the correction is printed too.
"""

import argparse
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from db.importers.checks.sentences import sentences
from db.importers.content import Content, read
from db.importers.draft import Passage, mechanism_passages, question_passages
from tests.content import agreement, ledger
from tests.content.written import CONTENT, NOTHING, Entry, Written, all_sources, drugs, written


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence that cites, and where it stands."""

    drug: str
    place: str
    text: str
    cites: tuple[str, ...]


def told(content: Content) -> Iterator[Told]:
    """Every sentence of every page that cites."""
    for question in content.questions:
        yield from _of(question.drug, question.id, question_passages(question))
    for drug in content.drugs:
        yield from _of(drug.id, "mechanism", mechanism_passages(drug.mechanism))


def _of(drug: str, page: str, passages: Iterator[Passage]) -> Iterator[Told]:
    for passage in passages:
        for sentence in sentences(passage.prose):
            if sentence.cites:
                cites = tuple(dict.fromkeys(sentence.cites))
                yield Told(drug, f"{page} {passage.field}", sentence.text, cites)


def draw(everything: list[Told], seed: int, count: int) -> list[Told]:
    """Sentences at random, of as many drugs as there are, each as often as the others."""
    chance = random.Random(seed)
    piles: dict[str, list[Told]] = {}
    for one in everything:
        piles.setdefault(one.drug, []).append(one)
    for pile in piles.values():
        chance.shuffle(pile)
    order = sorted(piles)
    chance.shuffle(order)
    drawn: list[Told] = []
    while len(drawn) < count and any(piles.values()):
        drawn += [piles[drug].pop() for drug in order if piles[drug]]
    return drawn[:count]


def lines(number: int, one: Told, folder: Path) -> Iterator[str]:
    """A sentence and what it rests on."""
    yield f"{number}. {one.drug}: {one.place}"
    yield f"   “{one.text}”"
    own = written(one.drug, folder)
    for id in one.cites:
        yield from _study(id, own, folder)


def _study(id: str, own: Written, folder: Path) -> Iterator[str]:
    source = all_sources(folder).get(id, {})
    yield f"   [{id}] {source.get('title', '')}"
    several = agreement.records(id, own.drug)
    for record in several:
        yield f"      ledger:  {_record(record)}"
    for finding in _findings(id, own, folder):
        listed = own.corrections.findings.get(finding["id"], NOTHING)
        if not several or listed.fields or listed.figures or finding.get("note"):
            yield f"      finding: {_finding(finding)}"
        if listed.why:
            yield f"      because: {listed.why}"


def _findings(id: str, own: Written, folder: Path) -> list[Entry]:
    """The findings of a source: the drug's own, or else those of another drug."""
    mine = [finding for finding in own.findings.values() if finding["source"] == id]
    others = (
        finding
        for drug in drugs(folder)
        for finding in written(drug, folder).findings.values()
        if finding["source"] == id
    )
    return mine or list(others)


def _record(record: Entry) -> str:
    seen = record["verified_from"]
    parts = (
        f"{record['population']}: {record['species_model']}",
        f"n {record['n']}" if record["n"] else "",
        f"dose {record['dose']}" if record["dose"] else "",
        record["duration"],
        f"against {record['comparator']}" if record["comparator"] else "",
        f"OUTCOME {record['outcome']}",
        f"RESULT {record['result']}",
        f"EFFECT {record['effect']}" if record.get("effect") else "",
        f"QUALITY {record['quality_notes']}" if record["quality_notes"] else "",
        f"NOTE {seen['note']}" if seen["note"] else "",
    )
    return f"({record['direction']}, grade {seen['grade']}) " + " | ".join(filter(None, parts))


def _finding(finding: Entry) -> str:
    names = "population model n dose duration comparator outcome result quality note".split()
    return " | ".join(finding[name] for name in names if finding.get(name))


def main(arguments: list[str]) -> int:
    """Print the draw."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--content", type=Path, default=CONTENT)
    asked = parser.parse_args(arguments)
    if not ledger.LEDGERS.exists():
        sys.stdout.write("The ledgers are not here, so there is nothing to compare with.\n")
        return 1
    drawn = draw(list(told(read(asked.content))), asked.seed, asked.count)
    for number, one in enumerate(drawn, 1):
        sys.stdout.write("\n".join(lines(number, one, asked.content)) + "\n\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
