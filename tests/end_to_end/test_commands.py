"""The commands as a shell runs them: what they print, and how they end."""

import json
import os
import subprocess
import sys

import pytest
from PySide6.QtGui import QImage

from desktop.version import VERSION
from tests.conftest import ROOT

RELAXER = "evidence:gabapentin/muscle-relaxer"


@pytest.fixture
def run(tmp_path):
    """Runs `dispensatory` with a data folder of its own."""

    def run(*given: object, **changes: str) -> subprocess.CompletedProcess[str]:
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": str(ROOT),
            "XDG_DATA_HOME": str(tmp_path / "data"),
            **changes,
        }
        return subprocess.run(
            [sys.executable, "-m", "desktop.app", *map(str, given)],
            cwd=tmp_path,
            env={name: value for name, value in environment.items() if value},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return run


def test_the_self_test_prints_what_it_found(run, core_pack):
    ended = run("--self-test", "--pack", core_pack)
    assert ended.returncode == 0, ended.stderr
    found = json.loads(ended.stdout)
    assert found["program"] == VERSION
    assert found["sqlite"]["fts5"] is True
    assert found["pack"] == {"id": "core", "version": "1.0", "check": "ok"}
    assert 0 < found["first_page_ms"] < 30_000
    assert found["resident_mb"] > 0


def test_the_self_test_leaves_nothing_behind(run, core_pack, tmp_path):
    run("--self-test", "--pack", core_pack)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("theme, is_dark", [("light", False), ("dark", True)])
def test_a_picture_is_painted_as_asked(run, core_pack, tmp_path, theme, is_dark):
    file = tmp_path / "page.png"
    given = ("--size", "1000x700", "--scale", "2", "--theme", theme, "--pack", core_pack)
    ended = run("--screenshot", file, RELAXER, *given)
    assert (ended.returncode, ended.stderr) == (0, "")
    picture = QImage(str(file))
    assert (picture.width(), picture.height()) == (2000, 1400)
    assert (picture.pixelColor(4, 1396).lightness() < 128) is is_dark


def test_a_picture_of_a_place_that_is_not_there_is_refused(run, core_pack, tmp_path):
    ended = run("--screenshot", tmp_path / "x.png", "evidence:nobody", "--pack", core_pack)
    assert ended.returncode == 1
    assert len(ended.stderr.splitlines()) == 1


@pytest.mark.parametrize("bad", ["missing.evidence", "random.evidence"])
def test_a_bad_pack_is_one_sentence_and_exit_code_1(run, tmp_path, bad):
    (tmp_path / "random.evidence").write_bytes(os.urandom(50_000))
    ended = run("--self-test", "--pack", tmp_path / bad)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert len(ended.stderr.splitlines()) == 1
    assert bad in ended.stderr


def test_a_picture_that_cannot_be_written_is_told(run, core_pack, tmp_path):
    file = tmp_path / "no" / "such" / "folder" / "x.png"
    ended = run("--screenshot", file, RELAXER, "--pack", core_pack)
    assert ended.returncode == 1
    assert "could not be written" in ended.stderr


@pytest.mark.parametrize(
    "given", [["--screenshot", "x.gif", RELAXER], ["--size", "big"], ["--no-such-option"]]
)
def test_wrong_usage_is_exit_code_2(run, given):
    ended = run(*given)
    assert ended.returncode == 2
    assert "usage: dispensatory" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.skipif("sys.platform != 'linux'", reason="Linux alone can be without a screen")
def test_without_a_screen_the_window_says_so(run, core_pack):
    ended = run("--pack", core_pack, QT_QPA_PLATFORM="", DISPLAY="", WAYLAND_DISPLAY="")
    assert ended.returncode == 1
    assert "DISPLAY is not set" in ended.stderr
    assert len(ended.stderr.splitlines()) == 1
