"""Checks of questions: a label that fits, outcomes with harms, dates that have been, no doubles."""

import difflib
import re
from collections.abc import Iterator
from itertools import combinations

from db.errors import Problem
from db.importers.draft import Draft, Placed
from db.model.drug import Drug
from db.model.question import MOST_OUTCOMES, Question, QuestionKind

LONGEST_LABEL = 22
ALIKE = 0.9
_WORD = re.compile(r"[^\W_]+")
_SMALL_WORDS = frozenset(
    "a an the is are does do can for of to in on with and or i it be used as".split()
)


def labels_fit(draft: Draft) -> Iterator[Problem]:
    """A label fits its tab."""
    for placed in draft.questions:
        label = placed.value.label
        if len(label) > LONGEST_LABEL:
            text = f"{len(label)} characters do not fit a tab. Use {LONGEST_LABEL} at most."
            yield placed.problem("label", text)


def outcomes_include_a_harm(draft: Draft) -> Iterator[Problem]:
    """A question has outcomes, each once; what a drug does to people includes a harm."""
    for placed in draft.questions:
        conclusions = placed.value.conclusions
        if not conclusions:
            text = f"no outcome is written. Add 1 to {MOST_OUTCOMES}, patients' own first."
            yield placed.problem("conclusions", text)
        elif placed.value.kind is QuestionKind.EFFECT and not any(c.is_harm for c in conclusions):
            text = "none of the outcomes is a harm. Add one with “harm: true”."
            yield placed.problem("conclusions", text)
        names = [conclusion.outcome.lower() for conclusion in conclusions]
        for number, name in enumerate(names, 1):
            if name in names[: number - 1]:
                text = "this outcome stands above already. Join the two."
                yield placed.problem(f"conclusions[{number}].outcome", text)


def dates_have_been(draft: Draft) -> Iterator[Problem]:
    """Nothing was reviewed or searched after today."""
    for question in draft.questions:
        for field, date in (
            ("reviewed", question.value.reviewed),
            ("searched", question.value.searched),
        ):
            if date > draft.today[: len(date)]:
                yield question.problem(field, f"{date} is in the future. Correct the date.")
    for mechanism in draft.mechanisms:
        if mechanism.value.reviewed > draft.today:
            text = f"{mechanism.value.reviewed} is in the future. Correct the date."
            yield mechanism.problem("reviewed", text)


def questions_are_apart(draft: Draft) -> Iterator[Problem]:
    """No two questions of a drug ask nearly the same, in their text or in other words for it."""
    for drug in draft.drugs:
        questions = draft.questions_of.get(drug.value.id, [])
        asked = [(placed, list(_wordings(drug.value, placed.value))) for placed in questions]
        for (first, ones), (second, others) in combinations(asked, 2):
            yield from _doubles(first, ones, second, others)


def _wordings(drug: Drug, question: Question) -> Iterator[tuple[str, str, frozenset[str]]]:
    """Field, text and telling words of each way in which a question is asked."""
    names = {word for name in (drug.name, *drug.synonyms) for word in _WORD.findall(name.lower())}
    for field, text in (
        ("question", question.text),
        *(("aliases", alias) for alias in question.aliases),
    ):
        words = frozenset(_WORD.findall(text.lower())) - _SMALL_WORDS - names
        yield field, text, words


def _doubles(
    first: Placed[Question],
    ones: list[tuple[str, str, frozenset[str]]],
    second: Placed[Question],
    others: list[tuple[str, str, frozenset[str]]],
) -> Iterator[Problem]:
    for _field, one, one_words in ones:
        for field, other, other_words in others:
            if _are_alike(one_words, other_words):
                text = f"“{other}” asks nearly what “{one}” of {first.value.id} asks. Remove one."
                yield second.problem(field, text)


def _are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sets of words are nearly the same; spelling is compared only if half is."""
    shared = len(one & other)
    if not one or not other or 4 * shared < len(one) + len(other):
        return False
    matcher = difflib.SequenceMatcher(None, " ".join(sorted(one)), " ".join(sorted(other)))
    return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE
