"""What the list shows, as values: headings and hits, and where the matched words stand."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from db.model.page import DrugEntry
from db.model.place import Place
from db.model.search import MARK_END, MARK_START, HitKind, SearchHit, SearchResult
from db.model.topic import TopicEntry
from desktop.wording import counted

_MANY_DRUGS = 40
"""From here on a list of drugs has a heading a letter."""

CUT_OFF = "The search took too long and was cut off: there may be more."


@dataclass(frozen=True, slots=True)
class Heading:
    """A line over a group of hits; it cannot be chosen. Its text may carry marks."""

    text: str
    is_notice: bool = False
    """Whether it says something of the search as a whole."""


@dataclass(frozen=True, slots=True)
class Recent:
    """A search that can be made again."""

    text: str


Row = Heading | SearchHit | Recent


@dataclass(frozen=True, slots=True)
class Marked:
    """A text and the places in it, start and length, that matched what was typed."""

    text: str
    ranges: tuple[tuple[int, int], ...]

    @classmethod
    def read(cls, text: str) -> "Marked":
        """The text without its marks; marks that do not pair are dropped."""
        plain: list[str] = []
        ranges: list[tuple[int, int]] = []
        length, start = 0, -1
        for character in text:
            if character == MARK_START:
                start = length
            elif character == MARK_END:
                if 0 <= start < length:
                    ranges.append((start, length - start))
                start = -1
            else:
                plain.append(character)
                length += len(character.encode("utf-16-le")) // 2  # Qt counts UTF-16 units
        return cls("".join(plain), tuple(ranges))


def rows_of(result: SearchResult) -> tuple[Row, ...]:
    """The hits under headings; the group of the best hit comes first.

    What must be known of the search stands above them: that no page answers it, how it was read.
    """
    rows: list[Row] = []
    read_as = f" · read as “{result.read_as}”" if result.read_as else ""
    if result.declined:
        rows.append(Heading(declined(result), is_notice=True))
    for heading in dict.fromkeys(map(_heading, result.hits)):
        nearest = "Nearest pages" if result.declined and heading == "Pages" else heading
        rows.append(Heading(f"{nearest}{read_as}"))
        rows.extend(hit for hit in result.hits if _heading(hit) == heading)
        read_as = ""
    if result.cut_off:
        rows.append(Heading(CUT_OFF))
    return tuple(rows)


def rows_of_searches(texts: Iterable[str]) -> tuple[Row, ...]:
    """The last searches, to be made again."""
    rows = tuple(map(Recent, texts))
    return (Heading("Recent searches" if rows else "No recent searches"), *rows)


def missing(result: SearchResult) -> str:
    """`Tramadol is not in this pack.`; nothing if no such drug was named."""
    names = [name[:1].upper() + name[1:] for name in result.missing]
    if not names:
        return ""
    return f"{' and '.join(names)} {'is' if len(names) == 1 else 'are'} not in this pack."


def declined(result: SearchResult) -> str:
    """`No page answers this.`, and the drugs that the pack does not have."""
    return " ".join(part for part in ("No page answers this.", missing(result)) if part)


def rows_of_drugs(entries: Iterable[DrugEntry]) -> tuple[Row, ...]:
    """The drugs A–Z, under their first letters where there are many."""
    hits = [_hit_of(entry) for entry in sorted(entries, key=lambda entry: entry.name.casefold())]
    if len(hits) < _MANY_DRUGS:
        return (Heading("Drugs A–Z"), *hits) if hits else ()
    rows: list[Row] = []
    for letter, group in groupby(hits, key=lambda hit: hit.title[:1].upper()):
        rows.extend((Heading(letter), *group))
    return tuple(rows)


def rows_of_topics(entries: Iterable[TopicEntry]) -> tuple[Row, ...]:
    """The topics as they are given, under a heading."""
    hits = [
        SearchHit(HitKind.PAGE, Place(topic=entry.id), entry.title, counted(entry.drugs, "drug"))
        for entry in entries
    ]
    return (Heading("Topics"), *hits) if hits else ()


def spoken(row: Row) -> str:
    """The row as a screen reader says it."""
    if not isinstance(row, SearchHit):
        return Marked.read(row.text).text
    return _spoken(row)


def _spoken(hit: SearchHit) -> str:
    parts = [Marked.read(hit.title).text]
    if hit.verdict:
        parts.append(f"answer: {hit.verdict.words}")
    if hit.sureness:
        parts.append(hit.sureness)
    if hit.context:
        parts.append(Marked.read(hit.context).text)
    if hit.pack:
        parts.append(f"from {hit.pack}")
    return ", ".join(parts)


def _hit_of(entry: DrugEntry) -> SearchHit:
    about = ", ".join(entry.synonyms[:2]) or counted(entry.questions, "question")
    told = ", ".join(entry.packs)
    return SearchHit(HitKind.DRUG, entry.place, entry.name, about, pack=told)


def _heading(hit: SearchHit) -> str:
    match hit.kind:
        case HitKind.PAGE if hit.place.compared:
            return "Side by side"
        case HitKind.PAGE:
            return "Topics" if hit.place.topic else "Pages"
        case HitKind.DRUG:
            return "Drugs"
        case HitKind.FINDING:
            return "Findings"
        case HitKind.SOURCE:
            return "Sources"
