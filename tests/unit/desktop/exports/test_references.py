"""Sources as BibTeX, RIS and CSL-JSON: what is escaped, what is marked, what is left out."""

import pytest

from db.model.source import Author, StudyDesign
from desktop.exports.bibtex import bibtex
from desktop.exports.citation import Kind, kind_of, names_of, note_of
from desktop.exports.csl_json import csl_json, item
from desktop.exports.ris import ris
from tests.examples import a_source

BARE = {"volume": "", "issue": "", "pages": "", "doi": "", "pmid": ""}


@pytest.mark.parametrize(
    "changes, kind",
    [
        ({}, Kind.ARTICLE),
        (BARE, Kind.ARTICLE),
        (BARE | {"design": StudyDesign.GUIDELINE, "doi": "10.1000/x"}, Kind.ARTICLE),
        (BARE | {"design": StudyDesign.LABEL}, Kind.REPORT),
        ({"container": ""}, Kind.REPORT),
        (BARE | {"year": 0}, Kind.WEBPAGE),
    ],
)
def test_the_kind_of_a_source_shows_in_its_citation(changes, kind):
    assert kind_of(a_source(**changes)) is kind


@pytest.mark.parametrize(
    "initials, printed",
    [
        ("OM", "Keck, O. M."),
        ("P", "Keck, P."),
        ("PE Jr", "Keck, P. E., Jr"),
        ("J-P", "Keck, J.-P."),
        ("J.P.", "Keck, J. P."),
        ("Å", "Keck, Å."),
        ("Maria", "Keck, Maria"),
        ("PE 3rd", "Keck, P. E., 3rd"),
        ("", "Keck"),
    ],
)
def test_initials_that_are_run_together_are_parted(initials, printed):
    (name,) = names_of(a_source(authors=(Author("Keck", initials),)))
    assert str(name) == printed


def test_a_note_says_what_was_retracted_and_what_was_inferred_each_once():
    source = a_source(
        retracted="data were made up (2019).",
        inferred=("container-title", "container-title-short", "issued", "PMID"),
    )
    assert note_of(source) == (
        "This publication was retracted: data were made up (2019). "
        "Inferred, not read on a copy: journal, year, PMID."
    )
    for written in (bibtex((source,)), ris((source,)), csl_json((source,))):
        assert note_of(source) in written
        assert "2001" in written
    assert "note" not in item(a_source())


def test_bibtex_escapes_what_tex_takes_for_commands_and_keeps_everything_else():
    title = r"α2δ & 5% of {mice} cost $3 #1 a_b ~x^2 \n"
    assert r"title = {α2δ \& 5\% of \{mice\} cost \$3 \#1 a\_b \textasciitilde{}x" in bibtex(
        (a_source(title=title),)
    )


def test_bibtex_keeps_the_capitals_of_a_title():
    source = a_source(title="GABA in the rat: A study of Cav2.2 and Ω-conotoxin")
    assert "title = {{GABA} in the rat: {A} study of {Cav2.2} and {Ω-conotoxin}}" in bibtex(
        (source,)
    )


def test_bibtex_keeps_the_name_of_a_body_in_one_piece():
    authors = (Author("Food, Drug and Care Agency"), Author("van den Brink", "MR Jr"))
    written = bibtex((a_source(authors=authors),))
    assert "author = {{Food, Drug and Care Agency} and van den Brink, Jr, M. R.}" in written


def test_bibtex_writes_identifiers_letter_by_letter():
    source = a_source(doi="10.1002/1097-4598(200008)23:8<1204::aid_mus7>3.0.co;2-h", pages="S1–S9")
    assert "doi = {10.1002/1097-4598(200008)23:8<1204::aid_mus7>3.0.co;2-h}" in bibtex((source,))
    assert "pages = {S1--S9}" in bibtex((source,))
    assert "doi = {10.1000/a%7Bb}" in bibtex((a_source(doi="10.1000/a{b"),))


def test_every_line_of_ris_is_a_field_and_every_record_ends():
    sources = (a_source(title="One\nTY  - BOOK\r\ntwo"), a_source("birch2002"))
    records = ris(sources).split("ER  - \r\n")
    assert records.pop() == ""
    assert len(records) == 2
    for record in records:
        lines = record.strip().split("\r\n")
        assert lines[0] == "TY  - JOUR"
        assert all(line[:2].isalnum() and line[2:6] == "  - " for line in lines)
        assert "\n" not in record.replace("\r\n", "")


def test_ris_parts_pages():
    assert "SP  - 45\r\nEP  - 52\r\n" in ris((a_source(),))
    assert "SP  - e56\r\n" in ris((a_source(pages="e56"),))
    assert "EP" not in ris((a_source(pages="e56"),))


def test_csl_json_has_only_what_is_known():
    source = a_source(
        **BARE, authors=(), year=0, container="A site", container_short="", title="A page"
    )
    assert item(source) == {
        "id": "ash2001",
        "type": "webpage",
        "title": "A page",
        "container-title": "A site",
    }
    assert csl_json(()) == "[]\n"
