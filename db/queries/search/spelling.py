"""What a mistyped word may stand for: words a slip or two away, or that sound the same."""

from dataclasses import dataclass

from db.queries.search.stems import sound
from db.store import Store

_SPELLINGS = """
SELECT words, sounds
  FROM spelling
 WHERE kind = :kind
   AND initial = :initial
   AND length BETWEEN :shortest AND :longest
"""

_LEAST = 4
_TWO_SLIPS_NAME, _TWO_SLIPS_WORD = 6, 8
_ONE_SLIP_WORD = 5
_REACH = 2
_MOST = 8


@dataclass(frozen=True, slots=True, order=True)
class Guess:
    """A word that may have been meant; the least distance is the best guess."""

    distance: float
    shortness: int
    """A letter is left out more often than put in, so of two as near the longer one is first."""
    word: str


def guesses(store: Store, kind: str, typed: str) -> tuple[Guess, ...]:
    """The `name`s or `word`s of a pack that a mistyped word may stand for, the nearest first."""
    most = _most_slips(kind, typed)
    if not most:
        return ()
    # Imported late: rapidfuzz takes 35 ms, and most searches are spelt well.
    from rapidfuzz import process  # noqa: PLC0415
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    heard = sound(typed)
    found: dict[str, float] = {}
    for words, sounds in _nearby(store, kind, typed, heard):
        for _word, slips, place in process.extract(
            typed, words, scorer=OSA.distance, score_cutoff=most, limit=_MOST
        ):
            found[words[place]] = slips + 0.5 * OSA.distance(heard, sounds[place])
        for _sound, slips, place in process.extract(
            heard, sounds, scorer=OSA.distance, score_cutoff=0, limit=_MOST
        ):
            found.setdefault(words[place], 0.5 * OSA.distance(typed, words[place]) + slips)
    return tuple(sorted(Guess(distance, -len(word), word) for word, distance in found.items()))


def _most_slips(kind: str, typed: str) -> int:
    length = len(typed)
    if length < _LEAST or typed[0].isdigit():
        return 0
    if kind == "name":
        return 2 if length >= _TWO_SLIPS_NAME else 1
    return 0 if length < _ONE_SLIP_WORD else 2 if length >= _TWO_SLIPS_WORD else 1


def _nearby(store: Store, kind: str, typed: str, heard: str) -> list[tuple[list[str], list[str]]]:
    """Words of about the length that begin with the same sound, and their sounds."""
    rows = store.rows(
        _SPELLINGS,
        kind=kind,
        initial=heard[:1],
        shortest=len(typed) - _REACH,
        longest=len(typed) + _REACH,
    )
    return [(words.split("\n"), sounds.split("\n")) for words, sounds in rows]
