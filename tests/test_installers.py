"""What the installers tell a system of the program, and what the Debian package is made of."""

import argparse
import configparser
import shutil
import struct
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import PySide6
import pytest

from desktop import arguments, console
from desktop.version import VERSION
from tests.conftest import ROOT

sys.path.insert(0, str(ROOT / "resources" / "packaging"))

import debian
import debian_needs
import frozen
import macos
import manual

PACKAGING = ROOT / "resources" / "packaging"
PACK_TYPE = "application/vnd.dispensatory.evidence"
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"

on_debian = pytest.mark.skipif(not shutil.which("dpkg-deb"), reason="only Debian has dpkg-deb")


def needs_tool(name):
    return pytest.mark.skipif(not shutil.which(name), reason=f"{name} is not installed")


def says(*command):
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    return run.stdout + run.stderr


def mime_type():
    return ElementTree.parse(PACKAGING / "dispensatory.mime.xml").getroot()[0]


def test_the_shipped_pack_has_the_bytes_by_which_desktops_know_a_pack(core_pack):
    content = core_pack.read_bytes()
    sqlite, ours = mime_type().iter(f"{MIME}match")
    head = sqlite.attrib["value"].encode().decode("unicode_escape").encode()
    assert content.startswith(head)
    (mark,) = struct.unpack_from(">I", content, int(ours.attrib["offset"]))
    assert mark == int(ours.attrib["value"], 16)


def test_every_system_opens_packs_and_addresses_with_the_program():
    assert mime_type().attrib["type"] == PACK_TYPE
    assert mime_type().find(f"{MIME}glob").attrib["pattern"] == "*.evidence"

    entry = configparser.ConfigParser(interpolation=None)
    entry.read(PACKAGING / "dispensatory.desktop", encoding="utf-8")
    opened = entry["Desktop Entry"]["MimeType"].rstrip(";").split(";")
    assert set(opened) == {PACK_TYPE, "x-scheme-handler/evidence"}
    told = ElementTree.parse(PACKAGING / "dispensatory.metainfo.xml").iter("mediatype")
    assert {kind.text for kind in told} == set(opened)

    windows = (PACKAGING / "windows.iss").read_text(encoding="utf-8")
    assert r"Software\Classes\.evidence" in windows
    assert r"Software\Classes\evidence\shell\open\command" in windows

    mac = macos.information(VERSION)
    assert mac["CFBundleURLTypes"][0]["CFBundleURLSchemes"] == ["evidence"]
    (declared,) = mac["UTExportedTypeDeclarations"]
    assert declared["UTTypeTagSpecification"] == {"public.filename-extension": ["evidence"]}
    assert mac["CFBundleDocumentTypes"][0]["LSItemContentTypes"] == [declared["UTTypeIdentifier"]]


def test_the_icon_for_macos_says_how_long_it_and_its_picture_are(tmp_path):
    drawing = ROOT / "resources" / "icons" / "dispensatory.svg"
    content = Path(macos.write_icns(drawing, tmp_path / "icon.icns")).read_bytes()
    kind, size, picture, picture_size = struct.unpack_from(">4sI4sI", content)
    assert (kind, size) == (b"icns", len(content))
    assert (picture, picture_size) == (b"ic09", len(content) - 8)
    assert content[16:].startswith(b"\x89PNG")


def test_every_release_has_its_day_and_its_news():
    releases = debian._releases()
    assert releases[0][0] == VERSION
    assert releases == sorted(releases, key=lambda release: release[1], reverse=True)
    for version, _day in releases:
        assert list(debian._news_of(version)), version


@needs_tool("desktop-file-validate")
def test_the_desktop_entry_is_valid():
    assert says("desktop-file-validate", str(PACKAGING / "dispensatory.desktop")) == ""


@needs_tool("appstreamcli")
def test_the_appstream_data_are_valid():
    file = PACKAGING / "dispensatory.metainfo.xml"
    assert "successful" in says("appstreamcli", "validate", "--no-net", str(file))


def every_parser(parser):
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for below in action.choices.values():
                yield from every_parser(below)


@pytest.mark.parametrize("command", [arguments, console])
def test_the_manual_tells_of_every_option_and_command(command):
    page = manual.page(command.command_line(), VERSION, "2026-11-25", "other")
    for parser in every_parser(command.command_line()):
        for action in parser._actions:
            if action.help == argparse.SUPPRESS or action.dest == "help":
                continue
            for name in action.option_strings or action.choices or [action.metavar]:
                assert str(name).replace("-", "\\-") in page


