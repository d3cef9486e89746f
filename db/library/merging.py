"""What several packs hold, as one: the lists of drugs, of topics, and of what to compare."""

import itertools
from collections.abc import Sequence
from dataclasses import replace

from db.library.found import hit_of
from db.library.same_drugs import SameDrugs
from db.library.shelf import Held
from db.model.comparison import DrugChoice
from db.model.page import DrugEntry
from db.model.search import SearchHit
from db.model.topic import TopicEntry
from db.queries import comparison, drugs, held, questions, topics
from db.store import Store


def one_list_of_drugs(packs: Sequence[Held], same: SameDrugs) -> tuple[DrugEntry, ...]:
    """Every drug once, as the first pack that has it says; by name."""
    names = {pack.store: pack.name for pack in packs}
    found = []
    for pack in packs:
        for entry in drugs.all_drugs(pack.store):
            having = same.of(pack.store, entry.id)
            if next(iter(having), pack.store) is not pack.store:
                continue
            is_told = len(having) > 1 or pack.is_told
            told = tuple(names[store] for store in having) if is_told else ()
            found.append(replace(entry, pack=pack.pack, packs=told))
    return tuple(sorted(found, key=lambda entry: (entry.name.casefold(), entry.id)))


def one_list_of_topics(packs: Sequence[Held], same: SameDrugs) -> tuple[TopicEntry, ...]:
    """Every topic once, under the title that the first pack gives it; by title."""
    titles: dict[str, str] = {}
    having: dict[str, set[tuple[Store, str]]] = {}
    for pack in packs:
        for entry in topics.all_topics(pack.store):
            titles.setdefault(entry.id, entry.title)
        for topic, drug in held.drugs_of_topics(pack.store):
            having.setdefault(topic, set()).add(next(iter(same.of(pack.store, drug).items())))
    entries = (TopicEntry(id, title, len(having[id])) for id, title in titles.items())
    return tuple(sorted(entries, key=lambda entry: (entry.title.casefold(), entry.id)))


def one_list_of_choices(packs: Sequence[Held], same: SameDrugs) -> tuple[DrugChoice, ...]:
    """Every drug of every pack; where two have one, each says which it is from."""
    found = []
    for pack in packs:
        for one in comparison.choices(pack.store):
            is_shared = len(same.of(pack.store, one.id)) > 1
            name = f"{one.name} ({pack.name})" if is_shared or pack.is_told else one.name
            found.append(replace(one, name=name, pack=pack.pack))
    return tuple(sorted(found, key=lambda choice: choice.name.casefold()))


def one_list_of_examples(
    packs: Sequence[Held], same: SameDrugs, most: int
) -> tuple[SearchHit, ...]:
    """Questions to start from, those of the first pack first."""
    hits = (
        hit_of(pack, hit, same, {})
        for pack in packs
        for hit in questions.examples(pack.store, most)
    )
    return tuple(itertools.islice(hits, most))
