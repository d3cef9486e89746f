"""A library of any size: drugs, questions and findings that do not exist, worded as real ones are.

Names come from `../shared/data/unii` where that lies beside the tree, else from syllables; words
are drawn as often as in a language (Zipf), so that some stand on nearly every page.
"""

import gzip
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path

from db.importers.content import read
from db.model.drug import Drug
from db.model.prose import Prose
from db.model.question import Question, Sections
from db.model.topic import Topic
from db.packs.builder import write
from tests.conftest import CONTENT, ROOT
from tests.examples import a_drug, a_question
from tests.packs import Written

UNII = ROOT.parent / "shared" / "data" / "unii" / "UNII_Names_drug_subset.tsv.gz"
_SYLLABLES = "ba ce di fo gu lan mir nep ox pra quin ro sta tel ur vi xan yl zo met cla dro".split()
_ENDINGS = "ine ol ide ate pril sartan statin mab nib pam azole cillin mycin vir one".split()
_TEMPLATES = (
    ("Is {drug} a {word}?", "{word}?", "{drug} acts as a {word}"),
    ("Does {drug} relieve {word} {other}?", "{word}?", "{drug} relieves {word} {other}"),
    ("How does {drug} work?", "How it works", "{drug} works through {word} {other}"),
    ("Is {drug} {word} or {other}?", "{word}?", "{drug} is {word} or causes {other}"),
    ("Does {drug} help {word} or {other}?", "{word}, {other}?", "{drug} helps {word}"),
)
_ALIASES = ("{drug} {word}", "{drug} for {word} {other}", "does {brand} help {other}")


@dataclass(frozen=True, slots=True)
class Words:
    """Words and how often each is drawn."""

    words: tuple[str, ...]
    weights: tuple[float, ...]

    @classmethod
    def of(cls, words: list[str]) -> "Words":
        """Words as often as their rank has it."""
        return cls(tuple(words), tuple(accumulate(1 / (rank + 2) for rank in range(len(words)))))

    def some(self, rng: random.Random, number: int) -> list[str]:
        """A few of them."""
        return rng.choices(self.words, cum_weights=self.weights, k=number)


def build(out: Path, drugs: int, questions: int, seed: int = 1) -> Path:
    """A pack of so many drugs and questions, with the thesaurus of the shipped content."""
    rng = random.Random(seed)
    shipped = read(CONTENT)
    content = Written(
        drugs=tuple(_drugs(rng, drugs, questions // drugs)),
        findings=(),
        topics=(Topic("all", "Drugs for everything"),),
        concepts=shipped.concepts,
    )
    words = _vocabulary(rng, shipped.questions)
    asked = tuple(_questions(rng, content.drugs, words, questions // drugs))
    write(replace(content, questions=asked), out)
    return out


def _drugs(rng: random.Random, number: int, each: int) -> Iterator[Drug]:
    names = _names(rng)
    for count in range(number):
        name, brands = next(names)
        yield a_drug(
            id=f"d{count}",
            name=name,
            synonyms=tuple(brands),
            identifiers=(),
            questions=tuple(f"q{one}" for one in range(each)),
            drug_class=rng.choice(("muscle relaxant", "beta-blocker", "statin", "opioid", "SSRI")),
        )


def _names(rng: random.Random) -> Iterator[tuple[str, list[str]]]:
    """Names with their brands, each name once: real ones first, then such as could be."""
    seen: set[str] = set()
    for name, brands in _real_names():
        if name not in seen:
            seen.add(name)
            yield name, [brand for brand in brands[:6] if not (brand in seen or seen.add(brand))]
    while True:
        name = _made(rng) + rng.choice(_ENDINGS)
        if name not in seen:
            seen.add(name)
            brands = [_made(rng).capitalize() for _ in range(rng.randrange(6))]
            yield name, [brand for brand in brands if not (brand in seen or seen.add(brand))]


def _made(rng: random.Random) -> str:
    return "".join(rng.choices(_SYLLABLES, k=rng.choice((2, 3, 3, 4))))


def _real_names() -> Iterator[tuple[str, list[str]]]:
    if not UNII.exists():
        return
    brands: dict[str, list[str]] = {}
    with gzip.open(UNII, "rt", encoding="utf-8") as lines:
        for line in lines:
            name, _kind, _unii, shown = line.rstrip("\n").split("\t")[:4]
            brands.setdefault(shown.lower(), []).append(name.capitalize())
    yield from brands.items()


def _vocabulary(rng: random.Random, questions: tuple[Question, ...]) -> Words:
    words = [word for one in questions for word in one.proposition.lower().split() if len(word) > 3]
    known = list(dict.fromkeys(word.strip(".,()") for word in words))
    rng.shuffle(known)
    return Words.of([*known, *dict.fromkeys(_made(rng) for _ in range(30_000))])


def _questions(
    rng: random.Random, drugs: tuple[Drug, ...], words: Words, each: int
) -> Iterator[Question]:
    for drug in drugs:
        for count in range(each):
            asked, label, proposition = _TEMPLATES[count % len(_TEMPLATES)]
            word, other, *more = words.some(rng, 32)
            brand = drug.synonyms[0] if drug.synonyms else drug.name
            said = {"drug": drug.name, "brand": brand, "word": word, "other": other}
            prose = Prose(f"<p>{drug.name} {' '.join(more)}.</p>")
            yield a_question(
                f"q{count}",
                drug=drug.id,
                text=asked.format(**said),
                label=label.format(**said)[:22],
                proposition=proposition.format(**said),
                aliases=tuple(alias.format(**said) for alias in _ALIASES),
                sections=Sections(prose, Prose(""), Prose(""), Prose(""), Prose("")),
            )
