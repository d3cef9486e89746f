"""What a reader can do with packs, and what is refused; the shelf is a real folder."""

import errno
import json
import os
import shutil
import stat
from pathlib import Path

import pytest

from db.errors import (
    BadSignature,
    CannotWrite,
    NoSuchPack,
    NotAPack,
    NotTrusted,
    ShelfBusy,
    ShelfDamaged,
    ShelfTooNew,
    StoreError,
)
from db.model.pack import Trust
from db.packs import leftovers, locking, signing
from db.packs.shelved import named, readable
from db.packs.sums import check_sum, write_sum
from db.packs.trusting import Accepted
from tests.packs import a_pack
from tests.signed_packs import MAKERS, STRANGER, a_shelf, a_signed_pack

UNSIGNED = Accepted(unsigned=True)
BY_STRANGER = Accepted(STRANGER.public)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Packs to choose from, made once."""
    folder = tmp_path_factory.mktemp("made")
    a_signed_pack(folder / "makers.evidence", MAKERS, id="heart", title="Heart pack")
    a_signed_pack(folder / "one.evidence", id="sleep", title="Sleep pack", version="1.0")
    a_signed_pack(folder / "two.evidence", id="sleep", title="Sleep pack", version="1.1")
    a_signed_pack(folder / "three.evidence", id="sleep", title="Sleep pack", version="1.2")
    a_signed_pack(folder / "false.evidence", id="core", title="False core")
    a_signed_pack(folder / "update.evidence", MAKERS, id="core", version="1.1")
    a_pack(folder / "unsigned.evidence", id="own", title="Own pack")
    a_pack(folder / "thief.evidence", id="sleep", title="Sleep pack", version="9")
    a_pack(folder / "core.evidence")
    return folder


@pytest.fixture
def files(made, tmp_path):
    return shutil.copytree(made, tmp_path / "files")


@pytest.fixture
def shipped(files):
    return files / "core.evidence"


@pytest.fixture
def shelf(tmp_path):
    return a_shelf(tmp_path / "data")


def versions(shelf):
    return [(one.id, one.current.manifest.version) for one in shelf.packs()]


def kept(shelf):
    """The names of all files below the folder of packs but its list and lock."""
    files = (path for path in shelf.folder.rglob("*") if path.is_file())
    return sorted(path.name for path in files if path.name not in ("installed.json", ".lock"))


def change(path):
    content = bytearray(path.read_bytes())
    content[20_500] ^= 0xFF
    path.write_bytes(content)


def test_a_shelf_begins_empty_and_writes_nothing(shelf, shipped):
    assert shelf.packs() == ()
    found = readable(shelf, shipped)
    assert [(pack.path, pack.trust) for pack in found.packs] == [(shipped, Trust.SHIPPED)]
    assert found.problems == ()
    assert not shelf.folder.exists()


def test_what_the_makers_signed_is_installed_without_a_question(shelf, files):
    assert shelf.examine(files / "makers.evidence").is_known
    installed = shelf.install(files / "makers.evidence")
    assert (installed.id, installed.current.trust) == ("heart", Trust.SHIPPED)
    assert shelf.path(installed.current).read_bytes() == (files / "makers.evidence").read_bytes()
    assert signing.beside(shelf.path(installed.current)).exists()


def test_a_strangers_pack_is_refused_until_its_key_is_accepted(shelf, files):
    with pytest.raises(NotTrusted, match=f"the key {STRANGER.public.name}, which you have not"):
        shelf.install(files / "one.evidence")
    assert shelf.packs() == ()
    installed = shelf.install(files / "one.evidence", BY_STRANGER)
    assert installed.current.trust is Trust.ACCEPTED
    assert installed.current.key == str(STRANGER.public)


def test_a_key_that_was_accepted_is_known_until_its_last_pack_is_removed(shelf, files):
    shelf.install(files / "one.evidence", BY_STRANGER)
    assert shelf.examine(files / "two.evidence").is_known
    shelf.install(files / "two.evidence")
    shelf.remove("sleep")
    with pytest.raises(NotTrusted):
        shelf.install(files / "two.evidence")


def test_the_wrong_key_is_no_key(shelf, files):
    with pytest.raises(BadSignature, match="Ask its publisher for the right key"):
        shelf.install(
            files / "one.evidence", Accepted(MAKERS.public.__class__(b"x" * 8, b"y" * 32))
        )


def test_an_unsigned_pack_needs_its_own_acceptance(shelf, files):
    for accepted in (Accepted(), BY_STRANGER):
        with pytest.raises(NotTrusted, match="is not signed"):
            shelf.install(files / "unsigned.evidence", accepted)
    assert shelf.install(files / "unsigned.evidence", UNSIGNED).current.trust is Trust.UNSIGNED


def test_to_accept_unsigned_packs_is_not_to_accept_a_key(shelf, files):
    with pytest.raises(NotTrusted, match="which you have not accepted"):
        shelf.install(files / "one.evidence", UNSIGNED)


def test_a_signature_that_does_not_fit_is_worse_than_none(shelf, files):
    change(files / "one.evidence")
    for accepted in (BY_STRANGER, UNSIGNED, Accepted(STRANGER.public, unsigned=True)):
        with pytest.raises(StoreError, match=r"one\.evidence"):
            shelf.install(files / "one.evidence", accepted)
    assert kept(shelf) == []


def test_errors_name_the_file_that_was_chosen(shelf, files):
    unsigned = files / "unsigned.evidence"
    content = unsigned.read_bytes()
    unsigned.write_bytes(content[:20_480] + b"\xff" * 200 + content[20_680:])
    with pytest.raises(NotAPack) as told:
        shelf.install(unsigned, UNSIGNED)
    assert str(unsigned) in str(told.value)
    assert "incoming" not in str(told.value)


def test_nobody_else_can_call_a_pack_as_the_shipped_one(shelf, files):
    with pytest.raises(NotTrusted, match="as the pack that comes with the program does"):
        shelf.install(files / "false.evidence", BY_STRANGER)


def test_nobody_else_can_take_the_place_of_a_signed_pack(shelf, files):
    shelf.install(files / "one.evidence", BY_STRANGER)
    with pytest.raises(NotTrusted, match="is not signed with the key of the installed pack"):
        shelf.install(files / "thief.evidence", UNSIGNED)
    assert versions(shelf) == [("sleep", "1.0")]


def test_an_offer_says_what_it_is_and_what_it_replaces(shelf, files):
    shelf.install(files / "one.evidence", BY_STRANGER)
    offer = shelf.examine(files / "two.evidence")
    assert (offer.manifest.version, offer.replaces.version) == ("1.1", "1.0")
    assert (offer.proved.trust, offer.proved.key) == (Trust.ACCEPTED, STRANGER.public)
    offer = shelf.examine(files / "unsigned.evidence")
    assert (offer.proved.trust, offer.is_known, offer.replaces) == (Trust.UNSIGNED, False, None)
    assert shelf.install(offer.file, offer.accepted).id == "own"


def test_a_key_beside_the_pack_is_offered_but_not_believed(shelf, files):
    with pytest.raises(NotTrusted):
        shelf.examine(files / "one.evidence")
    (files / "one.evidence.pub").write_text(STRANGER.public.file())
    offer = shelf.examine(files / "one.evidence")
    assert (offer.proved.key, offer.is_known) == (STRANGER.public, False)
    with pytest.raises(NotTrusted):
        shelf.install(files / "one.evidence")


def test_a_pack_is_rolled_back_and_forward(shelf, files):
    shelf.install(files / "one.evidence", BY_STRANGER)
    with pytest.raises(NoSuchPack, match=r"no version of Sleep pack before 1\.0"):
        shelf.roll_back("sleep")
    shelf.install(files / "two.evidence")
    assert shelf.roll_back("sleep").current.manifest.version == "1.0"
    assert shelf.roll_back("sleep").current.manifest.version == "1.1"


def test_two_versions_are_kept_and_no_more(shelf, files):
    for name in ("one", "two", "three"):
        shelf.install(files / f"{name}.evidence", BY_STRANGER)
    assert [name[:4] for name in kept(shelf)] == ["1.1-", "1.1-", "1.2-", "1.2-"]
    assert shelf.roll_back("sleep").current.manifest.version == "1.1"


def test_installing_the_same_again_changes_nothing(shelf, files):
    shelf.install(files / "one.evidence", BY_STRANGER)
    shelf.install(files / "two.evidence")
    before = shelf.packs()
    shelf.install(files / "two.evidence")
    assert shelf.packs() == before


def test_a_disabled_pack_is_kept_and_not_read(shelf, files, shipped):
    shelf.install(files / "makers.evidence")
    shelf.set_disabled("heart", True)
    assert len(readable(shelf, shipped).packs) == 1
    shelf.set_disabled("heart", False)
    assert [pack.trust for pack in readable(shelf, shipped).packs] == [Trust.SHIPPED] * 2


def test_what_is_removed_is_gone(shelf, files):
    shelf.install(files / "one.evidence", BY_STRANGER)
    shelf.install(files / "makers.evidence")
    shelf.remove("sleep")
    assert versions(shelf) == [("heart", "1.0")]
    assert len(kept(shelf)) == 2
    for act in (shelf.remove, shelf.roll_back, shelf.check):
        with pytest.raises(
            NoSuchPack, match=r"No pack “sleep” is installed\. Installed are: heart"
        ):
            act("sleep")


def test_one_changed_byte_sets_a_pack_aside_and_the_others_go_on(shelf, files, shipped):
    shelf.install(files / "makers.evidence")
    sleep = shelf.install(files / "one.evidence", BY_STRANGER)
    shelf.check("sleep")
    change(shelf.path(sleep.current))
    found = readable(shelf, shipped)
    assert [pack.path.parent.name for pack in found.packs[1:]] == ["heart"]
    (problem,) = found.problems
    assert problem.startswith("Sleep pack 1.0 was changed or damaged since it was installed")
    with pytest.raises(NotAPack, match="was changed or damaged"):
        shelf.check("sleep")
    shelf.install(files / "one.evidence")
    assert readable(shelf, shipped).problems == ()


def test_a_pack_whose_file_is_gone_is_told(shelf, files, shipped):
    installed = shelf.install(files / "makers.evidence")
    shelf.path(installed.current).unlink()
    found = readable(shelf, shipped)
    assert len(found.packs) == 1
    assert "cannot be read" in found.problems[0]


def test_an_update_of_the_shipped_pack_takes_its_place_unless_it_is_damaged(shelf, files, shipped):
    update = shelf.path(shelf.install(files / "update.evidence").current)
    assert [pack.path for pack in readable(shelf, shipped).packs] == [update]
    change(update)
    found = readable(shelf, shipped)
    assert [pack.path for pack in found.packs] == [shipped]
    assert len(found.problems) == 1


def test_the_shipped_pack_is_compared_with_the_hash_beside_it(shelf, files, shipped):
    shelf.install(files / "makers.evidence")
    assert write_sum(shipped).read_text().endswith("  core.evidence\n")
    check_sum(shipped)
    assert len(readable(shelf, shipped).packs) == 2
    change(shipped)
    found = readable(shelf, shipped)
    assert [pack.path.parent.name for pack in found.packs] == ["heart"]
    assert "comes with the program was changed or damaged" in found.problems[0]


def test_an_update_is_read_where_the_shipped_pack_is_no_pack(shelf, files, shipped):
    update = shelf.path(shelf.install(files / "update.evidence").current)
    shipped.write_bytes(b"nothing")
    found = readable(shelf, shipped)
    assert [pack.path for pack in found.packs] == [update]
    assert "is not an evidence pack" in found.problems[0]


def test_a_pack_that_is_named_is_trusted_as_it_is_signed(files):
    assert named(files / "unsigned.evidence").trust is Trust.UNSIGNED
    assert named(files / "makers.evidence", MAKERS.public).trust is Trust.SHIPPED
    assert named(files / "one.evidence", MAKERS.public).trust is Trust.UNSIGNED
    change(files / "makers.evidence")
    with pytest.raises(BadSignature):
        named(files / "makers.evidence", MAKERS.public)


def test_what_a_killed_process_left_is_swept_and_what_others_put_there_stays(shelf, files, shipped):
    path = shelf.path(shelf.install(files / "makers.evidence").current)
    left = ["heart/9.9-0123456789abcdef.evidence", "sleep/1-0123456789abcdef.evidence.minisig"]
    left += [".incoming.evidence", ".installed.json.77"]
    (shelf.folder / "sleep").mkdir()
    (shelf.folder / "mine.evidence").write_text("mine")
    for name in left:
        (shelf.folder / name).write_text("left")
    readable(shelf, shipped)
    assert kept(shelf) == sorted(("mine.evidence", path.name, signing.beside(path).name))
    assert not (shelf.folder / "sleep").exists()


def test_nothing_is_swept_while_another_process_is_at_work(shelf, files, shipped):
    shelf.install(files / "makers.evidence")
    (shelf.folder / ".incoming.evidence").write_text("being copied")
    with locking.locked(shelf.folder):
        readable(shelf, shipped)
        assert ".incoming.evidence" in kept(shelf)


def test_another_process_at_work_is_one_sentence(shelf, files, monkeypatch):
    shelf.install(files / "makers.evidence")
    monkeypatch.setattr(locking, "PATIENCE", 0.1)
    with locking.locked(shelf.folder), pytest.raises(ShelfBusy, match="Another window"):
        shelf.remove("heart")
    assert shelf.remove("heart").id == "heart"


@pytest.mark.parametrize(
    "text",
    [
        "", "{", "[]", "null", '{"format": 1}', "[" * 100_000,
        '{"format": 1, "packs": [{}]}', '{"format": 1, "packs": 7}', "\xff\xfe",
    ],
)  # fmt: skip
def test_a_damaged_list_is_told_kept_and_begun_anew(shelf, files, shipped, text):
    shelf.install(files / "makers.evidence")
    (shelf.folder / "installed.json").write_text(text, encoding="latin-1")
    with pytest.raises(ShelfDamaged):
        shelf.packs()
    found = readable(shelf, shipped)
    assert [pack.path for pack in found.packs] == [shipped]
    assert len(found.problems) == 1
    shelf.install(files / "one.evidence", BY_STRANGER)
    assert versions(shelf) == [("sleep", "1.0")]
    (aside,) = shelf.folder.glob("_damaged-*")
    assert len(list(aside.rglob("*.evidence"))) == 1


def test_the_list_of_a_later_program_is_left_as_it_is(shelf, files, shipped):
    shelf.install(files / "makers.evidence")
    (shelf.folder / "installed.json").write_text('{"format": 2, "packs": []}')
    there = sorted(shelf.folder.rglob("*"))
    assert "Update the program" in readable(shelf, shipped).problems[0]
    for change in (
        lambda: shelf.install(files / "one.evidence", BY_STRANGER),
        lambda: shelf.remove("heart"),
    ):
        with pytest.raises(ShelfTooNew):
            change()
    assert sorted(shelf.folder.rglob("*")) == there


@pytest.mark.skipif("os.name != 'posix'", reason="Windows syncs no folders")
def test_a_disk_that_cannot_sync_folders_takes_packs(shelf, files, monkeypatch):
    sync = os.fsync

    def only_files(opened):
        if stat.S_ISDIR(os.fstat(opened).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        sync(opened)

    monkeypatch.setattr(os, "fsync", only_files)
    assert shelf.install(files / "makers.evidence").id == "heart"


def test_packs_whose_list_is_lost_are_kept_beside(shelf, files, shipped):
    shelf.install(files / "makers.evidence")
    (shelf.folder / "installed.json").unlink()
    readable(shelf, shipped)
    shelf.install(files / "one.evidence", BY_STRANGER)
    assert versions(shelf) == [("sleep", "1.0")]
    assert len(list(shelf.folder.glob("_damaged-1/heart/*.evidence"))) == 1


def test_what_others_put_among_the_packs_stays(shelf, files, shipped):
    shelf.install(files / "makers.evidence")
    (shelf.folder / "notes").mkdir()
    others = [shelf.folder / ".directory", shelf.folder / "notes" / ".todo"]
    for file in others:
        file.write_text("not ours")
    readable(shelf, shipped)
    shelf.install(files / "one.evidence", BY_STRANGER)
    assert all(file.exists() for file in others)


def test_a_list_is_set_aside_after_its_packs(shelf, files, monkeypatch):
    shelf.install(files / "makers.evidence")
    (shelf.folder / "installed.json").write_text("{")
    moved = []
    replace = Path.replace
    monkeypatch.setattr(Path, "replace", lambda *ways: moved.append(ways[0]) or replace(*ways))
    leftovers.set_aside(shelf.folder)
    assert [path.name for path in moved] == ["heart", "installed.json"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("file", "../../secret.evidence"),
        ("file", "heart/../../x.evidence"),
        ("file", "/etc/passwd"),
        ("file", "sleep/1-0.evidence"),
        ("trust", "blind"),
        ("digest", 7),
        ("key", "RWno-key"),
        ("manifest", {"id": "heart"}),
    ],
)
def test_a_list_that_was_tampered_with_leads_nowhere_else(shelf, files, field, value):
    shelf.install(files / "makers.evidence")
    path = shelf.folder / "installed.json"
    said = json.loads(path.read_text())
    said["packs"][0]["current"][field] = value
    path.write_text(json.dumps(said))
    with pytest.raises(ShelfDamaged):
        shelf.packs()


@pytest.mark.skipif("os.name != 'posix'", reason="folders of Windows are not made read-only so")
def test_a_folder_that_may_not_be_written_is_one_sentence(tmp_path, files):
    place = tmp_path / "file"
    place.write_text("no folder")
    with pytest.raises(CannotWrite, match="Allow writing to that folder"):
        a_shelf(place).install(files / "makers.evidence")


@pytest.mark.skipif("os.name != 'posix' or os.geteuid() == 0", reason="root may write anywhere")
def test_a_read_only_folder_is_read_and_not_changed(shelf, files, shipped):
    shelf.install(files / "makers.evidence")
    shelf.folder.chmod(0o500)
    try:
        assert len(readable(shelf, shipped).packs) == 2
        with pytest.raises(CannotWrite):
            shelf.remove("heart")
    finally:
        shelf.folder.chmod(0o700)


def test_a_file_that_is_no_pack_is_refused_before_it_is_copied(shelf, tmp_path):
    zeros = tmp_path / "zeros.evidence"
    with zeros.open("wb") as file:
        file.truncate(1_000_000_000)
    for bad in (zeros, tmp_path, tmp_path / "none.evidence"):
        for act in (shelf.examine, lambda path: shelf.install(path, UNSIGNED)):
            with pytest.raises(NotAPack):
                act(bad)
    assert not shelf.folder.exists()


@pytest.mark.parametrize("change", ["remove", "roll_back"])
def test_only_an_install_begins_a_damaged_list_anew(tmp_path, change):
    shelf = a_shelf(tmp_path)
    shelf.install(a_signed_pack(tmp_path / "a.evidence", MAKERS))
    listed = shelf.folder / "installed.json"
    listed.write_text("{", encoding="utf-8")
    before = sorted(shelf.folder.rglob("*"))
    with pytest.raises(ShelfDamaged):
        getattr(shelf, change)("examples")
    assert sorted(shelf.folder.rglob("*")) == before
