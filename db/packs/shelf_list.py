"""The list of installed packs: a small file that says which versions there are, and why trusted.

Whatever is done to the packs is done once this file is moved into place: before that the old state
is whole, after that the new one.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from db import durable
from db.errors import CannotWrite, NotAKey, ShelfDamaged, ShelfTooNew
from db.model.pack import Manifest, Trust
from db.packs.keys import PublicKey

NAME = "installed.json"
_FORMAT = 1
_MOST_BYTES = 10_000_000


@dataclass(frozen=True, slots=True)
class Version:
    """One whole, immutable file on the shelf, and what is known of it."""

    file: str
    """Its path below the folder of packs."""
    digest: str
    """BLAKE2b-512 of its bytes, in hexadecimal."""
    manifest: Manifest
    trust: Trust
    key: str
    """The public key that it is signed with; empty if it is not signed."""


@dataclass(frozen=True, slots=True)
class Installed:
    """A pack on the shelf: the version that is read, and the one before it."""

    current: Version
    before: Version | None = None
    is_disabled: bool = False

    @property
    def id(self) -> str:
        """The pack's id."""
        return self.current.manifest.id

    @property
    def versions(self) -> tuple[Version, ...]:
        """The versions whose files are kept."""
        return (self.current, self.before) if self.before else (self.current,)

    def updated(self, version: Version) -> "Installed":
        """The pack with another version; the one it had can be gone back to."""
        if version.digest == self.current.digest:
            return replace(self, current=version, is_disabled=False)
        return Installed(version, self.current)


def read(folder: Path) -> tuple[Installed, ...]:
    """Every installed pack in the order of installing; ShelfDamaged or ShelfTooNew if not."""
    path = folder / NAME
    try:
        with path.open("rb") as file:
            said = json.loads(file.read(_MOST_BYTES))
        if said["format"] == _FORMAT:
            return tuple(_installed(one) for one in said["packs"])
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except (OSError, ValueError, KeyError, TypeError, RecursionError, NotAKey) as error:
        raise ShelfDamaged(
            f"The list of installed packs cannot be read: {path}. Install your packs again; "
            f"what is there now will be kept beside it."
        ) from error
    raise ShelfTooNew(
        f"The installed packs were listed by a later version of Dispensatory: {path}. "
        f"Update the program."
    )


def write(folder: Path, packs: Iterable[Installed]) -> None:
    """Let these be the installed packs, from now on; CannotWrite says why not."""
    said = {"format": _FORMAT, "packs": [asdict(one) for one in packs]}
    try:
        durable.write(json.dumps(said, ensure_ascii=False, indent=1).encode(), folder / NAME)
    except OSError as error:
        raise cannot_write(folder, error) from error


def cannot_write(folder: Path, error: OSError) -> CannotWrite:
    """Why the folder of packs cannot be changed."""
    return CannotWrite(
        f"The packs could not be changed: {folder}: {error.strerror or error}. "
        f"Allow writing to that folder, or make room on its disk."
    )


def _installed(said: dict[str, object]) -> Installed:
    before = said["before"]
    disabled = said["is_disabled"]
    if not isinstance(disabled, bool):
        raise TypeError("is_disabled is yes or no")
    return Installed(_version(said["current"]), _version(before) if before else None, disabled)


def _version(said: object) -> Version:
    """A version as it was listed; it can lie nowhere but in its own folder."""
    if not isinstance(said, dict):
        raise TypeError("a version has its fields by name")
    manifest = Manifest(**said["manifest"])
    texts = (said["file"], said["digest"], said["key"])
    if not all(isinstance(text, str) for text in texts):
        raise TypeError("a version has texts")
    file, digest, key = texts
    folder, _slash, name = file.partition("/")
    if folder != manifest.id or set(name) & set("/\\:\0") or not name.endswith(".evidence"):
        raise ValueError("a version lies in the folder of its pack")
    if key:
        PublicKey.read(key)
    return Version(file, digest, manifest, Trust(said["trust"]), key)
