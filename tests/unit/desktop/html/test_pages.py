import json
from html.parser import HTMLParser

import pytest

from db.model.finding import DOSE_SCALING_LABEL
from db.model.pack import NOT_ADVICE
from db.model.page import DrugEntry, SourcePage
from db.model.prose import Prose
from db.model.provenance import Provenance
from db.model.question import Sections
from desktop.html.data import as_data
from desktop.html.document import as_html, html_of
from desktop.html.markdown import as_markdown, markdown_of
from desktop.html.other_pages import source_outline, start_outline
from desktop.html.outline import Line, Outline, Section
from desktop.html.panels import HEADINGS, outline
from desktop.html.plain import as_text, text_of
from tests.examples import FINDINGS, MANIFEST, SOURCES, a_page, a_question, a_source, prose

WRITERS = (as_text, as_markdown, as_html)
SOURCE_PAGE = SourcePage(
    SOURCES[0],
    FINDINGS[:1],
    (("evidence:examplol/stiffness", "Does examplol reduce stiffness?"),),
    MANIFEST,
)


class Tags(HTMLParser):
    """Notes what opens and whether all of it is closed in order."""

    def __init__(self, html):
        super().__init__()
        self.open, self.ids, self.links = [], [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given["href"]] if "href" in given else []
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def bare_page(**changes):
    nothing = Prose()
    sections = Sections(nothing, nothing, nothing, nothing, nothing)
    return a_page(question=a_question(sections=sections), findings=(), **changes)


def test_the_page_as_text(golden):
    golden("page.txt", as_text(a_page()))


def test_the_page_as_markdown(golden):
    golden("page.md", as_markdown(a_page()))


def test_the_page_as_html(golden):
    golden("page.html", as_html(a_page()))


def test_the_page_as_data(golden):
    golden("page.json", json.dumps(as_data(a_page()), ensure_ascii=False, indent=2) + "\n")


def test_a_sources_page_as_text(golden):
    golden("source.txt", text_of(source_outline(SOURCE_PAGE)))


def test_the_panels_stand_in_their_order():
    assert tuple(section.heading for section in outline(a_page()).sections) == HEADINGS
    assert HEADINGS == (
        "Conclusion",
        "Mechanism",
        "Animal evidence",
        "Human evidence",
        "Where they disagree",
        "Sources",
    )
    assert [name for name in as_data(a_page()) if name in HEADINGS] == list(HEADINGS)


@pytest.mark.parametrize("write", WRITERS)
def test_every_panel_is_headed_in_every_form(write):
    text = write(a_page())
    places = [text.index(heading) for heading in HEADINGS]
    assert places == sorted(places)


@pytest.mark.parametrize("write", WRITERS)
def test_every_form_names_the_pack_and_is_no_advice(write):
    text = write(a_page())
    assert "Core pack 1.0 · page reviewed 20 November 2026 · CC BY 4.0" in text
    assert NOT_ADVICE in text


@pytest.mark.parametrize("write", WRITERS)
def test_a_scaled_dose_never_stands_without_its_label(write):
    text = write(a_page())
    assert "HED" in text
    assert DOSE_SCALING_LABEL in text


@pytest.mark.parametrize("write", WRITERS)
def test_an_empty_panel_says_so(write):
    text = write(bare_page())
    for kind in ("animal", "human"):
        assert f"No {kind} study was found for this question; searched November 2026." in text
    assert "No disagreement between studies is described" in text


def test_people_and_animals_never_share_a_table():
    sections = {section.heading: section for section in outline(a_page()).sections}
    for heading, source in (("Animal evidence", "cane1999"), ("Human evidence", "ash2001")):
        rows = sections[heading].blocks[-1].rows
        assert [row[0][0].words.cites for row in rows] == [(source,)]


def test_a_harm_and_what_nobody_measured_keep_their_rows():
    assert "Dizziness · harm" in as_text(a_page())
    assert "no data" in as_text(a_page())


@pytest.mark.parametrize("width", [40, 72, 100])
def test_no_line_of_text_is_wider_than_asked(width):
    assert max(map(len, as_text(a_page(), width).splitlines())) <= width


def test_html_is_well_formed_and_every_link_inside_it_leads_somewhere():
    tags = Tags(as_html(a_page()))
    assert tags.open == []
    inside = {link.removeprefix("#") for link in tags.links if link.startswith("#")}
    assert inside <= set(tags.ids)
    assert len(tags.ids) == len(set(tags.ids))


def test_html_can_fetch_nothing():
    html = as_html(a_page())
    assert "default-src &#x27;none&#x27;" in html
    assert "src=" not in html
    assert "@import" not in html


def test_a_strangers_html_is_cleaned_in_every_form():
    stranger = a_question(says=Prose('<p>It <script>alert(1)</script>fell<img src="x"></p>'))
    for write in WRITERS:
        text = write(a_page(question=stranger))
        assert "alert" not in text
        assert "<img" not in text


def test_markdown_keeps_emphasis_lists_and_links_and_escapes_the_rest():
    sections = Sections(
        Prose(
            "<p>It <em>fell</em> by <strong>2</strong>*.</p><ul><li>one</li><li>two</li></ul>"
            '<p><a href="https://example.org/a_(b)">there</a></p>'
        ),
        *(prose("x", "ash2001") for _ in range(4)),
    )
    text = as_markdown(a_page(question=a_question(sections=sections)))
    assert "It *fell* by **2**\\*." in text
    assert "\n- one\n- two\n" in text
    assert "[there](https://example.org/a_(b%29)" in text


def test_a_pipe_does_not_break_a_markdown_table():
    page = a_page(findings=(FINDINGS[0], FINDINGS[1]))
    widths = {
        row.replace("\\|", "").count("|")
        for row in as_markdown(page).split("## Human evidence")[1].splitlines()
        if row.startswith("|")
    }
    assert widths == {5}


def test_a_retraction_and_a_check_are_told_of_a_source():
    page = a_page(sources=(a_source("ash2001", retracted="J Ex 2005"), *SOURCES[1:]))
    for write in WRITERS:
        assert "Retracted: J Ex 2005." in write(page)
        assert "checked against abstract, November 2026 (grade A)" in write(page)


def test_data_is_json_and_says_what_each_finding_means_for_the_question():
    data = json.loads(json.dumps(as_data(a_page())))
    assert data["place"] == "evidence:examplol/stiffness"
    assert data["Conclusion"]["answer"] == "probably"
    assert data["Conclusion"]["says"]["cites"] == ["ash2001"]
    (rat,) = data["Animal evidence"]["findings"]
    assert rat["direction"] == "opposes"
    assert rat["human_equivalent_is"] == DOSE_SCALING_LABEL
    assert [source["number"] for source in data["Sources"]] == [1, 2, 3]


def test_a_sources_page_and_the_start_page_can_be_written_in_every_form():
    drug = DrugEntry("examplol", "examplol", ("Exampla",), "example", 3)
    for page in (source_outline(SOURCE_PAGE), start_outline((Provenance(MANIFEST),), [drug])):
        for text in (text_of(page), markdown_of(page), html_of(page)):
            assert "evidence:examplol" in text
            assert NOT_ADVICE in text


def test_a_label_before_prose_stays_in_its_paragraph():
    line = Line(prose("One trial", "ash2001"), label="−1 imprecision:")
    page = Outline("Heading", "", (), (Section("Section", "", (line,)),), (), SOURCES)
    assert "<p><b>−1 imprecision:</b> One trial." in html_of(page)
