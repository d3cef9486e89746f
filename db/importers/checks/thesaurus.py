"""Checks of the thesaurus: a term has one meaning, and what is broader is there."""

from collections.abc import Iterator, Mapping

from db.errors import Problem
from db.importers.draft import Draft
from db.importers.report import advice
from db.model.thesaurus import Concept
from db.queries.search.lexicon import pattern_of
from db.queries.search.words import words_of


def terms_have_one_meaning(draft: Draft) -> Iterator[Problem]:
    """No term stands twice, also not in another form: spasm and spasms are one."""
    seen: dict[str, str] = {}
    for placed in draft.concepts:
        field = "drug" if placed.value.is_drug else "terms"
        for term in placed.value.terms:
            pattern = pattern_of(term)
            if not pattern:
                yield placed.problem(field, f"“{term}” has no word. Remove it.")
            elif pattern in seen:
                text = f"“{term}” means “{seen[pattern]}” already. Remove one, or join the two."
                yield placed.problem(field, text)
            seen.setdefault(pattern, placed.value.name)


def broader_concepts_exist(draft: Draft) -> Iterator[Problem]:
    """What is broader is the first term of another entry, and no circle leads back."""
    known = {placed.value.name: placed.value for placed in draft.concepts}
    for placed in draft.concepts:
        for name in placed.value.broader:
            if name not in known:
                text = f"“{name}” is not the first term of an entry. {advice(name, known)}"
                yield placed.problem("broader", text)
        if placed.value.name in _all_broader(placed.value.broader, known):
            yield placed.problem("broader", "it leads back to this entry. Break the circle.")


def terms_name_no_drug_of_the_pack(draft: Draft) -> Iterator[Problem]:
    """A drug's name leads to the drug, so no other meaning can have it."""
    names = {
        words_of(name): placed.value.name
        for placed in draft.drugs
        for name in (placed.value.name, *placed.value.synonyms)
    }
    for placed in draft.concepts:
        for term in placed.value.terms:
            if not placed.value.is_drug and words_of(term) in names:
                text = f"“{term}” is a name of {names[words_of(term)]}. Remove it."
                yield placed.problem("terms", text)


def _all_broader(names: tuple[str, ...], known: Mapping[str, Concept]) -> set[str]:
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name in known and name not in found:
            found.add(name)
            waiting.extend(known[name].broader)
    return found
