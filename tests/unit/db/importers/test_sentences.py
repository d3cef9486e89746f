import pytest

from db.importers.checks.sentences import figures, sentences
from db.importers.prose import render


def said(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.text, one.cites) for one in sentences(render(text).prose)]


def test_each_sentence_has_its_own_citations():
    assert said("It fell [@a]. It rose [@b; @c].") == [
        ("It fell.", ("a",)),
        ("It rose.", ("b", "c")),
    ]


def test_a_citation_after_the_stop_belongs_to_what_it_follows():
    assert said("It fell. [@a] It rose.") == [("It fell.", ("a",)), ("It rose.", ())]


def test_paragraphs_and_list_items_are_sentences_of_their_own():
    assert [text for text, _ in said("One\n\n- two\n- three")] == ["One", "two", "three"]


def test_headings_are_no_sentences():
    assert said("### Head\n\nIt fell [@a].") == [("It fell.", ("a",))]


@pytest.mark.parametrize(
    "text",
    [
        "It fell 6.3 vs. 4.2 points.",
        "Some (e.g. Baclofen) help.",
        "Smith et al. (2001) saw it.",
        "P<.001 was found.",
        "The dose was 5 mg i.m. in rats.",
        "“It fell,” they say.",
    ],
)
def test_a_full_stop_inside_a_sentence_does_not_end_it(text):
    assert [one for one, _ in said(text)] == [text]


@pytest.mark.parametrize(
    "text", ["“It fell.” Then it rose.", "(It fell.) Then it rose.", "It? No."]
)
def test_quotations_and_brackets_end_with_their_sentence(text):
    assert len(said(text)) == 2


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("MD −0.0 (−0.8 to 0.7)", ["0.0", "0.8", "0.7"]),
        ("1,256 cases, 5.5 million", ["1,256", "5.5"]),
        ("32% vs 17%", ["32", "17"]),
        ("1200–2400 mg, 10-week", ["1200", "2400", "10"]),
        ("P<.001", [".001"]),
        ("α2δ-1/-2, R217A, GABA-B, CO2, Cav2.1, L5-L6, 3T", []),
        ("n=25;NNH 7", ["25", "7"]),
    ],
)
def test_figures_are_numbers_that_no_letter_touches(text, printed):
    assert list(figures(text)) == printed
