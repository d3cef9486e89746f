from db.model.source import Author, StudyDesign
from desktop.html.vancouver import links, reference, reference_text
from tests.examples import a_source

SEVEN = tuple(Author(f"Name{number}", "AB") for number in range(1, 8))


def test_a_journal_article_is_cited_as_the_nlm_cites_it():
    assert reference_text(a_source(title="Examplol for stiffness", pmcid="PMC12")) == (
        "Ash AB, Birch C. Examplol for stiffness. J Ex. 2001;12(3):45-52. "
        "doi:10.1000/ash2001. PMID: 1234567. PMCID: PMC12."
    )


def test_six_authors_are_named_and_a_seventh_is_among_the_others():
    assert "Name6 AB. " in reference_text(a_source(authors=SEVEN[:6]))
    shown = reference_text(a_source(authors=SEVEN))
    assert shown.startswith("Name1 AB, Name2 AB, Name3 AB, Name4 AB, Name5 AB, Name6 AB, et al. ")
    assert "Name7" not in shown


def test_a_group_is_an_author_by_its_name():
    assert reference_text(a_source(authors=(Author("Examplol Study Group"),))).startswith(
        "Examplol Study Group. "
    )


def test_without_authors_the_title_comes_first():
    assert reference_text(a_source(authors=(), title="Does it help?")).startswith(
        "Does it help? J Ex. 2001"
    )


def test_the_journals_full_name_stands_where_no_short_one_is_known():
    assert "Journal of Examples. 2001;" in reference_text(a_source(container_short=""))


def test_what_is_in_no_journal_names_its_publisher():
    label = a_source(
        title="Exampla label",
        authors=(),
        container="",
        container_short="",
        design=StudyDesign.LABEL,
        publisher="Maker Ltd",
        doi="",
        pmid="",
    )
    assert reference_text(label) == "Exampla label. Maker Ltd; 2001."


def test_missing_parts_leave_no_stray_punctuation():
    bare = {"doi": "", "pmid": ""}
    assert "J Ex. 2001." in reference_text(a_source(volume="", issue="", pages="", **bare))
    assert "J Ex. 2001;12:45-52." in reference_text(a_source(issue="", **bare))
    assert "J Ex. 2001:e7." in reference_text(a_source(volume="", issue="", pages="e7", **bare))


def test_what_was_not_read_on_a_copy_stands_in_brackets():
    source = a_source(inferred=("container-title", "page", "DOI"))
    shown = reference_text(source)
    assert "[J Ex]. 2001;12(3):[45-52]." in shown
    assert "doi:[10.1000/ash2001]." in shown


def test_a_year_that_nobody_printed_is_said_to_be_unknown():
    undated = a_source(year=0, volume="", issue="", pages="", doi="", pmid="")
    assert reference_text(undated).endswith("J Ex. [date unknown].")


def test_a_retraction_is_part_of_the_reference():
    source = a_source(retracted="J Ex 2005;16:1")
    assert reference_text(source).endswith("Retracted: J Ex 2005;16:1.")
    assert "<strong>Retracted: J Ex 2005;16:1.</strong>" in reference(source)


def test_identifiers_link_to_their_registries():
    source = a_source(pmcid="PMC12")
    assert links(source) == (
        ("DOI", "https://doi.org/10.1000/ash2001"),
        ("PubMed", "https://pubmed.ncbi.nlm.nih.gov/1234567/"),
        ("PMC", "https://pmc.ncbi.nlm.nih.gov/articles/PMC12/"),
    )
    for _name, address in links(source):
        assert f'href="{address}"' in reference(source)


def test_a_doi_with_odd_characters_stays_inside_its_link():
    source = a_source(doi='10.1002/(SICI)1097<1::AID>"x')
    assert links(source)[0][1] == "https://doi.org/10.1002/%28SICI%291097%3C1%3A%3AAID%3E%22x"
    assert 'AID>"' not in reference(source)


def test_a_title_is_text_and_not_html():
    assert "&lt;b&gt;" in reference(a_source(title="<b>"))
