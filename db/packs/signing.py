"""Signatures in minisign's format: a pack is what its maker signed, byte for byte.

The signature of `core.evidence` lies beside it as `core.evidence.minisig`. It is Ed25519 over the
file's BLAKE2b-512 hash (older ones: over the file itself), and again over the comment with it.
"""

import base64
import hashlib
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from db.errors import BadSignature, NotAKey, NotAPack
from db.packs.keys import PublicKey, SecretKey, decoded, named, read_text

SUFFIX = ".minisig"
_HASHED, _WHOLE = b"ED", b"Ed"
_SIGNATURE = struct.Struct("<2s8s64s")
_COMMENT = "trusted comment: "
_MOST_BYTES = 16_384
_MOST_WHOLE = 200_000_000
"""Bytes of a file that is signed whole: it must be held in memory."""
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Signature:
    """What a `.minisig` file says: which key signed, what, and with which comment."""

    is_hashed: bool
    key_id: bytes
    value: bytes
    comment: str
    over_comment: bytes

    @property
    def key_name(self) -> str:
        """The id of the key that signed, as minisign writes it."""
        return named(self.key_id)

    def __str__(self) -> str:
        """The text of the `.minisig` file."""
        kind = _HASHED if self.is_hashed else _WHOLE
        value = base64.b64encode(_SIGNATURE.pack(kind, self.key_id, self.value)).decode()
        over = base64.b64encode(self.over_comment).decode()
        about = f"untrusted comment: signature from minisign secret key {self.key_name}"
        return f"{about}\n{value}\n{_COMMENT}{self.comment}\n{over}\n"


def beside(pack: Path) -> Path:
    """Where a pack's signature lies."""
    return pack.with_name(f"{pack.name}{SUFFIX}")


def is_beside(pack: Path) -> bool:
    """Whether a pack has a signature; none where nothing can be named so or looked at."""
    try:
        return beside(pack).exists()
    except (OSError, ValueError):  # too long, not allowed; a folder has no name beside it
        return False


def read(path: Path) -> Signature:
    """The signature in a file; BadSignature if it cannot be understood."""
    try:
        lines = read_text(path, _MOST_BYTES).split("\n")
        _untrusted, value, comment, over_comment, *rest = (line.rstrip("\r") for line in lines)
        kind, key_id, signed = _SIGNATURE.unpack(decoded(value))
        over = decoded(over_comment)
    except (NotAKey, ValueError, struct.error):
        raise _unreadable(path) from None
    is_known = kind in (_HASHED, _WHOLE) and len(over) == 64 and comment.startswith(_COMMENT)
    if not is_known or any(rest):
        raise _unreadable(path)
    return Signature(kind == _HASHED, key_id, signed, comment.removeprefix(_COMMENT), over)


def check(signature: Signature, pack: Path, digest: bytes, key: PublicKey) -> None:
    """Refuse a pack that is not what the key signed; `digest` is the file's own, just made."""
    # Imported late: 50 ms, and most readers never install a pack.
    from nacl.exceptions import BadSignatureError  # noqa: PLC0415
    from nacl.signing import VerifyKey  # noqa: PLC0415

    if signature.key_id != key.id:
        raise BadSignature(
            f"“{pack}” is signed with the key {signature.key_name}, not with {key.name}. "
            f"Ask its publisher for the right key."
        )
    try:
        prover = VerifyKey(key.point)
        prover.verify(digest if signature.is_hashed else _whole(pack), signature.value)
        prover.verify(signature.value + signature.comment.encode(), signature.over_comment)
    except (BadSignatureError, ValueError) as error:
        raise BadSignature(
            f"“{pack}” is not what the key {key.name} signed: the file or its signature was "
            f"changed. Get both again from their publisher."
        ) from error


def sign(digest: bytes, key: SecretKey, comment: str) -> Signature:
    """A signature over a file's hash and a comment of one line."""
    from nacl.bindings import crypto_sign  # noqa: PLC0415

    value = crypto_sign(digest, key.seed_and_point)[:64]
    over = crypto_sign(value + comment.encode(), key.seed_and_point)[:64]
    return Signature(True, key.id, value, comment, over)


def hash_of(pack: Path) -> bytes:
    """The BLAKE2b-512 hash of a file's bytes; NotAPack if it cannot be read."""
    try:
        with pack.open("rb") as file:
            return hash_through(file)
    except OSError as error:
        raise NotAPack(
            f"“{pack}” cannot be read: {error.strerror}. Check that it is there and readable."
        ) from error


def hash_through(file: BinaryIO, into: BinaryIO | None = None) -> bytes:
    """The hash of what is left of a file, which is copied on the way if there is a place."""
    digest = hashlib.blake2b()
    while chunk := file.read(_CHUNK):
        digest.update(chunk)
        if into:
            into.write(chunk)
    return digest.digest()


def _whole(pack: Path) -> bytes:
    if pack.stat().st_size > _MOST_WHOLE:
        raise BadSignature(f"“{pack}” is too large for its old kind of signature. Sign it again.")
    return pack.read_bytes()


def _unreadable(path: Path) -> BadSignature:
    return BadSignature(f"“{path}” is not a signature of minisign. Get the pack and it again.")
