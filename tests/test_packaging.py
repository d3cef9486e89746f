"""What the frozen program and the wheel leave out and carry."""

import os
import re
import subprocess
import sys

import pytest

from tests.conftest import ROOT

sys.path.insert(0, str(ROOT / "resources" / "packaging"))

import frozen
import notices

CANARY = """
from PySide6.QtCore import QObject
thing = QObject()
for _ in range(50_000):
    thing.setObjectName("x")
"""


def test_calls_without_a_result_do_not_wear_out_none():
    # PySide6 6.12.0 on Python 3.10 and 3.11 drops a reference to None at each, and then aborts.
    run = subprocess.run(
        [sys.executable, "-c", CANARY], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr


def needs(file: str) -> set[str]:
    return {
        "/qt/QtGui.abi3.so": {"libQt6Gui.so.6", "libc.so.6"},
        "/qt/libQt6Gui.so.6": {"libQt6Core.so.6", "libfontconfig.so.1"},
        "/qt/libqsvg.so": {"libQt6Svg.so.6"},
        "/qt/libqpdf.so": {"libQt6Pdf.so.6"},
    }.get(file, set())


FILES = [
    ("PySide6/QtGui.abi3.so", "/qt/QtGui.abi3.so", "EXTENSION"),
    ("PySide6/Qt/lib/libQt6Gui.so.6", "/qt/libQt6Gui.so.6", "BINARY"),
    ("libQt6Gui.so.6", "PySide6/Qt/lib/libQt6Gui.so.6", "SYMLINK"),
    ("PySide6/Qt/lib/libQt6Core.so.6", "/qt/libQt6Core.so.6", "BINARY"),
    ("PySide6/Qt/lib/libQt6Svg.so.6", "/qt/libQt6Svg.so.6", "BINARY"),
    ("PySide6/Qt/lib/libQt6Pdf.so.6", "/qt/libQt6Pdf.so.6", "BINARY"),
    ("libQt6Pdf.so.6", "PySide6/Qt/lib/libQt6Pdf.so.6", "SYMLINK"),
    ("PySide6/Qt/plugins/imageformats/libqsvg.so", "/qt/libqsvg.so", "BINARY"),
    ("PySide6/Qt/plugins/imageformats/libqpdf.so", "/qt/libqpdf.so", "BINARY"),
    ("libfontconfig.so.1", "/lib/libfontconfig.so.1", "BINARY"),
    ("resources/styles/window.qss", "/src/resources/styles/window.qss", "DATA"),
    ("libpython3.11.so.1.0", "/lib/libpython3.11.so.1.0", "BINARY"),
]


def test_an_unused_plugin_goes_and_takes_along_what_only_it_needs():
    kept = {name for name, _source, _kind in frozen.kept(FILES, needs)}
    gone = {name for name, _source, _kind in FILES} - kept
    assert gone == {
        "PySide6/Qt/plugins/imageformats/libqpdf.so",
        "PySide6/Qt/lib/libQt6Pdf.so.6",
        "libQt6Pdf.so.6",
        "libfontconfig.so.1",
    }


def test_translations_of_qt_are_left_out():
    assert frozen.is_useless("PySide6/Qt/translations/qtbase_de.qm")
    assert not frozen.is_useless("resources/styles/window.qss")


SLOW = {"PySide6.QtPrintSupport", "desktop.page.pdf", "desktop.html.plain", "desktop.dialogs.help"}
SLOW |= {"citeproc", "lxml", "desktop.dialogs.export", "desktop.exports.formats"}
SLOW |= {"nacl", "desktop.windowpacks", "desktop.dialogs.packs"}
SLOW |= {"rapidfuzz"}  # needed only for what is mistyped
SLOW |= {"db.library.several"}  # needed only for several packs
SLOW |= {"sqlite_utils"}  # needed only where the reader's file is migrated


LATER = SLOW | {"nh3", "desktop.page.drug_page", "desktop.page.source_page", "desktop.html.panels"}
"""What the start page has no need of either; the self-test itself reads the whole pack."""


@pytest.mark.parametrize(
    "command, given, left_out",
    [
        ("desktop.app", ["--self-test"], LATER),
        ("desktop.app", ["--self-test", "evidence:gabapentin"], SLOW),
        (
            "desktop.console",
            ["ask", "gabapentin"],
            {"PySide6", "rapidfuzz", "nacl", "sqlite_utils"},
        ),
        ("desktop.console", ["show", "evidence:gabapentin"], {"PySide6", "sqlite_utils"}),
    ],
)
def test_no_command_loads_what_is_left_out_or_slow(core_pack, command, given, left_out):
    program = (
        f"import sys\nfrom {command} import main\n"
        "code = main(sys.argv[1:])\n"
        "sys.stderr.write(' '.join(sorted(sys.modules)))\n"
        "sys.exit(code)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, *given, "--pack", str(core_pack)],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    loaded = set(run.stderr.splitlines()[-1].split())
    assert loaded & (left_out | set(frozen.EXCLUDED_MODULES) - {"_hashlib"}) == set()


def without_what_is_left_out(program, *given):
    """The finished run of a program that finds none of the modules that freezing leaves out."""
    blocked = f"import sys; sys.modules.update(dict.fromkeys({frozen.EXCLUDED_MODULES!r}))"
    return subprocess.run(
        [sys.executable, "-c", f"{blocked}\n{program}", *given],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )


COMMAND = """
from desktop.console import main
main(sys.argv[1:])
print(*(name for name, module in sys.modules.items() if module))
"""


def test_a_slip_is_understood_in_c_without_what_is_left_out(core_pack):
    asked = ["ask", "gabapentn", "--limit", "1", "--pack", str(core_pack)]
    run = without_what_is_left_out(COMMAND, *asked)
    *answer, loaded = run.stdout.splitlines()
    assert "evidence:gabapentin" in "".join(answer), run.stderr
    assert {"rapidfuzz.distance.metrics_cpp", "rapidfuzz.process_cpp_impl"} <= set(loaded.split())


def test_a_page_becomes_a_pdf_without_what_is_left_out(core_pack, tmp_path):
    file = tmp_path / "page.pdf"
    shown = ["show", "evidence:gabapentin", "--format", "pdf", "--out", str(file)]
    run = without_what_is_left_out(COMMAND, *shown, "--pack", str(core_pack))
    assert file.is_file(), run.stderr
    assert file.read_bytes().startswith(b"%PDF")


def test_a_reference_is_styled_without_what_is_left_out():
    run = without_what_is_left_out(
        "from desktop.exports.formatted import apa; from tests.examples import a_source\n"
        "print(apa((a_source(),)))"
    )
    assert "Ash, A. B., & Birch" in run.stdout, run.stderr


def test_packages_are_known_by_their_modules_and_files():
    files = ["PySide6.QtCore", "PySide6/Qt/lib/libQt6Core.so.6", "platformdirs.api", "json.decoder"]
    assert notices.packages_of([*files, "desktop.app"]) == ["platformdirs", "PySide6_Essentials"]


def test_the_notices_name_everything_bundled_with_its_licence():
    packages = ["PySide6-Essentials", "nh3", "platformdirs"]
    words = notices.text(packages)
    for name in (*packages, "Dispensatory", "Python", "LGPL-3", "GPL-3"):
        assert re.search(rf"^{name}.*\n=+\n\n\S", words, re.MULTILINE), name


def test_every_resource_is_packaged():
    folders = {path.name for path in (ROOT / "resources").iterdir() if path.is_dir()}
    hook = (ROOT / "resources" / "packaging" / "build_pack.py").read_text(encoding="utf-8")
    spec = (ROOT / "build.spec").read_text(encoding="utf-8")
    for name in folders - {"content", "packaging", "packs"}:
        assert f'"{name}"' in hook
        assert f'"{name}"' in spec
