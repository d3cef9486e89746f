"""What a reader does who compares drugs: by topic, and side by side."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from db.model.certainty import Certainty
from db.model.place import Place
from db.model.question import Answer
from db.model.topic import Topic
from db.packs.builder import write
from db.queries import topics
from db.store import Store
from desktop.dialogs.compare import CompareDialog
from desktop.page.topic_cells import Cell
from tests.end_to_end.conftest import ALT, CTRL, Reader
from tests.examples import FINDINGS, SOURCES, a_drug, a_question
from tests.packs import Written

STIFFNESS = "evidence:topic/stiffness"
SIDE_BY_SIDE = "evidence:compare/aprol/stiffness+beterol/stiffness"
SHIFT = Qt.KeyboardModifier.ShiftModifier
NAMES = ("aprol", "beterol", "cetarol")
ANSWERS = (Answer.NO, Answer.YES, Answer.NOT_ESTABLISHED)


@pytest.fixture(scope="session")
def three_drugs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three drugs for stiffness: no, yes, and one that nobody studied in people."""
    pack = tmp_path_factory.mktemp("packs") / "three.evidence"
    human, animal = FINDINGS
    questions = tuple(
        a_question(
            drug=name,
            text=f"Does {name} reduce stiffness?",
            answer=answer,
            certainty=None if answer is Answer.NOT_ESTABLISHED else Certainty.LOW,
            topics=("stiffness",),
        )
        for name, answer in zip(NAMES, ANSWERS, strict=True)
    )
    findings = tuple(
        replace(finding, id=f"{name}-{finding.id}", drug=name)
        for name in NAMES
        for finding in ((animal,) if name == "cetarol" else (human, animal))
    )
    drugs = tuple(a_drug(id=name, name=name, synonyms=(), identifiers=()) for name in NAMES)
    topic = Topic("stiffness", "Drugs for stiffness", ("stiff muscles",))
    content = Written(
        drugs=drugs, questions=questions, findings=findings, sources=SOURCES, topics=(topic,)
    )
    write(content, pack)
    return pack


@pytest.fixture
def comparer(sits_down, three_drugs: Path) -> Reader:
    return sits_down(three_drugs)


def rows(reader: Reader) -> list[str]:
    return [row.name for row in reader.page.table.rows.rows]


def test_the_start_page_and_the_side_bar_list_the_topics(comparer):
    assert "Drugs for stiffness" in comparer.words
    assert "Topics" in comparer.hits
    assert any(hit.startswith("Drugs for stiffness") for hit in comparer.hits)


def test_a_topic_is_found_by_its_words_and_opens(comparer):
    comparer.types("stiff muscles")
    assert comparer.hits[:2] == ["Topics", "Drugs for stiffness, compares 3 drugs"]
    comparer.presses(Qt.Key.Key_Return)
    assert comparer.place == STIFFNESS
    assert comparer.window.windowTitle() == "Drugs for stiffness – Dispensatory"
    assert rows(comparer) == ["beterol", "aprol", "cetarol"]


def test_a_row_opens_its_page_and_a_study_its_source_and_back_leads_back(comparer):
    comparer.opens(STIFFNESS)
    table = comparer.page.table
    table.place_asked.emit(Place("aprol", "stiffness"))
    comparer.waits()
    assert comparer.place == "evidence:aprol/stiffness"
    comparer.presses(Qt.Key.Key_Left, ALT)
    assert comparer.place == STIFFNESS
    table.setFocus()
    table.setCurrentIndex(table.rows.index(0, Cell.BEST))
    comparer.presses(Qt.Key.Key_Return)
    assert comparer.place == "evidence:source/ash2001"


def test_words_are_found_in_a_topic(comparer):
    comparer.opens(STIFFNESS)
    bar = comparer.window.pane.find_bar
    comparer.presses(Qt.Key.Key_F, CTRL)
    bar.line.setText("cetarol")
    assert bar._said.text() == ""
    bar.line.setText("xylophone")
    assert bar._said.text() == "Not on this page"


