"""The frozen program as a Debian package: `python resources/packaging/debian.py FOLDER OUT`.

FOLDER is what `pyinstaller build.spec` made, OUT the folder that gets the package. It needs
`dpkg-deb` and the environment that froze the program, and is run as any user.
"""

import argparse
import gzip
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

sys.path.insert(0, str(Path(__file__).parents[2]))

import manual
from debian_needs import left_to_debian, needs_of
from windows import write_icon

from desktop import arguments, console
from desktop.version import VERSION

_HERE = Path(__file__).parent
_ROOT = _HERE.parents[1]
NAME = "dispensatory"
COMMANDS = ("dispensatory", "dispensatory-cli")
MAINTAINER = "Dispensatory contributors <noreply@example.org>"
_PREFIX = Path("usr/lib") / NAME
_SIDES = (48, 128, 256)
_METAINFO = _HERE / "dispensatory.metainfo.xml"

_CONTROL = """\
Package: {name}
Version: {version}
Architecture: {architecture}
Maintainer: {maintainer}
Installed-Size: {size}
Depends: {depends}
Recommends: {recommends}
Section: science
Priority: optional
Description: offline reference of drug evidence
 Type a drug or a question and read a page that says what is known, from which
 studies, in which species, and how sure one can be. Every sentence can be
 traced to its sources; studies in animals and in people are kept apart.
 .
 It never uses a network and holds no patient data. It is not medical advice.
"""

_COPYRIGHT = """\
Dispensatory is the work of the Dispensatory contributors.

The program:

{program}

The evidence pack, {prefix}/_internal/resources/packs/core.evidence:

{content}

The citation styles in {prefix}/_internal/resources/styles/csl:

{styles}

The work of others that lies in {prefix}/_internal, among it Python, Qt and
PySide6, is under the licences in {prefix}/_internal/resources/notices.txt.
Qt and PySide6 are used under the GNU Lesser General Public License, version 3,
which is in /usr/share/common-licenses/LGPL-3.
"""

_OVERRIDES = """\
# lxml is bundled as its authors compiled it; it reads nothing but our own citation styles.
{name}: embedded-library libxml2 *
{name}: embedded-library zlib *
# Some of Python's modules call Python alone, and ICU's data calls nothing.
{name}: library-not-linked-against-libc *python3*/lib-dynload/*
{name}: shared-library-lacks-prerequisites *
"""


def made(folder: Path, out: Path) -> Path:
    """The package, made of a frozen folder."""
    releases = _releases()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=NAME) as place:
        root = Path(place)
        root.chmod(0o755)
        _put_program(folder, root)
        _put_desktop(root)
        _put_manual(root, releases[0][1])
        _put_documents(root, releases)
        _tidy(root)
        architecture = _said("dpkg", "--print-architecture").strip()
        _put_control(root, architecture)
        package = out / f"{NAME}_{VERSION}_{architecture}.deb"
        _pack(root, package, releases[0][1])
    return package


def _put_program(folder: Path, root: Path) -> None:
    """The frozen folder under its own prefix, without what Debian brings, and its commands."""
    dropped = {file.name for file in left_to_debian(folder)}

    def unwanted(inside: str, names: list[str]) -> set[str]:
        if Path(inside) == folder:
            return {".portable", "data"} & set(names)
        return dropped & set(names) if Path(inside) == folder / "_internal" else set()

    shutil.copytree(folder, root / _PREFIX, symlinks=True, ignore=unwanted)
    (root / "usr/bin").mkdir()
    for command in COMMANDS:
        (root / "usr/bin" / command).symlink_to(Path("../lib") / NAME / command)


def _put_desktop(root: Path) -> None:
    """What tells the desktop of the program, its packs and its addresses."""
    icon = _ROOT / "resources/icons/dispensatory.svg"
    for source, place in (
        (_HERE / "dispensatory.desktop", "applications/dispensatory.desktop"),
        (_HERE / "dispensatory.mime.xml", "mime/packages/dispensatory.xml"),
        (_METAINFO, f"metainfo/{_component()}.metainfo.xml"),
        (icon, "icons/hicolor/scalable/apps/dispensatory.svg"),
    ):
        _write(root / "usr/share" / place, source.read_bytes())
    for side in _SIDES:
        file = root / f"usr/share/icons/hicolor/{side}x{side}/apps/dispensatory.png"
        file.parent.mkdir(parents=True)
        write_icon(icon, file, side)


