"""What the reader keeps outlasts kills, full disks, locks, other windows and damaged files."""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing, contextmanager, suppress
from itertools import islice
from pathlib import Path

import pytest

from db.errors import CannotWrite, UserDataDamaged, UserDataTooNew
from db.userdata import bookmarks, rescue, store
from db.userdata.store import UserData
from tests.conftest import ROOT
from tests.hostile import kill_userdata, power_cut
from tests.hostile.userdata_worker import BEGINNING, applied, do, state_of, writes

resource = pytest.importorskip("resource", reason="limits are Unix's")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills and mounts as Unix does")
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
NOBODY = 65534
KILLS = int(os.environ.get("DISPENSATORY_KILLS", "30"))


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """A file with something in it, and a backup of it; and what that is."""
    file = tmp_path_factory.mktemp("prepared") / "userdata.sqlite"
    return file, kill_userdata.prepare(file, "there")


@pytest.fixture
def file(prepared, tmp_path):
    shutil.copytree(prepared[0].parent, tmp_path / "data")
    return tmp_path / "data" / prepared[0].name


@pytest.fixture
def kept(prepared):
    return prepared[1]


def test_a_process_that_is_killed_keeps_what_it_promised(tmp_path):
    chance = random.Random(kill_userdata.SEED)
    met = [kill_userdata.a_round(tmp_path, number, chance) for number in range(KILLS)]
    assert {killed.has_opened for killed in met} == {True, False}
    assert sum(killed.promised for killed in met) > 0


@pytest.mark.skipif(not shutil.which("strace"), reason="a power cut is played from what strace saw")
def test_a_power_cut_at_any_moment_loses_nothing_that_was_promised(tmp_path):
    file = tmp_path / "data" / "userdata.sqlite"
    file.parent.mkdir()
    seed, chance = 3, random.Random(kill_userdata.SEED)
    calls = power_cut.record(file, seed, most=12)
    disk, cuts = power_cut.Disk(file.parent), 0
    for number, call in enumerate(calls):
        disk.play(call)
        if "fsync" not in call and "userdata" not in call and chance.random() < 0.5:
            continue
        left = tmp_path / str(number) / "userdata.sqlite"
        left.parent.mkdir()
        disk.after_a_cut(left.parent, chance)
        has_promised = kill_userdata.Killed("none", True, disk.promised)
        kill_userdata.look(left, seed, kill_userdata.EMPTY, has_promised)
        cuts += 1
    assert disk.promised == 12
    assert cuts > 100


def write_until_it_fails(data):
    """What was kept when the first write failed, and the sentence it failed with."""
    state = state_of(data)
    for write in islice(writes(7), 20_000):
        try:
            do(data, write)
        except CannotWrite as error:
            return state, str(error)
        state = applied(state, write)
    raise AssertionError("no write failed")


@contextmanager
def a_small_disk(folder):
    """A folder on a disk that is soon full."""
    mount = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    if mount.returncode:
        pytest.skip(f"no disk can be mounted here: {mount.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_on_a_full_disk_what_was_kept_stays_and_the_next_write_says_so(tmp_path):
    folder = tmp_path / "disk"
    folder.mkdir()
    with a_small_disk(folder):
        file = folder / "userdata.sqlite"
        with UserData(file, BEGINNING) as data:
            state, said = write_until_it_fails(data)
            assert "no room on the disk" in said
            with pytest.raises(CannotWrite, match="could not be backed up"):
                data.back_up()
            assert state_of(data) == state
        with UserData(file, BEGINNING) as data:
            assert state_of(data) == state
            bookmarks.remove(data, bookmarks.all_bookmarks(data)[0])
        assert [path.name for path in (folder / "backups").iterdir()] == []


def test_a_disk_that_takes_no_larger_file_is_told_in_a_sentence(file, kept):
    with UserData(file, BEGINNING) as data:
        limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, limits[1]))
        try:
            state, said = write_until_it_fails(data)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        assert "Make room on" in said
        assert state_of(data) == state
    with UserData(file, BEGINNING) as data:
        assert state_of(data) == state


