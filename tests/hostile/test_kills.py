"""A process that is killed while it changes the packs: the old or the new state is whole.

Children are forked from one that has everything loaded, so that each lives only to be killed.
"""

import os
import random
import signal
import time

import pytest

from db import durable
from db.packs import shelf_list
from db.packs.installed import Shelf
from db.packs.shelved import readable
from db.packs.trusting import Accepted
from tests.hostile.times import KILLS, SEED
from tests.packs import a_pack

UNSIGNED = Accepted(unsigned=True)
LONGEST = 0.8
"""Seconds after which the last child is killed: some rounds of changes."""

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows has no fork")


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("made")
    own = {"id": "own", "title": "Own pack"}
    return (
        a_pack(folder / "core.evidence"),
        a_pack(folder / "one.evidence", **own, version="1.0"),
        a_pack(folder / "two.evidence", **own, version="2.0"),
    )


def change_on(shelf, files):
    """Everything that can be done to a pack, round and round."""
    _core, one, two = files
    while True:
        shelf.install(one, UNSIGNED)
        shelf.install(two, UNSIGNED)
        shelf.roll_back("own")
        shelf.set_disabled("own", True)
        shelf.install(two, UNSIGNED)
        shelf.remove("own")


def killed_after(seconds, work):
    """Do some work in another process, and kill it."""
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(1)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _child, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL


def is_whole(shelf, core):
    """What is listed is there to the byte, is read, and can be changed again."""
    found = readable(shelf, core)
    assert found.problems == ()
    assert found.packs[0].path == core
    packs = shelf.packs()
    assert len(found.packs) == 1 + sum(not one.is_disabled for one in packs)
    for one in packs:
        shelf.check(one.id)
    return packs


def test_a_process_killed_at_any_moment_leaves_a_whole_shelf(tmp_path, files):
    chance = random.Random(SEED)
    shelf = Shelf(tmp_path / "packs")
    seen = set()
    for _number in range(KILLS):
        killed_after(chance.uniform(0, LONGEST), lambda: change_on(shelf, files))
        packs = is_whole(shelf, files[0])
        seen.add(tuple((one.current.manifest.version, one.is_disabled) for one in packs))
        kept = {path.name for path in shelf.folder.rglob("*.evidence")}
        named = {one.file.split("/")[1] for pack in packs for one in pack.versions}
        assert kept == named
        assert not list(shelf.folder.glob(".i*"))
    assert len(seen) >= 3, "the kills came too early or too late to be of use"
    shelf.install(files[1], UNSIGNED)


def test_a_power_cut_that_drops_what_was_not_synced_leaves_a_whole_shelf(
    tmp_path, files, monkeypatch
):
    """The worst a disk may do: whatever was not synced by name is empty after the cut."""
    chance = random.Random(SEED)
    for number in range(KILLS):
        shelf = Shelf(tmp_path / str(number) / "packs")
        steps = iter(range(chance.randrange(1, 45)))
        synced = set()
        with monkeypatch.context() as patched:
            cut_off_after(steps, synced, patched)
            with pytest.raises(PowerCut):
                change_on(shelf, files)
        for path in shelf.folder.rglob("*"):
            if path.is_file() and path.stat().st_ino not in synced and path.name != ".lock":
                path.write_bytes(b"")
        is_whole(shelf, files[0])


class PowerCut(BaseException):
    """Nothing comes after it."""


def cut_off_after(steps, synced, patched):
    """Let the power fail at a step: a sync, a move, or the deletion of a file."""
    sync, move, unlink = os.fsync, durable.Path.replace, durable.Path.unlink

    def step():
        if next(steps, None) is None:
            raise PowerCut

    def counted_sync(number):
        step()
        sync(number)
        synced.add(os.fstat(number).st_ino)

    def counted_move(self, target):
        step()
        return move(self, target)

    def counted_unlink(self, missing_ok=False):
        step()
        return unlink(self, missing_ok)

    patched.setattr(durable.os, "fsync", counted_sync)
    patched.setattr(durable.Path, "replace", counted_move)
    patched.setattr(durable.Path, "unlink", counted_unlink)


def test_two_processes_at_once_change_one_after_the_other(tmp_path, files):
    shelf = Shelf(tmp_path / "packs")
    children = []
    for _number in range(3):
        child = os.fork()
        if child == 0:
            code = 1
            try:
                for _time in range(4):
                    shelf.install(files[1], UNSIGNED)
                    shelf.install(files[2], UNSIGNED)
                code = 0
            finally:
                os._exit(code)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0, 0]
    (own,) = is_whole(shelf, files[0])
    assert own.current.manifest.version == "2.0"


def test_a_clock_set_back_changes_nothing(tmp_path, files, monkeypatch):
    shelf = Shelf(tmp_path / "packs")
    shelf.install(files[1], UNSIGNED)
    monkeypatch.setattr(time, "time", lambda: 0.0)
    for path in shelf.folder.rglob("*"):
        os.utime(path, (0, 0))
    shelf.install(files[2], UNSIGNED)
    shelf.roll_back("own")
    assert is_whole(shelf, files[0])[0].current.manifest.version == "1.0"


def test_the_list_is_written_once_a_change(tmp_path, files, monkeypatch):
    shelf = Shelf(tmp_path / "packs")
    shelf.install(files[1], UNSIGNED)  # before the first pack, a list of none is written
    written = []
    write = shelf_list.write
    monkeypatch.setattr(
        shelf_list, "write", lambda folder, packs: written.append(1) or write(folder, packs)
    )
    shelf.install(files[2], UNSIGNED)
    shelf.roll_back("own")
    shelf.remove("own")
    assert len(written) == 3
