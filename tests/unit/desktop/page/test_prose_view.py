import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.html.markup import Html
from desktop.page.prose_view import ProseView
from desktop.theme import DARK, LIGHT

LONG = Html(f"<p>{'many words in one paragraph ' * 30}</p>")


@pytest.fixture
def page(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(700, 600)
    QVBoxLayout(made).setAlignment(Qt.AlignmentFlag.AlignTop)
    return made


@pytest.fixture
def view(page):
    made = ProseView(LIGHT)
    page.layout().addWidget(made)
    page.show()
    return made


def test_a_text_is_as_high_as_its_words(qtbot, view):
    view.show_html(Html("<p>One line.</p>"))
    qtbot.waitUntil(lambda: view.height() < 30)
    view.show_html(LONG)
    assert view.height() > 100
    assert view.verticalScrollBar().maximum() == 0


def test_a_narrower_text_is_higher(qtbot, page, view):
    view.show_html(LONG)
    wide = view.height()
    page.resize(300, 600)
    qtbot.waitUntil(lambda: view.height() > wide)


def test_a_line_is_no_longer_than_the_eye_follows(qtbot, page, view):
    page.resize(3000, 600)
    view.show_html(LONG)
    line = view.document().firstBlock().layout().lineAt(0)
    assert 60 <= line.textLength() <= 80


@pytest.mark.parametrize(
    "address",
    ["file:///etc/hostname", "//host/share/x.png", "https://a.b/x.png", "data:image/png;base64,AA"],
)
def test_nothing_is_ever_loaded(view, address):
    for kind in QTextDocument.ResourceType:
        loaded = view.loadResource(kind.value, QUrl(address))
        assert loaded == "" or loaded.isNull()


def test_a_link_is_told_and_not_followed(qtbot, view):
    view.show_html(Html('<p><a href="file:///etc/hostname">a link</a></p>'))
    before = view.toPlainText()
    with qtbot.waitSignal(view.link_asked) as asked:
        view.anchorClicked.emit(QUrl("file:///etc/hostname"))
    assert asked.args == ["file:///etc/hostname"]
    assert view.toPlainText() == before


def test_the_address_of_an_outside_link_is_in_the_tooltip(qtbot, view):
    with qtbot.waitSignal(view.link_hovered):
        view.highlighted.emit(QUrl("https://doi.org/10.1/x"))
    assert view.viewport().toolTip() == "https://doi.org/10.1/x"
    view.highlighted.emit(QUrl("evidence:source/a"))
    assert view.viewport().toolTip() == ""


def test_another_look_keeps_the_words_and_changes_their_size(qtbot, view):
    view.show_html(LONG)
    height = view.height()
    view.set_theme(DARK.at(200))
    assert view.toPlainText().startswith("many words")
    assert view.height() > height
