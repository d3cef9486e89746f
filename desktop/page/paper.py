"""The page outside the window: on the clipboard, on paper, as a PDF file.

What lays it out for that is imported when it is asked for: it takes a twentieth of a second that
the way to the first window need not take.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from db.model.comparison import ComparePage
from db.model.page import DrugPage, SourcePage
from db.model.place import SCHEME
from db.model.topic import TopicPage
from desktop.content import Content, place_of, title_of
from desktop.html.vancouver import reference_text

Printed = DrugPage | TopicPage | ComparePage
"""What can be printed and copied whole."""


def copy_page(content: Content | None) -> str:
    """Put the page's text on the clipboard; the sentence to tell, empty if there is no text."""
    from desktop.html.every_page import outline_of  # noqa: PLC0415
    from desktop.html.plain import text_of  # noqa: PLC0415

    if isinstance(content, SourcePage):
        QGuiApplication.clipboard().setText(reference_text(content.source))
        return "The citation is on the clipboard."
    if not isinstance(content, Printed):
        return ""
    QGuiApplication.clipboard().setText(text_of(outline_of(content)))
    return "The page is on the clipboard, with its citations and sources."


def ask_for_pdf(content: Content | None, parent: QWidget) -> Callable[[], str] | None:
    """Ask for a file; what writes the page there and gives the sentence to tell, on any thread.

    None if the reader named no file. The work raises CannotWrite.
    """
    if not isinstance(content, Printed):
        return None
    name = f"{_file_name(content)}.pdf"
    file, _kind = QFileDialog.getSaveFileName(parent, "Save as PDF", name, "PDF (*.pdf)")
    return partial(_save_pdf, content, Path(file)) if file else None


def _save_pdf(content: Printed, file: Path) -> str:
    from desktop.page.pdf import write_pdf  # noqa: PLC0415

    write_pdf(content, file)
    return f"The page was saved as {file}."


def print_page(content: Content | None, parent: QWidget) -> str:
    """Ask for a printer and print the page there; the sentence to tell, empty if nothing was."""
    if not isinstance(content, Printed):
        return ""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415

    from desktop.page.pdf import page_layout, paint  # noqa: PLC0415

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title_of(content))
    printer.setPageLayout(page_layout())
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return ""
    paint(content, printer)
    return "The page was given to the printer."


def _file_name(content: Printed) -> str:
    """`gabapentin-spasticity`, `topic-spasticity`: the address as the name of a file."""
    address = str(place_of(content)).removeprefix(SCHEME)
    return address.replace("/", "-").replace("+", "-")
