"""A reader at the real window, over the real pack."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from db.library import Library
from db.model.pack import ShelvedPack, Trust
from db.model.place import START, Place
from db.packs.installed import Shelf
from db.packs.shelved import readable
from db.queries import drugs
from db.store import Store
from desktop.keeper import Keeper
from desktop.look import Look
from desktop.mainwindow import MainWindow
from desktop.reading import Reading
from desktop.settings import PLACE, Settings

TODAY = date(2026, 12, 1)

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
_NONE = Qt.KeyboardModifier.NoModifier


class Reader:
    """Types, presses, waits and reads, as a person does."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.shelf: list[ShelvedPack] = []
        """The packs, for the next time that they are opened."""
        self._qtbot = qtbot

    @property
    def place(self) -> str:
        """Where the reader is."""
        return str(self.window.reading.history.place)

    @property
    def page(self) -> QWidget:
        """What stands at the right of the window."""
        page = self.window.pane.stack.currentWidget()
        assert page is not None
        return page

    @property
    def words(self) -> str:
        """All words that stand on the page."""
        self.scrolls_through()
        labels = [part.text() for part in self.page.findChildren(QLabel) if part.isVisible()]
        texts = [part.toPlainText() for part in self.page.findChildren(QTextEdit)]
        return "\n".join((*labels, *texts))

    @property
    def hits(self) -> list[str]:
        """The words of each row in the list, top down."""
        model = self.window.side.list.model()
        rows = (model.index(row, 0) for row in range(model.rowCount()))
        return [str(index.data(Qt.ItemDataRole.AccessibleTextRole)) for index in rows]

    @property
    def told(self) -> str:
        """The sentence over the foot of the page."""
        return self.window.messages.text

    def opens(self, address: str) -> None:
        """Go to an address and wait for its page."""
        self.window.reading.open(Place.read(address))
        self.waits()

    def types(self, words: str) -> None:
        """Type into the search box, and wait for what is found."""
        self._qtbot.keyClicks(self.window.side.box, words)
        self.waits()

    def pastes(self, words: str) -> None:
        """Put words into the search box in place of what is there; any character can be pasted."""
        self.window.side.box.setText(words)
        self.waits()

    def presses(self, key: Qt.Key, modifier: Qt.KeyboardModifier = _NONE) -> None:
        """Press a key where the keyboard is, and wait for what follows."""
        self._qtbot.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        self.waits()

    def is_told(self, words: str) -> None:
        """Wait until the window says a sentence with these words."""
        self._qtbot.waitUntil(lambda: words in self.told)

    def waits(self) -> None:
        """Let the window do what was asked of it."""
        QApplication.processEvents()
        self._qtbot.waitUntil(lambda: self.window.reading.is_settled)
        QApplication.processEvents()

    def scrolls_through(self) -> None:
        """Let the page show all that it has."""
        self.window.pane.finish()
        QApplication.processEvents()

    def leaves(self) -> None:
        """Close the window."""
        self.window.close()


@pytest.fixture(scope="session")
def every_place(core_pack: Path) -> list[str]:
    """The addresses of all questions and sources of the pack."""
    with Store(core_pack) as store:
        pages = [drugs.page(store, Place(drug=entry.id)) for entry in drugs.all_drugs(store)]
        questions = [
            Place(page.drug.id, question.id) for page in pages for question in page.questions
        ]
        sources = [Place(source=row["id"]) for row in store.rows("SELECT id FROM source")]
    return [str(place) for place in (*questions, *sources)]


@pytest.fixture
def settings_file(tmp_path: Path) -> Path:
    """Where this reader's settings are kept."""
    return tmp_path / "settings" / "settings.ini"


@pytest.fixture
def sits_down(
    qtbot: QtBot, qapp: QApplication, core_pack: Path, settings_file: Path
) -> Iterator[Callable[..., Reader]]:
    """Opens the window, as the program does: at the place that was read last.

    Bookmarks and history are kept only where a file for them is named.
    """
    windows: list[MainWindow] = []

    def sit(
        *packs: Path | ShelvedPack,
        today: date = TODAY,
        installed: Shelf | None = None,
        data: Path | None = None,
    ) -> Reader:
        settings = Settings(settings_file)
        shelf = [
            pack if isinstance(pack, ShelvedPack) else ShelvedPack(pack, Trust.SHIPPED)
            for pack in packs or (core_pack,)
        ]

        def library() -> Library:
            if installed is None:
                return Library(shelf)
            found = readable(installed, shelf[0].path)
            return Library(found.packs, found.problems)

        reading = Reading(library)
        look = Look(qapp, settings)
        window = MainWindow(reading, settings, look, today, Keeper(data), installed)
        windows.append(window)
        window.begin(settings.get(PLACE))
        window.show()
        qtbot.waitExposed(window)
        reader = Reader(window, qtbot)
        reader.shelf = shelf
        reader.waits()
        return reader

    yield sit
    for window in windows:
        if window.isVisible():
            window.close()
        window.deleteLater()
    qapp.processEvents()


@pytest.fixture
def reader(sits_down: Callable[[], Reader]) -> Reader:
    """A reader at the start page."""
    reader = sits_down()
    assert reader.place == str(START)
    return reader
