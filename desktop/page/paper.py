"""The page outside the window: on the clipboard, on paper, as a PDF file."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from db.model.page import DrugPage, SourcePage
from desktop.content import Content
from desktop.html.plain import as_text
from desktop.html.vancouver import reference_text
from desktop.page.pdf import write_pdf


def copy_page(content: Content | None) -> str:
    """Put the page's text on the clipboard; the sentence to tell, empty if there is no text."""
    match content:
        case DrugPage():
            QGuiApplication.clipboard().setText(as_text(content))
            return "The page is on the clipboard, with its citations and sources."
        case SourcePage():
            QGuiApplication.clipboard().setText(reference_text(content.source))
            return "The citation is on the clipboard."
        case _:
            return ""


def save_pdf(content: Content | None, parent: QWidget) -> str:
    """Ask for a file and write the page there; the sentence to tell, empty if nothing was."""
    if not isinstance(content, DrugPage):
        return ""
    name = f"{content.drug.id}-{content.question.id}.pdf"
    file, _kind = QFileDialog.getSaveFileName(parent, "Save as PDF", name, "PDF (*.pdf)")
    if not file:
        return ""
    write_pdf(content, Path(file))
    return f"The page was saved as {file}."
