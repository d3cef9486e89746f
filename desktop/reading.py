"""What the reader asked for: loads places, searches, remembers the way; knows no widget."""

import gc
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from db.errors import StoreError
from db.model.comparison import DrugChoice
from db.model.pack import Manifest
from db.model.page import DrugEntry
from db.model.place import START, Place
from db.model.search import SearchResult
from db.model.topic import TopicEntry
from db.queries import comparison, drugs, manifest, topics
from db.store import Store
from desktop.content import Content, content_of, place_of
from desktop.session import History, Latest
from desktop.tasks import Tasks


def pack_of(store: Store) -> tuple[Manifest, tuple[DrugEntry, ...], tuple[TopicEntry, ...]]:
    """What the side bar says of the pack, its drugs and its topics."""
    return manifest.read(store), drugs.all_drugs(store), topics.all_topics(store)


def _found_in(store: Store, typed: str) -> SearchResult:
    # Imported late: it takes a tenth of the time to the first window, where nobody searches yet.
    from db.queries.search import search  # noqa: PLC0415

    return search(store, typed)


class Reading(QObject):
    """Tells what was read and found; nothing is heard of what a later request overtook."""

    opened = Signal(object, object)
    """A place, and its content."""
    not_opened = Signal(object, object)
    """A place, and the known error."""
    found = Signal(object)
    pack_known = Signal(object, object, object)
    """The manifest, the drugs, the topics."""
    failed = Signal(object)
    settled = Signal()
    """Nothing that was asked for is on its way any more."""

    def __init__(self, open_store: Callable[[], Store]) -> None:
        """`open_store` is called on the store's thread, and again if it failed before."""
        super().__init__()
        self.history = History()
        self.tasks = Tasks(open_store, self.failed.emit)
        self.asked = START
        self._opening, self._searching = Latest(), Latest()
        self._waiting: set[Latest] = set()

    @property
    def is_settled(self) -> bool:
        """Whether nothing that was asked for is on its way."""
        return not self._waiting

    def know_pack(self) -> None:
        """Read the manifest and the lists of drugs and topics."""
        self.tasks.run(pack_of, self._know)

    def know_choices(self, then: Callable[[tuple[DrugChoice, ...]], None]) -> None:
        """Read which drugs and questions can be compared."""
        self.tasks.run(comparison.choices, then)

    def open(self, place: Place) -> None:
        """Go to a place; it is remembered once it is read."""
        self._load(place, self.history.go)

    def back(self) -> None:
        """Go to the place that was read before."""
        self._load(self.history.back(), lambda _place: None)

    def forward(self) -> None:
        """Go to the place the reader came back from."""
        self._load(self.history.forward(), lambda _place: None)

    def search(self, typed: str) -> None:
        """Find what was typed."""
        self._waiting.add(self._searching)
        self.tasks.run(
            lambda store: _found_in(store, typed),
            self._found,
            failed=partial(self._missed, self._searching, self.failed.emit),
            latest=self._searching,
        )

    def _know(self, pack: tuple[Manifest, tuple[DrugEntry, ...], tuple[TopicEntry, ...]]) -> None:
        self.pack_known.emit(*pack)
        gc.freeze()  # walking the drugs of a large pack again and again would take 60 ms each time

    def _load(self, place: Place, remember: Callable[[Place], None]) -> None:
        self.asked = place
        self._waiting.add(self._opening)
        self.tasks.run(
            lambda store: content_of(store, place),
            partial(self._opened, remember),
            failed=partial(self._missed, self._opening, partial(self.not_opened.emit, place)),
            latest=self._opening,
        )

    def _opened(self, remember: Callable[[Place], None], content: Content) -> None:
        self._waiting.discard(self._opening)
        place = place_of(content)
        remember(place)
        self.opened.emit(place, content)
        self._settle()

    def _found(self, result: SearchResult) -> None:
        self._waiting.discard(self._searching)
        self.found.emit(result)
        self._settle()

    def _missed(
        self, latest: Latest, tell: Callable[[StoreError], None], error: StoreError
    ) -> None:
        self._waiting.discard(latest)
        tell(error)
        self._settle()

    def _settle(self) -> None:
        if self.is_settled:
            self.settled.emit()
