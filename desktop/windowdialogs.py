"""The dialogs of the window: each opens over it, for what it shows."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from db.model.comparison import DrugChoice
from db.model.page import DrugPage, SourcePage
from db.packs.installed import Shelf
from desktop.look import Look
from desktop.messages import Messages
from desktop.page import paper
from desktop.page.pane import PagePane
from desktop.reading import Reading
from desktop.search.panel import SearchPanel

if TYPE_CHECKING:
    from desktop.windowpacks import WindowPacks

_GIVEN = "This window reads only the packs it was given with --pack. Start it without to install."


class WindowDialogs:
    """Opens them; what they did, or why it could not be done, is told in the window."""

    def __init__(
        self,
        over: QWidget,
        look: Look,
        today: date,
        reading: Reading,
        side: SearchPanel,
        pane: PagePane,
        messages: Messages,
        shelf: Shelf | None,
    ) -> None:
        """`over` is the window; without a shelf, no pack is installed."""
        self._over, self._look, self._today, self._reading = over, look, today, reading
        self._shelf = shelf
        self._packs: WindowPacks | None = None
        self._side, self._pane, self._messages = side, pane, messages

    def help(self) -> None:
        """What the program can do, and by which keys."""
        # Imported late, as below: the dialogs take 30 ms on the way to the first window.
        from desktop.dialogs.help import HelpDialog  # noqa: PLC0415

        HelpDialog(self._look.theme, self._over).open()

    def about(self) -> None:
        """What the program and its pack are."""
        from desktop.dialogs.about import AboutDialog  # noqa: PLC0415

        AboutDialog(self._look.theme, self._side.packs, self._over).open()

    def packs(self) -> None:
        """Every pack, and what can be done with it."""
        packs = self._window_packs()
        if packs:
            packs.open()

    def offer_pack(self, file: Path) -> None:
        """Whether a pack is to be installed."""
        packs = self._window_packs()
        if packs:
            packs.offer(file)

    def close(self) -> None:
        """End what was begun off the GUI thread."""
        if self._packs:
            self._packs.close()

    def review(self, months: int, chosen: Callable[[int], None]) -> None:
        """After how many months a page says that it is old."""
        from desktop.dialogs.review import ask_months  # noqa: PLC0415

        ask_months(months, self._over, chosen)

    def export(self) -> None:
        """The sources and findings of the page, for a file or the clipboard."""
        from desktop.dialogs.export import ExportDialog, parts_of  # noqa: PLC0415
        from desktop.exports.extract import Extract  # noqa: PLC0415

        content = self._pane.content
        if not isinstance(content, DrugPage | SourcePage):
            return
        parts = parts_of(Extract.of(content), self._pane.chosen_sources())
        if not parts:
            self._messages.tell("This page has no source and no finding to export.")
            return
        dialog = ExportDialog(self._look.theme, parts, self._write_off_thread, self._over)
        dialog.told.connect(self._messages.tell)
        dialog.open()

    def compare(self) -> None:
        """Which drugs to set side by side, once it is read what can be."""
        self._reading.know_choices(self._choose_compared)

    def save_pdf(self) -> None:
        """The page as a file, under a name that is asked for."""
        work = paper.ask_for_pdf(self._pane.content, self._over)
        if work:
            self._write_off_thread(work, self._messages.tell)

    def read_anew(self) -> None:
        """Go on reading over other packs; where they have no such page, from the start."""
        self._pane.forget()
        self._reading.reopen()
        if self._side.has_words:
            self._reading.search(self._side.box.text())

    def _choose_compared(self, choices: tuple[DrugChoice, ...]) -> None:
        from desktop.dialogs.compare import compare  # noqa: PLC0415

        content, go, tell = self._pane.content, self._reading.open, self._messages.tell
        compare(choices, content, self._look.theme, self._over, go, tell)

    def _window_packs(self) -> "WindowPacks | None":
        """What installs packs; where only given ones are read, that is said."""
        if self._shelf is None:
            self._messages.tell(_GIVEN)
        elif self._packs is None:
            from desktop.windowpacks import WindowPacks  # noqa: PLC0415

            self._packs = WindowPacks(self._shelf, self._look, self._today, self._over)
            self._packs.changed.connect(self.read_anew)
            self._packs.told.connect(self._messages.tell)
            self._packs.failed.connect(self._messages.fail)
        return self._packs

    def _write_off_thread(self, work: Callable[[], str], then: Callable[[str], None]) -> None:
        self._reading.tasks.run(lambda _store: work(), then, failed=self._messages.fail)
