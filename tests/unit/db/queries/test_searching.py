from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from db.model.certainty import Certainty
from db.model.question import Answer
from db.model.search import MARK_END, MARK_START, HitKind
from db.packs.builder import write
from db.queries.search import search
from db.store import Store
from tests.examples import a_drug
from tests.packs import a_pack, two_drugs

ANY_TEXT = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def shown(text):
    return text.replace(MARK_START, "[").replace(MARK_END, "]")


def first(store, typed):
    return search(store, typed).hits[0]


def places(store, typed, kind):
    return [str(hit.place) for hit in search(store, typed).hits if hit.kind is kind]


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("is sampline acid a muscle relaxer", "evidence:sampline/muscle-relaxer"),
        ("sampline acid muscle relaxant", "evidence:sampline/muscle-relaxer"),
        ("can Relaxa relax my muscles?", "evidence:sampline/muscle-relaxer"),
        ("relaxa spasm", "evidence:sampline/muscle-relaxer"),
        ("menierol muscles", "evidence:sampline/muscle-relaxer"),
        ("does examplol make people drowsy", "evidence:examplol/drowsiness"),
        ("exampla sleep", "evidence:examplol/drowsiness"),
        ("stiffex for stiffness", "evidence:examplol/stiffness"),
        ("examplol stiff", "evidence:examplol/stiffness"),
        ("examplol stiffn", "evidence:examplol/stiffness"),
    ],
)
def test_a_question_about_a_drug_is_answered_by_its_page(two, typed, place):
    result = search(two, typed)
    assert result.hits[0].kind is HitKind.PAGE
    assert str(result.hits[0].place) == place
    assert result.answered


def test_a_page_hit_says_its_answer_and_marks_what_was_typed(two):
    hit = first(two, "examplol stiff")
    assert shown(hit.title) == "Does [examplol] reduce [stiffness]?"
    assert hit.answer is Answer.PROBABLY
    assert hit.certainty is Certainty.MODERATE


def test_an_alias_that_matched_stands_under_the_question(two):
    assert shown(first(two, "exampla sleep").context) == "[sleepy] on [Exampla]"


def test_a_question_has_one_hit(two):
    found = places(two, "examplol stiffness people", HitKind.PAGE)
    assert len(found) == len(set(found))


@pytest.mark.parametrize("typed", ["e", "exa", "examplol", "Exampla", "EXAMPLOL"])
def test_a_drug_is_found_as_it_is_typed_before_its_pages(two, typed):
    result = search(two, typed)
    assert result.hits[0].kind is HitKind.DRUG
    assert str(result.hits[0].place) == "evidence:examplol"
    assert str(result.hits[1].place) == "evidence:examplol/stiffness"
    assert not result.answered


def test_a_drug_hit_shows_its_other_names(two):
    hit = first(two, "exampla")
    assert shown(hit.title) == "examplol"
    assert shown(hit.context) == "[Exampla], Stiffex"


def test_a_name_of_two_words_is_found_by_either(two):
    assert "evidence:sampline" in places(two, "acid", HitKind.DRUG)
    assert first(two, "sampline ac").kind is HitKind.DRUG


def test_a_topic_without_a_drug_is_answered_by_the_pages_that_are_about_it(two):
    result = search(two, "drowsy")
    assert str(result.hits[0].place) == "evidence:examplol/drowsiness"
    assert result.answered


def test_a_topic_the_drug_has_no_question_about_is_not_answered(two):
    result = search(two, "does examplol help hair loss")
    assert result.hits[0].kind is HitKind.DRUG
    assert not result.answered


def test_a_question_typed_to_the_letter_comes_first_even_without_a_drug(two):
    result = search(two, "sleepy on exampla")
    assert str(result.hits[0].place) == "evidence:examplol/drowsiness"


def test_a_word_of_the_prose_finds_its_page_with_a_snippet(two):
    hit = next(hit for hit in search(two, "channel").hits if hit.kind is HitKind.PAGE)
    assert "[channel]" in shown(hit.context)
    assert shown(hit.title) == hit.title


def test_what_is_said_of_a_drug_as_a_whole_is_found_once(two):
    assert places(two, "disputed", HitKind.PAGE) == [
        "evidence:examplol/stiffness",
        "evidence:sampline/muscle-relaxer",
    ]


