"""A hostile pack at the window, on paper and in every copy: nothing is loaded, run or opened.

The session runs under strace, which sees every file, program and address that is asked for.
"""

import json
import os
import re
import shutil
import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.hostile.pack import a_hostile_pack
from tests.hostile.payloads import PAYLOADS, with_canaries

HOST = "canary.invalid"
STRACE = ["strace", "-f", "-qq", "-s", "4096", "-e", "trace=%file,%network,execve", "-o"]

needs_strace = pytest.mark.skipif(not shutil.which("strace"), reason="there is no strace")


@pytest.fixture(scope="module")
def canary(tmp_path_factory):
    """A picture that any reader of the payloads would find."""
    file = tmp_path_factory.mktemp("canary") / "canary.png"
    file.write_bytes((ROOT / "docs" / "page-light.png").read_bytes())
    return file


@pytest.fixture(scope="module")
def hostile_pack(core_pack, canary, tmp_path_factory):
    out = tmp_path_factory.mktemp("hostile") / "hostile.evidence"
    return a_hostile_pack(core_pack, out, str(canary), HOST)


def watched(command, trace):
    """What a command printed, and every call that strace saw."""
    ended = subprocess.run(
        [*STRACE, str(trace), *command],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr[-3000:]
    return ended.stdout, trace.read_text(encoding="utf-8", errors="replace")


@needs_strace
def test_nothing_of_a_hostile_pack_is_loaded_run_or_opened(hostile_pack, canary, tmp_path):
    words = " ".join(with_canaries(one, str(canary), HOST) for one in PAYLOADS)[:20_000]
    command = [sys.executable, "-m", "tests.proof.session", str(hostile_pack)]
    options = ["--every", "6", "--sources", "12", "--words", words]
    said, calls = watched([*command, *options], tmp_path / "calls")
    begun, *after = calls.splitlines()
    assert begun.split(maxsplit=1)[1].startswith("execve")
    assert [call for call in after if "canary" in call] == []
    assert [call for call in after if "execve(" in call and "= 0" in call] == []
    assert [call for call in after if re.search(r"AF_INET|AF_NETLINK", call)] == []
    told = json.loads(said)
    assert told["done"]["pages"] > 20
    assert told["done"]["links"] > 50
    assert told["rich"] == []
    for link in told["links"]:
        assert re.match(r"(?:https?|mailto):", link, re.IGNORECASE)
        assert "attach" not in link.lower()


@needs_strace
def test_a_picture_that_is_loaded_would_be_seen(canary, tmp_path):
    program = (
        "import sys\n"
        "from PySide6.QtWidgets import QApplication, QLabel\n"
        "app = QApplication([])\n"
        f"label = QLabel('<img src={canary}>')\n"
        "label.grab()\n"
    )
    _said, calls = watched([sys.executable, "-c", program], tmp_path / "calls")
    assert [call for call in calls.splitlines()[1:] if "canary.png" in call]
