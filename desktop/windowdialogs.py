"""The dialogs of the window: each opens over it, for what it shows."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from db.model.comparison import DrugChoice
from db.model.page import DrugPage, SourcePage
from desktop.look import Look
from desktop.messages import Messages
from desktop.page import paper
from desktop.page.pane import PagePane
from desktop.reading import Reading
from desktop.search.panel import SearchPanel


class WindowDialogs:
    """Opens them; what they did, or why it could not be done, is told in the window."""

    def __init__(
        self,
        over: QWidget,
        look: Look,
        reading: Reading,
        side: SearchPanel,
        pane: PagePane,
        messages: Messages,
    ) -> None:
        """`over` is the window; the others are its parts."""
        self._over, self._look, self._reading = over, look, reading
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

    def _choose_compared(self, choices: tuple[DrugChoice, ...]) -> None:
        from desktop.dialogs.compare import compare  # noqa: PLC0415

        content, go, tell = self._pane.content, self._reading.open, self._messages.tell
        compare(choices, content, self._look.theme, self._over, go, tell)

    def _write_off_thread(self, work: Callable[[], str], then: Callable[[str], None]) -> None:
        self._reading.tasks.run(lambda _store: work(), then, failed=self._messages.fail)
