import re
from dataclasses import replace

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

from db.errors import CannotWrite
from db.model.finding import Judgement
from desktop.page.paper import print_page
from desktop.page.paper_layout import Sheets
from desktop.page.pdf import page_layout, paint, pdf, write_pdf
from tests.examples import FINDINGS, a_finding, a_page

LONG = tuple(
    replace(FINDINGS[0], judgements=(Judgement("stiffness", direction),), result="It fell. " * 12)
    for direction in [FINDINGS[0].judgements[0].direction] * 40
)
ROOM = QSizeF(670, 950)


def ink_below(image: QImage, y: float) -> bool:
    return any(
        image.pixelColor(x, row) != QColor("white")
        for row in range(int(y), image.height())
        for x in range(0, image.width(), 3)
    )


def painted(sheets: Sheets, number: int) -> QImage:
    image = QImage(670, 1100, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    sheets.paint(painter, number)
    painter.end()
    return image


def test_a_page_becomes_a_pdf_file(qapp, tmp_path):
    write_pdf(a_page(), tmp_path / "page.pdf")
    written = (tmp_path / "page.pdf").read_bytes()
    assert written.startswith(b"%PDF-")
    assert written.rstrip().endswith(b"%%EOF")
    assert [file.name for file in tmp_path.iterdir()] == ["page.pdf"]


def test_its_links_lead_out_and_from_citation_to_source(qapp):
    written = pdf(a_page())
    assert b"/URI (https://doi.org/10.1000/ash2001)" in written
    assert b"/URI (https://pubmed.ncbi.nlm.nih.gov/1234568/)" in written
    assert len(re.findall(rb"/Dest \(", written)) > 6


def test_a_longer_page_takes_more_sheets_and_none_runs_over_its_foot(qapp):
    short, long = Sheets(a_page(), ROOM), Sheets(a_page(findings=LONG), ROOM)
    assert long.count > short.count
    for number in range(long.count):
        assert not ink_below(painted(long, number), ROOM.height() + 1)


def test_every_sheet_shows_something(qapp):
    sheets = Sheets(a_page(findings=LONG), ROOM)
    assert all(ink_below(painted(sheets, number), 0) for number in range(sheets.count))


def test_a_forest_plot_is_printed_where_effects_share_a_measure(qapp):
    two = (a_finding(), replace(a_finding(), id="again"))
    page = a_page(findings=two)
    assert (
        Sheets(page, QSizeF(670, 9000)).height
        > Sheets(a_page(findings=(two[0], replace(two[1], estimates=()))), QSizeF(670, 9000)).height
    )


@pytest.mark.parametrize("name", ["missing/page.pdf", "."])
def test_where_no_file_can_be_written_one_sentence_says_so(qapp, tmp_path, name):
    with pytest.raises(CannotWrite, match="Name a file"):
        write_pdf(a_page(), tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_failed_write_leaves_the_old_file_alone(qapp, tmp_path, monkeypatch):
    file = tmp_path / "page.pdf"
    file.write_text("old")

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(CannotWrite, match="No space left on device"):
        write_pdf(a_page(), file)
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_a_printer_gets_the_same_sheets(qapp, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageLayout(page_layout())
    paint(a_page(findings=LONG), printer)
    printed, saved = (tmp_path / "printed.pdf").read_bytes(), pdf(a_page(findings=LONG))
    assert printed.count(b"/Type /Page\n") == saved.count(b"/Type /Page\n") > 3


def test_printing_asks_first(qapp, monkeypatch):
    monkeypatch.setattr("PySide6.QtPrintSupport.QPrintDialog.exec", lambda _dialog: 0)
    painted = []
    monkeypatch.setattr("desktop.page.pdf.paint", lambda *given: painted.append(given))
    assert print_page(a_page(), None) == ""
    assert print_page(None, None) == ""
    assert painted == []
    monkeypatch.setattr("PySide6.QtPrintSupport.QPrintDialog.exec", lambda _dialog: 1)
    assert print_page(a_page(), None) == "The page was given to the printer."
    assert len(painted) == 1


def plots_of(page, room=ROOM):
    return Sheets(page, room)._plots


def test_bars_ladder_and_timeline_are_printed_from_the_same_pictures(qapp):
    two = (a_finding(), replace(a_finding(), id="again"))
    titles = [plot.picture.title for plot in plots_of(a_page(findings=two))]
    assert titles == [
        "Agreement",
        "From rat to reader",
        "Findings by year",
        "Stiffness, 0–10, mean difference, points of 10",
    ]


def test_no_mark_of_a_place_is_left_in_the_text(qapp):
    sheets = Sheets(a_page(), ROOM)
    assert "\ue000" not in sheets._text.toPlainText()
    assert "From rat to reader" in sheets._text.toPlainText()
    assert "studies support" not in sheets._text.toPlainText()


def test_every_picture_stands_whole_on_one_sheet(qapp):
    many = tuple(replace(LONG[0], id=f"f{n}") for n in range(200))
    sheets = Sheets(a_page(findings=many), ROOM)
    assert len(sheets._plots) > 10
    for plot in sheets._plots:
        top = sheets._area(sheets._text.findBlockByNumber(plot.block)).top()
        on = [
            one
            for one in sheets._sheets
            if one.top <= top and top + plot.drawing.height <= one.bottom + 1
        ]
        assert len(on) == 1
