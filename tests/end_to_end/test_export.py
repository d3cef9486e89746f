"""Taking a page's sources and findings along."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from db.model.source import Source
from desktop.dialogs.export import ExportDialog
from desktop.page.cited_prose import CitedProse
from tests.end_to_end.conftest import CTRL, Reader

PAGE = "evidence:gabapentin/muscle-relaxer"


def opened(reader: Reader) -> ExportDialog:
    """The export dialog, once what it shows is written."""
    reader.presses(Qt.Key.Key_E, CTRL)
    dialog = reader.window.findChildren(ExportDialog)[-1]
    reader._qtbot.waitUntil(dialog.save.isEnabled)
    return dialog


def select(prose: CitedProse, start: int, end: int) -> None:
    cursor = QTextCursor(prose.document())
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    prose.setTextCursor(cursor)


def sources(reader: Reader) -> tuple[Source, ...]:
    return reader.window.pane.content.sources


def test_ctrl_e_copies_all_sources_of_a_page(reader):
    reader.opens(PAGE)
    dialog = opened(reader)
    text = dialog.preview.toPlainText()
    assert text.count("\n@") + 1 == len(sources(reader))
    dialog.copy.click()
    assert QApplication.clipboard().text().rstrip() == text
    assert f"{len(sources(reader))}\u00a0sources were copied." in reader.told


def test_selected_text_exports_what_it_cites(reader):
    reader.opens(PAGE)
    reader.page.finish()
    texts = reader.page.texts
    cited = next(text for text in texts._all if len(list(text.citations())) > 1)
    first, second, *_ = cited.citations()
    select(cited, first.start, first.end)
    assert texts.chosen_sources() == (first.source,)
    dialog = opened(reader)
    assert dialog.parts.button(0).text() == "The selected text’s 1\u00a0source"
    assert dialog.preview.toPlainText().split("{")[1].startswith(first.source)
    dialog.reject()
    select(cited, 0, second.end)
    assert set(texts.chosen_sources()) >= {first.source, second.source}


def test_a_selection_in_the_list_exports_the_sources_it_touches(reader):
    reader.opens(PAGE)
    reader.page.finish()
    (text, _area) = reader.page.sources.mark(sources(reader)[1].id)
    block = text.document().findBlockByNumber(reader.page.sources.list.place_of(1)[1])
    select(text, block.position() + 8, block.position() + 20)
    assert reader.page.chosen_sources() == (sources(reader)[1].id,)


def test_a_run_of_citations_cites_what_lies_between(reader):
    reader.opens(PAGE)
    reader.page.finish()
    texts = reader.page.texts
    for text in texts._all:
        select(text, 0, max(0, text.document().characterCount() - 1))
    assert list(texts.chosen_sources()) == [source.id for source in sources(reader)]


def test_a_source_exports_itself(reader):
    reader.opens("evidence:source/sung2003")
    dialog = opened(reader)
    assert dialog.preview.toPlainText().startswith("@article{sung2003,")
    assert len(dialog.parts.buttons()) == 2
    dialog.reject()


def test_the_start_page_has_nothing_to_export(reader):
    assert not reader.window.commands["export"].isEnabled()