def test_the_first_rows_are_set_side_by_side(comparer):
    comparer.opens(STIFFNESS)
    comparer.page.compare.click()
    comparer.waits()
    assert comparer.place == (
        "evidence:compare/beterol/stiffness+aprol/stiffness+cetarol/stiffness"
    )
    assert comparer.window.windowTitle() == "Beterol, aprol, cetarol side by side – Dispensatory"
    assert "No human study was found" in comparer.words


def test_drugs_are_chosen_and_compared_by_keyboard(comparer, qtbot):
    comparer.opens("evidence:aprol/stiffness")
    comparer.presses(Qt.Key.Key_D, CTRL | SHIFT)
    qtbot.waitUntil(lambda: comparer.window.findChild(CompareDialog) is not None)
    dialog = comparer.window.findChild(CompareDialog)
    qtbot.keyClick(dialog.drugs[0], Qt.Key.Key_Return)
    comparer.waits()
    assert comparer.place == SIDE_BY_SIDE


def test_drugs_alone_are_an_address_too(comparer):
    comparer.opens("evidence:compare/aprol+beterol")
    assert comparer.place == SIDE_BY_SIDE


def test_a_comparison_with_what_is_not_there_leaves_the_reader_where_they_are(comparer):
    comparer.opens(STIFFNESS)
    comparer.opens("evidence:compare/aprol+nobody")
    assert comparer.place == STIFFNESS
    assert "no drug “nobody”" in comparer.told
    comparer.opens("evidence:topic/nothing")
    assert "no topic “nothing”" in comparer.told
    comparer.window.open_link("evidence:compare/aprol")
    assert "names 1 to compare" in comparer.told


@pytest.mark.parametrize("address", [STIFFNESS, SIDE_BY_SIDE])
def test_the_window_opens_where_it_was_left(sits_down, three_drugs, address):
    reader = sits_down(three_drugs)
    reader.opens(address)
    reader.leaves()
    assert sits_down(three_drugs).place == address


@pytest.mark.parametrize("address", [STIFFNESS, SIDE_BY_SIDE])
def test_it_can_be_copied_and_saved_as_a_pdf(comparer, qapp, tmp_path, monkeypatch, address):
    comparer.opens(address)
    comparer.window.commands["copy_page"].trigger()
    assert "Aprol" in qapp.clipboard().text()
    names = []

    def ask(_parent, _title, name, _kinds):
        names.append(name)
        return str(tmp_path / name), ""

    monkeypatch.setattr("desktop.page.paper.QFileDialog.getSaveFileName", ask)
    comparer.window.commands["save_pdf"].trigger()
    comparer.is_told(names[0])
    assert (tmp_path / names[0]).read_bytes().startswith(b"%PDF")
    assert names[0] in (
        "topic-stiffness.pdf",
        "compare-aprol-stiffness-beterol-stiffness.pdf",
    )


@pytest.mark.parametrize("address", [STIFFNESS, SIDE_BY_SIDE])
def test_it_changes_between_light_and_dark_and_grows(comparer, address):
    comparer.opens(address)
    for command in ("theme_dark", "zoom_in", "zoom_in", "theme_light", "zoom_reset"):
        comparer.window.commands[command].trigger()
        comparer.waits()
    assert comparer.window.error is None


def test_the_table_has_a_name_and_says_which_keys_work(comparer):
    comparer.opens(STIFFNESS)
    heard = QAccessible.queryAccessibleInterface(comparer.page.table)
    assert heard.text(QAccessible.Text.Name) == "Drugs compared"
    assert "Enter opens" in heard.text(QAccessible.Text.Description)


def test_every_topic_of_the_shipped_pack_opens(reader, core_pack):
    with Store(core_pack) as store:
        entries = topics.all_topics(store)
    assert {"spasticity", "neuropathic-pain", "sciatica"} <= {entry.id for entry in entries}
    for entry in entries:
        reader.opens(str(Place(topic=entry.id)))
        assert reader.window.error is None
        assert len(set(rows(reader))) == entry.drugs
