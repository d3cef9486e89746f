"""One window a pack: a second start hands what it was asked for to the window that is open.

The two meet at a socket of the file system, in a folder that is the reader's alone. It knows no
Qt, so that a second start need not load it.
"""

import contextlib
import hashlib
import os
import socket
import stat
import struct
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.paths import data_folder

if sys.platform != "win32":
    import fcntl

MOST_BYTES = 64_000
"""A longer request is none."""
_HEAD = b"dispensatory 1\0"
_TAKEN = b"taken"
_LONGEST_ADDRESS = 103
"""Bytes of a socket's path, without its end, that every system allows."""
_PATIENCE = 10.0
"""Seconds that a window may take to answer: it may be starting itself, from a slow disk."""
_BREATH = 0.02


@dataclass(frozen=True, slots=True)
class Request:
    """What a start was asked for, and what lets its window come to the front."""

    asked: str = ""
    token: str = ""

    def __bytes__(self) -> bytes:
        """The request as it is sent; `read` is the inverse."""
        return _HEAD + b"\0".join(
            part.replace("\0", " ").encode("utf-8", "replace") for part in (self.token, self.asked)
        )

    @classmethod
    def read(cls, sent: bytes) -> "Request":
        """The request that was sent; ValueError if this is none."""
        if not sent.startswith(_HEAD) or len(sent) > MOST_BYTES:
            raise ValueError("this is no request")
        token, asked = sent.removeprefix(_HEAD).decode("utf-8").split("\0")
        return cls(asked, token)


class Door:
    """Where later starts knock; a start that could not have one has a door that never opens."""

    def __init__(self, listener: socket.socket | None = None, address: Path | None = None) -> None:
        """`listener` is bound to the address, and does not block."""
        self.listener = listener
        self._address = address

    def admit(self) -> socket.socket | None:
        """The next who knocks; None if nobody does, or it is not the same user."""
        if self.listener is None:
            return None
        try:
            visitor, _address = self.listener.accept()
        except OSError:
            return None
        visitor.setblocking(False)
        if _is_same_user(visitor):
            return visitor
        visitor.close()
        return None

    def close(self) -> None:
        """Let the next start be the first."""
        if self.listener and self._address:
            with contextlib.suppress(OSError):
                self._address.unlink()
            self.listener.close()


def arrive(packs: Sequence[Path], request: Request, is_own_window: bool) -> Door | None:
    """The door of the only window over its packs; None if an open one took the request.

    A start that wants its own window, or whose request nobody takes, has a door that never opens.
    """
    address = address_of(packs)
    if address is None:
        return Door()
    try:
        return _knock(address, request, is_own_window or len(bytes(request)) > MOST_BYTES)
    except OSError:  # a folder of the network, say, that has no locks
        return Door()


def _knock(address: Path, request: Request, is_own_window: bool) -> Door | None:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        met = _meet(address)
        if isinstance(met, Door):
            return met
        if is_own_window:
            break
        if met and _give(met, request, deadline):
            return None
        time.sleep(_BREATH)
    return Door()


def answer(visitor: socket.socket) -> None:
    """Tell a visitor that its request was taken, if it still listens."""
    with contextlib.suppress(OSError):
        visitor.send(_TAKEN)


def address_of(packs: Sequence[Path]) -> Path | None:
    """Where the starts for the same packs meet; None where this system or its folders allow none.

    Starts on another screen, or with another data folder, meet elsewhere.
    """
    if not hasattr(socket, "AF_UNIX") or sys.platform == "win32":
        return None
    screens = (os.environ.get(name, "") for name in ("WAYLAND_DISPLAY", "DISPLAY"))
    parts = (*screens, str(data_folder()), *(str(pack.resolve()) for pack in packs))
    name = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    for folder in _folders():
        address = folder / name
        if len(os.fsencode(address)) <= _LONGEST_ADDRESS and _is_private(folder):
            return address
    return None


def _folders() -> list[Path]:
    """Where sockets may lie, the best first; each is this user's own."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    return [
        *([Path(runtime) / "dispensatory"] if Path(runtime).is_absolute() else []),
        data_folder() / "open",
        Path(os.environ.get("TMPDIR") or "/tmp") / f"dispensatory-{os.getuid()}",
    ]


def _is_private(folder: Path) -> bool:
    """Whether a folder, made if need be, is this user's and closed to others."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileExistsError):
            folder.mkdir(mode=0o700)
        found = folder.lstat()
    except OSError:
        return False
    is_ours = stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid()
    return is_ours and not stat.S_IMODE(found.st_mode) & 0o077


def _meet(address: Path) -> Door | socket.socket | None:
    """A new door if there is none, or a connection to it; None if it is too busy to knock.

    Of two starts at one moment, the lock on the folder lets one look and make its door first.
    """
    with _locked(address.parent):
        knocking = socket.socket(socket.AF_UNIX)
        knocking.settimeout(0)
        try:
            knocking.connect(str(address))
        except BlockingIOError:
            knocking.close()
            return None
        except (FileNotFoundError, ConnectionRefusedError):  # none, or one whose program was killed
            knocking.close()
            return _new_door(address)
        return knocking


def _new_door(address: Path) -> Door:
    address.unlink(missing_ok=True)
    listener = socket.socket(socket.AF_UNIX)
    listener.setblocking(False)
    try:
        listener.bind(str(address))
        address.chmod(0o600)
        listener.listen(16)
    except OSError:
        listener.close()
        raise
    return Door(listener, address)


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Keep other starts of this user waiting; what is done meanwhile takes no time."""
    held = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
    finally:
        os.close(held)


def _give(knocking: socket.socket, request: Request, deadline: float) -> bool:
    """Whether the window took the request."""
    with knocking:
        try:
            knocking.settimeout(max(_BREATH, deadline - time.monotonic()))
            knocking.sendall(bytes(request))
            knocking.shutdown(socket.SHUT_WR)
            return knocking.recv(len(_TAKEN)) == _TAKEN
        except OSError:  # it closes just now, or it is stuck
            return False


def _is_same_user(visitor: socket.socket) -> bool:
    """Whether this user knocks; where the system does not say, the folder lets in no other."""
    if sys.platform != "linux":
        return True
    said = visitor.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
    _process, user, _group = struct.unpack("3i", said)
    return bool(user == os.getuid())
