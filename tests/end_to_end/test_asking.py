from PySide6.QtCore import Qt

from desktop.settings import SEARCHES


def typed(reader):
    return reader.window.side.box.text()


def test_a_mistyped_question_is_read_as_it_was_meant(reader):
    reader.types("gaba pentin muscle relaxr")
    assert reader.hits[0] == "Pages · read as “gabapentin muscle relaxer”"
    assert reader.hits[1].startswith("Is gabapentin a muscle relaxer?, answer: No")


def test_enter_opens_the_page_that_answers(reader):
    reader.types("does neurontin get u high")
    reader.presses(Qt.Key.Key_Return)
    assert reader.place == "evidence:gabapentin/misuse-and-harms"


def test_a_question_that_no_page_answers_is_declined_and_near_pages_stand_apart(reader):
    reader.types("gabapentin for hair loss")
    assert reader.hits[0] == "No page answers this."
    assert "Nearest pages" in reader.hits


def test_a_drug_that_the_pack_does_not_have_is_named(reader):
    reader.types("tramadol for sciatica")
    assert reader.hits[0] == "No page answers this. Tramadol is not in this pack."


def test_two_drugs_have_their_pages_and_a_page_side_by_side(reader):
    reader.types("lyrica vs gabapentin sciatica")
    assert reader.hits[1].startswith("Does pregabalin help sciatica or back pain?")
    assert reader.hits[2].startswith("Does gabapentin help sciatica or back pain?")
    assert "Side by side" in reader.hits


def test_a_drug_alone_is_not_said_to_be_unanswered(reader):
    reader.types("gabapentin")
    assert not any("No page answers" in row for row in reader.hits)


def test_a_pasted_doi_opens_its_source_at_once(reader):
    reader.pastes("https://doi.org/10.3346/jkms.2022.37.e56")
    assert reader.place == "evidence:source/ahn2022"


def test_a_doi_of_no_source_finds_nothing_rather_than_pages_with_its_numbers(reader):
    reader.pastes("10.1016/S0140-6736(03)14073-8")
    assert reader.hits == []


def test_searches_that_led_somewhere_are_listed_again(reader):
    reader.types("baclofen withdrawal")
    reader.presses(Qt.Key.Key_Return)
    reader.window.side.focus_box()
    reader.presses(Qt.Key.Key_Escape)
    reader.presses(Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert reader.hits == ["Recent searches", "baclofen withdrawal"]
    reader.presses(Qt.Key.Key_Return)
    assert typed(reader) == "baclofen withdrawal"


def test_the_up_key_in_the_empty_box_lists_them_too(reader):
    reader.window.side.focus_box()
    reader.presses(Qt.Key.Key_Up)
    assert reader.hits == ["No recent searches"]


def test_recent_searches_can_be_forgotten(reader):
    reader.types("baclofen withdrawal")
    reader.presses(Qt.Key.Key_Return)
    reader.window.commands["clear_recent"].trigger()
    assert reader.window.side._settings.get(SEARCHES).texts == ()
    assert reader.told == "Recent searches were cleared."
