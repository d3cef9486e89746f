"""Start and memory beside Zeal and GoldenDict: `python -m tests.benchmarks.startup DIST_FOLDER`.

Each program is started in turn, several times over, on a screen of its own (Xvfb) with nothing
else on it. The time is from exec until the screen shows what the program shows in the end: it is
read every few milliseconds, and the first picture that equals the settled one in all but a
hundredth of its points is the start. Memory is the PSS of all its processes then: what they hold
alone, and their share of what they hold together. Zeal and GoldenDict come from Debian's packages
and open as they are installed, with no dictionary; a program that is missing is left out.
"""

import argparse
import contextlib
import mmap
import os
import platform
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

_SIZE = 1400, 900
_USER = 65534 if os.getuid() == 0 else None
"""What root measures, the user nobody starts: Zeal’s web engine refuses to run as root."""
_DEPTH_BYTES = 4
_SETTLED = 6.0
"""Seconds after which no program here paints any more."""
_ALIKE = 0.01
_OFTEN = 0.01
_STEP = 4 * 101 + 1
"""A byte of every so many is compared: each colour of points all over the screen."""


@dataclass(frozen=True)
class Program:
    """What is measured."""

    name: str
    command: tuple[str, ...]


@dataclass(frozen=True)
class Start:
    """One start: seconds until it is painted; work and megabytes (10⁶ bytes) once it is settled."""

    painted: float
    cpu: float
    pss: float
    rss: float


class Screen:
    """An X server without a screen; its picture is a file that can be read at any moment."""

    def __init__(self, folder: Path) -> None:
        reading, writing = os.pipe()
        width, height = _SIZE
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24",
             "-fbdir", str(folder), "-nolisten", "tcp"],
            pass_fds=[writing], stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(writing)
        with os.fdopen(reading) as said:
            self.display = f":{said.readline().strip()}"
        with (folder / "Xvfb_screen0").open("rb") as file:
            self._points = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    def picture(self) -> bytes:
        """Some of the points of the screen as it is now."""
        width, height = _SIZE
        return self._points[-width * height * _DEPTH_BYTES :: _STEP]

    def close(self) -> None:
        self._points.close()
        self._server.terminate()
        self._server.wait()


def start(program: Program) -> Start:
    """Start a program on a new screen, and end it once it has settled."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("home", "run", "screen"):
            (folder / part).mkdir(mode=0o700)
            if _USER is not None and part != "screen":
                os.chown(folder / part, _USER, _USER)
        folder.chmod(0o755)
        screen = Screen(folder / "screen")
        environment = {
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "HOME": str(folder / "home"),
            "XDG_RUNTIME_DIR": str(folder / "run"),
            "DISPLAY": screen.display,
        }
        begun = time.monotonic()
        process = subprocess.Popen(
            program.command,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            cwd="/",
            user=_USER,
            group=_USER,
            extra_groups=None if _USER is None else [],
        )
        pictures = []
        while time.monotonic() < begun + _SETTLED:
            pictures.append((time.monotonic() - begun, screen.picture()))
            time.sleep(_OFTEN)
        worked, memory = _worked(process.pid), _memory(process.pid)
        _end(process)
        screen.close()
    last = pictures[-1][1]
    if last == pictures[0][1]:
        raise SystemExit(f"{program.name} painted nothing.")
    return Start(next(at for at, one in pictures if _are_alike(one, last)), worked, *memory)


def _are_alike(one: bytes, other: bytes) -> bool:
    differing = sum(a != b for a, b in zip(one, other, strict=True))
    return differing <= _ALIKE * len(other)


def _memory(pid: int) -> tuple[float, float]:
    """PSS and RSS of a process and all that it started."""
    pss = rss = 0
    for one in _tree(pid):
        with contextlib.suppress(OSError):
            for line in Path(f"/proc/{one}/smaps_rollup").read_text(encoding="ascii").splitlines():
                name, _, value = line.partition(":")
                pss += 1024 * int(value.split()[0]) if name == "Pss" else 0
                rss += 1024 * int(value.split()[0]) if name == "Rss" else 0
    return pss / 1e6, rss / 1e6


def _worked(pid: int) -> float:
    """Seconds of work of a process and all that it started: a busy machine hardly changes them."""
    stats = (Path(f"/proc/{one}/stat").read_text(encoding="utf-8") for one in _tree(pid))
    fields = [stat.rpartition(")")[2].split() for stat in stats]
    return sum(int(one[11]) + int(one[12]) for one in fields) / os.sysconf("SC_CLK_TCK")


def _tree(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return [pid, *(one for child in children for one in _tree(int(child)))]


def _end(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def programs(dist: Path) -> list[Program]:
    """Ours first, and those of the others that are installed."""
    others = (("Zeal", "zeal"), ("GoldenDict", "goldendict"))
    return [
        Program("Dispensatory", (str(dist / "dispensatory"),)),
        *(Program(name, (path,)) for name, file in others if (path := shutil.which(file))),
    ]


def machine() -> str:
    names = (
        line.partition(":")[2].strip()
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        if line.startswith("model name")
    )
    load = os.getloadavg()[0]
    return f"{next(names, platform.machine())}, {os.cpu_count()} CPUs, load {load:.1f}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dist", type=Path, metavar="DIST_FOLDER")
    parser.add_argument("--times", type=int, default=7, metavar="N")
    given = parser.parse_args()
    measured: dict[str, list[Start]] = {}
    all_of_them = programs(given.dist.resolve())
    for one in all_of_them:
        start(one)  # read from the disk once, so that each later start finds its files in memory
    for _ in range(given.times):
        for one in all_of_them:
            measured.setdefault(one.name, []).append(start(one))
    sys.stdout.write(f"{machine()}; medians of {given.times} starts in turn (least to most)\n")
    for name, starts in measured.items():
        sys.stdout.write(f"{name:14}")
        for what, unit in (("painted", "s"), ("cpu", "s"), ("pss", "MB"), ("rss", "MB")):
            values = sorted(getattr(one, what) for one in starts)
            middle = statistics.median(values)
            sys.stdout.write(f"  {what} {middle:.2f} {unit} ({values[0]:.2f}–{values[-1]:.2f})")
        sys.stdout.write("\n")
    return _judge(measured)


def _judge(measured: dict[str, list[Start]]) -> int:
    """1 where a bar is missed: faster than the faster, two thirds of the leaner one's memory."""
    ours, *others = (
        (
            statistics.median(one.painted for one in starts),
            statistics.median(one.pss for one in starts),
        )
        for starts in measured.values()
    )
    if not others:
        sys.stdout.write("Neither Zeal nor GoldenDict is installed: nothing to compare with.\n")
        return 0
    speed = ours[0] / min(painted for painted, _pss in others)
    memory = ours[1] / min(pss for _painted, pss in others)
    sys.stdout.write(f"Start: {speed:.2f} of the faster one’s (bar: below 1).\n")
    sys.stdout.write(f"Memory: {memory:.2f} of the leaner one’s (bar: at most 0.67).\n")
    return 0 if speed < 1 and memory <= 2 / 3 else 1


if __name__ == "__main__":
    sys.exit(main())
