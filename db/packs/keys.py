"""Keys in minisign's format: who may be believed to have made a pack, and what they sign with."""

import base64
import binascii
import hashlib
import os
import struct
from dataclasses import dataclass
from pathlib import Path

from db.errors import NotAKey

_ALGORITHM, _SCRYPT, _PLAIN, _BLAKE2B = b"Ed", b"Sc", b"\0\0", b"B2"
_PUBLIC = struct.Struct("<2s8s32s")
_SECRET = struct.Struct("<2s2s2s32sQQ104s")
_INSIDE = struct.Struct("<8s64s32s")
"""Key id, Ed25519 secret key, checksum: what a password encrypts."""
_MOST_BYTES = 4_096
_MOST_MEMORY = 2**31
"""Bytes that a password may cost; minisign asks for half of it."""

SENSITIVE = 33_554_432, 1_073_741_824
"""Operations and bytes that minisign spends on a password."""


@dataclass(frozen=True, slots=True)
class PublicKey:
    """What signatures are proved with."""

    id: bytes
    point: bytes

    @classmethod
    def read(cls, text: str) -> "PublicKey":
        """The key of a line of base64 or of a whole key file; NotAKey if it is none."""
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        try:
            algorithm, id, point = _PUBLIC.unpack(decoded(lines[-1] if lines else ""))
        except (struct.error, ValueError):
            algorithm, id, point = b"", b"", b""
        if algorithm != _ALGORITHM or len(lines) > 2:
            raise NotAKey(
                f"“{text.strip()[:60]}” is not a public key of minisign. It is one line of 56 "
                f"letters that begins with RW; copy it again from the publisher."
            )
        return cls(id, point)

    @property
    def name(self) -> str:
        """The key's id as minisign writes it: `E7620F1842B4E81F`."""
        return named(self.id)

    def __str__(self) -> str:
        """The key as one line of base64."""
        return base64.b64encode(_PUBLIC.pack(_ALGORITHM, self.id, self.point)).decode()

    def file(self) -> str:
        """The key as the text of a key file."""
        return f"untrusted comment: minisign public key {self.name}\n{self}\n"


@dataclass(frozen=True, slots=True)
class SecretKey:
    """What a publisher signs with; whoever has it can sign in their name."""

    id: bytes
    seed_and_point: bytes

    @property
    def public(self) -> PublicKey:
        """The other half, for everybody."""
        return PublicKey(self.id, self.seed_and_point[32:])

    def file(self, password: str = "", limits: tuple[int, int] = SENSITIVE) -> str:
        """The key as the text of a key file; without a password everybody who reads it can sign."""
        checksum = _checksum(self.id, self.seed_and_point) if password else bytes(32)
        inside = _INSIDE.pack(self.id, self.seed_and_point, checksum)
        kind, salt, spent = _PLAIN, bytes(32), (0, 0)
        if password:
            kind, salt, spent = _SCRYPT, os.urandom(32), limits
            inside = _masked(inside, password, salt, spent)
        packed = _SECRET.pack(_ALGORITHM, kind, _BLAKE2B, salt, *spent, inside)
        word = "encrypted " if password else ""
        comment = f"untrusted comment: minisign {word}secret key"
        return f"{comment}\n{base64.b64encode(packed).decode()}\n"


def new_key() -> SecretKey:
    """A key that nobody has had before."""
    # Imported late, as below: 50 ms, and most readers never install a pack.
    from nacl.bindings import crypto_sign_keypair  # noqa: PLC0415

    _point, both = crypto_sign_keypair()
    return SecretKey(os.urandom(8), both)


def read_secret(path: Path, password: str = "") -> SecretKey:
    """The key in a file; NotAKey says what is wrong with the file or the password."""
    try:
        algorithm, kind, checked, salt, *spent, inside = _SECRET.unpack(_second_line(path))
    except (struct.error, ValueError):
        raise NotAKey(f"“{path}” is not a secret key of minisign. Choose another file.") from None
    if (algorithm, checked) != (_ALGORITHM, _BLAKE2B) or kind not in (_PLAIN, _SCRYPT):
        raise NotAKey(f"“{path}” is a key of another kind. Make one with minisign or pack keygen.")
    if kind == _SCRYPT:
        try:
            if spent[1] > _MOST_MEMORY:
                raise ValueError("no key costs so much")
            inside = _masked(inside, password, salt, (spent[0], spent[1]))
        except ValueError:  # scrypt's own, too, where it costs too little
            raise NotAKey(f"“{path}” is damaged. Take it from your backup.") from None
    id, both, checksum = _INSIDE.unpack(inside)
    if not _is_sound(both) or (kind == _SCRYPT and checksum != _checksum(id, both)):
        why = "the password is wrong. Type it again" if kind == _SCRYPT else "it is damaged"
        raise NotAKey(f"“{path}” cannot be used: {why}.")
    return SecretKey(id, both)


def is_locked(path: Path) -> bool:
    """Whether a secret key asks for a password; NotAKey if the file is none."""
    try:
        return _second_line(path)[2:4] == _SCRYPT
    except ValueError:
        raise NotAKey(f"“{path}” is not a secret key of minisign. Choose another file.") from None


def read_public(path: Path) -> PublicKey:
    """The key in a file; NotAKey says what is wrong."""
    return PublicKey.read(read_text(path))


def read_text(path: Path, most: int = _MOST_BYTES) -> str:
    """A small file's text; NotAKey if it cannot be read or is not small."""
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
        if len(content) <= most:
            return content.decode()
    except OSError as error:
        raise NotAKey(
            f"“{path}” cannot be read: {error.strerror}. Check its name and folder."
        ) from error
    except ValueError:
        pass
    raise NotAKey(f"“{path}” is not a key or signature of minisign. Choose another file.")


def named(id: bytes) -> str:
    """A key's id as minisign writes it: the number that its eight bytes make."""
    return f"{int.from_bytes(id, 'little'):016X}"


def decoded(line: str) -> bytes:
    """The bytes of a line of base64; ValueError if it is none."""
    try:
        return base64.b64decode(line.encode("ascii"), validate=True)
    except binascii.Error as error:
        raise ValueError(str(error)) from error


def _second_line(path: Path) -> bytes:
    _comment, _newline, rest = read_text(path).partition("\n")
    return decoded(rest.strip())


def _is_sound(both: bytes) -> bool:
    """Whether the two halves of a key belong together; minisign leaves a plain one unchecked."""
    from nacl.bindings import crypto_sign_seed_keypair  # noqa: PLC0415

    return crypto_sign_seed_keypair(both[:32])[1] == both


def _checksum(id: bytes, both: bytes) -> bytes:
    return hashlib.blake2b(_ALGORITHM + id + both, digest_size=32).digest()


def _masked(inside: bytes, password: str, salt: bytes, limits: tuple[int, int]) -> bytes:
    """What is inside, encrypted or decrypted: the mask is made of the password."""
    from nacl.pwhash import scrypt  # noqa: PLC0415

    mask = scrypt.kdf(len(inside), password.encode(), salt, *limits)
    return bytes(one ^ other for one, other in zip(inside, mask, strict=True))