def _put_manual(root: Path, date: datetime) -> None:
    parsers = (arguments.command_line(), console.command_line())
    for parser, other in zip(parsers, reversed(COMMANDS), strict=True):
        words = manual.page(parser, VERSION, f"{date:%Y-%m-%d}", other)
        _write(root / "usr/share/man/man1" / f"{parser.prog}.1.gz", _packed(words))


def _put_documents(root: Path, releases: list[tuple[str, datetime]]) -> None:
    folder = root / "usr/share/doc" / NAME
    copyright_words = _COPYRIGHT.format(
        prefix=f"/{_PREFIX}",
        program=_text("LICENSE"),
        content=_text("resources/content/LICENSE"),
        styles=_text("resources/styles/csl/LICENSE.md"),
    )
    _write(folder / "copyright", copyright_words.encode())
    _write(folder / "changelog.gz", _packed("\n".join(_entry(*release) for release in releases)))
    overrides = _OVERRIDES.format(name=NAME).encode()
    _write(root / "usr/share/lintian/overrides" / NAME, overrides)


def _tidy(root: Path) -> None:
    """The modes that files have in Debian: of all files only the commands can be run."""
    runs = {root / _PREFIX / command for command in COMMANDS}
    for path in root.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path in runs else 0o644)


def _put_control(root: Path, architecture: str) -> None:
    files = sorted(path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    needs = needs_of(root / _PREFIX)
    control = _CONTROL.format(
        name=NAME,
        version=VERSION,
        architecture=architecture,
        maintainer=MAINTAINER,
        size=sum(path.stat().st_size for path in files) // 1024,
        depends=needs.depends,
        recommends=needs.recommends,
    )
    sums = [f"{_md5(path)}  {path.relative_to(root)}\n" for path in files]
    _write(root / "DEBIAN/control", control.encode())
    _write(root / "DEBIAN/md5sums", "".join(sums).encode())


def _pack(root: Path, package: Path, date: datetime) -> None:
    """Make the package; its files are no younger than the release, so it is the same each time."""
    age = {"SOURCE_DATE_EPOCH": str(int(date.timestamp()))}
    command = ("dpkg-deb", "-Zxz", "--root-owner-group", "--build", str(root), str(package))
    subprocess.run(command, capture_output=True, check=True, env=os.environ | age)


def _releases() -> list[tuple[str, datetime]]:
    """Each release and its day, the newest first."""
    found = ElementTree.parse(_METAINFO).iterfind("releases/release")
    return [
        (release.attrib["version"], datetime.fromisoformat(release.attrib["date"] + "T00:00Z"))
        for release in found
    ]


def _component() -> str:
    """The name by which software centres know the program."""
    return str(ElementTree.parse(_METAINFO).findtext("id"))


def _entry(version: str, date: datetime) -> str:
    """What a release brought, as Debian writes it."""
    lines = "\n".join(
        textwrap.fill(line, 78, initial_indent="  * ", subsequent_indent="    ")
        for line in _news_of(version)
    )
    return (
        f"{NAME} ({version}) stable; urgency=medium\n\n{lines}\n\n"
        f" -- {MAINTAINER}  {date.astimezone(UTC):%a, %d %b %Y %H:%M:%S +0000}\n"
    )


def _news_of(version: str) -> Iterator[str]:
    """The lines about a release in what the program itself says is new."""
    _before, _head, rest = _text("resources/help/whats-new.md").partition(f"### {version}\n")
    for line in rest.partition("\n### ")[0].splitlines():
        if line.startswith("- "):
            yield line.removeprefix("- ").replace("`", "")


def _text(path: str) -> str:
    return (_ROOT / path).read_text(encoding="utf-8").strip()


def _packed(words: str) -> bytes:
    return gzip.compress(words.encode(), 9, mtime=0)


def _md5(path: Path) -> str:
    """What `dpkg --verify` compares; it guards against accidents, not against attackers."""
    return hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def _said(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def main() -> int:
    """The exit code; the package's name is printed."""
    parser = argparse.ArgumentParser(description="Make a Debian package of the frozen program.")
    parser.add_argument("folder", type=Path, help="what pyinstaller made: dist/dispensatory")
    parser.add_argument("out", type=Path, help="the folder that gets the package")
    given = parser.parse_args()
    sys.stdout.write(f"{made(given.folder, given.out)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
