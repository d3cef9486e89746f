"""A power cut, played: what a disk may hold at any moment of a process that writes.

The process runs under strace. Its calls are then played up to a moment, with what a disk promises
and no more: what was written to a file before its fsync is there; of what was written since, any
part may be there, a write torn at a sector; of names made, moved and removed since the fsync of
their folder, the first few. A real disk loses less; one that lies about its fsync may lose more.
"""

import random
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from tests.conftest import ROOT

CALLS = "openat,close,pwrite64,ftruncate,fsync,fdatasync,unlink,link,linkat,rename,mkdir,write"
_SECTOR = 512
_CALL = re.compile(r"(\w+)\((.*)\) += (\d+)")
_STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


@dataclass
class Inode:
    """A file: what is safe, and what was written since."""

    safe: bytearray = field(default_factory=bytearray)
    waiting: list[tuple[int, bytes] | int] = field(default_factory=list)
    """Writes, by where they begin; or a length to which the file was cut."""

    def sync(self) -> None:
        """Everything is safe now."""
        for change in self.waiting:
            _apply(self.safe, change)
        self.waiting.clear()

    def after_a_cut(self, chance: random.Random) -> bytes:
        """What may be left of it."""
        left = bytearray(self.safe)
        for change in self.waiting:
            luck = chance.random()
            if luck < 0.4:
                _apply(left, change)
            elif luck < 0.6 and not isinstance(change, int):
                start, content = change
                _apply(left, (start, content[: chance.randrange(0, len(content), _SECTOR)]))
        return bytes(left)


Name = tuple[str, Inode | None]
"""A name, and what bears it from now on."""


class Disk:
    """What a folder holds, played call by call."""

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder)
        self._opened: dict[str, str] = {}
        self._now: dict[str, Inode] = {}
        self._safe: dict[str, Inode] = {}
        self._waiting: list[Name] = []
        self.promised = 0

    def play(self, line: str) -> None:
        """Do what a line of strace says was done."""
        found = _CALL.match(line)
        if not found:
            return
        call, given, result = found.groups()
        strings = [bytes.fromhex(text.replace("\\x", "")) for text in _STRING.findall(given)]
        number = given.split(",")[0]
        match call:
            case "openat":
                self._open(strings[0].decode(), result, "O_CREAT" in given, "O_TRUNC" in given)
            case "close":
                self._opened.pop(number, None)
            case "write" if number == "1":
                self.promised += strings[0].startswith(b"kept")
            case "pwrite64" if number in self._opened:
                start = int(given.rsplit(",", 1)[1])
                self._file(number).waiting.append((start, strings[0]))
            case "ftruncate" if number in self._opened:
                self._file(number).waiting.append(int(given.split(",")[1]))
            case "fsync" | "fdatasync" if number in self._opened:
                self._sync(self._opened[number])
            case _:
                self._name(call, [text.decode() for text in strings])

    def after_a_cut(self, folder: Path, chance: random.Random) -> None:
        """Lay into a folder what may be left."""
        names = dict(self._safe)
        for name, inode in self._waiting[: chance.randrange(len(self._waiting) + 1)]:
            _give(names, name, inode)
        for name, inode in names.items():
            file = folder / Path(name).relative_to(self._folder)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(inode.after_a_cut(chance))

    def _open(self, path: str, number: str, creates: bool, cuts: bool) -> None:
        if not path.startswith(self._folder):
            return
        self._opened[number] = path
        if creates and path not in self._now:
            self._rename(path, Inode())
        if cuts and path in self._now:
            self._now[path].waiting.append(0)

    def _file(self, number: str) -> Inode:
        return self._now[self._opened[number]]

    def _sync(self, path: str) -> None:
        if path in self._now:
            self._now[path].sync()
            return
        rest: list[Name] = []
        for name, inode in self._waiting:
            if str(Path(name).parent) == path:
                _give(self._safe, name, inode)
            else:
                rest.append((name, inode))
        self._waiting = rest

    def _name(self, call: str, paths: list[str]) -> None:
        if not paths or not paths[0].startswith(self._folder) or call == "mkdir":
            return
        if call in ("link", "linkat", "rename"):
            self._rename(paths[1], self._now[paths[0]])
        if call in ("unlink", "rename"):
            self._rename(paths[0], None)

    def _rename(self, path: str, inode: Inode | None) -> None:
        _give(self._now, path, inode)
        self._waiting.append((path, inode))


def record(file: Path, seed: int, most: int) -> list[str]:
    """What a worker asked of the system, a line a call."""
    log = file.parent.with_name(f"{file.parent.name}.strace")
    strace = ["strace", "-o", str(log), "-xx", "-s", "1000000", "-e", f"trace={CALLS}"]
    worker = [
        sys.executable,
        "-m",
        "tests.hostile.userdata_worker",
        str(file),
        str(seed),
        str(most),
    ]
    subprocess.run([*strace, *worker], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return log.read_text(encoding="ascii").splitlines()


def _apply(content: bytearray, change: tuple[int, bytes] | int) -> None:
    if isinstance(change, int):
        del content[change:]
        content.extend(bytes(change - len(content)))
        return
    start, written = change
    content.extend(bytes(max(0, start - len(content))))
    content[start : start + len(written)] = written


def _give(names: dict[str, Inode], name: str, inode: Inode | None) -> None:
    if inode is None:
        names.pop(name, None)
    else:
        names[name] = inode
