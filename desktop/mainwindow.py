"""The window: joins the side bar to the page, and every command to what it does."""

import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from threading import Thread

from PySide6.QtCore import QByteArray, Qt, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from db.errors import CannotWrite, NoSuchPlace, StoreError
from db.model.page import DrugPage, SourcePage
from db.model.place import START, Place
from db.model.search import HitKind, SearchResult
from db.packs.installed import Shelf
from desktop import focus, links
from desktop.content import Content, StartContent, dated, name_of, title_of
from desktop.dropped import PackDrops
from desktop.keeper import Keeper
from desktop.keeping import Keeping
from desktop.look import Look
from desktop.menus import choose_one, make_actions, make_menu
from desktop.messages import Messages
from desktop.page import paper
from desktop.page.pane import PagePane, prepare
from desktop.reading import Reading
from desktop.search.panel import SearchPanel
from desktop.settings import GEOMETRY, PLACE, REVIEW, THEMES, Settings
from desktop.theme import Theme
from desktop.windowdialogs import WindowDialogs
from desktop.zoom import NORMAL_ZOOM, larger, smaller

_FIRST_SIZE = (1280, 800)


class MainWindow(QWidget):
    """One window over one library."""

    def __init__(
        self,
        reading: Reading,
        settings: Settings,
        look: Look,
        today: date,
        keeper: Keeper | None = None,
        shelf: Shelf | None = None,
    ) -> None:
        """`today` dates the age of packs and pages.

        Without a keeper nothing of the reader's is kept, without a shelf no pack is installed.
        """
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle("Dispensatory")
        self.reading = reading
        self.refused: NoSuchPlace | None = None
        self._settings = settings
        self._look = look
        self._today = today
        self._opens_answer = False
        self.keeping = Keeping(keeper or Keeper(None), settings, look, self)
        handlers = {name: partial(self._do, work) for name, work in self._handlers().items()}
        self.commands = make_actions(self, handlers)
        choose_one(self.commands, [_theme_action(name) for name in THEMES], self)
        self.keeping.join(self.commands)
        menu = make_menu(self.commands, self)
        self.side = SearchPanel(self.commands, menu, settings, look.theme, self)
        self.pane = PagePane(look.theme, today, self)
        self.messages = Messages(look.theme, over=self.pane.area)
        self.dialogs = WindowDialogs(
            self, look, today, reading, self.side, self.pane, self.messages, shelf
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addWidget(self.pane, stretch=1)
        self._prepares = Thread(target=prepare)
        self._connect()
        self._update_commands()
        self._restore_geometry()

    @property
    def error(self) -> StoreError | None:
        """The known error that stands in the page's place."""
        return self.pane.error

    @property
    def failure(self) -> StoreError | None:
        """Why what was asked for is not shown: an error in its place, or an address of nothing."""
        return self.error or self.refused

    def begin(self, place: Place) -> None:
        """Open the first place, and list the drugs."""
        self.reading.open(place)
        self.reading.know_packs()
        self.side.focus_box()

    def ask(self, question: str) -> None:
        """Search for a question, and open the page that answers it if there is one."""
        self._opens_answer = True
        self.side.box.setText(question)
        self.side.box.setFocus()

    def open_link(self, link: str) -> None:
        """Follow a link: inside the program, or by the system's browser or mail program."""
        try:
            place = links.place_of(link)
        except StoreError as error:
            self.messages.fail(error)
            return
        if place:
            self.reading.open(place)
        elif QDesktopServices.openUrl(QUrl(link)):
            self.messages.tell(f"Given to the system to open: {link}")
        else:
            self.messages.tell(f"This system has no program that opens {link}")

    def save_settings(self) -> None:
        """Keep the settings; if that is not possible, say so and go on."""
        try:
            self._settings.save()
        except CannotWrite as error:
            self.messages.fail(error)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where the window stood and what was read."""
        self._settings.set(GEOMETRY, self.saveGeometry().toBase64().toStdString())
        self._settings.set(PLACE, self.reading.history.place)
        try:
            self._settings.save()
        except CannotWrite as error:
            sys.stderr.write(f"{error}\n")
        self.reading.tasks.close()
        self.hide()  # or the reader would wait with it for a disk that is slow
        self.dialogs.close()
        self.keeping.keeper.close()
        super().closeEvent(event)

    def _connect(self) -> None:
        self.side.typed.connect(self.reading.search)
        for begins in (self.side.typed, self.side.list.entered):
            begins.connect(self._prepare)
        self.side.place_chosen.connect(self.reading.open)
        self.pane.place_asked.connect(self.reading.open)
        self.pane.link_asked.connect(self.open_link)
        self.pane.link_hovered.connect(self._hover)
        self.pane.told.connect(self.messages.tell)
        self.pane.failed.connect(self.messages.fail)
        self.pane.retry_asked.connect(lambda: self.begin(self.reading.asked))
        self.reading.opened.connect(self._show)
        self.reading.not_opened.connect(self._not_opened)
        self.reading.found.connect(self._found)
        self.reading.packs_known.connect(self.side.show_packs)
        self.reading.left_out.connect(self.messages.fail)
        self.reading.failed.connect(self._show_error)
        self.reading.settled.connect(
            self.keeping.keeper.start, Qt.ConnectionType.SingleShotConnection
        )
        self.keeping.told.connect(self.messages.tell)
        self.keeping.place_asked.connect(self.reading.open)
        self.keeping.setting_changed.connect(self.save_settings)
        self.keeping.keeper.failed.connect(self.messages.fail)
        self._look.changed.connect(self._dress)
        PackDrops(self).dropped.connect(self.dialogs.offer_pack)

    def _prepare(self, *_asked: object) -> None:
        """Load a drug's page while the reader types or points: there they go next."""
        if self._prepares.ident is None:
            self._prepares.start()

    def _handlers(self) -> dict[str, Callable[[], None]]:
        """What each row of ACTIONS does."""
        return self.keeping.handlers() | {
            "search": lambda: self.side.focus_box(),
            "recent": lambda: self.side.show_recent(),
            "clear_recent": lambda: self._clear_recent(),
            "back": self.reading.back,
            "forward": self.reading.forward,
            "start": lambda: self.reading.open(START),
            "find": lambda: self.pane.find_bar.open_bar(),
            "copy_page": lambda: self._tell(paper.copy_page(self.pane.content)),
            "print": lambda: self._tell(paper.print_page(self.pane.content, self)),
            "save_pdf": lambda: self.dialogs.save_pdf(),
            "export": lambda: self.dialogs.export(),
            "compare": lambda: self.dialogs.compare(),
            "zoom_in": lambda: self._zoom(larger(self._look.theme.zoom)),
            "zoom_out": lambda: self._zoom(smaller(self._look.theme.zoom)),
            "zoom_reset": lambda: self._zoom(NORMAL_ZOOM),
            "theme_system": lambda: self._choose_theme("system"),
            "theme_light": lambda: self._choose_theme("light"),
            "theme_dark": lambda: self._choose_theme("dark"),
            "review": lambda: self.dialogs.review(self._settings.get(REVIEW), self._set_review),
            "packs": lambda: self.dialogs.packs(),
            "help": lambda: self.dialogs.help(),
            "about": lambda: self.dialogs.about(),
            "quit": lambda: self._quit(),
            "next_pane": lambda: focus.to_next(self.side, self.pane),
            "menu": lambda: self.side.open_menu(),
            "escape": lambda: focus.escape(self.side, self.pane, self.messages),
        }

    def _do(self, command: Callable[[], None]) -> None:
        """Do what a command asks; a known error is told in the window."""
        try:
            command()
        except StoreError as error:
            self.messages.fail(error)

    def _update_commands(self) -> None:
        """Let only those commands be given that have a meaning now."""
        content = self.pane.content
        is_text = content is not None and not isinstance(content, StartContent)
        is_printed = isinstance(content, paper.Printed)
        has_sources = isinstance(content, DrugPage | SourcePage)
        can = {
            "back": self.reading.history.can_go_back,
            "forward": self.reading.history.can_go_forward,
            "find": is_text,
            "copy_page": is_text,
            "print": is_printed,
            "save_pdf": is_printed,
            "export": has_sources,
        }
        for name, is_possible in can.items():
            self.commands[name].setEnabled(is_possible)
        self.commands[_theme_action(self._look.choice)].setChecked(True)

    def _show(self, place: Place, content: Content) -> None:
        self.pane.show_content(dated(content, self._today, self._settings.get(REVIEW)))
        self.side.mark(place)
        self.setWindowTitle(title_of(content))
        self.keeping.show_page(place, name_of(content))
        self._update_commands()

    def _not_opened(self, place: Place, error: StoreError) -> None:
        """An address that names nothing leaves the reader where they are."""
        if isinstance(error, NoSuchPlace) and place != START:
            self.refused = error
            self.messages.fail(error)
            if self.pane.content is None:
                self.reading.open(START)
        else:
            self._show_error(error)

    def _show_error(self, error: StoreError) -> None:
        self.pane.show_error(error)
        self.keeping.leave_page()
        self.setWindowTitle("Dispensatory")
        self._update_commands()

    def _found(self, result: SearchResult) -> None:
        self.side.show_result(result)
        best = result.hits[0] if result.hits else None
        if self._opens_answer and result.answered and best and best.kind is HitKind.PAGE:
            self.reading.open(best.place)
        self._opens_answer = False

    def _hover(self, link: str) -> None:
        self.messages.show_address(link if links.is_outside(link) else "")

    def _tell(self, sentence: str) -> None:
        if sentence:
            self.messages.tell(sentence)

    def _clear_recent(self) -> None:
        self.side.clear_recent()
        self.save_settings()
        self.messages.tell("Recent searches were cleared.")

    def _zoom(self, zoom: int) -> None:
        self._look.zoom(zoom)
        self.messages.tell(f"Text at {zoom}%")
        self.save_settings()

    def _choose_theme(self, choice: str) -> None:
        self._look.choose(choice)
        self._update_commands()
        self.save_settings()

    def _dress(self, theme: Theme) -> None:
        for part in (self.side, self.pane, self.messages):
            part.set_theme(theme)

    def _set_review(self, months: int) -> None:
        self._settings.set(REVIEW, months)
        self.save_settings()
        if self.pane.content:
            self.pane.show_content(dated(self.pane.content, self._today, months))
        self.messages.tell(f"A page says how old it is {months} months after its last review.")

    def _quit(self) -> None:
        self.close()

    def _restore_geometry(self) -> None:
        stored = QByteArray.fromBase64(self._settings.get(GEOMETRY).encode())
        if stored.isEmpty() or not self.restoreGeometry(stored):
            room = QApplication.primaryScreen().availableGeometry()
            self.resize(min(_FIRST_SIZE[0], room.width()), min(_FIRST_SIZE[1], room.height()))


def _theme_action(choice: str) -> str:
    return f"theme_{choice}"
