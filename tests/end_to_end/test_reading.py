"""What a reader does, from the first question to the last page."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QDesktopServices

from db.model.place import Place
from tests.end_to_end.conftest import ALT, CTRL

RELAXER = "evidence:gabapentin/muscle-relaxer"
SPASTICITY = "evidence:gabapentin/spasticity"


def test_the_start_page_lists_the_drugs_and_dates_the_pack(reader):
    assert "gabapentin" in reader.words
    assert "2026" in reader.words
    assert "not medical advice" in reader.words.lower()


def test_nothing_is_settled_before_the_side_bar_lists_the_drugs(reader):
    side, reading = reader.window.side, reader.window.reading
    side.list.show_rows(())
    reading.know_packs()
    assert not reading.is_settled
    reader.waits()
    assert any("gabapentin" in hit for hit in reader.hits)


def test_a_question_in_plain_words_opens_the_page_that_answers_it(reader):
    reader.types("is gabapentin a muscle relaxer")
    reader.presses(Qt.Key.Key_Return)
    assert reader.place == RELAXER
    assert reader.window.windowTitle() == "Is gabapentin a muscle relaxer? – Dispensatory"
    assert "α2δ-1" in reader.words


def test_enter_pressed_before_anything_is_found_waits_for_it(reader, qtbot):
    reader.window.side.box.setText("gabapentin spasticity")
    qtbot.keyClick(reader.window.side.box, Qt.Key.Key_Return)
    reader.waits()
    reader.waits()
    assert reader.place == SPASTICITY


def test_a_question_given_at_the_start_opens_its_page(reader):
    reader.window.ask("is gabapentin a muscle relaxer")
    reader.waits()
    assert reader.place == RELAXER


def test_a_brand_name_finds_its_drug(reader):
    reader.types("neurontin")
    reader.presses(Qt.Key.Key_Return)
    assert reader.place == RELAXER


def test_hits_come_while_one_types(reader):
    reader.types("spast")
    assert any("spastic" in hit.lower() for hit in reader.hits)


def test_what_is_not_there_is_said_to_be_not_there(reader):
    reader.types("xylophonol")
    assert "Nothing was found for “xylophonol”" in reader.window.side._nothing.text()
    reader.presses(Qt.Key.Key_Escape)
    assert any("gabapentin" in hit for hit in reader.hits)


def test_typing_what_the_store_might_take_for_its_own_language_is_harmless(reader):
    for words in ('"', "NOT", "a* OR (b", "5-HT2A'; DROP TABLE source --", "∀", " "):
        reader.pastes(words)
    assert reader.told == ""


def test_back_and_forward_lead_along_the_way(reader):
    reader.opens(RELAXER)
    reader.opens(SPASTICITY)
    reader.presses(Qt.Key.Key_Left, ALT)
    assert reader.place == RELAXER
    reader.presses(Qt.Key.Key_Left, ALT)
    assert reader.place == "evidence:start"
    reader.presses(Qt.Key.Key_Right, ALT)
    reader.presses(Qt.Key.Key_Right, ALT)
    assert reader.place == SPASTICITY


def test_words_are_found_in_the_page(reader):
    reader.opens(RELAXER)
    reader.presses(Qt.Key.Key_F, CTRL)
    bar = reader.window.pane.find_bar
    assert bar.isVisible()
    bar.line.setText("rabbit")
    assert bar._said.text() == ""
    bar.line.setText("xylophone")
    assert bar._said.text() == "Not on this page"
    reader.presses(Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_text_grows_and_shrinks(reader):
    reader.opens(RELAXER)
    before = reader.window.font().pixelSize()
    reader.presses(Qt.Key.Key_Plus, CTRL)
    assert reader.window.font().pixelSize() > before
    assert reader.told.startswith("Text at ")
    reader.presses(Qt.Key.Key_0, CTRL)
    assert reader.window.font().pixelSize() == before


def test_the_window_changes_between_light_and_dark(reader):
    reader.opens(RELAXER)

    def ground() -> QColor:
        return reader.window.grab().toImage().pixelColor(2, reader.window.height() // 2)

    reader.window.commands["theme_light"].trigger()
    light = ground().lightness()
    reader.window.commands["theme_dark"].trigger()
    assert ground().lightness() < 60 < 200 < light


def test_the_window_opens_where_it_was_left(reader, sits_down):
    reader.opens(SPASTICITY)
    reader.window.commands["theme_dark"].trigger()
    reader.window.commands["zoom_in"].trigger()
    reader.window.resize(780, 600)  # the screen off screen is 800 × 800
    reader.leaves()
    later = sits_down()
    assert later.place == SPASTICITY
    assert later.window.commands["theme_dark"].isChecked()
    assert later.window.font().pixelSize() > 14
    assert (later.window.width(), later.window.height()) == (780, 600)


def test_every_page_opens(reader, every_place):
    for address in every_place:
        reader.opens(address)
        assert reader.place == address
        assert reader.window.error is None


def test_a_link_out_is_given_to_the_browser_and_its_address_told(reader, monkeypatch):
    given = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: given.append(url) or True)
    reader.opens(RELAXER)
    reader.window.open_link("https://doi.org/10.1000/182")
    assert [url.toString() for url in given] == ["https://doi.org/10.1000/182"]
    assert "https://doi.org/10.1000/182" in reader.told


def test_a_link_to_a_file_or_a_script_is_refused(reader, monkeypatch):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: 1 / 0)
    for link in ("file:///etc/passwd", "javascript:alert(1)", "evidence:nobody/nothing"):
        reader.window.open_link(link)
        reader.waits()
        assert reader.told
        reader.window.messages.hide()
    assert reader.place == "evidence:start"


def test_the_page_can_be_copied_with_its_citations(reader, qapp):
    reader.opens(RELAXER)
    reader.window.commands["copy_page"].trigger()
    text = qapp.clipboard().text()
    for heading in ("Conclusion", "Mechanism", "Animal evidence", "Human evidence", "Sources"):
        assert heading in text
    assert "[1" in text
    assert "clipboard" in reader.told


def test_the_page_can_be_saved_as_a_pdf(reader, tmp_path, monkeypatch):
    file = tmp_path / "page.pdf"
    monkeypatch.setattr(
        "desktop.page.paper.QFileDialog.getSaveFileName", lambda *_given: (str(file), "")
    )
    reader.opens(RELAXER)
    reader.window.commands["save_pdf"].trigger()
    reader.is_told("page.pdf")
    assert file.read_bytes().startswith(b"%PDF")


def test_a_pdf_that_cannot_be_written_is_told_and_the_window_goes_on(reader, tmp_path, monkeypatch):
    file = tmp_path / "no such folder" / "page.pdf"
    monkeypatch.setattr(
        "desktop.page.paper.QFileDialog.getSaveFileName", lambda *_given: (str(file), "")
    )
    reader.opens(RELAXER)
    reader.window.commands["save_pdf"].trigger()
    reader.is_told("could not be written")


def test_down_from_the_box_stands_on_the_first_hit(reader):
    reader.types("gabapentin")
    reader.presses(Qt.Key.Key_Down)
    hits = reader.window.side.list
    assert hits.hasFocus()
    assert hits.currentIndex() == hits.rows.first_choice()
    reader.presses(Qt.Key.Key_Up)
    assert reader.window.side.box.hasFocus()


def test_tab_from_the_box_stands_on_a_row_that_is_not_shown_as_read_once_it_is_left(reader):
    hits = reader.window.side.list
    reader.window.side.focus_box()
    reader.presses(Qt.Key.Key_Tab)
    assert hits.hasFocus()
    assert hits.currentIndex() == hits.rows.first_choice()
    reader.presses(Qt.Key.Key_Tab)
    assert not hits.currentIndex().isValid()


def test_the_side_bar_shows_whose_page_is_read(reader):
    reader.opens("evidence:gabapentin/spasticity")
    hits = reader.window.side.list
    assert hits.rows.choice(hits.currentIndex()).place == Place("gabapentin")
