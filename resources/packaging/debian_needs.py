"""The Debian packages that bring what the frozen program needs of the system."""

import re
from dataclasses import dataclass
from pathlib import Path

from frozen import binaries, headers, linked

from desktop.libraries import QT_NEEDS, X11_NEEDS

_DEPENDS = {
    **QT_NEEDS,
    **X11_NEEDS,
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    # What Python and its SQLite are linked to.
    "libsqlite3.so.0": "libsqlite3-0",
    "libz.so.1": "zlib1g",
    "libbz2.so.1.0": "libbz2-1.0",
    "liblzma.so.5": "liblzma5",
    "libffi.so.8": "libffi8",
    "libexpat.so.1": "libexpat1",
    "libmpdec.so.3": "libmpdec3",
    "libuuid.so.1": "libuuid1",
    # What everything compiled is linked to.
    "libstdc++.so.6": "libstdc++6",
    "libgcc_s.so.1": "libgcc-s1",
}
"""Library to the package of Debian 12 or later that has it."""

_C_LIBRARY = re.compile(r"lib(c|m|dl|rt|pthread|util)\.so\.\d|ld-linux.*")
_C_VERSION = re.compile(r"\bGLIBC_(\d+)\.(\d+)\b")
_RECOMMENDS = {"libcups.so.2": "libcups2"}
"""Qt's plugin for printers is passed over where its library is missing."""

_ALWAYS_RECOMMENDED = ("desktop-file-utils", "shared-mime-info", "xdg-utils")
"""They tell the desktop of packs and addresses, and open links in the reader's browser."""


class NeedUnknown(Exception):
    """A library that something is linked to, and of which no package is known here."""


@dataclass(frozen=True, slots=True)
class Needs:
    """The fields of a package that name others."""

    depends: str
    recommends: str


def left_to_debian(folder: Path) -> set[Path]:
    """The bundled libraries that a package of Debian brings: its own get security updates."""
    return {
        file
        for file in (folder / "_internal").glob("lib*.so*")
        if file.name in _DEPENDS and not file.is_symlink()
    }


def needs_of(folder: Path) -> Needs:
    """The packages that a frozen folder needs; NeedUnknown if a library has none in the lists."""
    brought = {file.name for file in folder.rglob("*.so*")}
    # The program asks for these before Qt is loaded, whether or not anything is linked to them.
    depends = {*QT_NEEDS.values(), *X11_NEEDS.values()}
    recommends = set(_ALWAYS_RECOMMENDED)
    c_version = (2, 0)
    for file in binaries(folder):
        versions = _C_VERSION.findall(headers(file))
        c_version = max([c_version, *((int(major), int(minor)) for major, minor in versions)])
        for library in linked(str(file)) - brought:
            if library in _RECOMMENDS:
                recommends.add(_RECOMMENDS[library])
            elif not _C_LIBRARY.fullmatch(library):
                depends.add(_package_of(library, file))
    c_library = f"libc6 (>= {c_version[0]}.{c_version[1]})"
    return Needs(", ".join([c_library, *sorted(depends)]), ", ".join(sorted(recommends)))


def _package_of(library: str, file: Path) -> str:
    try:
        return _DEPENDS[library]
    except KeyError:
        raise NeedUnknown(
            f"{file} is linked to {library}, and {Path(__file__).name} does not say which "
            f"package has it. Add it there."
        ) from None
