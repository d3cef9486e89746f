import sqlite3

import pytest

from db import schema
from db.errors import NotAPack, PackTooNew
from db.packs.builder import write
from db.packs.installer import verify
from db.queries import manifest
from db.store import Store
from tests.packs import two_drugs

_UNCHECKED = "PRAGMA ignore_check_constraints = ON;"


@pytest.fixture
def changed(pack):
    """Change the pack as a stranger might, and give its path."""

    def change(script):
        connection = sqlite3.connect(pack)
        connection.executescript(script)
        connection.commit()
        connection.close()
        return pack

    return change


def test_a_pack_as_it_was_built_is_sound(pack):
    with Store(pack) as store:
        assert verify(pack) == manifest.read(store)


def test_a_pack_of_several_drugs_is_sound(tmp_path):
    said = write(two_drugs(), tmp_path / "two.evidence")
    assert verify(tmp_path / "two.evidence") == said


def test_verifying_changes_nothing(pack):
    before = pack.read_bytes()
    verify(pack)
    assert pack.read_bytes() == before
    assert list(pack.parent.iterdir()) == [pack]


def test_a_pack_that_is_too_large_is_refused_before_it_is_read(pack):
    with pytest.raises(NotAPack, match="a pack has at most 1,000"):
        verify(pack, largest=1_000)


def test_a_missing_pack_is_refused(tmp_path):
    with pytest.raises(NotAPack, match="is not there"):
        verify(tmp_path / "none.evidence")


def test_a_later_pack_is_refused(changed):
    with pytest.raises(PackTooNew):
        verify(changed(f"PRAGMA user_version = {schema.USER_VERSION + 1}"))


def test_a_damaged_page_is_refused(pack):
    content = bytearray(pack.read_bytes())
    content[4096 * 5 : 4096 * 5 + 200] = b"\xff" * 200
    pack.write_bytes(content)
    with pytest.raises(NotAPack, match="damaged"):
        verify(pack)


@pytest.mark.parametrize(
    "script",
    [
        "CREATE TRIGGER t AFTER INSERT ON drug BEGIN SELECT 1; END",
        "CREATE VIEW v AS SELECT 1",
        "CREATE TABLE more (x)",
        "CREATE INDEX i ON drug (name)",
        "DROP INDEX source_doi",
        "ALTER TABLE drug ADD COLUMN price TEXT",
    ],
)
def test_any_other_schema_is_refused(changed, script):
    with pytest.raises(NotAPack, match="tables are not those"):
        verify(changed(script))


def test_a_row_that_names_what_is_not_there_is_refused(changed):
    with pytest.raises(NotAPack, match="a row of author names a source"):
        verify(changed("INSERT INTO author VALUES ('nobody1999', 0, 'Nobody', 'N')"))


@pytest.mark.parametrize(
    ("script", "words"),
    [
        (f"{_UNCHECKED} UPDATE question SET answer = 'maybe'", "'maybe' is not a valid Answer"),
        (f"{_UNCHECKED} UPDATE source SET design = 'guess'", "'guess' is not a valid StudyDesign"),
        ("UPDATE estimate SET value = '9'", "lies outside its interval"),
        ("UPDATE estimate SET value = 'ten'", "cannot be read"),
        ("UPDATE rating SET steps = 1", "cannot move certainty by 1"),
        ("UPDATE finding SET dose_low = -1.0 WHERE dose_low > 0", "is not a dose range"),
        ("DELETE FROM manifest", "does not say what it is"),
    ],
)
def test_evidence_that_cannot_be_is_refused(changed, script, words):
    with pytest.raises(NotAPack, match=words):
        verify(changed(script))


@pytest.mark.parametrize(
    ("script", "table"),
    [
        (f"{_UNCHECKED} UPDATE conclusion SET is_harm = 2 WHERE is_harm = 1", "conclusion"),
        ("UPDATE manifest SET findings = 99", "manifest"),
        ("UPDATE manifest SET content_hash = printf('%064d', 1)", "manifest"),
        ("UPDATE manifest SET reviewed = '2030-01-01'", "manifest"),
        ("UPDATE finding SET result = 'It works.'", "manifest"),
        ("DELETE FROM citation WHERE position = 0", "citation"),
        ("UPDATE word SET uses = 99 WHERE word = 'stiffness'", "word"),
        ("UPDATE question_meaning SET title = 'cure'", "question_meaning"),
        ("UPDATE name SET token = '1other'", "name"),
        ("DELETE FROM prose_words", "prose_words"),
        ("UPDATE manifest SET id = 'other'", "manifest"),
        ("UPDATE manifest SET publisher = 'Somebody Else'", "manifest"),
        ("UPDATE manifest SET format = 3", "manifest"),
        (
            "INSERT INTO manifest SELECT 'zzz', title, version, licence, publisher, format, "
            "reviewed, content_hash, drugs, questions, findings, sources FROM manifest",
            "manifest",
        ),
    ],
)
def test_rows_that_do_not_follow_from_the_evidence_are_refused(changed, script, table):
    with pytest.raises(NotAPack, match=f"rows of {table} are not those"):
        verify(changed(script))


@pytest.mark.parametrize(
    "script",
    [
        "DELETE FROM prose_words_data WHERE id > 10",
        "UPDATE prose_words_data SET block = zeroblob(length(block)) WHERE id > 10",
        "UPDATE drug_words_docsize SET sz = zeroblob(3)",
        "DELETE FROM finding_words_docsize",
        "INSERT INTO source_words_config VALUES ('rank', 'bm25(9.0)')",
        "UPDATE question_meaning_config SET v = 5",
        "UPDATE drug_words_data SET block = (SELECT block FROM prose_words_data WHERE id > 10)"
        " WHERE id > 10",
    ],
)
def test_an_index_that_was_bent_is_refused(changed, script):
    with pytest.raises(NotAPack, match=r"the index of|is damaged|invalid fts5"):
        verify(changed(script))


def test_an_index_that_lacks_the_rows_of_its_table_is_refused(changed):
    script = """
        CREATE TEMP TABLE kept AS SELECT sql FROM sqlite_schema WHERE name = 'source_pmid';
        DROP INDEX source_pmid;
        CREATE INDEX source_pmid ON source (pmid) WHERE 0;
        PRAGMA writable_schema = ON;
        UPDATE sqlite_schema SET sql = (SELECT sql FROM kept) WHERE name = 'source_pmid';
    """
    with pytest.raises(NotAPack, match="missing from index source_pmid"):
        verify(changed(script))


def test_evidence_that_was_changed_is_refused_though_it_could_be(changed):
    with pytest.raises(NotAPack, match="is not a sound pack"):
        verify(changed("UPDATE question SET answer = 'yes'"))
