"""What was typed, as words: folded, without those that say nothing, safe for a MATCH."""

import re
import unicodedata
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+")
_MARKS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")
"""Combining marks, by the blocks that hold them."""
_LONGEST_TYPED, _MOST_WORDS, _LONGEST_WORD = 2_000, 12, 40

STOP_WORDS = frozenset(
    """
    a about after against all also am an and any are as at be been best better but by can could
    did do does drug effective ever for from get give given good had has have help helpful helps
    how i if in into is it its may me medication medicine might much must my of on one or should
    so some take taken taking than that the their them then there these they this to treat
    treated treating treatment use used useful using very was we what when whether which while
    who why will with work works would you your
    """.split()
)
"""Words that most questions have and that tell none of them apart."""


@dataclass(frozen=True, slots=True)
class Typed:
    """The words that were typed; the last one may be half typed."""

    words: tuple[str, ...]
    """All of them, in order: a name can hold words that say nothing by themselves."""
    telling: tuple[str, ...]
    """Those that tell one question from another, each once; failing such, the last of all."""

    @classmethod
    def read(cls, text: str) -> "Typed":
        """The words of any text; none if it has none."""
        words = words_of(text[:_LONGEST_TYPED])[:_MOST_WORDS]
        telling = dict.fromkeys(word for word in words if word not in STOP_WORDS)
        return cls(words, tuple(telling) or words[-1:])

    @property
    def unfinished(self) -> str:
        """The last word; nothing if there are none."""
        return self.words[-1] if self.words else ""


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared: lower case, without diacritics."""
    return tuple(word[:_LONGEST_WORD] for word in _WORD.findall(folded(text)))


def folded(text: str) -> str:
    """The text in lower case without diacritics, as unicode61 folds it for Latin and Greek."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFD", text.lower())))


def either(words: tuple[str, ...]) -> str:
    """A MATCH expression for rows with any of the words; every word is quoted."""
    return " OR ".join(f'"{word}"' for word in words)


def beginning(word: str) -> str:
    """A MATCH expression for words that begin like this one."""
    return f'"{word}" *'


def every(parts: tuple[str, ...]) -> str:
    """A MATCH expression for rows that satisfy every part."""
    return " AND ".join(f"({part})" for part in parts)


def within(columns: str, match: str) -> str:
    """A MATCH expression kept to some columns of a table, which the program names."""
    return f"{{{columns}}} : ({match})"


def phrase(words: tuple[str, ...]) -> str:
    """A MATCH expression for words that follow one another."""
    return f'"{" ".join(words)}"'
