from dataclasses import replace

import pytest

from db.model.search import MARK_END, MARK_START
from db.model.thesaurus import Concept
from db.packs.builder import write
from db.queries.search import search
from db.queries.search.understanding import understand
from db.store import Store
from tests.packs import two_drugs

THESAURUS = (
    Concept(("muscle relaxant", "muscle relaxer", "loosen muscle")),
    Concept(("spasm",), ("muscle relaxant",)),
    Concept(("stiffness", "rigidity")),
    Concept(("sedation", "drowsiness", "knock … out")),
    Concept(("hair loss", "baldness")),
    Concept(("exampline", "Lampla"), is_drug=True),
)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    made = tmp_path_factory.mktemp("packs") / "worded.evidence"
    write(replace(two_drugs(), concepts=THESAURUS), made)
    return made


@pytest.fixture
def store(path):
    with Store(path) as opened:
        yield opened


def shown(text):
    return text.replace(MARK_START, "[").replace(MARK_END, "]")


@pytest.mark.parametrize(
    ("typed", "drug"),
    [
        ("examplol", "examplol"), ("EXAMPLA", "examplol"), ("examplool", "examplol"),
        ("exmaplol", "examplol"), ("eksamplol", "examplol"), ("exam plol", "examplol"),
        ("exa mplla stiffness", "examplol"), ("menierol", "sampline"),
        ("relaxa HCl 20 mg", "sampline"), ("examplolstiffness", "examplol"),
        ("stifex for hours", "examplol"),
    ],
)  # fmt: skip
def test_a_drug_is_known_by_any_name_however_it_is_typed(store, typed, drug):
    assert understand(store, typed).drugs == (drug,)


@pytest.mark.parametrize("typed", ["exampline", "Lampla", "lamplla for stiffness", "foopril"])
def test_another_drug_is_not_taken_for_one_of_the_pack(store, typed):
    asked = understand(store, typed)
    assert asked.drugs == ()
    assert len(asked.others) == 1


def test_two_drugs_are_known_in_the_order_in_which_they_were_named(store):
    assert understand(store, "relaxa or exampla").drugs == ("sampline", "examplol")


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("loosen muscles sampline acid", "sampline/muscle-relaxer"),
        ("relaxa for spasms", "sampline/muscle-relaxer"),
        ("rigidity on exampla", "examplol/stiffness"),
        ("exampla knocks me out", "examplol/drowsiness"),
        ("exampla drowsyness", "examplol/drowsiness"),
        ("exampla stif fness", "examplol/stiffness"),
    ],
)
def test_other_words_for_it_find_the_page(store, typed, place):
    result = search(store, typed)
    assert str(result.hits[0].place) == f"evidence:{place}"
    assert result.answered


def test_what_was_mistyped_is_shown_as_it_was_read(store):
    assert shown(search(store, "exam plool rigdity").read_as) == "[examplol] [rigidity]"
    assert search(store, "examplol stiffness").read_as == ""


@pytest.mark.parametrize(
    "typed",
    [
        "examplol for hair loss", "examplol baldness", "exampline stiffness", "foopril stiffness",
        "stiffness and baldness", "examplol exampline", "what is a qwertz",
    ],
)  # fmt: skip
def test_what_no_page_answers_is_declined(store, typed):
    result = search(store, typed)
    assert not result.answered
    assert result.declined


@pytest.mark.parametrize("typed", ["examplol", "exampla 20 mg", "ash 2001", "", "7654321"])
def test_what_only_looks_something_up_is_not_declined(store, typed):
    result = search(store, typed)
    assert not result.answered
    assert not result.declined


def test_drugs_that_are_missing_are_named(store):
    assert search(store, "lampla for stiffness").missing == ("Lampla",)


def test_two_drugs_have_pages_of_both_and_one_side_by_side(store):
    hits = search(store, "relaxa or exampla for stiff muscles and spasms").hits
    assert {hit.place.drug for hit in hits} >= {"sampline", "examplol"}


def test_whether_it_works_is_asked_of_the_first_page(tmp_path):
    worded = replace(two_drugs(), concepts=(Concept(("efficacy", "effective", "work")),))
    write(worded, tmp_path / "p.evidence")
    with Store(tmp_path / "p.evidence") as store:
        result = search(store, "does exampla work")
    assert str(result.hits[0].place) == "evidence:examplol/stiffness"
    assert result.answered


def test_a_search_that_takes_too_long_is_cut_off_and_says_so(store):
    result = search(store, "examplol stiffness", seconds=-1)
    assert result.cut_off
    assert not search(store, "examplol stiffness").cut_off
