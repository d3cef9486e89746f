"""The window: joins the side bar to the page, and every command to what it does."""

import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from threading import Thread

from PySide6.QtCore import QByteArray, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from db.errors import CannotWrite, NoSuchPlace, StoreError
from db.model.comparison import DrugChoice
from db.model.page import DrugPage, SourcePage
from db.model.place import START, Place
from db.model.search import HitKind, SearchResult
from desktop import links
from desktop.content import Content, StartContent, dated, title_of
from desktop.look import Look
from desktop.menus import choose_one, make_actions, make_menu
from desktop.messages import Messages
from desktop.page import paper
from desktop.page.pane import PagePane, prepare
from desktop.reading import Reading
from desktop.search.panel import SearchPanel
from desktop.settings import GEOMETRY, PLACE, REVIEW, THEMES, Settings
from desktop.theme import Theme
from desktop.zoom import NORMAL_ZOOM, larger, smaller

_FIRST_SIZE = (1280, 800)


class MainWindow(QWidget):
    """One window over one pack."""

    def __init__(self, reading: Reading, settings: Settings, look: Look, today: date) -> None:
        """`today` dates the age of a pack and of its pages."""
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle("Dispensatory")
        self.reading = reading
        self.refused: NoSuchPlace | None = None
        self._settings = settings
        self._look = look
        self._today = today
        self._opens_answer = False
        handlers = {name: partial(self._do, work) for name, work in self._handlers().items()}
        self.commands = make_actions(self, handlers)
        choose_one(self.commands, [_theme_action(name) for name in THEMES], self)
        menu = make_menu(self.commands, self)
        self.side = SearchPanel(self.commands, menu, settings, look.theme, self)
        self.pane = PagePane(look.theme, today, self)
        self.messages = Messages(look.theme, over=self.pane.area)
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
        self.reading.know_pack()
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
        self.reading.pack_known.connect(self.side.show_pack)
        self.reading.failed.connect(self._show_error)
        self._look.changed.connect(self._dress)

    def _prepare(self, *_asked: object) -> None:
        """Load a drug's page while the reader types or points: there they go next."""
        if self._prepares.ident is None:
            self._prepares.start()

    def _handlers(self) -> dict[str, Callable[[], None]]:
        """What each row of ACTIONS does."""
        return {
            "search": lambda: self.side.focus_box(),
            "recent": lambda: self.side.show_recent(),
            "clear_recent": lambda: self._clear_recent(),
            "back": self.reading.back,
            "forward": self.reading.forward,
            "start": lambda: self.reading.open(START),
            "find": lambda: self.pane.find_bar.open_bar(),
            "copy_page": lambda: self._tell(paper.copy_page(self.pane.content)),
            "print": lambda: self._tell(paper.print_page(self.pane.content, self)),
            "save_pdf": lambda: self._save_pdf(),
            "export": lambda: self._open_export(),
            "compare": lambda: self.reading.know_choices(self._open_compare),
            "zoom_in": lambda: self._zoom(larger(self._look.theme.zoom)),
            "zoom_out": lambda: self._zoom(smaller(self._look.theme.zoom)),
            "zoom_reset": lambda: self._zoom(NORMAL_ZOOM),
            "theme_system": lambda: self._choose_theme("system"),
            "theme_light": lambda: self._choose_theme("light"),
            "theme_dark": lambda: self._choose_theme("dark"),
            "review": lambda: self._ask_review(),
            "help": lambda: self._open_help(),
            "about": lambda: self._open_about(),
            "quit": lambda: self._quit(),
            "next_pane": lambda: self._next_pane(),
            "menu": lambda: self.side.open_menu(),
            "escape": lambda: self._escape(),
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

    def _ask_review(self) -> None:
        # Imported late, as below: the dialogs take 30 ms on the way to the first window.
        from desktop.dialogs.review import ask_months  # noqa: PLC0415

        ask_months(self._settings.get(REVIEW), self, self._set_review)

    def _set_review(self, months: int) -> None:
        self._settings.set(REVIEW, months)
        self.save_settings()
        if self.pane.content:
            self._show(self.reading.history.place, self.pane.content)
        self.messages.tell(f"A page says how old it is {months} months after its last review.")

    def _open_help(self) -> None:
        from desktop.dialogs.help import HelpDialog  # noqa: PLC0415

        HelpDialog(self._look.theme, self).open()

    def _open_about(self) -> None:
        from desktop.dialogs.about import AboutDialog  # noqa: PLC0415

        AboutDialog(self._look.theme, self.side.manifest, self).open()

    def _open_export(self) -> None:
        from desktop.dialogs.export import ExportDialog, parts_of  # noqa: PLC0415
        from desktop.exports.extract import Extract  # noqa: PLC0415

        content = self.pane.content
        if not isinstance(content, DrugPage | SourcePage):
            return
        parts = parts_of(Extract.of(content), self.pane.chosen_sources())
        if not parts:
            self.messages.tell("This page has no source and no finding to export.")
            return
        dialog = ExportDialog(self._look.theme, parts, self._write_off_thread, self)
        dialog.told.connect(self.messages.tell)
        dialog.open()

    def _open_compare(self, choices: tuple[DrugChoice, ...]) -> None:
        from desktop.dialogs.compare import compare  # noqa: PLC0415

        content, go, tell = self.pane.content, self.reading.open, self.messages.tell
        compare(choices, content, self._look.theme, self, go, tell)

    def _save_pdf(self) -> None:
        work = paper.ask_for_pdf(self.pane.content, self)
        if work:
            self._write_off_thread(work, self.messages.tell)

    def _write_off_thread(self, work: Callable[[], str], then: Callable[[str], None]) -> None:
        self.reading.tasks.run(lambda _store: work(), then, failed=self.messages.fail)

    def _next_pane(self) -> None:
        """From the box to the list, to the page, and round."""
        focus = QApplication.focusWidget()
        if focus is self.side.box:
            self.side.list.setFocus()
        elif focus is self.side.list:
            self.pane.focus_page()
        else:
            self.side.focus_box()

    def _escape(self) -> None:
        """Close what is open; then empty the box; then go back to the page."""
        if self.pane.find_bar.isVisible():
            self.pane.find_bar.close_bar()
        elif self.messages.text:
            self.messages.hide()
        elif self.side.has_words and self.side.has_focus:
            self.side.box.clear()
            self.side.focus_box()
        else:
            self.pane.focus_page()

    def _quit(self) -> None:
        self.close()

    def _restore_geometry(self) -> None:
        stored = QByteArray.fromBase64(self._settings.get(GEOMETRY).encode())
        if stored.isEmpty() or not self.restoreGeometry(stored):
            room = QApplication.primaryScreen().availableGeometry()
            self.resize(min(_FIRST_SIZE[0], room.width()), min(_FIRST_SIZE[1], room.height()))


def _theme_action(choice: str) -> str:
    return f"theme_{choice}"
