"""The README says what is so."""

import re
import subprocess
import sys

import pytest

from desktop.libraries import QT_NEEDS, X11_NEEDS
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_readme_names_the_packages_that_the_program_asks_for():
    listed = re.search(r"^sudo apt install (.*)$", README, re.M)
    assert listed
    asked = {*QT_NEEDS.values(), *X11_NEEDS.values()}
    assert set(listed[1].split()) == asked | {"python3-venv"}


@pytest.mark.parametrize("command", ["desktop.app", "desktop.console"])
def test_the_readme_names_every_option_of_the_commands(command):
    shown = subprocess.run(
        [sys.executable, "-m", command, "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    options = set(re.findall(r"--[a-z-]+", shown)) - {"--help", "--version"}
    assert {option for option in options if option not in README} == set()


def test_the_readme_installs_runs_and_tests_in_a_line_each():
    venv = "python3 -m venv .venv && .venv/bin/pip install"
    assert f"\n{venv} . && .venv/bin/dispensatory\n" in README
    assert f'\n{venv} ".[test]" && .venv/bin/pytest\n' in README


def test_the_pictures_of_the_readme_are_there():
    assert [
        name for name in re.findall(r"!\[.*\]\((.*)\)", README) if not (ROOT / name).is_file()
    ] == []
