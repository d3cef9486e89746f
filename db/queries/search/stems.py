"""A word's stem and its sound, so that forms and slips of one word meet.

They are our own and small because a pack holds stems: with a library's, a pack that was built
with another version of it would no longer be as its evidence makes it.
"""

import re
from functools import lru_cache

_BRITISH = (
    ("oe", "e"), ("ae", "e"), ("ise", "ize"), ("isa", "iza"), ("yse", "yze"), ("our", "or"),
    ("ageing", "aging"),
)  # fmt: skip
_SUFFIXES = (
    "ization", "iveness", "fulness", "ations", "ation", "ating", "ators", "ative", "ances",
    "ences", "ancy", "ency", "ance", "ence", "ants", "ents", "ator", "ated", "ates", "ness",
    "ment", "able", "ible", "ful", "ty", "ions", "ings", "ing", "ion", "ant", "ent", "ers",
    "ate", "ive", "ity", "ial", "ize", "er", "or", "ed", "al", "ic", "ly", "y", "e",
)  # fmt: skip
_LEAST_STEM, _LEAST_WORD, _LEAST_BEFORE_Y = 4, 4, 6
"""Of neuropathy little is lost with its y; a sleepy person is not one who wants sleep."""

_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^x", "s"), (r"^ps", "s"), (r"^(kn|gn)", "n"), (r"^wr", "r"),
        (r"ph", "f"), (r"ck", "k"), (r"sch", "sk"), (r"ch", "k"), (r"c(?=[eiy])", "s"),
        (r"[cq]", "k"), (r"x", "ks"), (r"z", "s"), (r"gh(?=t)", ""), (r"th", "t"),
        (r"(?<!^)h", ""), (r"(ee|ea|ie|ei|y)", "i"), (r"(oo|ou|ew|eu)", "u"), (r"w", "u"),
        (r"(ai|ay|ae|oe)", "e"), (r"v", "f"), (r"(.)\1+", r"\1"), (r"(?<=.)e$", ""),
    )
)  # fmt: skip


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """What the forms of a word have in common: relax for relaxes, relaxer, relaxant, relaxation."""
    if len(word) < _LEAST_WORD or not word.isascii() or not word.isalpha():
        return word
    for british, common in _BRITISH:
        word = word.replace(british, common)
    return _undoubled(_shorter(_singular(word)))


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > _LEAST_STEM:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _shorter(word: str) -> str:
    """The word without its endings, as long as enough of it is left."""
    if word.endswith("iness"):
        word = f"{word[:-5]}y"
    for _ in range(2):
        for suffix in _SUFFIXES:
            least = _LEAST_BEFORE_Y if suffix == "y" else _LEAST_STEM
            if word.endswith(suffix) and len(word) - len(suffix) >= least:
                word = word[: -len(suffix)]
                break
    return word


def _undoubled(word: str) -> str:
    is_doubled = word[-2:-1] == word[-1:] and word[-1:] not in "aeiou"
    return word[:-1] if len(word) > _LEAST_STEM and is_doubled else word


@lru_cache(maxsize=1 << 12)
def sound(word: str) -> str:
    """How a word sounds, roughly: the same for cymbalta and simbalta, flexeril and phlexeril."""
    for pattern, its in _SOUNDS:
        word = pattern.sub(its, word)
    return word
