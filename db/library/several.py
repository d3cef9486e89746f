"""Several packs as one: their lists, and a search over all of them."""

from collections.abc import Mapping

from db.library import merging
from db.library.found import one_result
from db.library.shelf import OpenPacks
from db.model.comparison import DrugChoice
from db.model.page import DrugEntry
from db.model.search import SearchHit, SearchResult
from db.model.topic import TopicEntry
from db.queries.search.together import search_each


class Several:
    """What a library says that has more than one pack."""

    def __init__(self, packs: OpenPacks) -> None:
        """Speak for these packs."""
        self._packs = packs
        self._of = packs.held, packs.same

    def drugs(self) -> tuple[DrugEntry, ...]:
        """Every drug once, by name."""
        return merging.one_list_of_drugs(*self._of)

    def topics(self) -> tuple[TopicEntry, ...]:
        """Every topic once with the number of its drugs, by title."""
        return merging.one_list_of_topics(*self._of)

    def choices(self) -> tuple[DrugChoice, ...]:
        """Every drug of every pack that can be compared."""
        return merging.one_list_of_choices(*self._of)

    def examples(self, most: int) -> tuple[SearchHit, ...]:
        """Questions to start from."""
        return merging.one_list_of_examples(*self._of, most)

    def search(self, typed: str, limit: int, seconds: float) -> SearchResult:
        """The best hits of all packs, all of them within the time."""
        packs, same = self._of
        found = search_each([pack.store for pack in packs], typed, limit, seconds)
        results = dict(zip(packs, found, strict=True))
        return one_result(typed, results, same, self._packs.remembered(_drugs_by_topic), limit)


def _drugs_by_topic(packs: OpenPacks) -> Mapping[str, int]:
    """How many drugs each topic compares."""
    listed = merging.one_list_of_topics(packs.held, packs.same)
    return {entry.id: entry.drugs for entry in listed}
