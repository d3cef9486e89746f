"""What the reader asked for: loads places, searches, remembers the way; knows no widget."""

import gc
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from db.errors import NoSuchPlace, StoreError
from db.library import Library
from db.model.comparison import DrugChoice
from db.model.page import DrugEntry
from db.model.place import START, Place
from db.model.provenance import Provenance
from db.model.search import SearchResult
from db.model.topic import TopicEntry
from desktop.content import Content, content_of, place_of
from desktop.session import History, Latest
from desktop.tasks import Tasks

Listed = tuple[tuple[Provenance, ...], tuple[DrugEntry, ...], tuple[TopicEntry, ...]]


def listed(library: Library) -> Listed:
    """What the side bar says of the packs, their drugs and their topics."""
    return library.packs, library.drugs(), library.topics()


def _keep_out_of_sight() -> None:
    """Let Python no more look for garbage in what stays: lists of drugs, what search knows.

    Walking through those of a large pack would take 60 ms, again and again while one types.
    """
    gc.freeze()


class Reading(QObject):
    """Tells what was read and found; nothing is heard of what a later request overtook."""

    opened = Signal(object, object)
    """A place, and its content."""
    not_opened = Signal(object, object)
    """A place, and the known error."""
    found = Signal(object)
    packs_known = Signal(object, object, object)
    """The packs, the drugs, the topics."""
    left_out = Signal(object)
    """Why a pack is not read while others are; told once."""
    failed = Signal(object)
    settled = Signal()
    """Nothing that was asked for is on its way any more."""

    def __init__(self, open_library: Callable[[], Library]) -> None:
        """`open_library` is called on the store's thread, and again if it failed before."""
        super().__init__()
        self.history = History()
        self.tasks = Tasks(open_library, self.failed.emit)
        self.asked = START
        self._opening, self._searching, self._listing = Latest(), Latest(), Latest()
        self._waiting: set[Latest] = set()
        self._has_searched = False

    @property
    def is_settled(self) -> bool:
        """Whether nothing that was asked for is on its way."""
        return not self._waiting

    def know_packs(self) -> None:
        """Read which packs there are, and the lists of drugs and topics."""
        self._waiting.add(self._listing)
        self.tasks.run(
            listed,
            self._know,
            failed=partial(self._missed, self._listing, self.failed.emit),
            latest=self._listing,
        )
        self._ask_problems()

    def reopen(self) -> None:
        """Read the packs anew, and what is shown; the start page where no pack has it any more."""
        self.tasks.reopen()
        self.know_packs()
        self._load(self.history.place, lambda _place: None, self._gone)

    def know_choices(self, then: Callable[[tuple[DrugChoice, ...]], None]) -> None:
        """Read which drugs and questions can be compared."""
        self.tasks.run(Library.choices, then)

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
            lambda library: library.search(typed),
            self._found,
            failed=partial(self._missed, self._searching, self.failed.emit),
            latest=self._searching,
        )

    def _ask_problems(self) -> None:
        """Tell which packs were left out since this was asked last."""
        self.tasks.run(Library.take_problems, self._tell_problems, failed=lambda _told: None)

    def _tell_problems(self, problems: tuple[str, ...]) -> None:
        if problems:
            self.left_out.emit(StoreError("\n".join(problems)))

    def _know(self, packs: Listed) -> None:
        self._waiting.discard(self._listing)
        self.packs_known.emit(*packs)
        self._settle()
        _keep_out_of_sight()

    def _gone(self, place: Place, error: StoreError) -> None:
        self.not_opened.emit(place, error)
        if isinstance(error, NoSuchPlace):
            self.open(START)

    def _load(
        self,
        place: Place,
        remember: Callable[[Place], None],
        missed: Callable[[Place, StoreError], None] | None = None,
    ) -> None:
        self.asked = place
        self._waiting.add(self._opening)
        self.tasks.run(
            lambda library: content_of(library, place),
            partial(self._opened, remember),
            failed=partial(
                self._missed, self._opening, partial(missed or self.not_opened.emit, place)
            ),
            latest=self._opening,
        )
        self._ask_problems()

    def _opened(self, remember: Callable[[Place], None], content: Content) -> None:
        self._waiting.discard(self._opening)
        place = place_of(content)
        remember(place)
        self.opened.emit(place, content)
        self._settle()

    def _found(self, result: SearchResult) -> None:
        self._waiting.discard(self._searching)
        if not self._has_searched:
            self._has_searched = True
            _keep_out_of_sight()
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
