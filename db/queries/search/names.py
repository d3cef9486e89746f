"""The drugs that typed words name: whole, split, joined, begun or mistyped."""

import json
import re
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from db.queries.search.meaning import LONGEST_NAME
from db.queries.search.spelling import guesses
from db.queries.search.stems import sound
from db.queries.search.words import LAST, STOP_WORDS, words_of
from db.store import Store

_NAMES = """
SELECT folded, token, drug, rank, text
  FROM name
 WHERE folded IN (SELECT value FROM json_each(:names))
 ORDER BY drug IS NULL, rank, folded, token
"""

_BEGUN = """
SELECT folded, token, drug, rank, text
  FROM name
 WHERE folded BETWEEN :first AND :last
   AND drug IS NOT NULL
 ORDER BY folded, token
 LIMIT :most
"""

_BUT_FOR_THE_FIRST = """
SELECT folded
  FROM name
 WHERE folded = :shorter OR folded = :turned OR tail = :longer OR tail = :shorter
 ORDER BY folded
 LIMIT :most
"""

_ENDINGS = re.compile(
    r".{3,}(?:pril|sartan|olol|statin|dipine|prazole|tidine|azepam|azolam|oxetine|triptyline|"
    r"gliptin|gliflozin|glutide|glitazone|mab|tinib|ciclib|parib|zomib|cillin|mycin|oxacin|"
    r"cycline|conazole|vir|triptan|setron|xaban|gatran|parin|thiazide|profen|oxicam|coxib|"
    r"caine|barbital|zosin|afil|steride|lukast|dronate|curium|curonium|fentanil|rphine|codone|"
    r"sone|solone|azine|peridone|piprazole|idone|amine|idine|pramine|racetam|gabalin)"
)
"""Endings by which the WHO names drugs: a word with one is a drug, though an unknown one."""

_LEAST_JOINED, _LEAST_STEM, _LEAST_SWAPPED = 5, 5, 6
_MOST_BEGUN, _MOST_SLIPS = 60, 8


class How(IntEnum):
    """How a drug was named, the surest first."""

    WHOLE = 0
    SPELLED = 1
    BEGUN = 2


@dataclass(frozen=True, slots=True)
class Named:
    """Typed words that name a drug."""

    places: tuple[int, ...]
    token: str
    drug: str | None
    """Its id; None if it is no drug of the pack."""
    text: str
    """The name, as the pack writes it."""
    how: How
    distance: float = 0.0


def whole(store: Store, words: Sequence[str]) -> tuple[Named, ...]:
    """The names among the words, also those that were split; the longest where two overlap."""
    spans = [
        (tuple(range(start, end)), "".join(words[start:end]))
        for start in range(len(words))
        for end in range(start + 1, min(len(words), start + LONGEST_NAME) + 1)
    ]
    known = _rows(store, {name for _places, name in spans})
    free = set(range(len(words)))
    found: list[Named] = []
    for places, name in sorted(spans, key=lambda span: (-len(span[0]), span[0])):
        typed = tuple(words[place] for place in places)
        rows = [row for row in known.get(name, ()) if _is_meant(typed, row["text"], known)]
        if rows and free.issuperset(places):
            free.difference_update(places)
            found.extend(_named(places, row, How.WHOLE) for row in _best(rows))
    return tuple(found)


def begun(store: Store, words: Sequence[str], taken: Collection[int]) -> tuple[Named, ...]:
    """The drugs whose names the last words begin, own names and short ones first."""
    if not words or len(words) - 1 in taken:
        return ()
    for start in range(max(0, len(words) - LONGEST_NAME), len(words)):
        name = "".join(words[start:])
        is_all = start == 0 and len(words) == 1
        if len(name) < 2 and not is_all:
            continue
        rows = store.rows(_BEGUN, first=name, last=name + LAST, most=_MOST_BEGUN)
        rows.sort(key=lambda row: (row["rank"], len(row["folded"])))
        places = tuple(range(start, len(words)))
        if rows:
            by_drug = {row["drug"]: row for row in reversed(rows)}
            return tuple(_named(places, row, How.BEGUN) for row in reversed(by_drug.values()))
    return ()


def shortened(store: Store, place: int, word: str) -> Named | None:
    """The drug that a word names which is the beginning of one drug's names alone: amitrip."""
    if len(word) < _LEAST_STEM:
        return None
    rows = store.rows(_BEGUN, first=word, last=word + LAST, most=_MOST_BEGUN)
    if len({row["drug"] for row in rows}) != 1:
        return None
    return _named((place,), min(rows, key=lambda row: row["rank"]), How.WHOLE)


def mistyped(store: Store, places: tuple[int, ...], word: str) -> Named | None:
    """The drug that a mistyped word most likely names."""
    if len(places) > 1 and len(word) < _LEAST_SWAPPED:
        return None
    for distance, names in _slips(store, word):
        rows = _rows(store, names)
        for name in names:
            for row in _best(rows.get(name, [])):
                return _named(places, row, How.SPELLED, distance)
    return None


def held(store: Store, words: Collection[str]) -> set[str]:
    """Those of the words that are names, each in one piece."""
    return set(_rows(store, words))


def is_like_a_drug(word: str) -> bool:
    """Whether a word is formed as drugs are named."""
    return _ENDINGS.fullmatch(word) is not None


def _slips(store: Store, word: str) -> Iterator[tuple[float, list[str]]]:
    """Names that a word may stand for, with how far they are, the nearest first."""
    for guess in guesses(store, "name", word):
        if guess.distance < 2 or sound(guess.word)[:2] == sound(word)[:2]:
            yield guess.distance, [guess.word]
    if len(word) >= _LEAST_SWAPPED:
        rows = store.rows(
            _BUT_FOR_THE_FIRST,
            shorter=word[1:],
            longer=word,
            turned=word[1] + word[0] + word[2:],
            most=_MOST_SLIPS,
        )
        yield 1.5, [row["folded"] for row in rows if not is_like_a_drug(word)]


def _rows(store: Store, names: Collection[str]) -> dict[str, list[sqlite3.Row]]:
    found: dict[str, list[sqlite3.Row]] = {}
    for row in store.rows(_NAMES, names=json.dumps(sorted(names))):
        found.setdefault(row["folded"], []).append(row)
    return found


def _best(rows: Sequence[sqlite3.Row]) -> list[sqlite3.Row]:
    """The rows of a name: every drug that has it, or the one that is no drug of the pack."""
    held = [row for row in rows if row["drug"] is not None]
    return held or list(rows[:1])


def _is_meant(typed: tuple[str, ...], text: str, known: Collection[str]) -> bool:
    """Whether words that stand apart are the name: its own, or pieces that are nothing else."""
    if len(typed) == 1 or words_of(text) == typed:
        return True
    is_in_pieces = STOP_WORDS.isdisjoint(typed) and not any(word in known for word in typed)
    return is_in_pieces and len("".join(typed)) >= _LEAST_JOINED


def _named(places: tuple[int, ...], row: sqlite3.Row, how: How, distance: float = 0.0) -> Named:
    return Named(places, row["token"], row["drug"], row["text"], how, distance)
