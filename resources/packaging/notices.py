"""The notices that must go with the frozen program: whose work it carries, under which licence."""

import re
import sys
import sysconfig
from collections.abc import Iterable
from importlib.metadata import (
    Distribution,
    PackageNotFoundError,
    distribution,
    packages_distributions,
)
from pathlib import Path

_LICENCES = ("LGPL-3", "GPL-3")
_HERE = Path(__file__).parent

_HEAD = """\
Dispensatory carries the work of others. Their licences follow.

Qt and PySide6 are used under the GNU Lesser General Public License, version 3,
which stands below. They are unaltered, and their source is at
https://download.qt.io/. Their libraries are separate files in the folder
`_internal/PySide6` beside the program: to use another compatible version of Qt,
put its libraries in their place.

SQLite is in the public domain. The system libraries beside it (of X11, ICU, zlib and
others) are under the licences that their packages state.

The evidence pack is under CC BY 4.0; its manifest says so.

The citation styles in `resources/styles/csl` are those of the Citation Style Language
project, https://citationstyles.org/, under CC BY-SA 3.0; their authors stand in each.
"""


def packages_of(files: Iterable[str]) -> list[str]:
    """The installed packages, but for ours, that modules or files of a bundle come from."""
    known = packages_distributions()
    first = {re.split(r"[./\\]", file)[0] for file in files}
    found = {package for name in first for package in known.get(name, ())}
    return sorted(found - {"dispensatory"}, key=str.lower)


def text(packages: Iterable[str]) -> str:
    """Every notice, one after another."""
    parts = [_HEAD, _section("Dispensatory", _own()), _section("Python", _python())]
    parts += [_section(_title(package), _licence(package)) for package in packages]
    parts += [_section(name, _read(_HERE / "licences" / f"{name}.txt")) for name in _LICENCES]
    return "\n".join(parts)


def _section(title: str, words: str) -> str:
    return f"\n{title}\n{'=' * len(title)}\n\n{words.strip()}\n"


def _own() -> str:
    return _read(_HERE.parents[1] / "LICENSE")


def _python() -> str:
    """The licence that came with this Python, or where to read it."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    places = (
        Path(sysconfig.get_path("stdlib")) / "LICENSE.txt",
        Path(f"/usr/share/doc/python{version}/copyright"),
        Path(sys.base_prefix) / "LICENSE.txt",
    )
    for place in places:
        if place.is_file():
            return _read(place)
    return f"Python Software Foundation License: https://docs.python.org/{version}/license.html"


def _title(package: str) -> str:
    return f"{package} {distribution(package).version}"


def _licence(package: str) -> str:
    """The texts that the package carries, or the licence that it names."""
    found = distribution(package)
    texts = [
        _read(Path(str(file.locate())))
        for file in sorted(found.files or (), key=str)
        if ".dist-info/" in str(file) and file.name.upper().startswith(("LICENSE", "COPYING"))
    ]
    return "\n".join(texts) or _named(found)


def _named(found: Distribution) -> str:
    names = (found.metadata.get("License-Expression"), found.metadata.get("License"))
    licence = next((name for name in names if name), None)
    if licence is None:
        raise PackageNotFoundError(f"{found.name} states no licence")
    return f"Licence: {licence}"


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace")
