"""Why a pack may be read: who signed it, and whether the reader knows them."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from db.errors import NotTrusted
from db.model.pack import Manifest, Trust
from db.model.provenance import SHIPPED_ID
from db.packs import signing
from db.packs.keys import PublicKey, read_public
from db.packs.shelf_list import Installed

SHIPPED_KEY = PublicKey.read("RWTsX/mNAG0L4DIWAwwZSKOZL19YNozMSpuADyfcgn5GyWxvQI5Td18k")
"""What the packs of this program's makers are signed with."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """What the reader accepts for one pack beyond the makers' key and the keys accepted before."""

    key: PublicKey | None = None
    unsigned: bool = False


NOTHING = Accepted()
"""Only what needs no acceptance."""


@dataclass(frozen=True, slots=True)
class Proved:
    """Why a file is trusted, and the key that proves it; no key if it is not signed."""

    trust: Trust
    key: PublicKey | None = None


def key_beside(pack: Path) -> PublicKey | None:
    """The public key that lies beside a pack as `NAME.evidence.pub`, to be looked at."""
    path = pack.with_name(f"{pack.name}.pub")
    return read_public(path) if path.is_file() else None


def prove(
    pack: Path, digest: bytes, known: Iterable[PublicKey], makers: PublicKey, accepted: Accepted
) -> Proved:
    """Why a pack is trusted; BadSignature or NotTrusted if it is not.

    `digest` is the file's hash, just made. A signature that lies beside it must fit.
    """
    if not signing.is_beside(pack):
        if not accepted.unsigned:
            raise NotTrusted(
                f"“{pack}” is not signed, so nothing proves who made it. "
                f"Install it only if you know where it is from, and accept it as unsigned.",
                option="--unsigned",
            )
        return Proved(Trust.UNSIGNED)
    signature = signing.read(signing.beside(pack))
    keys = (makers, *known, *([accepted.key] if accepted.key else ()))
    # The key the reader gives is asked even where its id does not fit: the sentence names both.
    key = next((one for one in keys if one.id == signature.key_id), accepted.key)
    if key is None:
        raise NotTrusted(
            f"“{pack}” is signed with the key {signature.key_name}, which you have not accepted. "
            f"Ask its publisher for that public key, and accept it if it is theirs.",
            signature.key_name,
            "--accept-key KEY",
        )
    signing.check(signature, pack, digest, key)
    return Proved(Trust.SHIPPED if key == makers else Trust.ACCEPTED, key)


def check_successor(
    pack: Path, manifest: Manifest, proved: Proved, installed: Installed | None
) -> None:
    """Refuse a pack that takes the name of one that others made."""
    if manifest.id == SHIPPED_ID and proved.trust is not Trust.SHIPPED:
        raise NotTrusted(
            f"“{pack}” calls itself {manifest.id}, as the pack that comes with the program does, "
            f"but its makers did not sign it. Ask its publisher for one with an id of its own."
        )
    if installed is None or not installed.current.key:
        return
    if str(proved.key or "") != installed.current.key:
        raise NotTrusted(
            f"“{pack}” calls itself {manifest.id}, but it is not signed with the key of the "
            f"installed pack of that id. Remove that one first if you want this one."
        )
