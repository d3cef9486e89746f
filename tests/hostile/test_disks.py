"""Disks that are full, files that are huge, prose that is absurd: a sentence, and the old state."""

import os
import resource
import sqlite3
import struct
import subprocess
import sys

import pytest

from db import schema
from db.errors import CannotWrite, NotAPack, StoreError
from db.packs.installed import Shelf
from db.packs.shelved import readable
from db.packs.trusting import Accepted
from tests.hostile.times import in_time
from tests.packs import a_pack

UNSIGNED = Accepted(unsigned=True)
GIGABYTE = 1 << 30
is_linux = pytest.mark.skipif(sys.platform != "linux", reason="a matter of Linux")


@pytest.fixture
def own(tmp_path):
    return a_pack(tmp_path / "own.evidence", id="own", title="Own pack")


@pytest.fixture
def newer(tmp_path):
    return a_pack(tmp_path / "newer.evidence", id="own", title="Own pack", version="2.0")


def mounted(folder, kilobytes):
    command = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


@is_linux
def test_a_full_disk_leaves_the_old_version(tmp_path, own, newer):
    folder = tmp_path / "disk"
    folder.mkdir()
    if not mounted(folder, 400):
        pytest.skip("only root can mount a small disk")
    try:
        shelf = Shelf(folder / "packs")
        shelf.install(own, UNSIGNED)
        with pytest.raises(CannotWrite, match="No space left on device"):
            shelf.install(newer, UNSIGNED)
        assert [one.current.manifest.version for one in shelf.packs()] == ["1.0"]
        assert len(readable(shelf, None).packs) == 1
        shelf.check("own")
        shelf.remove("own")
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@is_linux
def test_a_limit_of_file_size_is_one_sentence(tmp_path, own, newer):
    shelf = Shelf(tmp_path / "packs")
    shelf.install(own, UNSIGNED)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        with pytest.raises(CannotWrite):
            shelf.install(newer, UNSIGNED)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert [one.current.manifest.version for one in shelf.packs()] == ["1.0"]
    assert len(list(shelf.folder.rglob("*.evidence"))) == 1


@is_linux
def test_a_shelf_on_a_disk_that_is_read_only_is_read(tmp_path, own):
    folder = tmp_path / "disk"
    folder.mkdir()
    if not mounted(folder, 2_000):
        pytest.skip("only root can mount a small disk")
    try:
        shelf = Shelf(folder / "packs")
        shelf.install(own, UNSIGNED)
        subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
        assert len(readable(shelf, None).packs) == 1
        for change in (shelf.remove, shelf.roll_back, lambda id: shelf.set_disabled(id, True)):
            with pytest.raises(CannotWrite, match="Read-only file system"):
                change("own")
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def headed(size):
    """The first hundred bytes of a pack of that size."""
    head = bytearray(100)
    head[:16] = b"SQLite format 3\0"
    struct.pack_into(">H", head, 16, 4_096)
    head[18:24] = bytes([1, 1, 0, 64, 32, 32])
    struct.pack_into(">I", head, 28, size // 4_096)
    struct.pack_into(">I", head, 44, 4)
    struct.pack_into(">I", head, 56, 1)
    struct.pack_into(">i", head, 60, schema.USER_VERSION)
    struct.pack_into(">i", head, 68, schema.APPLICATION_ID)
    return bytes(head)


@pytest.mark.parametrize("head", [b"", headed(GIGABYTE)], ids=["zeros", "a head and zeros"])
def test_a_gigabyte_of_zeros_is_refused_in_time(tmp_path, head):
    path = tmp_path / "zeros.evidence"
    with path.open("wb") as file:
        file.write(head)
        file.truncate(GIGABYTE)
    shelf = Shelf(tmp_path / "packs")
    with in_time(), pytest.raises(NotAPack):
        shelf.examine(path)
    with in_time(), pytest.raises(NotAPack):
        shelf.install(path, UNSIGNED)
    assert not list(tmp_path.rglob(".incoming*"))


@pytest.mark.parametrize(
    "script",
    [
        "UPDATE drug SET name = printf('%.*c', 50000000, 'x')",
        "UPDATE question SET human = printf('%.*c', 50000000, '<')",
        "UPDATE manifest SET title = printf('%.*c', 1000000, 'x')",
        "UPDATE manifest SET id = '../../../etc/cron.d/x'",
        "UPDATE manifest SET publisher = '<img src=file:///etc/passwd>'",
        "UPDATE manifest SET version = char(10) || '1'",
        "UPDATE question SET drug = 'nobody'",
        "UPDATE finding SET n = 9223372036854775807",
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE drug (x)'"
        " WHERE name = 'drug'",
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 2 WHERE name = 'author'",
        "PRAGMA writable_schema = ON; INSERT INTO sqlite_schema VALUES"
        " ('trigger', 't', 'drug', 0, 'CREATE TRIGGER t DELETE ON drug BEGIN SELECT 1; END')",
        "CREATE VIEW v AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
        " SELECT i FROM n",
        "PRAGMA application_id = 0",
    ],
)
def test_an_absurd_pack_is_refused_in_time_and_leaves_nothing(tmp_path, own, script):
    connection = sqlite3.connect(own)
    connection.executescript(script)
    connection.commit()
    connection.close()
    shelf = Shelf(tmp_path / "packs")
    with in_time(), pytest.raises(StoreError) as told:
        shelf.install(own, UNSIGNED)
    assert len(str(told.value)) < 1_000
    assert not list(shelf.folder.rglob("*.evidence*"))
    assert not shelf.packs()
    assert not os.path.lexists(tmp_path / "etc")