def test_a_finding_is_found_by_author_and_year(two):
    hit = first(two, "ash 2001")
    assert hit.kind is HitKind.FINDING
    assert str(hit.place) == "evidence:examplol/stiffness"
    assert shown(hit.title) == "[Ash] [2001]"


def test_a_source_follows_its_finding(two):
    hit = search(two, "Ash 2001").hits[1]
    assert hit.kind is HitKind.SOURCE
    assert str(hit.place) == "evidence:source/ash2001"
    assert hit.context == "Examplol for stiffness: the ash2001 trial"


def test_an_author_alone_finds_sources(two):
    assert first(two, "birch").kind is HitKind.SOURCE


def test_a_finding_is_found_by_its_words(two):
    hit = next(hit for hit in search(two, "rats transection").hits if hit.kind is HitKind.FINDING)
    assert "[rat], spinal [transection]" in shown(hit.context)


def test_findings_are_those_of_the_drug_that_was_named(two):
    assert places(two, "sampline acid stiffness", HitKind.FINDING) == []


@pytest.mark.parametrize(
    "typed",
    [
        "PMC123456", "pmc123456", "7654321", "PMID: 7654321", " pmid7654321 ",
        "https://pubmed.ncbi.nlm.nih.gov/7654321/", "10.1000/ELM2010", "doi:10.1000/elm2010.",
        "https://doi.org/10.1000/elm2010",
    ],
)  # fmt: skip
def test_a_pasted_identifier_finds_its_source(two, typed):
    result = search(two, typed)
    assert [str(hit.place) for hit in result.hits] == ["evidence:source/elm2010"]
    assert not result.answered


def test_a_number_that_identifies_no_source_is_searched_as_a_word(two):
    assert first(two, "2010").kind is HitKind.SOURCE


def test_a_word_that_tells_nothing_may_still_begin_a_name(tmp_path):
    drug = a_drug(name="isradipine")
    with Store(a_pack(tmp_path / "p.evidence", drugs=(drug,))) as store:
        assert first(store, "is").kind is HitKind.DRUG


@pytest.mark.parametrize("typed", ["", " ", "?!", "\0", "😀", "__", "the", "what is"])
def test_what_says_nothing_finds_nothing(two, typed):
    assert search(two, typed).hits == ()


def test_hits_come_best_first_and_no_more_than_asked_for(two):
    hits = search(two, "examplol", 3).hits
    assert len(hits) == 3
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert search(two, "examplol", 0).hits == ()
    assert search(two, "examplol", -5).hits == ()
    assert search(two, "7654321", 0).hits == ()


def test_the_same_words_find_the_same_hits_in_the_same_order(two):
    assert search(two, "stiffness ash") == search(two, "stiffness ash")


def test_what_was_typed_is_given_back_untouched(two):
    assert search(two, "  Stiff?  ").typed == "  Stiff?  "


@ANY_TEXT
@given(st.text() | st.text(alphabet="\"'*()^:-+{}~.,;\\%_\0 aAnNdDoOrRtTexmplst"))
@example("'; DROP TABLE drug; --")
@example('"')
@example("AND")
@example("iness")
@example("NEAR(a b, 2)")
@example("name : exa")
@example("-examplol")
@example("examplol*")
@example("\ue000stiff\ue001")
@example("\ud800")
@example("10.1000/\0\ud800")
@example("x" * 100_000)
@example("stiff " * 20_000)
@example("examplol \U00010d00 stiffness")
def test_nothing_that_can_be_typed_is_an_error(two, typed):
    result = search(two, typed)
    assert result.typed == typed


@ANY_TEXT
@given(st.lists(st.sampled_from("examplol exampla stiff ash 2001 rat the \U0001f468 “q”".split())))
def test_marks_pair_in_every_hit(two, words):
    for hit in search(two, " ".join(words)).hits:
        for text in (hit.title, hit.context):
            assert text.count(MARK_START) == text.count(MARK_END)


def test_a_finding_that_bears_on_no_question_leads_to_its_drug(tmp_path):
    content = two_drugs()
    lone = replace(content.findings[0], judgements=(), estimates=())
    write(replace(content, findings=(lone,)), tmp_path / "p.evidence")
    with Store(tmp_path / "p.evidence") as store:
        assert str(first(store, "ash 2001").place) == "evidence:examplol"
