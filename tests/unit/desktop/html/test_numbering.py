import pytest

from db.model.prose import Prose
from desktop.html.numbering import Numbering
from tests.examples import a_page, a_source, prose

NINE = tuple(a_source(f"s{number}") for number in range(1, 10))


@pytest.fixture
def numbering():
    return Numbering(a_page(sources=NINE))


def test_sources_are_numbered_in_the_order_of_the_page(numbering):
    assert [numbering.number(source.id) for source in NINE] == list(range(1, 10))


def test_a_source_that_the_page_does_not_cite_has_no_number(numbering):
    with pytest.raises(KeyError):
        numbering.number("nobody")


@pytest.mark.parametrize(
    ("cited", "shown"),
    [
        ("s1", "[1]"),
        ("s1 s2", "[1,2]"),
        ("s1 s2 s3", "[1–3]"),
        ("s3 s1 s2 s7", "[1–3,7]"),
        ("s9 s1", "[1,9]"),
        ("s2 s2", "[2]"),
        ("s1 nobody", "[1]"),
        ("nobody", ""),
    ],
)
def test_a_group_is_sorted_and_runs_of_three_are_ranges(numbering, cited, shown):
    assert numbering.group(cited.split()) == shown


def test_raised_numbers_are_links_to_the_sources(numbering):
    assert numbering.raised(["s1", "s2", "s3", "s5"]) == (
        '<sup><a href="source:s1">1</a>–<a href="source:s3">3</a>,<a href="source:s5">5</a></sup>'
    )


def test_a_number_stands_after_the_full_stop(numbering):
    assert numbering.prose(prose("It fell", "s4")) == (
        '<p>It fell.<sup><a href="source:s4">4</a></sup></p>'
    )


def test_plain_text_has_its_numbers_in_brackets(numbering):
    assert numbering.text(prose("It fell", "s4", "s5", "s6")) == "It fell [4–6]."


def test_prose_is_cleaned_before_it_is_shown(numbering):
    assert "script" not in numbering.prose(Prose("<p>a<script>b</script></p>"))


def test_the_number_in_the_list_leads_back(numbering):
    assert numbering.back_link("s2") == '<a href="cited:s2">2</a>'
