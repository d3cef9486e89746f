"""Proves that a session asks for no network: `python -m tests.proof.no_network [DIST_FOLDER]`.

The session runs under strace and, where the system allows it, in a network namespace that has no
interface. Allowed are sockets of this machine (X11, Wayland, D-Bus, our own); anything else that
is asked for ends this script red, and so does a session that did not do its work. With a folder
of the frozen program that is proved; without one, the program in this tree.
"""

import argparse
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from db.packs.builder import build
from db.store import Store
from desktop.wording import counted
from tests.conftest import CONTENT, ROOT
from tests.proof.places import places

_SOCKET = re.compile(r"\b(?:socket|socketpair)\((AF_\w+|0x[0-9a-f]+|PF_\w+)")
_ADDRESS = re.compile(r"sa_family=(AF_\w+)")
_LOCAL = {"AF_UNIX", "PF_UNIX"}
_PLANTED = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()"
_WINDOW_PAGES = 40
_PATIENCE = 600
"""Seconds after which a session hangs; none here takes as long."""


class Watched:
    """Runs commands under strace, cut off from any network, and keeps what they asked for."""

    def __init__(self, folder: Path, is_cut_off: bool) -> None:
        self.folder = folder
        self._environment = os.environ | {
            "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
            "PYTHONPATH": str(ROOT),
            "XDG_DATA_HOME": str(folder / "data"),
            "XDG_RUNTIME_DIR": str(folder),
        }
        self.is_cut_off = is_cut_off
        self.offences: list[str] = []
        self.sockets = 0
        self._runs = 0

    def start(self, *command: object) -> tuple[subprocess.Popen[str], Path]:
        """The process, and where strace writes."""
        self._runs += 1
        trace = self.folder / f"calls-{self._runs}"
        strace = ["strace", "-f", "-qq", "-e", "trace=%network", "-o", str(trace)]
        process = subprocess.Popen(
            [*strace, *map(str, command)],
            cwd=ROOT,
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        return process, trace

    def run(self, *command: object) -> str:
        """What the command printed; it must end well."""
        process, trace = self.start(*command)
        said, errors = process.communicate(timeout=_PATIENCE)
        if process.returncode != 0:
            raise SystemExit(f"{command[:3]} ended with {process.returncode}: {errors[-2000:]}")
        self.read(trace)
        return said

    def read(self, trace: Path) -> None:
        """Note every socket that was asked for, and those that are not of this machine."""
        for line in trace.read_text(encoding="utf-8", errors="replace").splitlines():
            asked = _SOCKET.findall(line)
            self.sockets += len(asked)
            if any(family not in _LOCAL for family in (*asked, *_ADDRESS.findall(line))):
                self.offences.append(line)


_CUT_OFF = ("unshare", "--map-root-user", "--net") if os.getuid() else ("unshare", "--net")


def _ended(command: list[str]) -> int:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode
    except FileNotFoundError:
        return 1


def tree(watched: Watched, pack: Path, every: int) -> str:
    """The program in this tree: one session that opens every page."""
    session = (sys.executable, "-m", "tests.proof.session", pack, "--every", every)
    said = json.loads(watched.run(*session, "--sources", "40"))
    installing(watched, sys.executable, "-m", "desktop.console")
    return ", ".join(f"{number} {what}" for what, number in said["done"].items())


def frozen(watched: Watched, folder: Path, every: int) -> str:
    """The frozen program: its window is handed page after page, its terminal prints them."""
    window, terminal = folder / "dispensatory", folder / "dispensatory-cli"
    pack = folder / "_internal" / "resources" / "packs" / "core.evidence"
    with Store(pack) as store:
        addresses = [str(place) for place in places(store, every, 10)]
    process, trace = watched.start(window)
    _wait(lambda: any((watched.folder / "dispensatory").glob("*")), "the window did not open")
    for address in addresses[:_WINDOW_PAGES]:
        watched.run(window, address)
    watched.run(window, "is gabapentin a muscle relaxer")
    _end_traced(process)
    process.communicate(timeout=_PATIENCE)
    watched.read(trace)
    for address in addresses[1::20]:
        out = watched.folder / "page.pdf"
        watched.run(terminal, "show", address, "--format", "pdf", "--out", out)
        watched.run(terminal, "show", address, "--format", "html")
    watched.run(terminal, "ask", "is gabapentin a muscle relaxer")
    watched.run(window, "--self-test")
    installing(watched, terminal)
    return f"{len(addresses[:_WINDOW_PAGES])} pages handed to the window"


def installing(watched: Watched, *console: object) -> None:
    """A pack signed, installed, listed, verified and removed by the command."""
    content, ours, key = (watched.folder / name for name in ("content", "ours.evidence", "key"))
    shutil.copytree(CONTENT, content)
    said = (content / "pack.yaml").read_text(encoding="utf-8")
    (content / "pack.yaml").write_text(said.replace("id: core", "id: ours"), encoding="utf-8")
    build(content, ours)
    watched.run(*console, "pack", "keygen", key, "--no-password")
    watched.run(*console, "pack", "sign", ours, "--key", f"{key}.key")
    watched.run(*console, "pack", "install", ours, "--accept-key", f"{key}.pub")
    for command in (("list",), ("verify", "ours"), ("remove", "ours")):
        watched.run(*console, "pack", *command)


def _end_traced(strace: subprocess.Popen[str]) -> None:
    """End the program that strace watches; strace itself would only let it go on unwatched."""
    children = Path(f"/proc/{strace.pid}/task/{strace.pid}/children")
    for child in children.read_text(encoding="ascii").split():
        os.kill(int(child), signal.SIGTERM)


def _wait(is_so: Callable[[], bool], failure: str) -> None:
    deadline = time.monotonic() + 60
    while not is_so():
        if time.monotonic() > deadline:
            raise SystemExit(failure)
        time.sleep(0.1)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dist", type=Path, nargs="?", metavar="DIST_FOLDER")
    parser.add_argument("--cut-off", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--every", type=int, default=1, help="open each such page alone")
    given = parser.parse_args()
    if not shutil.which("strace"):
        sys.stderr.write("There is no strace. Install it: sudo apt install strace\n")
        return 2
    if not given.cut_off and _ended([*_CUT_OFF, "true"]) == 0:
        # All in one namespace: the window and those who hand over to it must meet.
        again = [sys.executable, "-m", "tests.proof.no_network", *sys.argv[1:], "--cut-off"]
        return subprocess.run([*_CUT_OFF, *again], cwd=ROOT, check=False).returncode
    with tempfile.TemporaryDirectory() as name:
        watched = Watched(Path(name), given.cut_off)
        # A check that cannot fail proves nothing: a connection that is planted must be seen.
        watched.run(sys.executable, "-c", _PLANTED)
        if not watched.offences:
            sys.stderr.write("A planted connection was not seen, so nothing is proved.\n")
            return 1
        watched.offences.clear()
        if given.dist:
            done = frozen(watched, given.dist.resolve(), given.every)
        else:
            pack = Path(name) / "core.evidence"
            build(CONTENT, pack)
            done = tree(watched, pack, given.every)
    cut_off = "cut off from any network" if watched.is_cut_off else "not cut off from the network"
    sys.stdout.write(f"{done}; {counted(watched.sockets, 'socket')} of this machine, {cut_off}.\n")
    for line in watched.offences[:20]:
        sys.stdout.write(f"A network was asked for: {line}\n")
    if not watched.offences:
        sys.stdout.write("No network was asked for.\n")
    return 1 if watched.offences else 0


if __name__ == "__main__":
    sys.exit(main())
