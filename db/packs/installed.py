"""The shelf: installs packs, takes them away, goes back to the version before, and checks them.

Below the folder of packs each pack has a folder with whole versions, which never change. A change
is whole once the list of installed packs is moved into place; what a killed process left behind is
swept away by the next.
"""

import contextlib
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from db import durable, schema
from db.errors import NoSuchPack, NotAPack, ShelfDamaged, StoreError
from db.model.pack import Manifest, Trust
from db.packs import leftovers, locking, shelf_list, signing
from db.packs.keys import PublicKey
from db.packs.shelf_list import Installed, Version, cannot_write
from db.packs.trusting import (
    NOTHING,
    SHIPPED_KEY,
    Accepted,
    Proved,
    check_successor,
    key_beside,
    prove,
)
from db.store import Store

_UNFIT = re.compile(r"[^A-Za-z0-9.]+")
_KEPT_OF_VERSION, _KEPT_OF_HASH = 32, 16


@dataclass(frozen=True, slots=True)
class Offer:
    """A file that could be installed: what it is, why it could be trusted, what it would replace.

    `is_known` says that the reader need not be asked: the makers signed it, or somebody whose key
    was accepted before.
    """

    file: Path
    manifest: Manifest
    proved: Proved
    is_known: bool
    replaces: Manifest | None

    @property
    def accepted(self) -> Accepted:
        """What the reader accepts by saying yes."""
        return Accepted(self.proved.key, self.proved.trust is Trust.UNSIGNED)


class Shelf:
    """The packs that a reader installed into a folder, beside the one that was shipped."""

    def __init__(self, folder: Path, key: PublicKey = SHIPPED_KEY) -> None:
        """The folder need not exist; packs signed with the makers' key need no acceptance."""
        self.folder = folder
        self._key = key

    def packs(self) -> tuple[Installed, ...]:
        """Every installed pack; ShelfDamaged or ShelfTooNew if the list of them cannot be read."""
        return shelf_list.read(self.folder)

    def pack(self, id: str) -> Installed:
        """The installed pack of that id; NoSuchPack if there is none."""
        return _of(self.packs(), id)

    def examine(self, file: Path, key: PublicKey | None = None) -> Offer:
        """What a file is and who signed it, without installing it; a StoreError if it is unsound.

        NotTrusted names the key that signed if it is neither known, given nor beside the file.
        """
        found = look_at(file)
        packs = self._listed()
        given = Accepted(key or key_beside(file), unsigned=True)
        proved = prove(file, signing.hash_of(found), _keys(packs), self._key, given)
        said = _verified(file)
        installed = next((one for one in packs if one.id == said.id), None)
        check_successor(file, said, proved, installed)
        is_known = proved.trust is Trust.SHIPPED or proved.key in _keys(packs)
        return Offer(
            file, said, proved, is_known, installed.current.manifest if installed else None
        )

    def install(self, file: Path, accepted: Accepted = NOTHING) -> Installed:
        """Put a pack on the shelf; a StoreError says why not, and the shelf stays as it was.

        The copy is verified, not the file, which could change meanwhile.
        """
        look_at(file)
        with self._changing(begins_anew=True) as packs:
            copy = self.folder / leftovers.INCOMING
            try:
                digest = self._copied(file, copy)
                with _called(copy, file):
                    proved = prove(copy, digest, _keys(packs), self._key, accepted)
                    said = _verified(copy)
                before = next((one for one in packs if one.id == said.id), None)
                check_successor(file, said, proved, before)
                version = self._kept(copy, digest, said, proved)
            finally:
                leftovers.drop(copy)
                leftovers.drop(signing.beside(copy))
            now = before.updated(version) if before else Installed(version)
            self._list(packs, said.id, now)
            return now

    def remove(self, id: str) -> Installed:
        """Take a pack off the shelf, and its versions with it."""
        with self._changing() as packs:
            gone = _of(packs, id)
            self._list(packs, id, None)
            return gone

    def roll_back(self, id: str) -> Installed:
        """Read the version before; the two change places, so that one can go forward again."""
        with self._changing() as packs:
            now = _of(packs, id)
            if now.before is None:
                raise NoSuchPack(
                    f"There is no version of {now.current.manifest.title} before "
                    f"{now.current.manifest.version}. Install the version you want."
                )
            back = replace(now, current=now.before, before=now.current)
            self._list(packs, id, back)
            return back

    def set_disabled(self, id: str, is_disabled: bool) -> Installed:
        """Keep a pack but do not read it, or read it again."""
        with self._changing() as packs:
            now = replace(_of(packs, id), is_disabled=is_disabled)
            self._list(packs, id, now)
            return now

    def check(self, id: str) -> Installed:
        """Verify an installed pack from the ground: bytes, signature, content; a StoreError."""
        installed = self.pack(id)
        for version in installed.versions:
            path = self.path(version)
            digest = signing.hash_of(path)
            check_unchanged(version, path, digest)
            if version.key:
                key = PublicKey.read(version.key)
                signing.check(signing.read(signing.beside(path)), path, digest, key)
            _verified(path)
        return installed

    def path(self, version: Version) -> Path:
        """Where a version lies."""
        return self.folder / version.file

    def sweep(self) -> None:
        """Take away what a killed process left; nothing where another is at work or may not."""
        if not (self.folder / shelf_list.NAME).exists():
            return
        with contextlib.suppress(OSError, StoreError), locking.locked(self.folder, seconds=0):
            leftovers.sweep(self.folder, self.packs())

    def _listed(self) -> tuple[Installed, ...]:
        """The installed packs; none where the list of them is damaged and will be set aside."""
        try:
            return self.packs()
        except ShelfDamaged:
            return ()

    @contextmanager
    def _changing(self, begins_anew: bool = False) -> Iterator[tuple[Installed, ...]]:
        """The installed packs while nobody else can change them; what is left over goes first.

        Where they cannot be known, ShelfDamaged, or they are set aside to begin anew.
        """
        try:
            durable.make_folder(self.folder)
            with locking.locked(self.folder):
                packs = self._listed_or_set_aside() if begins_anew else self.packs()
                if (self.folder / shelf_list.NAME).exists():
                    leftovers.sweep(self.folder, packs)
                yield packs
        except OSError as error:
            raise cannot_write(self.folder, error) from error

    def _listed_or_set_aside(self) -> tuple[Installed, ...]:
        """The installed packs; those of a list that cannot be read or is lost are kept beside.

        There is a list before there is a pack, so that packs without one are never swept away.
        """
        place = self.folder / shelf_list.NAME
        with contextlib.suppress(ShelfDamaged):
            packs = self.packs()
            if place.exists():
                return packs
        if place.exists() or leftovers.has_versions(self.folder):
            leftovers.set_aside(self.folder)
        shelf_list.write(self.folder, ())
        return ()

    def _list(self, packs: Sequence[Installed], id: str, now: Installed | None) -> None:
        """Put a pack in its place on the list, or take it off, and drop what is no more needed."""
        others = [one for one in packs if one.id != id]
        at = next((number for number, one in enumerate(packs) if one.id == id), len(packs))
        listed = (*others[:at], now, *others[at:]) if now else tuple(others)
        shelf_list.write(self.folder, listed)
        with contextlib.suppress(OSError):  # the change is made; the next start sweeps again
            leftovers.sweep(self.folder, listed)

    def _copied(self, file: Path, copy: Path) -> bytes:
        """Copy a pack and its signature; the hash of what was copied."""
        try:
            with file.open("rb") as source, copy.open("wb") as into:
                digest = signing.hash_through(source, into)
            if signing.is_beside(file):
                text = signing.read(signing.beside(file))
                signing.beside(copy).write_text(str(text), encoding="utf-8", newline="\n")
        except OSError as error:
            if error.filename == str(file):
                why = f"“{file}” cannot be read: {error.strerror}. Choose another file."
                raise NotAPack(why) from error
            raise
        return digest

    def _kept(self, copy: Path, digest: bytes, said: Manifest, proved: Proved) -> Version:
        """The copy as a version in its folder; one that is there already is of the same bytes."""
        words = _UNFIT.sub("_", said.version)[:_KEPT_OF_VERSION]
        name = f"{words}-{digest.hex()[:_KEPT_OF_HASH]}.evidence"
        version = Version(
            f"{said.id}/{name}", digest.hex(), said, proved.trust, str(proved.key or "")
        )
        place = self.path(version)
        durable.make_folder(place.parent)
        if signing.is_beside(copy):
            durable.move(signing.beside(copy), signing.beside(place))
        durable.move(copy, place)
        return version


