import csv
import io
import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from db.model.certainty import Certainty, Strength
from db.model.finding import Direction
from db.model.question import QuestionKind
from db.model.source import StudyDesign
from desktop.charts.agreement_picture import AgreementPicture
from desktop.charts.copies import image_of, sheet_of, svg_of
from desktop.charts.forest import forests
from desktop.charts.forest_picture import ForestPicture
from desktop.charts.ladder_drawing import LadderPicture
from desktop.charts.picture import csv_of, notes_of
from desktop.charts.strokes import Circles
from desktop.charts.summary_picture import SummaryPicture
from desktop.charts.timeline_drawing import TimelinePicture
from desktop.html.agreement import agreements
from desktop.html.ladder import ladder
from desktop.html.summary import summary_rows
from desktop.html.timeline import timeline
from desktop.theme import DARK, LIGHT
from tests.examples import a_conclusion, a_finding, a_page, a_question, a_source, prose
from tests.unit.desktop.charts.drawn import LONG, a_page_of, assert_sound

TWO = (a_finding(), replace(a_finding(), id="again"))
PAGE = a_page(findings=(*TWO, *a_page().preclinical))
MANY = a_page_of(
    *[(StudyDesign.RCT, Direction.SUPPORTS, 1990 + n % 30) for n in range(200)],
    question=a_question(conclusions=(a_conclusion(LONG), a_conclusion(says=prose(LONG)))),
)
SVG = "{http://www.w3.org/2000/svg}"


def pictures(page):
    return (
        AgreementPicture(agreements(page)),
        LadderPicture(ladder(page)),
        TimelinePicture(timeline(page)),
        SummaryPicture(summary_rows(page)),
        *map(ForestPicture, forests(page)),
    )


ALL = [*pictures(PAGE), *pictures(a_page(findings=())), *pictures(MANY)]


@pytest.mark.parametrize("picture", ALL)
def test_a_table_has_a_head_and_rows_as_long(picture):
    rows = list(csv.reader(io.StringIO(csv_of(picture))))
    assert len({len(row) for row in rows}) == 1
    assert len(rows) == len(picture.table)
    assert all(rows[0])


@pytest.mark.parametrize("picture", ALL)
def test_the_words_say_every_number_of_the_table(picture):
    said = picture.words.replace("−", "-")
    for row in picture.table[1:]:
        for number in (cell for cell in row if re.fullmatch(r"[-.\d]+", cell) and cell != "0"):
            assert number in said


@pytest.mark.parametrize("picture", ALL)
@pytest.mark.parametrize("theme", [LIGHT, DARK.at(150)])
def test_it_is_painted_twice_as_fine_on_the_ground_of_its_look(qapp, picture, theme):
    sheet, image = sheet_of(picture, "Whence", theme), image_of(picture, "Whence", theme)
    assert image.size() == sheet.size * image.devicePixelRatio()
    assert image.devicePixelRatio() == 2 or image.height() > 15_000
    assert image.pixelColor(3, 3) == QColor(theme.surface)
    assert max(words.area.bottom() for words in sheet.words) < sheet.size.height()


@pytest.mark.parametrize("picture", ALL)
def test_its_svg_opens_in_a_reader_and_says_what_it_shows(qapp, picture):
    written = svg_of(picture, "Whence", LIGHT)
    root = ElementTree.fromstring(written.decode())
    assert root.find(f"{SVG}title").text == picture.title
    assert root.find(f"{SVG}desc").text == picture.words
    texts = "".join("".join(one.itertext()) for one in root.iter(f"{SVG}text"))
    assert "Whence" in texts
    sheet = sheet_of(picture, "Whence", LIGHT)
    reader = QSvgRenderer(QByteArray(written))
    assert reader.isValid()
    assert reader.viewBoxF() == QRectF(0, 0, sheet.size.width(), sheet.size.height())


def test_the_same_picture_is_the_same_svg(qapp):
    picture = LadderPicture(ladder(PAGE))
    assert svg_of(picture, "x", LIGHT) == svg_of(picture, "x", LIGHT)


