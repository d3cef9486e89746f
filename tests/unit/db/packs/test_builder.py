import errno
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from db.errors import CannotWrite, ContentError
from db.packs import builder
from db.queries import drugs, manifest
from db.store import Store
from tests.examples import a_finding, a_question, prose
from tests.packs import Written, a_pack, two_drugs

ROOT = Path(__file__).parents[4]

_KILLED = """
import os, signal, sys
from pathlib import Path
from db.packs import builder
from tests.packs import two_drugs

def die(*_args):
    os.kill(os.getpid(), signal.SIGKILL)

setattr(builder.durable if sys.argv[2] == "move" else builder, sys.argv[2], die)
builder.write(two_drugs(), Path(sys.argv[1]))
"""


def test_a_built_pack_says_what_it_is(pack):
    with Store(pack) as store:
        said = manifest.read(store)
    assert (said.id, said.title, said.version, said.licence) == (
        "core", "Core pack", "1.0", "CC BY 4.0"
    )  # fmt: skip
    assert (said.drugs, said.questions, said.findings, said.sources) == (1, 1, 2, 3)
    assert said.reviewed == "2026-11-20"
    assert len(said.content_hash) == 64


def test_the_manifest_is_what_building_returns(tmp_path):
    said = builder.write(Written(), tmp_path / "core.evidence")
    with Store(tmp_path / "core.evidence") as store:
        assert manifest.read(store) == said


def test_a_folder_is_read_and_then_written(tmp_path, pack, monkeypatch):
    read = []
    monkeypatch.setattr(builder.importer, "read", lambda folder: read.append(folder) or Written())
    builder.build(tmp_path / "content", tmp_path / "built.evidence")
    assert read == [tmp_path / "content"]
    assert (tmp_path / "built.evidence").read_bytes() == pack.read_bytes()


def test_the_same_content_in_any_order_gives_the_same_bytes(tmp_path):
    one, two = tmp_path / "one.evidence", tmp_path / "elsewhere" / "two.evidence"
    two.parent.mkdir()
    builder.write(two_drugs(), one)
    builder.write(two_drugs().shuffled(), two)
    assert one.read_bytes() == two.read_bytes()


def test_another_process_with_other_hashes_gives_the_same_bytes(tmp_path):
    builder.write(two_drugs(), tmp_path / "here.evidence")
    there = tmp_path / "there.evidence"
    script = (
        "import sys; from pathlib import Path; from tests.packs import two_drugs; "
        "from db.packs.builder import write; write(two_drugs(), Path(sys.argv[1]))"
    )
    surroundings = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    subprocess.run(
        [sys.executable, "-c", script, str(there)], cwd=ROOT, check=True, env=surroundings
    )
    assert there.read_bytes() == (tmp_path / "here.evidence").read_bytes()


def test_building_anew_over_an_old_pack_gives_the_same_bytes(pack):
    before = pack.read_bytes()
    a_pack(pack)
    assert pack.read_bytes() == before


def test_other_content_has_another_hash(tmp_path):
    one = builder.write(Written(), tmp_path / "a")
    other = builder.write(Written(findings=(a_finding(n=230),)), tmp_path / "a")
    assert one.content_hash != other.content_hash


@pytest.mark.parametrize("step", ["evidence_rows", "_check_keys", "move"])
def test_a_build_that_is_killed_leaves_the_old_pack(pack, step):
    before = pack.read_bytes()
    killed = subprocess.run([sys.executable, "-c", _KILLED, str(pack), step], cwd=ROOT, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert pack.read_bytes() == before
    builder.write(two_drugs(), pack)
    with Store(pack) as store:
        assert len(drugs.all_drugs(store)) == 2
    assert list(pack.parent.iterdir()) == [pack]


def test_what_a_killed_build_left_is_overwritten(tmp_path, pack):
    (tmp_path / "new.evidence.building").write_bytes(b"half a pack")
    a_pack(tmp_path / "new.evidence")
    assert (tmp_path / "new.evidence").read_bytes() == pack.read_bytes()
    assert not (tmp_path / "new.evidence.building").exists()


def test_a_folder_that_is_a_file_cannot_be_written_to(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(CannotWrite, match=r"core\.evidence” cannot be written: .*Choose a folder"):
        builder.write(Written(), tmp_path / "file" / "core.evidence")


def test_a_folder_that_is_not_there_cannot_be_written_to(tmp_path):
    with pytest.raises(CannotWrite, match="cannot be written"):
        builder.write(Written(), tmp_path / "none" / "core.evidence")


def test_a_folder_in_the_place_of_the_pack_is_left_alone(tmp_path):
    (tmp_path / "core.evidence").mkdir()
    with pytest.raises(CannotWrite, match="cannot be written"):
        builder.write(Written(), tmp_path / "core.evidence")
    assert [path.name for path in tmp_path.iterdir()] == ["core.evidence"]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_a_disk_that_refuses_says_why_and_the_old_pack_stays(pack, monkeypatch, number):
    before = pack.read_bytes()

    def refuse(_file):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(builder.durable.os, "fsync", refuse)
    with pytest.raises(CannotWrite, match=os.strerror(number)):
        builder.write(two_drugs(), pack)
    assert pack.read_bytes() == before
    assert list(pack.parent.iterdir()) == [pack]


def test_a_disk_that_fills_while_sqlite_writes_says_so(pack, monkeypatch):
    before = pack.read_bytes()
    monkeypatch.setattr(builder, "_PRAGMAS", builder._PRAGMAS + "PRAGMA max_page_count = 40;")
    with pytest.raises(CannotWrite, match="disk is full"):
        builder.write(two_drugs(), pack)
    assert pack.read_bytes() == before


def test_a_mistake_of_ours_is_not_called_a_full_disk(pack, monkeypatch):
    monkeypatch.setattr(builder, "_PRAGMAS", "PRAGMA page_size = ;")
    with pytest.raises(sqlite3.OperationalError, match="syntax"):
        builder.write(Written(), pack)


@pytest.mark.parametrize(
    ("content", "table", "missing"),
    [
        ({"findings": (a_finding(drug="nodrug"),)}, "finding", "drug"),
        ({"findings": (a_finding("nosource"),)}, "finding", "source"),
        ({"questions": (a_question(drug="nodrug"),)}, "question", "drug"),
        ({"questions": (a_question("other"),), "findings": ()}, "drug", "question"),
        ({"questions": (a_question(says=prose("So", "nosource")),)}, "citation", "source"),
    ],
)
def test_content_that_names_what_it_does_not_have_is_refused(tmp_path, content, table, missing):
    with pytest.raises(ContentError, match=f"{table}:0: {missing}: a row names one") as refused:
        builder.write(Written(**content), tmp_path / "core.evidence")
    assert refused.value.problems
    assert list(tmp_path.iterdir()) == []


def test_what_stands_in_the_header_is_the_same_for_every_build(pack):
    header = pack.read_bytes()[:100]
    assert header[16:18] == (4096).to_bytes(2, "big")
    assert header[18:20] == b"\1\1"
    assert header[24:28] == header[92:96]
    assert int.from_bytes(header[36:40], "big") == 0  # no free pages
    assert int.from_bytes(header[96:100], "big") == sqlite3.sqlite_version_info[0] * 1_000_000 + (
        sqlite3.sqlite_version_info[1] * 1_000 + sqlite3.sqlite_version_info[2]
    )
