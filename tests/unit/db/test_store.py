import sqlite3
import threading

import pytest

from db import schema
from db.errors import NotAPack
from db.queries import drugs
from db.queries.engine import engine
from db.queries.manifest import read
from db.store import Store
from tests.packs import a_pack

_FOREVER = """
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
SELECT max(i)
  FROM n
"""


def test_rows_are_read_by_named_values(store):
    assert [tuple(row) for row in store.rows("SELECT :a AS a", a="x")] == [("x",)]


@pytest.mark.parametrize("sql", ["DELETE FROM drug", "CREATE TABLE t (x)", "PRAGMA user_version=9"])
def test_nothing_can_be_written(store, sql):
    with pytest.raises(sqlite3.OperationalError):
        store.rows(sql)


def test_the_file_is_not_touched_by_reading(pack):
    before = pack.read_bytes()
    with Store(pack) as store:
        drugs.all_drugs(store)
    assert pack.read_bytes() == before
    assert list(pack.parent.iterdir()) == [pack]


@pytest.mark.parametrize(
    "name", ["50% off?.evidence", "a#b.evidence", "ä ü.evidence", "[1].evidence"]
)
def test_any_file_name_will_do(tmp_path, name):
    with Store(a_pack(tmp_path / name)) as store:
        assert read(store).id == "core"


def test_a_relative_path_will_do(pack, monkeypatch):
    monkeypatch.chdir(pack.parent)
    with Store(type(pack)("core.evidence")) as store:
        assert read(store).id == "core"


def test_the_store_belongs_to_its_thread(store):
    errors = []

    def use():
        try:
            store.rows("SELECT 1")
        except sqlite3.ProgrammingError as error:
            errors.append(error)

    thread = threading.Thread(target=use)
    thread.start()
    thread.join()
    assert errors


def test_another_thread_can_stop_a_query(store):
    timer = threading.Timer(0.05, store.interrupt)
    timer.start()
    with pytest.raises(sqlite3.OperationalError, match="interrupted"):
        store.rows(_FOREVER)
    timer.join()
    assert store.rows("SELECT 1")


def test_a_closed_store_has_nothing_to_stop(pack):
    store = Store(pack)
    store.close()
    store.interrupt()


def test_a_mistake_in_a_query_is_ours_and_rises(store):
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        store.rows("SELECT * FROM dragon")


def test_damage_inside_is_said_when_it_is_met(pack):
    content = bytearray(pack.read_bytes())
    content[4096 * 3 :] = b"\xff" * (len(content) - 4096 * 3)
    pack.write_bytes(content)
    with pytest.raises(NotAPack, match=r"is damaged\. Get the pack again"), Store(pack) as store:
        drugs.all_drugs(store)


def test_damage_of_the_schema_is_said_at_once(pack):
    content = bytearray(pack.read_bytes())
    content[100:4096] = b"\xff" * 3996
    pack.write_bytes(content)
    with pytest.raises(NotAPack, match="is damaged"):
        Store(pack)


def test_text_that_is_no_text_is_damage(pack):
    content = pack.read_bytes()
    pack.write_bytes(
        content.replace(b"Journal of Examples", b"Journal of \xff\xfe\xfd\xfc\xff\xfe\xff\xff")
    )
    with pytest.raises(NotAPack, match="is damaged"), Store(pack) as store:
        store.rows("SELECT container FROM source")


def test_a_pack_without_tables_is_damaged(pack):
    bare = pack.with_name("bare.evidence")
    connection = sqlite3.connect(bare)
    connection.executescript(
        f"PRAGMA application_id = {schema.APPLICATION_ID}; "
        f"PRAGMA user_version = {schema.USER_VERSION}; CREATE TABLE t (x)"
    )
    connection.close()
    with pytest.raises(NotAPack, match="is damaged"):
        Store(bare)


def test_the_engine_can_search(store):
    assert engine(store).has_fts5
    assert engine(store).version == sqlite3.sqlite_version


def test_what_is_made_of_a_pack_is_made_once(store):
    made = []
    assert store.remembered(made.append) is None
    assert store.remembered(made.append) is None
    assert made == [store]


def test_a_query_is_interrupted_when_its_time_is_over(store):
    endless = (
        "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"
    )
    with store.within(0.02) as is_over, pytest.raises(sqlite3.OperationalError, match="interrupt"):
        store.rows(endless)
    assert is_over()
    assert store.rows("SELECT 1")
