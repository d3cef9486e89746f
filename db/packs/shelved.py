"""What is read at a start: the shipped pack and the installed ones, each unchanged to the byte.

Every byte is hashed and compared before a pack is used: 2 ms a megabyte, on the store's thread.
"""

from dataclasses import dataclass
from pathlib import Path

from db.errors import NotTrusted, StoreError
from db.model.pack import ShelvedPack, Trust
from db.model.provenance import SHIPPED_ID
from db.packs import signing
from db.packs.installed import Shelf, check_unchanged
from db.packs.keys import PublicKey
from db.packs.shelf_list import Installed
from db.packs.sums import check_sum
from db.packs.trusting import NOTHING, SHIPPED_KEY, prove
from db.queries import manifest
from db.store import Store


@dataclass(frozen=True, slots=True)
class Readable:
    """The packs to read, the shipped one or its update first, and a sentence for each set aside."""

    packs: tuple[ShelvedPack, ...]
    problems: tuple[str, ...] = ()


def readable(shelf: Shelf, shipped: Path | None) -> Readable:
    """The packs that are enabled and unchanged; what is wrong with one keeps no other away."""
    shelf.sweep()
    problems: list[str] = []
    listed: list[Installed] = []
    try:
        listed = [one for one in shelf.packs() if not one.is_disabled]
    except StoreError as error:
        problems.append(str(error))
    first = _first(shelf, shipped, listed, problems)
    packs = [first] if first else []
    for one in listed:
        pack = _sound(shelf, one, problems)
        if pack:
            packs.append(pack)
    return Readable(tuple(packs), tuple(problems))


def named(file: Path, key: PublicKey = SHIPPED_KEY) -> ShelvedPack:
    """A pack that is read because the reader named its file; a signature beside it must fit."""
    if not signing.is_beside(file):
        return ShelvedPack(file, Trust.UNSIGNED)
    try:
        proved = prove(file, signing.hash_of(file), (), key, NOTHING)
    except NotTrusted:  # a key that nobody accepted proves as little as none
        return ShelvedPack(file, Trust.UNSIGNED)
    return ShelvedPack(file, proved.trust)


def _first(
    shelf: Shelf, shipped: Path | None, listed: list[Installed], problems: list[str]
) -> ShelvedPack | None:
    """The shipped pack, or the installed update of it, which then leaves the list."""
    try:
        if shipped is None:
            return None
        own = ShelvedPack(shipped, Trust.SHIPPED)
        update = next((one for one in listed if one.id == SHIPPED_ID), None)
        if update:
            listed.remove(update)
            found = _newer(shelf, update, shipped, problems)
            if found:
                return found
        check_sum(shipped)
    except StoreError as error:
        problems.append(str(error))
        return None
    return own


def _newer(
    shelf: Shelf, update: Installed, shipped: Path, problems: list[str]
) -> ShelvedPack | None:
    """The update, if it is sound and no older than the shipped pack."""
    try:
        with Store(shipped) as store:
            its = manifest.read(store)
    except StoreError as error:
        problems.append(str(error))
        return _sound(shelf, update, problems)
    if update.current.manifest.reviewed < its.reviewed:
        return None
    return _sound(shelf, update, problems)


def _sound(shelf: Shelf, installed: Installed, problems: list[str]) -> ShelvedPack | None:
    version = installed.current
    path = shelf.path(version)
    try:
        check_unchanged(version, path, signing.hash_of(path))
    except StoreError as error:
        problems.append(str(error))
        return None
    return ShelvedPack(path, version.trust)
