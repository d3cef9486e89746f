"""What the frozen program leaves out, so that it starts fast, stays small and runs anywhere.

PyInstaller collects every plugin of every Qt module, and whatever those link to. Kept is what
the window can use; of the shared libraries, what something kept needs.
"""

import re
import subprocess
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePath

Entry = tuple[str, str, str]
"""PyInstaller's row for a file: name in the bundle, file here (or target of a link), kind."""

EXCLUDED_MODULES = (
    # Authoring: packs are built before the program is frozen. sqlite_utils, which builds them, is
    # carried all the same: it migrates the reader's own file.
    "yaml", "markdown", "db.packs.builder", "db.importers", "sqlite_utils.cli", "pip",
    # Networks: the program has none.
    "ssl", "_ssl", "http", "ftplib", "smtplib", "xmlrpc", "socketserver", "asyncio",
    # Python's own tools.
    "tkinter", "unittest", "doctest", "pdb", "pydoc", "pydoc_data", "test", "distutils", "lib2to3",
    "ensurepip", "venv", "idlelib", "curses", "readline", "multiprocessing", "setuptools",
    # Of lxml, citeproc-py uses etree alone.
    "lxml.objectify", "lxml.html", "lxml.isoschematron", "lxml.sax", "lxml.cssselect",
    "lxml.builder", "lxml.doctestcompare", "lxml.usedoctest", "lxml.pyclasslookup",
    # Of rapidfuzz, the search uses one distance in C++; the faster build of it for some processors
    # gains nothing a reader notices, and its ratios fall back on Python where they are gone.
    "rapidfuzz.fuzz_cpp", "rapidfuzz.fuzz_cpp_avx2", "rapidfuzz.fuzz_cpp_sse2",
    "rapidfuzz.distance.metrics_cpp_avx2", "rapidfuzz.distance.metrics_cpp_sse2",
    "_hashlib",  # OpenSSL, 5 MB; hashlib has its own SHA-256
    "PySide6.QtNetwork", "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtSql", "PySide6.QtTest",
    "PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets", "PySide6.QtDBus", "PySide6.QtDesigner",
)  # fmt: skip

NEEDLESS_HOOKS = {"pyi_rth_pyside6", "pyi_rth_pkgutil"}
"""What PyInstaller would run first, and nothing here needs: loading Qt, which finds its plugins on
Linux by itself and which a second start and the terminal do without; and listing packages."""

PLUGINS = {
    "platforms": {"qxcb", "qoffscreen", "qwayland", "qwindows", "qcocoa"},
    "platformthemes": {"qxdgdesktopportal"},  # tells light from dark
    "platforminputcontexts": {
        "composeplatforminputcontextplugin",
        "ibusplatforminputcontextplugin",
    },
    "wayland-shell-integration": {"xdg-shell"},
    "wayland-decoration-client": {"adwaita", "bradient"},
    "iconengines": {"qsvgicon"},
    "imageformats": {"qsvg"},
    "styles": {"qmodernwindowsstyle", "qwindowsvistastyle", "qmacstyle"},
    "printsupport": {"cupsprintersupport", "windowsprintersupport"},
}
"""The plugins the window can use; of cups only Qt's plugin, which uses the system's if there."""

SYSTEM_LIBRARIES = (
    # Part of every desktop, and of one piece with its fonts, screen, bus and printers.
    "libfontconfig.so", "libfreetype.so", "libexpat.so", "libX11.so", "libX11-xcb.so",
    "libdbus-1.so", "libglib-2.0.so", "libgthread-2.0.so", "libcups.so", "libstdc++.so",
    "libgcc_s.so",
)  # fmt: skip


_BINARY = ("BINARY", "EXTENSION")


def kept(files: Iterable[Entry], needs: Callable[[str], set[str]]) -> list[Entry]:
    """Those of the collected files that the program can use.

    `needs` names the libraries that a binary file is linked to.
    """
    useful = [entry for entry in files if not is_useless(entry[0])]
    binaries = {_base(entry): entry[1] for entry in useful if entry[2] in _BINARY}
    waiting = [_base(entry) for entry in useful if not _is_library(entry)]
    reached: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting.extend(needs(binaries[name]) if name in binaries else ())
    return [entry for entry in useful if _base(entry) in reached]


def is_useless(name: str) -> bool:
    """Whether a file is a plugin we do not use, a translation, or a library of every desktop."""
    path = PurePath(name)
    if "plugins" in path.parts:
        used = PLUGINS.get(path.parent.name, set())
        return path.name.split(".")[0].removeprefix("lib") not in used
    return "translations" in path.parts or path.name.startswith(SYSTEM_LIBRARIES)


def linked(file: str) -> set[str]:
    """The names of the libraries that a file for Linux is linked to."""
    listed = headers(file).splitlines()
    return {line.split()[1] for line in listed if line.startswith("  NEEDED")}


def binaries(folder: Path) -> Iterator[Path]:
    """The compiled files for Linux in a folder and below it."""
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not file.is_symlink():
            with file.open("rb") as opened:
                if opened.read(4) == b"\x7fELF":
                    yield file


def forget_builder(file: Path) -> None:
    """Search a file's libraries beside it, no more in a folder of the machine that made it.

    Whoever may write to a folder of that name elsewhere could put in libraries of their own.
    """
    for path in re.findall(r"^ +R(?:UN)?PATH +(/\S+)$", headers(file), re.MULTILINE):
        content = file.read_bytes()
        old = b"\0" + path.encode() + b"\0"
        file.write_bytes(content.replace(old, b"\0$ORIGIN".ljust(len(old), b"\0")))


def headers(file: str | Path) -> str:
    """What objdump says of a compiled file: its libraries, their versions, where it looks."""
    return subprocess.run(
        ["objdump", "-p", str(file)], capture_output=True, text=True, check=True
    ).stdout


def _base(entry: Entry) -> str:
    return PurePath(entry[0]).name


def _is_library(entry: Entry) -> bool:
    """Whether a file is only there because another is linked to it."""
    name, _source, kind = entry
    path = PurePath(name)
    is_python = path.name.startswith(("libpython", "python3"))
    return kind in ("BINARY", "SYMLINK") and "plugins" not in path.parts and not is_python
