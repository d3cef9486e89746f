"""Nothing that a reader does asks for a network."""

import re
import socket
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QTextBrowser

linux_only = pytest.mark.skipif("sys.platform != 'linux'", reason="reads what Linux knows")


def test_python_cannot_open_a_socket_in_these_tests():
    with pytest.raises(AssertionError, match="never uses a network"):
        socket.create_connection(("192.0.2.1", 80), timeout=0.01)


def test_reading_loads_no_network_library(reader):
    reader.opens("evidence:gabapentin/muscle-relaxer")
    assert not [name for name in sys.modules if name.startswith("PySide6.QtNetwork")]
    if sys.platform == "linux":
        assert "libQt6Network" not in Path("/proc/self/maps").read_text(encoding="utf-8")


@linux_only
def test_reading_holds_no_network_socket(reader, every_place):
    for address in every_place[:10]:
        reader.opens(address)
    assert _sockets_held() & _network_sockets() == set()


def test_prose_can_load_nothing(reader, tmp_path):
    picture = tmp_path / "picture.png"
    reader.window.grab().save(str(picture))
    reader.opens("evidence:gabapentin/muscle-relaxer")
    views = reader.page.findChildren(QTextBrowser)
    assert views
    for view in views:
        for address in (picture.as_uri(), "https://example.org/x.png", "qrc:/x.png"):
            assert not view.loadResource(2, QUrl(address))


def _sockets_held() -> set[str]:
    """The inodes of this process's sockets."""
    held = set()
    for entry in Path("/proc/self/fd").iterdir():
        try:
            found = re.fullmatch(r"socket:\[(\d+)\]", str(entry.readlink()))
        except FileNotFoundError:
            continue
        if found:
            held.add(found[1])
    return held


def _network_sockets() -> set[str]:
    """The inodes of all internet sockets."""
    tables = [Path("/proc/self/net") / name for name in ("tcp", "tcp6", "udp", "udp6")]
    lines = [
        line
        for table in tables
        if table.exists()
        for line in table.read_text(encoding="ascii").splitlines()[1:]
    ]
    return {line.split()[9] for line in lines}