@contextmanager
def as_nobody(folder):
    """Who may not write: not root, in a folder that is read-only."""
    folder.chmod(0o555)
    (folder / "userdata.sqlite").chmod(0o444)
    if IS_ROOT:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if IS_ROOT:
            os.seteuid(0)
        folder.chmod(0o755)


def test_in_a_read_only_folder_all_is_read_and_a_write_says_so(file, kept):
    with tempfile.TemporaryDirectory() as open_to_all:
        Path(open_to_all).chmod(0o755)
        folder = Path(open_to_all) / "data"
        shutil.copytree(file.parent, folder)
        with as_nobody(folder), UserData(folder / "userdata.sqlite", BEGINNING) as data:
            assert state_of(data) == kept
            with pytest.raises(CannotWrite, match=r"cannot be written\. Allow writing"):
                do(data, ("add", 99))
            assert state_of(data) == kept


def test_a_locked_file_is_told_in_a_sentence_and_written_once_it_is_free(file, monkeypatch):
    monkeypatch.setattr(store, "_PATIENCE", 0.1)
    with UserData(file, BEGINNING) as data, closing(sqlite3.connect(file)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(CannotWrite, match=r"another program holds.*try again"):
            do(data, ("add", 99))
        with pytest.raises(CannotWrite, match="another program holds"):
            UserData(file, BEGINNING)
        other.rollback()
        do(data, ("add", 99))
        assert "drug99" in state_of(data)[0]


WRITER = """
import sys
from pathlib import Path
from db.userdata.store import UserData
from tests.hostile.userdata_worker import BEGINNING, do
with UserData(Path(sys.argv[1]), BEGINNING) as data:
    for number in range(int(sys.argv[2]), int(sys.argv[2]) + 30):
        do(data, ("add", number))
        do(data, ("visit", number))
        data.back_up()
"""


def test_two_windows_write_at_once_and_neither_loses_anything(tmp_path):
    file = tmp_path / "userdata.sqlite"
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(file), str(first)], cwd=ROOT)
        for first in (100, 200)
    ]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    both = {f"drug{number}" for first in (100, 200) for number in range(first, first + 30)}
    with UserData(file, BEGINNING) as data:
        marked, read = state_of(data)
    assert (set(marked), len(marked)) == (both, 60)
    assert (set(read), len(read)) == (both, 60)


def cut(content, chance):
    return content[: chance.randrange(len(content))]


def zeroed(content, chance):
    start = chance.randrange(len(content))
    length = chance.choice((16, 512, 4096, len(content)))
    return content[:start] + bytes(len(content[start : start + length])) + content[start + length :]


def flipped(content, chance):
    changed = bytearray(content)
    for _ in range(chance.choice((1, 8, 200))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def swapped(content, chance):
    pages = [content[at : at + 4096] for at in range(0, len(content), 4096)]
    chance.shuffle(pages)
    return b"".join(pages)


def reads_it(file, kept):
    """Whether the file is still read; UserDataTooNew if it now seems to be a later program's."""
    try:
        with UserData(file, BEGINNING) as data:
            found = state_of(data)
    except UserDataDamaged:
        return False
    # SQLite keeps no sum of what it holds: a letter may change, a row does not go.
    assert [len(part) for part in found] == [len(part) for part in kept]
    return True


@pytest.mark.parametrize("damage", [cut, zeroed, flipped, swapped])
@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_file_is_set_aside_or_read_but_never_written_over(file, kept, damage, seed):
    spoiled = damage(file.read_bytes(), random.Random(seed))
    file.write_bytes(spoiled)
    backup = rescue.good_backups(file)[0]
    with suppress(UserDataTooNew):
        if reads_it(file, kept):
            return
    assert file.read_bytes() == spoiled
    aside = rescue.set_aside(file, BEGINNING)
    assert aside
    rescue.restore(backup.file, file)
    with UserData(file, BEGINNING) as data:
        assert state_of(data) == kept
    assert aside.read_bytes() == spoiled
