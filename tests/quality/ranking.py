"""`python -m tests.quality.ranking`: full text against plain weighted bm25, on public questions.

Abstracts of PubMedQA and of Evidence Inference become the prose of pages, and their questions are
asked. Of each that is asked, the place of its own abstract counts (mean reciprocal rank, first of
ten). Both sets lie beside the tree where there is a copy of them; nothing of them is kept here.
"""

import csv
import gzip
import io
import json
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from db.model.prose import Prose
from db.model.question import Sections
from db.packs.builder import write
from db.queries.search.mentions import mentioning
from db.queries.search.understanding import understand
from db.queries.search.words import STOP_WORDS, either, words_of
from db.store import Store
from tests.examples import a_drug, a_question
from tests.packs import Written

DATA = Path(__file__).parents[3] / "shared" / "data"
_PLAIN = """
SELECT question.drug || '/' || question.id AS page
  FROM prose_words
  JOIN question ON question.number = prose_words.rowid
 WHERE prose_words MATCH :match
 ORDER BY bm25(prose_words, 0.5, 4.0, 1.0)
 LIMIT 10
"""
_MOST = 400


@dataclass(frozen=True, slots=True)
class Item:
    """A question and the abstract that was written for it."""

    asked: str
    abstract: str


def pubmedqa() -> Iterator[Item]:
    """The labelled questions of PubMedQA."""
    with gzip.open(DATA / "pubmedqa" / "ori_pqal.json.gz", "rt", encoding="utf-8") as file:
        for entry in json.load(file).values():
            yield Item(entry["QUESTION"], " ".join(entry["CONTEXTS"]))


def evidence_inference() -> Iterator[Item]:
    """What trials of Evidence Inference compared, and their abstracts; one question each."""
    folder = DATA / "evidence_inference"
    abstracts = {}
    with gzip.open(folder / "articles_ccby_cc0.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            article = json.loads(line)
            abstracts[str(article.get("pmcid", "")).removeprefix("PMC")] = article
    text = gzip.decompress((folder / "prompts_merged.csv.gz").read_bytes()).decode("utf-8")
    for row in csv.DictReader(io.StringIO(text)):
        article = abstracts.pop(row["PMCID"], None)
        if article and article.get("abstract"):
            asked = f"{row['Intervention']} or {row['Comparator']}: {row['Outcome']}"
            yield Item(asked, str(article["abstract"]))


def reciprocal_ranks(items: list[Item]) -> tuple[float, float]:
    """The mean reciprocal rank of our full text, and of plain weighted bm25."""
    with tempfile.TemporaryDirectory() as folder:
        pack = _pack(items, Path(folder) / "public.evidence")
        with Store(pack) as store:
            return _mean(items, lambda text: _ours(store, text)), _mean(
                items, lambda text: _plain(store, text)
            )


def _mean(items: list[Item], found: Callable[[str], list[str]]) -> float:
    total = 0.0
    for number, item in enumerate(items):
        places = found(item.asked)
        own = f"{_name(number)}/q0"
        total += 1 / (1 + places.index(own)) if own in places else 0
    return total / len(items)


def _ours(store: Store, text: str) -> list[str]:
    asked = understand(store, f"{text} ")
    return [f"{hit.place.drug}/{hit.place.question}" for hit in mentioning(store, asked)]


def _plain(store: Store, text: str) -> list[str]:
    words = tuple(word for word in words_of(text)[:24] if word not in STOP_WORDS)
    try:
        return [row["page"] for row in store.rows(_PLAIN, match=either(words))]
    except sqlite3.OperationalError:
        return []


def _pack(items: list[Item], out: Path) -> Path:
    names = [_name(number) for number in range(len(items))]
    write(
        Written(
            drugs=tuple(
                a_drug(id=name, name=name, synonyms=(), identifiers=(), questions=("q0",))
                for name in names
            ),
            questions=tuple(
                a_question(
                    "q0",
                    drug=name,
                    text=f"What of {name}?",
                    label=name,
                    aliases=(),
                    proposition=name,
                    sections=Sections(Prose(""), Prose(""), Prose(""), _prose(item), Prose("")),
                )
                for name, item in zip(names, items, strict=True)
            ),
            findings=(),
        ),
        out,
    )
    return out


def _name(number: int) -> str:
    """A name that stands in no abstract."""
    return f"zzqx{number:04}"


def _prose(item: Item) -> Prose:
    clean = item.abstract.replace("&", " ").replace("<", " ").replace(">", " ")
    return Prose(f"<p>{clean}</p>")


SETS = {"PubMedQA": pubmedqa, "Evidence Inference": evidence_inference}


def main() -> int:
    """1 if our ranking is worse on one of the sets."""
    worse = False
    for name, read in SETS.items():
        items = [item for item, _ in zip(read(), range(_MOST), strict=False)]
        ours, plain = reciprocal_ranks(items)
        sys.stdout.write(f"{name}, {len(items)} questions: ours {ours:.3f}, bm25 {plain:.3f}\n")
        worse = worse or ours < plain
    return int(worse)


if __name__ == "__main__":
    sys.exit(main())
