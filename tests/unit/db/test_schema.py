import re
import sqlite3

import pytest

from db import schema
from db.errors import NotAPack, PackTooNew


def names(kind):
    return {name for type_, name, _table, _sql in schema.statements() if type_ == kind}


def test_a_pack_has_tables_and_indexes_and_nothing_that_acts_by_itself():
    assert {type_ for type_, *_rest in schema.statements()} == {"table", "index"}


def test_every_table_is_named_once():
    shadows = re.compile(rf"({'|'.join(schema.SEARCHED)})_(data|idx|content|docsize|config)")
    made = {name for name in names("table") if not shadows.fullmatch(name)}
    assert made == {*schema.TABLES, *schema.SEARCHED}


def test_every_table_refuses_values_of_another_type():
    by_name = {name: sql for _type, name, _table, sql in schema.statements()}
    assert all(re.search(r"\) STRICT(, WITHOUT ROWID)?$", by_name[name]) for name in schema.TABLES)


def test_this_sqlite_knows_strict_tables():
    assert sqlite3.sqlite_version_info >= (3, 37)


@pytest.fixture
def header(pack):
    """Change bytes of the pack's header."""

    def change(at, value):
        content = bytearray(pack.read_bytes())
        content[at : at + 4] = value.to_bytes(4, "big")
        pack.write_bytes(content)

    return change


def test_a_pack_is_accepted(pack):
    schema.check(pack)


def test_a_missing_file_is_said_to_be_missing(tmp_path):
    with pytest.raises(NotAPack, match=r"none\.evidence” is not there\. Check"):
        schema.check(tmp_path / "none.evidence")


def test_a_folder_is_said_to_be_a_folder(tmp_path):
    with pytest.raises(NotAPack, match="is a folder"):
        schema.check(tmp_path)


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0", b"%PDF-1.7", bytes(5_000)])
def test_any_other_file_is_no_pack(tmp_path, content):
    path = tmp_path / "letter.evidence"
    path.write_bytes(content)
    with pytest.raises(NotAPack, match="is not an evidence pack"):
        schema.check(path)


def test_a_database_of_another_program_is_no_pack(pack, header):
    header(68, 0x12345678)
    with pytest.raises(NotAPack, match="another program"):
        schema.check(pack)


def test_a_later_format_asks_for_a_later_program(pack, header):
    header(60, schema.USER_VERSION + 1)
    with pytest.raises(PackTooNew, match=r"Update the program"):
        schema.check(pack)


def test_an_earlier_format_asks_for_another_pack(pack, header):
    header(60, 0)
    with pytest.raises(NotAPack, match="earlier version"):
        schema.check(pack)


@pytest.mark.parametrize("missing", [1, 4096, 100_000])
def test_a_pack_cut_short_is_damaged(pack, missing):
    pack.write_bytes(pack.read_bytes()[:-missing])
    with pytest.raises(NotAPack, match="is damaged: it has"):
        schema.check(pack)


def test_bytes_after_the_end_are_damage_too(pack):
    pack.write_bytes(pack.read_bytes() + b"more")
    with pytest.raises(NotAPack, match="is damaged"):
        schema.check(pack)


def test_the_largest_page_size_is_understood(pack, header):
    content = bytearray(pack.read_bytes())
    content[16:18] = (1).to_bytes(2, "big")
    pack.write_bytes(content)
    pages = int.from_bytes(content[28:32], "big")
    with pytest.raises(NotAPack, match=f"should have {65_536 * pages:,}"):
        schema.check(pack)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PermissionError(13, "Permission denied"), "may not be read by you"),
        (OSError(5, "Input/output error"), "cannot be read: Input/output error"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(pack, monkeypatch, error, words):
    def refuse(*_args, **_more):
        raise error

    monkeypatch.setattr(type(pack), "open", refuse)
    with pytest.raises(NotAPack, match=words):
        schema.check(pack)


def test_a_name_that_no_file_can_have_is_refused(tmp_path):
    with pytest.raises(NotAPack, match="cannot be read"):
        schema.check(tmp_path / "a\0b.evidence")
