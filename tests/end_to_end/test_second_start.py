"""A second start hands what it was asked for to the window that is open: two real processes."""

import os
import signal
import socket
import stat
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from desktop.handover import MOST_BYTES, Request
from tests.conftest import ROOT

pytestmark = pytest.mark.skipif("sys.platform == 'win32'", reason="there a second window opens")

WINDOW = """
import sys
from desktop import mainwindow
from desktop.app import main

class Told(mainwindow.MainWindow):
    def __init__(self, *given):
        super().__init__(*given)
        self.reading.opened.connect(lambda place, _page: print("opened", place, flush=True))

    def raise_(self):
        super().raise_()
        print("raised", flush=True)

    def ask(self, question):
        print("asked", question, flush=True)
        super().ask(question)

from desktop import program
program.MainWindow = Told
sys.exit(main(sys.argv[1:]))
"""
"""The program, with a window that prints what it is asked for."""

PLAIN = """
import sys
from desktop.app import main
code = main(sys.argv[1:])
print("loaded Qt" if "PySide6" in sys.modules else "no Qt")
sys.exit(code)
"""


class Start:
    """One start of the program."""

    def __init__(self, program: str, given: list[str], environment: dict[str, str]) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", program, *given],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def says(self, words: str) -> str:
        """The next line that it prints with these words."""
        assert self.process.stdout
        for line in self.process.stdout:
            if words in line:
                return line.strip()
        raise AssertionError(f"it ended without “{words}”: {self.process.communicate()[1]}")

    def ends(self) -> tuple[int, str]:
        """Its exit code, and what it printed."""
        said = self.process.communicate(timeout=60)[0]
        return self.process.returncode, said.strip()

    def is_killed(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        for stream in (self.process.stdout, self.process.stderr):
            assert stream
            stream.close()
        self.process.wait()


@pytest.fixture
def runtime(tmp_path):
    folder = tmp_path / "run"
    folder.mkdir(mode=0o700)
    return folder


@pytest.fixture
def starts(tmp_path, runtime, core_pack):
    """Starts the program, with a data folder of its own."""
    started: list[Start] = []

    def start(*given: str, pack: Path = core_pack, program: str = WINDOW, **changes: str) -> Start:
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": str(ROOT),
            "XDG_DATA_HOME": str(tmp_path / "data"),
            "XDG_RUNTIME_DIR": str(runtime),
            **changes,
        }
        started.append(Start(program, [*given, "--pack", str(pack)], environment))
        return started[-1]

    yield start
    for one in started:
        one.is_killed()


@pytest.fixture
def hands_over(starts):
    """Starts the program where a window is open, and sees that it ends without loading Qt."""

    def hand(*given: str, **changes: str) -> None:
        assert starts(*given, program=PLAIN, **changes).ends() == (0, "no Qt")

    return hand


@pytest.fixture
def first(starts):
    """The window that is open."""
    window = starts()
    window.says("opened evidence:start")
    return window


def address_in(runtime: Path) -> Path:
    """Where the open window listens."""
    (address,) = (runtime / "dispensatory").iterdir()
    return address


@pytest.mark.parametrize(
    "given, said",
    [
        (["evidence:gabapentin/muscle-relaxer"], "opened evidence:gabapentin/muscle-relaxer"),
        (["is", "gabapentin", "a", "muscle relaxer"], "asked is gabapentin a muscle relaxer"),
        ([], "raised"),
    ],
)
def test_a_second_start_hands_over_and_raises_the_window(first, hands_over, given, said):
    hands_over(*given)
    assert first.says("raised")
    assert said == "raised" or first.says(said) == said
    assert first.process.poll() is None


def test_an_address_of_nothing_leaves_the_window_as_it_is(first, hands_over):
    hands_over("evidence:a/b/c/d")
    hands_over("evidence:gabapentin")
    assert first.says("opened evidence:gabapentin")


def test_a_killed_window_is_followed_by_a_new_one(first, starts, hands_over, runtime):
    first.is_killed()
    assert address_in(runtime).is_socket()
    second = starts("evidence:gabapentin")
    assert second.says("opened evidence:gabapentin")
    hands_over()


@pytest.mark.parametrize("option", [["--new-window"], ["--theme", "dark"], ["--zoom", "150"]])
def test_another_window_opens_where_it_is_asked_for(first, starts, hands_over, option):
    second = starts(*option)
    assert second.says("opened evidence:start")
    hands_over("evidence:gabapentin")
    assert first.says("opened evidence:gabapentin")


