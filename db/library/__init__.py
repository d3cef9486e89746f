"""The library: the packs on the shelf read as one; with one pack it says what that pack says."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from db.closing import Closing
from db.library import pages
from db.library.shelf import OpenPacks
from db.model.comparison import ComparePage, DrugChoice
from db.model.pack import ShelvedPack
from db.model.page import DrugEntry, DrugPage, SourcePage
from db.model.place import Place
from db.model.provenance import Provenance
from db.model.search import MOST_HITS, MOST_SECONDS, SearchHit, SearchResult
from db.model.topic import TopicEntry, TopicPage
from db.queries import comparison, drugs, questions, topics
from db.store import Store

if TYPE_CHECKING:
    from db.library.several import Several

T = TypeVar("T")


class Library(Closing):
    """Every pack that can be read; used, but for `interrupt`, on the thread that opened it.

    A pack that cannot be read is left out, and `take_problems` says so; a StoreError only if
    there is none that can.
    """

    def __init__(self, packs: Sequence[ShelvedPack], problems: Sequence[str] = ()) -> None:
        """Open the packs, in the order of the shelf; `problems` of others are told with theirs."""
        self._open = OpenPacks(packs, problems)

    @property
    def packs(self) -> tuple[Provenance, ...]:
        """The packs that are read."""
        return tuple(one.provenance for one in self._open.held)

    def take_problems(self) -> tuple[str, ...]:
        """A sentence for each pack that was left out since they were taken last."""
        return self._open.take_problems()

    def drugs(self) -> tuple[DrugEntry, ...]:
        """Every drug once, by name."""
        return self._of_all(drugs.all_drugs, lambda several: several.drugs())

    def topics(self) -> tuple[TopicEntry, ...]:
        """Every topic once with the number of its drugs, by title."""
        return self._of_all(topics.all_topics, lambda several: several.topics())

    def choices(self) -> tuple[DrugChoice, ...]:
        """Every drug that can be compared, with its questions."""
        return self._of_all(comparison.choices, lambda several: several.choices())

    def examples(self, most: int) -> tuple[SearchHit, ...]:
        """Questions to start from, those of the first pack first."""
        return self._of_all(
            lambda store: questions.examples(store, most),
            lambda several: several.examples(most),
        )

    def drug_page(self, place: Place) -> DrugPage:
        """A drug's page for a question; NoSuchPlace names what no pack has."""
        return pages.drug_page(self._open, place)

    def source_page(self, place: Place) -> SourcePage:
        """A source's page; NoSuchPlace if no pack has it."""
        return pages.source_page(self._open, place)

    def topic_page(self, id: str) -> TopicPage:
        """The table of a topic; NoSuchPlace if no pack has it."""
        return self._open.without_damaged(lambda: pages.topic_page(self._open, id))

    def compare_page(self, place: Place) -> ComparePage:
        """Pages side by side; NoSuchPlace names what no pack has, or the page that is twice."""
        return pages.compare_page(self._open, place)

    def search(
        self, typed: str, limit: int = MOST_HITS, seconds: float = MOST_SECONDS
    ) -> SearchResult:
        """The best hits of all packs for any text whatever, all of them within the time."""
        # Imported late: it takes a tenth of the time to the first window, when nobody searches.
        from db.queries.search import search  # noqa: PLC0415

        return self._of_all(
            lambda store: search(store, typed, limit, seconds),
            lambda several: several.search(typed, limit, seconds),
        )

    def interrupt(self) -> None:
        """Stop the query that runs, from any thread."""
        for one in self._open.held:
            one.store.interrupt()

    def close(self) -> None:
        """Let go of the packs."""
        self._open.close()

    def _of_all(self, of_one: Callable[[Store], T], of_several: Callable[["Several"], T]) -> T:
        """What one pack says by itself, or several as one."""

        def read() -> T:
            packs = self._open.held
            if len(packs) == 1:
                return of_one(packs[0].store)
            # Imported late: most starts have one pack, and need not wait for this.
            from db.library.several import Several  # noqa: PLC0415

            return of_several(Several(self._open))

        return self._open.without_damaged(read)