def test_a_title_of_300_characters_breaks_into_lines(qapp):
    found = tuple(
        replace(one, estimates=tuple(replace(e, outcome=LONG) for e in one.estimates))
        for one in TWO
    )
    (forest,) = forests(a_page(findings=found))
    title = sheet_of(ForestPicture(forest), "", LIGHT).words[0]
    assert len(title.lines) > 2
    assert "".join(title.text.split()) == "".join(forest.title.split())


def test_notes_are_one_paragraph():
    picture = replace(SummaryPicture(()), notes=("One.", "Two"))
    assert notes_of(picture) == "One. Two."


def test_a_cell_that_a_spreadsheet_would_run_is_made_harmless():
    row = summary_rows(a_page())[0]
    picture = SummaryPicture((replace(row, outcome="=HYPERLINK(1)", effect="-1.5"),))
    assert "'=HYPERLINK(1)" in csv_of(picture)
    assert ",-1.5," in csv_of(picture)


def test_agreement_stands_side_by_side_where_there_is_room(qapp):
    picture = AgreementPicture(agreements(PAGE))
    wide, narrow = picture.lay_out(1000, LIGHT), picture.lay_out(400, LIGHT)
    assert [part.top for part in wide.parts] == [0, 0]
    assert wide.parts[1].left > 500
    assert [part.left for part in narrow.parts] == [0, 0]
    assert narrow.parts[1].top > narrow.parts[0].layout.height
    assert narrow.height > wide.height
    assert "Randomised trial: 2\u00a0findings, 2 support" in [words for _area, words in wide.hints]


@pytest.mark.parametrize("page", [PAGE, MANY])
@pytest.mark.parametrize("width", [300, 640, 1000])
@pytest.mark.parametrize("zoom", [100, 200])
def test_the_summary_stands_in_its_frame(qapp, page, width, zoom):
    picture = SummaryPicture(summary_rows(page))
    assert_sound(picture.lay_out(width, LIGHT.at(zoom)), width)


def test_the_summary_draws_each_certainty_and_names_its_studies(qapp):
    drawing = SummaryPicture(summary_rows(a_page())).lay_out(1000, LIGHT)
    drawn = [one.certainty for one in drawing.strokes if isinstance(one, Circles)]
    assert drawn == [Certainty.MODERATE]
    words = " ".join(one.text.replace("\n", " ") for one in drawing.words)
    assert "MD −1.6 (−2.2 to −1.0)" in words
    assert "(Ash 2001)" in words
    assert "Nobody measured it" in words


def test_a_cited_study_in_people_is_counted_even_if_no_finding_of_it_is_judged():
    cited = a_conclusion("Dizziness", says=prose("It made people dizzy", "oak2017", "cane1999"))
    sources = (
        *a_page().sources,
        a_source("oak2017", design=StudyDesign.META_ANALYSIS),
    )
    page = a_page(question=a_question(conclusions=(cited,)), sources=sources)
    (row,) = summary_rows(page)
    assert row.studies == "1\u00a0review"
    works = replace(page.question, kind=QuestionKind.MECHANISM)
    (row,) = summary_rows(replace(page, question=works))
    assert row.studies.replace("\u00a0", " ") == "1 animal study, 1 review"


def test_a_support_or_nothing_stands_for_certainty():
    strong = a_conclusion(certainty=None, strength=Strength.STRONG, ratings=())
    none = a_conclusion(certainty=None, ratings=(), effect="")
    rows = summary_rows(a_page(question=a_question(conclusions=(strong, none))))
    assert [row.sure for row in rows] == ["strong support", "no data"]
    assert rows[1].words.startswith("Stiffness: studies: 1\u00a0trial, no data. ")


def test_painting_leaves_the_painter_where_it_was(qapp):
    image = QImage(800, 600, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    for picture in pictures(PAGE):
        picture.lay_out(700, LIGHT).paint(painter)
        assert painter.transform().isIdentity()
    painter.end()
