"""`python -m tests.quality.ask [--misses] [--content FOLDER]`: does a question find its page?

Prints for the questions in `questions.yaml`, and for those in `held_out.yaml`, how many find the
right page first and among the first three, how many of those that no page answers are said to be
answered, and how many of the others are said not to be. Exits with 1 if a bar is missed.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from db.packs.builder import build
from db.queries.search import search
from db.store import Store

HERE = Path(__file__).parent
CONTENT = HERE.parents[1] / "resources" / "content"
TUNED_ON, HELD_OUT = HERE / "questions.yaml", HERE / "held_out.yaml"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it may be typed, and the pages that answer it; none must be declined."""

    text: str
    pages: frozenset[str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a question."""

    asked: Asked
    rank: int
    """At which place a right page is, from 1; 0 for none of the first three."""
    answered: bool
    first: str

    @property
    def is_missed(self) -> bool:
        """Whether it went wrong."""
        if not self.asked.pages:
            return self.answered
        return self.rank != 1 or not self.answered


@dataclass(frozen=True, slots=True)
class Shares:
    """What the bars are set on, each from 0 to 1."""

    first: float
    in_three: float
    wrongly_answered: float
    wrongly_declined: float


BARS = Shares(first=0.97, in_three=0.99, wrongly_answered=0.03, wrongly_declined=0.02)


def questions(file: Path) -> tuple[Asked, ...]:
    """Every question of a list."""
    listed = yaml.safe_load(file.read_text(encoding="utf-8"))
    return tuple(_questions(listed))


def _questions(listed: dict) -> Iterator[Asked]:
    for page, texts in listed["answers"].items():
        yield from (Asked(text, frozenset({page})) for text in texts)
    for entry in listed["either"]:
        yield Asked(entry["ask"], frozenset(entry["pages"]))
    yield from (Asked(text, frozenset()) for text in listed["declined"])


def outcome(store: Store, asked: Asked) -> Outcome:
    """What the search makes of a question."""
    result = search(store, asked.text)
    places = [str(hit.place).removeprefix("evidence:") for hit in result.hits]
    ranks = [rank for rank, place in enumerate(places[:3], 1) if place in asked.pages]
    return Outcome(asked, min(ranks, default=0), result.answered, places[0] if places else "")


def shares(outcomes: list[Outcome]) -> Shares:
    """How often each thing happened."""
    wanted = [one for one in outcomes if one.asked.pages]
    others = [one for one in outcomes if not one.asked.pages]
    return Shares(
        sum(one.rank == 1 for one in wanted) / len(wanted),
        sum(one.rank > 0 for one in wanted) / len(wanted),
        sum(one.answered for one in others) / len(others),
        sum(not one.answered for one in wanted) / len(wanted),
    )


def holds(found: Shares, bars: Shares = BARS) -> bool:
    """Whether no bar is missed."""
    return (
        found.first >= bars.first
        and found.in_three >= bars.in_three
        and found.wrongly_answered <= bars.wrongly_answered
        and found.wrongly_declined <= bars.wrongly_declined
    )


def _told(name: str, outcomes: list[Outcome]) -> str:
    found = shares(outcomes)
    declined = sum(not one.asked.pages for one in outcomes)
    return (
        f"{name}: {len(outcomes)} questions, {declined} of them to be declined\n"
        f"  right page first        {found.first:7.1%}   (at least {BARS.first:.0%})\n"
        f"  in the first three      {found.in_three:7.1%}   (at least {BARS.in_three:.0%})\n"
        f"  wrongly answered        {found.wrongly_answered:7.1%}   "
        f"(at most {BARS.wrongly_answered:.0%})\n"
        f"  wrongly declined        {found.wrongly_declined:7.1%}   "
        f"(at most {BARS.wrongly_declined:.0%})\n"
    )


def main() -> int:
    """0 if every bar is held on the questions that the search was tuned on."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--misses", action="store_true", help="list what went wrong in the first list"
    )
    parser.add_argument("--content", type=Path, default=CONTENT, metavar="FOLDER")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        pack = Path(folder) / "core.evidence"
        build(arguments.content, pack)
        with Store(pack) as store:
            tuned = [outcome(store, asked) for asked in questions(TUNED_ON)]
            held = [outcome(store, asked) for asked in questions(HELD_OUT)]
    sys.stdout.write(_told("Tuned on", tuned) + _told("Held out", held))
    for one in tuned if arguments.misses else ():
        if one.is_missed:
            wanted = ", ".join(sorted(one.asked.pages)) or "declined"
            state = "answered" if one.answered else "declined"
            sys.stdout.write(f"  {one.asked.text!r}: {wanted}; {one.first}, {state}\n")
    return 0 if holds(shares(tuned)) else 1


if __name__ == "__main__":
    sys.exit(main())