@needs_tool("man")
@pytest.mark.parametrize("command", [arguments, console])
def test_the_manual_can_be_read(command, tmp_path):
    file = tmp_path / "page.1"
    file.write_text(manual.page(command.command_line(), VERSION, "2026-11-25", "other"))
    page = says("man", "--warnings", "--encoding=UTF-8", "--local-file", str(file))
    assert "warning" not in page
    assert "evidence:gabapentin/muscle-relaxer" in page


def test_what_roff_would_take_for_a_command_is_printed():
    parser = argparse.ArgumentParser("x", description=".SH is 'roff' for a \\ head")
    assert "\n\\&.SH is 'roff' for a \\e head\n" in manual.page(parser, "1", "today", "y")


def test_a_library_looks_beside_itself_and_not_where_it_was_made(tmp_path):
    original = Path(PySide6.__file__).parent / "QtCore.abi3.so"
    content = original.read_bytes()
    start = content.index(b"\0$ORIGIN") + 1
    path = content[start : content.index(b"\0", start)]
    library = tmp_path / "library.so"
    library.write_bytes(content.replace(path, b"/home/ann/lib".ljust(len(path), b"/")))
    assert "/home/ann/lib" in frozen.headers(library)
    frozen.forget_builder(library)
    assert "/home/ann" not in frozen.headers(library)
    assert "$ORIGIN\n" in frozen.headers(library)
    assert frozen.linked(str(library)) == frozen.linked(str(original))


@pytest.fixture
def folder(tmp_path):
    """A frozen folder in small: two programs, a library that Debian brings, and one of ours."""
    folder = tmp_path / "dispensatory"
    inside = folder / "_internal"
    (inside / "PySide6").mkdir(parents=True)
    for name in debian.COMMANDS:
        shutil.copy("/bin/true", folder / name)
    for name in ("libz.so.1", "PySide6/libQt6Core.so.6"):
        (inside / name).write_bytes(b"a library")
    (inside / "libQt6Core.so.6").symlink_to("PySide6/libQt6Core.so.6")
    (folder / ".portable").touch()
    (folder / "data").mkdir()
    return folder


@on_debian
def test_the_package_holds_the_program_and_what_a_desktop_needs(folder, tmp_path):
    package = debian.made(folder, tmp_path / "out")
    names = {line.split()[5] for line in says("dpkg-deb", "--contents", str(package)).splitlines()}
    assert names >= {
        "./usr/bin/dispensatory",
        "./usr/bin/dispensatory-cli",
        "./usr/lib/dispensatory/dispensatory",
        "./usr/lib/dispensatory/_internal/libQt6Core.so.6",
        "./usr/share/applications/dispensatory.desktop",
        "./usr/share/doc/dispensatory/changelog.gz",
        "./usr/share/doc/dispensatory/copyright",
        "./usr/share/icons/hicolor/128x128/apps/dispensatory.png",
        "./usr/share/icons/hicolor/scalable/apps/dispensatory.svg",
        "./usr/share/man/man1/dispensatory-cli.1.gz",
        "./usr/share/man/man1/dispensatory.1.gz",
        "./usr/share/metainfo/local.dispensatory.dispensatory.metainfo.xml",
        "./usr/share/mime/packages/dispensatory.xml",
    }
    left_out = {"libz.so.1", ".portable", "data"}
    assert not {Path(name).name for name in names} & left_out


@on_debian
def test_the_package_names_what_it_needs(folder, tmp_path):
    package = debian.made(folder, tmp_path / "out")
    depends = says("dpkg-deb", "--field", str(package), "Depends").strip().split(", ")
    assert {"libxcb-cursor0", "libegl1", "libxkbcommon-x11-0", "libfontconfig1"} <= set(depends)
    assert any(need.startswith("libc6 (>= 2.") for need in depends)


@on_debian
def test_the_same_folder_makes_the_same_package(folder, tmp_path):
    first, second = (debian.made(folder, tmp_path / name).read_bytes() for name in ("a", "b"))
    assert first == second


@on_debian
def test_a_library_that_no_known_package_has_is_not_forgotten(folder):
    shutil.copy("/bin/tar", folder / "_internal" / "tool")
    with pytest.raises(debian_needs.NeedUnknown, match=r"tool is linked to lib\w+\.so"):
        debian_needs.needs_of(folder)
