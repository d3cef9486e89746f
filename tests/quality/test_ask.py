"""The bars on how questions find their pages, and that the list asks for every page."""

from collections import Counter
from itertools import islice

import pytest

from db.queries import drugs, questions
from db.store import Store
from tests.quality import ask, ranking
from tests.quality.ask import BARS, HELD_OUT, TUNED_ON, Asked, Outcome, Shares, holds, shares

LEAST_WORDINGS, LEAST_DECLINED, LEAST_QUERIES = 6, 60, 300


@pytest.fixture(scope="module")
def store(core_pack):
    with Store(core_pack) as opened:
        yield opened


@pytest.fixture(scope="module")
def pages(store):
    return {
        f"{drug.id}/{question.id}"
        for drug in drugs.all_drugs(store)
        for question in questions.of_drug(store, drug.id)
    }


def test_the_bars_are_held(store):
    found = shares([ask.outcome(store, asked) for asked in ask.questions(TUNED_ON)])
    assert holds(found), found


def test_questions_that_the_search_was_not_tuned_on_do_nearly_as_well(store):
    found = shares([ask.outcome(store, asked) for asked in ask.questions(HELD_OUT)])
    assert holds(found, Shares(0.95, 0.98, 0.05, 0.05)), found


def test_every_page_is_asked_for_in_several_wordings(pages):
    asked = Counter(page for one in ask.questions(TUNED_ON) for page in one.pages)
    assert {page for page in pages if asked[page] < LEAST_WORDINGS} == set()


@pytest.mark.parametrize("file", [TUNED_ON, HELD_OUT], ids=lambda file: file.stem)
def test_only_pages_that_there_are_are_asked_for(pages, file):
    asked = {page for one in ask.questions(file) for page in one.pages}
    assert {page for page in asked if not page.startswith("topic/")} - pages == set()


def test_there_are_enough_questions_and_enough_to_decline():
    listed = ask.questions(TUNED_ON)
    assert len(listed) >= LEAST_QUERIES
    assert sum(not one.pages for one in listed) >= LEAST_DECLINED


def test_no_question_stands_twice():
    texts = [one.text for file in (TUNED_ON, HELD_OUT) for one in ask.questions(file)]
    assert [text for text, count in Counter(texts).items() if count > 1] == []


def test_shares_are_counted():
    wanted, none = Asked("a", frozenset({"x/y"})), Asked("b", frozenset())
    found = shares(
        [
            Outcome(wanted, 1, True, "x/y"),
            Outcome(wanted, 3, False, "x/z"),
            Outcome(none, 0, True, "x/y"),
            Outcome(none, 0, False, "x"),
        ]
    )
    assert found == Shares(0.5, 1.0, 0.5, 0.5)
    assert not holds(found)
    assert holds(BARS)


@pytest.mark.parametrize("name", ranking.SETS)
def test_full_text_ranks_public_questions_no_worse_than_plain_bm25(name):
    if not ranking.DATA.exists():
        pytest.skip("the public sets do not lie beside the tree")
    items = list(islice(ranking.SETS[name](), 200))
    ours, plain = ranking.reciprocal_ranks(items)
    assert ours >= plain - 0.001
