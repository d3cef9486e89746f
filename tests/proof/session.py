"""A session at the window: `python -m tests.proof.session PACK [--every N] [--sources N]`.

It opens every page, points at everything, searches, copies, prints, exports and opens every
dialog. What it must not do is watched from outside.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QTextBrowser, QToolTip, QWidget
from shiboken6 import isValid

from db.errors import NotAPack, StoreError
from db.library import Library
from db.model.pack import ShelvedPack, Trust
from db.model.page import DrugPage, SourcePage
from db.model.place import START, Place
from db.queries import comparison
from db.store import Store
from desktop.dialogs.about import AboutDialog
from desktop.dialogs.compare import CompareDialog
from desktop.dialogs.crash import CrashDialog
from desktop.dialogs.export import ExportDialog, parts_of
from desktop.exports.extract import Extract
from desktop.exports.formats import EXPORTS
from desktop.html.document import html_of
from desktop.html.every_page import outline_of
from desktop.html.markdown import markdown_of
from desktop.html.plain import text_of
from desktop.look import Look
from desktop.mainwindow import MainWindow
from desktop.page import paper
from desktop.page.pdf import write_pdf
from desktop.reading import Reading
from desktop.screenshot import wait_until_settled
from desktop.settings import Settings
from desktop.wording import today
from tests.proof.places import places

QUESTIONS = ("is gabapentin a muscle relaxer", "gabapentn", "harm", "<img src=x>", "xyzzy plugh")


class Opened(QObject):
    """Stands in for the reader's browser, and remembers what it was given."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        for scheme in ("http", "https", "mailto"):
            QDesktopServices.setUrlHandler(scheme, self, "take")

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.links.append(url.toString())


class Session:
    """One window over one pack; counts what was done."""

    def __init__(self, app: QApplication, pack: Path, folder: Path) -> None:
        self.opened = Opened()
        self.folder = folder
        self.done: dict[str, int] = {}
        self.rich: set[str] = set()
        settings = Settings(None)
        self.look = Look(app, settings)
        shelf = [ShelvedPack(pack, Trust.UNSIGNED)]
        self.window = MainWindow(Reading(lambda: Library(shelf)), settings, self.look, today())
        self.window.resize(1280, 900)
        self.window.show()
        self.window.begin(START)
        self.settles()

    def count(self, what: str, number: int = 1) -> None:
        self.done[what] = self.done.get(what, 0) + number

    def settles(self) -> None:
        QApplication.processEvents()
        wait_until_settled(self.window)
        self.window.pane.finish()
        QApplication.processEvents()

    def opens(self, place: Place) -> None:
        self.window.reading.open(place)
        self.settles()
        if self.window.failure:
            raise self.window.failure
        self.count("pages")
        page = self.window.pane.stack.currentWidget()
        assert page
        page.grab()
        self.looks_at(self.window)

    def looks_at(self, whole: QWidget) -> None:
        """Point at everything that says more under the pointer, and note words read as HTML."""
        whole.grab()
        for part in whole.findChildren(QWidget):
            if not isValid(part):  # an earlier tip, gone by now
                continue
            words = part.toolTip()
            if words:
                QToolTip.showText(QPoint(10, 10), words, part)
                QApplication.processEvents()
                self.count("tips")
            if isinstance(part, QLabel) and _may_read_html(part):
                self.rich.add(part.objectName() or part.text())
            if isinstance(part, QTextBrowser):
                self.points_along(part)
        QToolTip.hideText()

    def points_along(self, text: QTextBrowser) -> None:
        """Point at a text in steps, as a hand does."""
        area = text.viewport().rect()
        for y in range(4, min(area.height(), 600), 40):
            at = QPoint(area.width() // 3, y)
            tip = QHelpEvent(QEvent.Type.ToolTip, at, text.mapToGlobal(at))
            QApplication.sendEvent(text, tip)

    def follows_links(self) -> None:
        """Press every link of the page; what leads outside goes to what stands for the browser."""
        page = self.window.pane.stack.currentWidget()
        assert page
        for text in page.findChildren(QTextBrowser):
            block = text.document().begin()
            while block.isValid():
                for format_range in block.textFormats():
                    link = format_range.format.anchorHref()
                    if link and not link.startswith(("source:", "cited:", "why")):
                        self.window.open_link(link)
                        self.count("links")
                block = block.next()
        self.settles()

    def searches(self) -> None:
        for question in QUESTIONS:
            self.window.side.box.setText(question)
            self.settles()
            self.window.side.grab()
            self.count("searches")
        self.window.side.box.clear()
        self.settles()

    def takes_along(self) -> None:
        """Copy, print to PDF and export what is shown, in every format."""
        content = self.window.pane.content
        if isinstance(content, paper.Printed):
            paper.copy_page(content)
            outline = outline_of(content)
            for write in (text_of, markdown_of, html_of):
                write(outline)
            write_pdf(content, self.folder / "page.pdf")
            self.count("prints")
        if isinstance(content, DrugPage | SourcePage):
            extract = Extract.of(content)
            for export in EXPORTS:
                export.write(extract)
            parts = parts_of(extract, ())
            if parts:
                dialog = ExportDialog(
                    self.look.theme, parts, lambda work, then: then(work()), self.window
                )
                self.shows(dialog)
            self.count("exports")

    def shows(self, dialog: QWidget) -> None:
        dialog.show()
        QApplication.processEvents()
        self.looks_at(dialog)
        dialog.close()
        dialog.deleteLater()
        self.count("dialogs")

    def opens_dialogs(self, store: Store, words: str) -> None:
        """Every dialog, and every place where an error is told, with the words of the pack."""
        side, theme = self.window.side, self.look.theme
        self.shows(AboutDialog(theme, side.packs, self.window))
        self.shows(CompareDialog(comparison.choices(store), (), theme, self.window))
        self.shows(CrashDialog(words, self.window))
        self.window.messages.fail(StoreError(words))
        self.looks_at(self.window)
        self.window.messages.tell(words)
        self.window.messages.show_address(words)
        self.looks_at(self.window)
        self.window.pane.show_error(NotAPack(words))
        self.looks_at(self.window)


def _may_read_html(label: QLabel) -> bool:
    """Whether words of a pack in it could be read as HTML; a tip's own label is told otherwise."""
    is_tip = label.metaObject().className() == "QTipLabel"
    return bool(label.text()) and not is_tip and label.textFormat() is not Qt.TextFormat.PlainText


def run(pack: Path, every: int, most_sources: int, words: str) -> dict[str, object]:
    """What was done, and which links were given to the browser."""
    app = QApplication([sys.argv[0]])
    with tempfile.TemporaryDirectory() as folder, Store(pack) as store:
        session = Session(app, pack, Path(folder))
        session.searches()
        for number, place in enumerate(places(store, every, most_sources)):
            session.opens(place)
            if number % 10 == 1 or place.source or place.topic:
                session.takes_along()
            if number % 5 == 1:
                session.follows_links()
        session.opens_dialogs(store, words)
        session.window.close()
    return {"done": session.done, "links": session.opened.links, "rich": sorted(session.rich)}


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("pack", type=Path)
    parser.add_argument("--every", type=int, default=1, help="open each such page alone")
    parser.add_argument("--sources", type=int, default=20)
    parser.add_argument("--words", default="words")
    given = parser.parse_args()
    sys.stdout.write(json.dumps(run(given.pack, given.every, given.sources, given.words)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
