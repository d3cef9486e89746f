"""What was typed, as words: folded, without those that say nothing, safe for a MATCH."""

import re
import unicodedata
from dataclasses import dataclass

WORD = re.compile(r"[^\W_]+")
_MARKS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")
"""Combining marks, by the blocks that hold them."""
LAST = "\U0010ffff"
"""After every letter: `word + LAST` ends the words that begin like a word."""
_LONGEST_TYPED, _MOST_WORDS, _LONGEST_WORD = 2_000, 24, 40

STOP_WORDS = frozenset(
    """
    a able about actually after again all almost already also am an and any anybody anymore anyone
    anything are aren as ask asking at away be because been before being better between but by came
    can cannot cant come compare compared comparison consider could couldn did didn difference
    different do doc doctor does doesn doing don done dont drug drugs either else even ever
    evidence experience find for from gave get gets getting give given gives go going good got
    great guy had has hasn have haven having he heard hello help helped helpful helping helps her
    here hey hi him his hope how however i id if im in information instead into is isn it its ive
    just keep kind know known least less let like likely ll look lot lots made make makes many
    maybe me mean means med medication medications medicine medicines meds might more most much
    must my myself need needs never new no non nor not now of off ok okay old on once one only or
    other our out over own people person please possible prescribe prescribed pretty question quite
    re read really recommended right s said same say says see seem seems she should shouldn show
    shown so some somebody someone something start started starting still studies study such
    suppose supposed sure t take taken takes taking tell than thank thanks that the their them then
    there these they thing things think this tho those though thru to together told too took treat
    treated treating treatment treatments treats true try trying u under until up ur us use used
    useful user uses using usually ve versus very vs want wanted was wasn way we well went were
    what whats when where whether which while who why will with without won wonder wondering work
    worked working works worth would wouldn yes yet you your yours
    """.split()
)
"""Words that most questions have and that tell none of them apart."""

SOFT_WORDS = frozenset(
    """
    acetate adult adults affect affects anhydrous bad badly besilate best besylate body bromide cap
    caps capsule capsules case cases cause caused causes causing chance chances citrate cr cure
    cures daily day days dihydrate dosage dose doses dr effect effects er feel feeling feels fix
    forte fumarate g hcl high hydrochloride improve improved improves increase increases ir issue
    issues la long low lower lowers made make maleate man mcg men mesylate mg mild ml month months
    mr od often oxalate patient patients phosphate pill pills prevent problem problems really
    reduce reduced reduces relief relieve relieves result results retard review reviews severe
    short sr succinate sulfate sulphate symptom symptoms tab tablet tablets tabs tartrate term time
    times trial trials trouble twice ug week weeks woman women xl xr year years
    """.split()
)
"""Words that may tell questions apart, and whose absence from a page says nothing."""

FORMS = frozenset(
    """
    acetate anhydrous besilate besylate bromide citrate cr dihydrate dr er forte fumarate hcl
    hydrochloride ir la maleate mesylate mr od oxalate phosphate retard sr succinate sulfate
    sulphate tartrate xl xr
    """.split()
)
"""What follows a name to say in which form a drug is: Toprol-XL is also called Toprol."""


_PRINTED = {
    code: unicodedata.normalize("NFKC", chr(code))
    for code in (*range(0xFB00, 0xFB07), *range(0xFF01, 0xFF5F))
}
"""Ligatures and wide letters, as they are pasted from print: ﬁbromyalgia."""


@dataclass(frozen=True, slots=True)
class Typed:
    """The words that were typed; the last one may be half typed."""

    words: tuple[str, ...]
    """All of them, in order: a name can hold words that say nothing by themselves."""
    is_finished: bool
    """Whether something follows the last word, so that it is not half typed."""

    @classmethod
    def read(cls, text: str) -> "Typed":
        """The words of any text; none if it has none."""
        text = text[:_LONGEST_TYPED].translate(_PRINTED)
        words = words_of(text)
        is_finished = not text[-1:].isalnum() or len(words) > _MOST_WORDS
        return cls(words[:_MOST_WORDS], is_finished)


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared: lower case, without diacritics."""
    return tuple(word[:_LONGEST_WORD] for word in WORD.findall(folded(text)))


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
