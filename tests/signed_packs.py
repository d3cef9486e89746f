"""Signed packs as real files, and a shelf whose makers' key the tests have."""

from pathlib import Path

from db.packs import signing
from db.packs.installed import Shelf
from db.packs.keys import SecretKey, new_key
from tests.packs import a_pack

MAKERS, STRANGER = new_key(), new_key()


def signed(pack: Path, key: SecretKey = STRANGER) -> Path:
    """The pack, with a signature beside it."""
    made = signing.sign(signing.hash_of(pack), key, "a pack")
    signing.beside(pack).write_text(str(made), encoding="utf-8")
    return pack


def a_signed_pack(out: Path, key: SecretKey = STRANGER, **changes: object) -> Path:
    """A pack of the examples, signed."""
    return signed(a_pack(out, **changes), key)


def a_shelf(folder: Path) -> Shelf:
    """A shelf that knows the makers by the key of the tests."""
    return Shelf(folder / "packs", MAKERS.public)
