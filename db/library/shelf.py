"""The packs of a library, opened in the order of the shelf; one that cannot be read is left out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from db.errors import NotAPack, StoreError
from db.model.pack import ShelvedPack
from db.model.place import Place
from db.model.provenance import Provenance
from db.queries import manifest
from db.store import Store

if TYPE_CHECKING:
    from db.library.same_drugs import SameDrugs

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Held:
    """An open pack, and what its addresses name it by: nothing for the first on the shelf."""

    store: Store
    provenance: Provenance
    pack: str

    @property
    def id(self) -> str:
        """The pack's id."""
        return self.provenance.manifest.id

    @property
    def name(self) -> str:
        """The pack's title and version."""
        return self.provenance.name

    def place_of(self, place: Place) -> Place:
        """The place as an address of the pack; topics are of all packs."""
        if place.compared:
            return Place(compared=tuple(map(self.place_of, place.compared)))
        return place if place.topic else replace(place, pack=self.pack)

    @property
    def is_told(self) -> bool:
        """Whether lists name it beside what is from it: not the first, which most is from."""
        return bool(self.pack) and self.provenance.is_told


class OpenPacks:
    """The packs that can be read; a StoreError if there is none."""

    def __init__(self, packs: Sequence[ShelvedPack], problems: Sequence[str] = ()) -> None:
        """Open them; `problems` are of packs that were left out before."""
        self._problems = list(problems)
        self._made: dict[Callable[..., object], Any] = {}
        self._held: list[Held] = []
        errors: list[StoreError] = []
        for pack in packs:
            try:
                self._open(pack)
            except StoreError as error:
                errors.append(error)
        if errors and not self.held:
            raise errors[0]
        if not self.held:
            raise NotAPack("There is no evidence pack to read. Install one, or the program again.")
        self._problems += [f"{error} The other packs are read." for error in errors]

    @property
    def held(self) -> tuple[Held, ...]:
        """The packs that are read, in the order of the shelf."""
        return tuple(self._held)

    @property
    def same(self) -> "SameDrugs":
        """Which drugs of the packs are one; read when it is first asked for."""
        return self.remembered(_same_drugs)

    def remembered(self, make: Callable[["OpenPacks"], T]) -> T:
        """What a function makes of the packs, made once for as long as they stay the same."""
        if make not in self._made:
            self._made[make] = make(self)
        made: T = self._made[make]
        return made

    def of(self, store: Store) -> Held:
        """The pack that a store reads."""
        return next(one for one in self.held if one.store is store)

    def take_problems(self) -> tuple[str, ...]:
        """A sentence for each pack that was left out since they were taken last."""
        taken, self._problems = tuple(self._problems), []
        return taken

    def without_damaged(self, read: Callable[[], T]) -> T:
        """What is read of all packs; one that turns out damaged is left out from then on."""
        while True:
            try:
                return read()
            except NotAPack as error:
                damaged = [one for one in self.held if one.store.path == error.file]
                if not damaged or len(self.held) == 1:
                    raise
                self._leave_out(damaged[0], f"{error} The other packs are read.")

    def close(self) -> None:
        """Let go of the files."""
        for one in self.held:
            one.store.close()

    def _open(self, pack: ShelvedPack) -> None:
        store = Store(pack.path)
        try:
            said = Provenance(manifest.read(store), pack.trust)
            self._refuse_twice(pack, said)
        except StoreError:
            store.close()
            raise
        name = said.manifest.id if self.held else ""
        self._held.append(Held(store, said, name))

    def _refuse_twice(self, pack: ShelvedPack, said: Provenance) -> None:
        """Two packs of one id would have one address."""
        for one in self.held:
            if one.id == said.manifest.id:
                raise NotAPack(
                    f"“{pack.path}” is called “{one.id}” as {one.name} is, which stands before "
                    f"it. Give one of them another id, or remove one."
                )

    def _leave_out(self, damaged: Held, problem: str) -> None:
        self._held.remove(damaged)
        self._made.clear()
        self._problems.append(problem)
        damaged.store.close()


def _same_drugs(packs: OpenPacks) -> "SameDrugs":
    # Imported late: with one pack, as at most starts, nothing is the same as anything.
    from db.library.same_drugs import SameDrugs  # noqa: PLC0415

    return SameDrugs([one.store for one in packs.held])
