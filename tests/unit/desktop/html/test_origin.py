import json
from dataclasses import replace

import pytest

from db.model.comparison import ComparePage
from db.model.pack import NOT_ADVICE, Trust
from db.model.page import SourcePage
from db.model.place import Place
from db.model.provenance import Also, Provenance
from db.model.topic import Topic, TopicPage, row_of
from desktop.html.data import as_data
from desktop.html.document import html_of
from desktop.html.every_page import outline_of
from desktop.html.markdown import markdown_of
from desktop.html.origin import footer, notice, origin_html
from desktop.html.plain import text_of
from tests.examples import FINDINGS, MANIFEST, SOURCES, a_page

STRANGERS = replace(
    MANIFEST, id="regional", title="Regional Formulary", version="2.1", publisher="City Hospital"
)
ALSO = (Also(Place("examplol", "stiffness", pack="core"), "Core pack 1.0"),)
SAYS = "From “Regional Formulary” 2.1 by City Hospital; nobody has signed it."


def strange(**changes):
    """A page of the stranger's pack."""
    values = {"manifest": STRANGERS, "trust": Trust.UNSIGNED, "pack": "regional"}
    return a_page(**(values | changes))


def pages():
    """A page of every kind that is from the stranger's pack, at least in part."""
    page = strange()
    row = replace(row_of(page, ()), pack="regional", pack_name="Regional Formulary 2.1")
    packs = (Provenance(MANIFEST), Provenance(STRANGERS, Trust.UNSIGNED))
    return (
        page,
        SourcePage(SOURCES[0], FINDINGS[:1], (), STRANGERS, Trust.UNSIGNED, "regional"),
        TopicPage(Topic("stiff", "Drugs for stiffness"), (row,), MANIFEST, packs),
        ComparePage((a_page(), page)),
    )


@pytest.mark.parametrize("write", [text_of, markdown_of, html_of], ids=lambda it: it.__name__)
@pytest.mark.parametrize("page", pages(), ids=lambda page: type(page).__name__)
def test_a_page_from_a_strangers_pack_says_so_in_whatever_it_is_written(write, page):
    written = " ".join(write(outline_of(page)).replace("\\", "").split())
    assert SAYS in written
    assert ("Nobody has signed it." in written) is (len(page.provenances) == 1)


@pytest.mark.parametrize("write", [text_of, markdown_of, html_of], ids=lambda it: it.__name__)
def test_a_page_of_the_pack_that_comes_along_says_no_more_than_its_foot(write):
    written = write(outline_of(a_page()))
    assert "From “" not in written
    assert "signed" not in written
    assert "Also in" not in written


def test_a_key_that_the_reader_accepted_is_told_and_the_shipped_one_is_not():
    assert notice(Provenance(STRANGERS, Trust.ACCEPTED)) == (
        "From “Regional Formulary” 2.1 by City Hospital, signed with a key you accepted."
    )
    assert notice(Provenance(STRANGERS, Trust.SHIPPED)) == (
        "From “Regional Formulary” 2.1 by City Hospital."
    )


def test_a_pack_that_only_calls_itself_as_the_shipped_one_is_told():
    assert Provenance(MANIFEST, Trust.UNSIGNED).is_told
    assert not Provenance(MANIFEST, Trust.SHIPPED).is_told


def test_json_names_the_pack_its_signature_and_where_else_the_drug_is():
    data = as_data(strange(also=ALSO))
    assert data["place"] == "evidence:examplol/stiffness@regional"
    assert data["origin"] == [SAYS]
    assert data["also_in"] == [
        {"pack": "Core pack 1.0", "place": "evidence:examplol/stiffness@core"}
    ]
    assert "origin" not in as_data(a_page())
    assert json.loads(json.dumps(data))["pack"]["publisher"] == "City Hospital"


def test_the_other_packs_are_named_with_their_addresses():
    written = text_of(outline_of(strange(also=ALSO)))
    assert "Also in: Core pack 1.0 (evidence:examplol/stiffness@core)" in written
    link = '<a href="evidence:examplol/stiffness@core">Core pack 1.0</a>'
    assert link in origin_html((), ALSO)


def test_what_a_pack_says_of_itself_is_text():
    """The manifest refuses markup; what is shown escapes it all the same."""
    hostile = Also(Place("examplol", pack="x"), "<img src=x>")
    assert "<img" not in origin_html((), (hostile,))


def test_the_foot_of_several_packs_dates_the_oldest_and_names_every_licence():
    older = replace(STRANGERS, reviewed="2025-01-31", licence="CC0")
    packs = (Provenance(MANIFEST), Provenance(older, Trust.UNSIGNED))
    assert footer(packs) == (
        "Core pack 1.0, Regional Formulary 2.1 · reviewed 31 January 2025 or later · "
        "CC BY 4.0, CC0",
        f"The top of the page says who signed which. {NOT_ADVICE}",
    )
    many = [Provenance(replace(MANIFEST, title=f"Pack {number}")) for number in range(4)]
    assert footer(many)[0].startswith("4\xa0packs · reviewed")
