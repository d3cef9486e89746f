"""Several packs read as one: what a reader sees of where a page is from."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel

from db.model.pack import ShelvedPack, Trust
from db.model.topic import Topic
from db.packs.builder import write
from desktop.page.origin_line import OriginLine
from tests.examples import FINDINGS, a_drug, a_question
from tests.packs import Written

TOPIC = Topic("stiff", "Drugs for stiffness", ("stiffness",))
UNSIGNED = "From “Regional Formulary” 2.1 by City Hospital; nobody has signed it."
ACCEPTED = "From “Pain Notes” 0.3 by Dr Elm, signed with a key you accepted."


def content(drug, **changes):
    """A drug with one question, under the topic of stiffness."""
    question = a_question(
        drug=drug,
        text=f"Does {drug} reduce stiffness?",
        aliases=(f"{drug} for stiff muscles",),
        proposition=f"{drug} reduces stiffness",
        topics=("stiff",),
    )
    named = {"title": "Core pack", "version": "1.0", "publisher": "Dispensatory"}
    values = {
        **named,
        "drugs": (a_drug(id=drug, name=drug, synonyms=(), identifiers=()),),
        "questions": (question,),
        "findings": tuple(replace(finding, drug=drug) for finding in FINDINGS),
        "topics": (TOPIC,),
    }
    return Written(**(values | changes))


@pytest.fixture
def packs(tmp_path):
    """The core pack, an unsigned one with the same drug, an accepted one with another."""
    regional = {"id": "regional", "title": "Regional Formulary", "version": "2.1"}
    notes = {"id": "notes", "title": "Pain Notes", "version": "0.3", "publisher": "Dr Elm"}
    shelf = (
        (content("examplol"), Trust.SHIPPED),
        (content("examplol", **regional, publisher="City Hospital"), Trust.UNSIGNED),
        (content("sampline", **notes), Trust.ACCEPTED),
    )
    made = []
    for number, (written, trust) in enumerate(shelf):
        file = tmp_path / f"{number}.evidence"
        write(written, file)
        made.append(ShelvedPack(file, trust))
    return made


def origin(reader):
    """What the page that is shown says of where it is from."""
    lines = [line for line in reader.page.findChildren(OriginLine) if line.text]
    return " ".join(line.text.toPlainText() for line in lines if line.text.isVisible())


def test_with_the_shipped_pack_alone_no_page_says_where_it_is_from(sits_down, packs):
    reader = sits_down(packs[0])
    for place in ("examplol", "source/ash2001", "topic/stiff"):
        reader.opens(f"evidence:{place}")
        assert origin(reader) == ""
    assert "Regional" not in reader.words


def test_a_page_that_two_packs_hold_leads_to_the_other_and_back(sits_down, packs):
    reader = sits_down(*packs)
    reader.opens("evidence:examplol/stiffness")
    assert origin(reader) == "Also in: Regional Formulary 2.1"
    head = reader.page.head.origin
    head.text.anchorClicked.emit("evidence:examplol/stiffness@regional")
    reader.waits()
    assert reader.place == "evidence:examplol/stiffness@regional"
    assert origin(reader) == f"{UNSIGNED} Also in: Core pack 1.0"
    head.text.anchorClicked.emit("evidence:examplol/stiffness@core")
    reader.waits()
    assert reader.place == "evidence:examplol/stiffness"
    reader.window.reading.back()
    reader.waits()
    assert reader.place == "evidence:examplol/stiffness@regional"


def test_every_page_of_a_strangers_pack_says_so(sits_down, packs):
    reader = sits_down(*packs)
    for place in ("examplol@regional", "source/ash2001@regional"):
        reader.opens(f"evidence:{place}")
        assert origin(reader).startswith(UNSIGNED)
    reader.opens("evidence:sampline")
    assert origin(reader) == ACCEPTED
    reader.opens("evidence:topic/stiff")
    assert origin(reader) == f"{UNSIGNED} {ACCEPTED}"
    reader.opens("evidence:compare/examplol@regional+sampline")
    assert UNSIGNED in reader.words
    assert ACCEPTED in reader.words


def test_the_lists_are_one_and_name_the_packs_of_what_two_hold(sits_down, packs):
    reader = sits_down(*packs)
    listed = "\n".join(reader.hits)
    assert listed.count("examplol") == 1
    assert "from Core pack 1.0, Regional Formulary 2.1" in listed
    assert "from Pain Notes 0.3" in listed
    assert "Drugs for stiffness, 2\xa0drugs" in listed
    foot = reader.window.side.findChild(QLabel, "foot").text()
    assert foot.startswith("Core pack 1.0, Regional Formulary 2.1, Pain Notes 0.3 · reviewed")


def test_one_search_finds_the_pages_of_all_packs_and_says_whose_they_are(sits_down, packs):
    reader = sits_down(*packs)
    reader.types("does examplol reduce stiffness")
    pages = [hit for hit in reader.hits if hit.startswith("Does examplol")]
    assert [hit.rpartition("from ")[2] for hit in pages] == [
        "Core pack 1.0",
        "Regional Formulary 2.1",
    ]
    reader.types("does sampline reduce stiffness")
    assert any("from Pain Notes 0.3" in hit for hit in reader.hits)


def test_a_pack_that_cannot_be_read_is_told_once_and_the_others_are(sits_down, packs, tmp_path):
    bad = tmp_path / "bad.evidence"
    bad.write_bytes(b"no pack")
    reader = sits_down(*packs, ShelvedPack(bad, Trust.UNSIGNED))
    reader.is_told(f"{bad}")
    reader.window.messages.hide()
    reader.opens("evidence:examplol")
    assert reader.place == "evidence:examplol/stiffness"
    assert reader.told == ""


def test_the_packs_can_change_while_the_window_lives(sits_down, packs):
    reader = sits_down(packs[0])
    reader.opens("evidence:examplol")
    assert origin(reader) == ""
    reader.shelf.append(packs[1])
    reader.window.dialogs.read_anew()
    reader.waits()
    assert origin(reader) == "Also in: Regional Formulary 2.1"
    reader.opens("evidence:examplol@regional")
    reader.shelf.pop()
    reader.window.dialogs.read_anew()
    reader.waits()
    reader.is_told("No pack “regional” is read")
    reader.waits()
    assert reader.place == "evidence:start"
    assert "Regional" not in "\n".join(reader.hits)