def _verified(file: Path) -> Manifest:
    # Imported late: it knows every table, and a start compares sums alone.
    from db.packs.installer import verify  # noqa: PLC0415

    return verify(file)


def look_at(file: Path) -> Path:
    """The file, if it opens as a pack; NotAPack or PackTooNew before all of it is read."""
    schema.check(file)
    if file.stat().st_size > schema.LARGEST:
        raise NotAPack(f"“{file}” is too large; a pack has at most {schema.LARGEST:,} bytes.")
    Store(file).close()
    return file


def check_unchanged(version: Version, path: Path, digest: bytes) -> None:
    """Refuse a version whose bytes are not those that were installed."""
    if digest.hex() != version.digest:
        raise NotAPack(
            f"{version.manifest.title} {version.manifest.version} was changed or damaged since it "
            f"was installed: {path}. Install it again, or roll it back."
        )


@contextmanager
def _called(copy: Path, file: Path) -> Iterator[None]:
    """Let errors speak of the file that the reader chose, not of its copy."""
    try:
        yield
    except StoreError as error:
        error.args = tuple(str(part).replace(str(copy), str(file)) for part in error.args)
        raise


def _of(packs: Sequence[Installed], id: str) -> Installed:
    for one in packs:
        if one.id == id:
            return one
    known = ", ".join(one.id for one in packs) or "none"
    raise NoSuchPack(f"No pack “{id}” is installed. Installed are: {known}.")


def _keys(packs: Sequence[Installed]) -> list[PublicKey]:
    """The keys that the reader accepted: those of the installed packs."""
    lines = {version.key for one in packs for version in one.versions if version.key}
    return [PublicKey.read(line) for line in sorted(lines)]
