"""How a page bears on what was asked: how much of each topic it has, and how it says so."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from db.queries.search.asked import MECHANISM, Topic
from db.queries.search.lexicon import Lexicon
from db.queries.search.meaning import Line

_FIELDS = {
    "title": 1.0,
    "label": 1.0,
    "aliases": 0.9,
    "proposition": 0.85,
    "topics": 0.7,
    "outcomes": 0.65,
    "drug_class": 0.7,
}
"""What a topic counts that stands in a part of the page."""

_WITHIN, _NARROWER, _WIDER = 0.8, 0.8, 0.5
"""What counts a word that is a part of the page's term, a narrower term, a wider one."""
_OF_CLASS = 0.65
"""What counts the class of a drug that was named, such as SSRIs for fluoxetine."""
_IN_PROSE, _FILLS = 0.3, 0.25
_BY_WAY = 0.75
"""What an alias counts of a drug that was not named: its words are about that drug."""


@dataclass(frozen=True, slots=True)
class Page:
    """A question as search knows it: each of its parts as lines."""

    number: int
    drug: str
    token: str
    is_lead: bool
    parts: Mapping[str, tuple[Line, ...]]

    @property
    def tells_how(self) -> bool:
        """Whether it is about how the drug works."""
        return any(MECHANISM in line.units for line in self.parts["label"])


@dataclass(frozen=True, slots=True)
class Bearing:
    """What a page has of what was asked."""

    page: Page
    credits: tuple[float, ...]
    """Of each topic, from 0 to 1."""
    best_alias: int
    """Which alias says most of it."""
    fill: float
    """How much of the line that says most of it was asked, from 0 to 1."""

    def share(self, weights: Sequence[float]) -> float:
        """How much of the topics it has, weighted."""
        whole = sum(weights)
        return (
            sum(map(math.prod, zip(self.credits, weights, strict=True))) / whole if whole else 0.0
        )

    def rank(self, weights: Sequence[float]) -> float:
        """How well it fits, the line that says it best counting too; up to 1.3."""
        return self.share(weights) + _FILLS * self.fill + 0.02 * self.page.is_lead


def bearing(
    page: Page, topics: Sequence[Topic], lexicon: Lexicon, is_named: bool, prose: Sequence[bool]
) -> Bearing:
    """How a page bears on topics; `prose` tells which of them its text mentions."""
    by_line = {
        name: [[_credit(topic, line, lexicon) for topic in topics] for line in lines]
        for name, lines in page.parts.items()
    }
    credits = []
    for number, topic in enumerate(topics):
        best = max(
            (
                _FIELDS[name] * _counted(name, line, page, is_named) * row[number]
                for name, rows in by_line.items()
                for line, row in zip(page.parts[name], rows, strict=True)
            ),
            default=0.0,
        )
        told = prose[number] and not topic.is_soft
        credits.append(min(_WITHIN, best + _IN_PROSE) if told and best < _WITHIN else best)
    said = _said(by_line["aliases"], page.parts["aliases"], page.token)
    titles = [
        *_said(by_line["title"], page.parts["title"], page.token),
        *_said(by_line["label"], page.parts["label"], page.token),
    ]
    best_alias = max(range(len(said)), key=lambda place: said[place], default=0)
    counts = _FIELDS["aliases"] * (1.0 if is_named else _BY_WAY)
    fill = max([*titles, *(counts * one for one in said)], default=0.0)
    return Bearing(page, tuple(credits), best_alias, fill)


def _counted(name: str, line: Line, page: Page, is_named: bool) -> float:
    if is_named:
        return 0.0 if name == "drug_class" else 1.0
    return _BY_WAY if name == "aliases" and page.token in line.units else 1.0


def _said(rows: Iterable[Sequence[float]], lines: Iterable[Line], own: str) -> list[float]:
    """How well each line and what was asked fill each other."""
    found = []
    for row, line in zip(rows, lines, strict=True):
        asked = sum(row) / len(row) if row else 0.0
        units = max(1, len(line.units - {own}))
        found.append(asked * min(1.0, sum(row) / units))
    return found


def _credit(topic: Topic, line: Line, lexicon: Lexicon) -> float:
    """What a line has of a topic."""
    if not line.units.isdisjoint(topic.tokens):
        return 1.0
    if not line.stems.isdisjoint(topic.tokens):
        return _WITHIN
    if topic.is_concept and any(topic.tokens[0] in lexicon.wider(unit) for unit in line.units):
        return _NARROWER
    if topic.stems and topic.stems <= line.tokens:
        return _WITHIN
    if line.units.isdisjoint(topic.wider):
        return 0.0
    return _OF_CLASS if topic.is_other_drug else _WIDER


def rareness(bearings: Sequence[Bearing], topics: Sequence[Topic]) -> list[float]:
    """How much each topic tells the pages apart: most where only one has it."""
    weights = []
    for number, topic in enumerate(topics):
        having = sum(one.credits[number] > _WIDER for one in bearings)
        rare = math.log(1 + len(bearings) / max(1, having))
        weights.append(rare * (0.2 if topic.is_soft else 1.0))
    return weights
