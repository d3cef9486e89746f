import tomllib
from pathlib import Path

import desktop
from desktop.version import VERSION


def test_the_version_shown_is_the_one_that_is_packaged():
    project = Path(desktop.__file__).parents[1] / "pyproject.toml"
    assert tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"] == VERSION
