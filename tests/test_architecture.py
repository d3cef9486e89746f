"""What holds across modules; and each contract on imports, broken once to see it fail."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.conftest import ROOT

MOST_LINES = 400
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
MODULES = sorted(path for part in ("db", "desktop") for path in (ROOT / part).rglob("*.py"))

OFFENCES = [
    ("The store never knows there is a window", "db/errors.py", "import desktop.version"),
    ("No Qt in the store", "db/model/drug.py", "import PySide6.QtCore"),
    ("HTML and session state are pure", "desktop/session.py", "import db.store"),
    ("The store's own layers", "db/schema.py", "import db.queries.drugs"),
    ("The desktop's own layers", "desktop/search/box.py", "import desktop.page.frame"),
    ("The desktop asks the store", "desktop/reading.py", "import sqlite3"),
    ("What is shipped cannot author", "db/queries/drugs.py", "import yaml"),
    ("The nouns need nothing", "db/model/source.py", "import sqlite3"),
]
LATE_OFFENCES = [
    ("The store's own layers", "db/errors.py", "def f():\n    import db.model.drug"),
    ("The desktop's own layers", "desktop/utils.py", "'''A module that no layer names.'''"),
    (
        "No Qt in the store",
        "db/schema.py",
        "import typing\nif typing.TYPE_CHECKING:\n    import PySide6.QtCore",
    ),
]


def contracts(folder: Path) -> subprocess.CompletedProcess[str]:
    command = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    return subprocess.run(
        [sys.executable, "-c", command, "--no-cache"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copied(tmp_path):
    for part in ("db", "desktop"):
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_contracts_on_imports_are_kept():
    checked = contracts(ROOT)
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize("contract, module, offence", OFFENCES + LATE_OFFENCES)
def test_a_contract_that_is_broken_fails(copied, contract, module, offence):
    with (copied / module).open("a", encoding="utf-8") as file:
        file.write(f"\n{offence}\n")
    checked = contracts(copied)
    assert checked.returncode == 1, checked.stderr
    assert re.search(rf"^{re.escape(contract)}.*BROKEN", checked.stdout, re.M), checked.stdout


def test_every_contract_is_among_those_that_were_broken():
    names = [contract["name"] for contract in PROJECT["tool"]["importlinter"]["contracts"]]
    broken = {contract for contract, _module, _offence in OFFENCES}
    assert [name for name in names if not name.startswith(tuple(broken))] == []


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_is_one_idea(module):
    assert len(module.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


def test_unit_tests_lie_in_the_folders_of_what_they_test():
    units = ROOT / "tests" / "unit"
    tested = {path.relative_to(units).parent for path in units.rglob("test_*.py")}
    assert tested - {path.relative_to(ROOT).parent for path in MODULES} == set()