def test_another_pack_has_its_own_window(first, starts, core_pack, tmp_path):
    other = tmp_path / "other.evidence"
    other.write_bytes(core_pack.read_bytes())
    assert starts(pack=other).says("opened evidence:start")


def test_another_screen_has_its_own_window(first, starts):
    assert starts(DISPLAY=":77").says("opened evidence:start")


def test_a_picture_is_never_handed_over(first, starts, tmp_path):
    picture = tmp_path / "page.png"
    assert starts("--screenshot", str(picture), "evidence:gabapentin").ends()[0] == 0
    assert picture.is_file()


def test_of_many_starts_at_one_moment_one_opens_a_window(starts):
    together = [starts(f"evidence:source/nobody{number}") for number in range(5)]
    with ThreadPoolExecutor() as pool:
        waiting = [pool.submit(one.process.wait) for one in together]
        deadline = time.monotonic() + 60
        while sum(done.done() for done in waiting) < 4 and time.monotonic() < deadline:
            time.sleep(0.05)
        assert [done.result() for done in waiting if done.done()] == [0] * 4
        for one in together:
            one.process.kill()


GARBAGE = [
    b"",
    b"\0",
    b"GET / HTTP/1.1\r\n\r\n",
    b"dispensatory 1\0",
    b"dispensatory 1\0\0\0\0",
    b"dispensatory 1\0token\0\xff\xfe",
    b"dispensatory 2\0\0evidence:gabapentin",
    b"x" * (4 * MOST_BYTES),
    bytes(Request("evidence:gabapentin")) + b" " * MOST_BYTES,
]


def test_hundreds_of_garbage_messages_are_ignored(first, starts, hands_over, runtime):
    address = str(address_in(runtime))
    for number in range(400):
        garbage = os.urandom(number) if number % 2 else GARBAGE[number // 2 % len(GARBAGE)]
        with socket.socket(socket.AF_UNIX) as knocking:
            knocking.settimeout(10)
            knocking.connect(address)
            try:
                knocking.sendall(garbage)
                knocking.shutdown(socket.SHUT_WR)
                assert knocking.recv(100) == b""
            except (BrokenPipeError, ConnectionResetError):
                pass  # it was shown out before it had said all
    hands_over("evidence:gabapentin/muscle-relaxer")
    assert first.says("opened") == "opened evidence:gabapentin/muscle-relaxer"


def test_visitors_who_say_nothing_do_not_keep_others_out(first, starts, hands_over, runtime):
    silent = []
    for _ in range(20):
        knocking = socket.socket(socket.AF_UNIX)
        knocking.connect(str(address_in(runtime)))
        silent.append(knocking)
    hands_over("evidence:gabapentin")
    for knocking in silent:
        knocking.close()


def test_only_the_same_user_can_reach_the_window(first, runtime):
    address = address_in(runtime)
    assert stat.S_IMODE(address.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(address.stat().st_mode) == 0o600


def test_a_folder_that_is_open_to_others_is_not_used(starts, hands_over, runtime, tmp_path):
    (runtime / "dispensatory").mkdir()
    (runtime / "dispensatory").chmod(0o777)
    window = starts()
    window.says("opened evidence:start")
    assert list((runtime / "dispensatory").iterdir()) == []
    assert [path.is_socket() for path in (tmp_path / "data/dispensatory/open").iterdir()] == [True]
    hands_over()


def test_a_folder_too_long_for_a_socket_is_passed_over(starts, hands_over, tmp_path):
    deep = tmp_path / ("d" * 100)
    deep.mkdir(mode=0o700)
    given = {"XDG_RUNTIME_DIR": str(deep), "XDG_DATA_HOME": str(deep), "TMPDIR": str(tmp_path)}
    window = starts(**given)
    window.says("opened evidence:start")
    hands_over("evidence:gabapentin", **given)
    assert window.says("opened evidence:gabapentin")


@pytest.mark.skipif("sys.platform != 'linux'", reason="where Linux alone says who knocks")
def test_another_user_who_knocks_is_shown_out(monkeypatch, tmp_path):
    from desktop import handover  # noqa: PLC0415

    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    door = handover.arrive((), Request(), is_own_window=False)
    assert door
    address = handover.address_of(())
    with socket.socket(socket.AF_UNIX) as knocking:
        knocking.connect(str(address))
        monkeypatch.setattr(handover.struct, "unpack", lambda *_: (1, os.getuid() + 1, 1))
        assert door.admit() is None
    door.close()
