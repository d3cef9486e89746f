import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.queries.search.words import STOP_WORDS, Typed, folded, words_of


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Is gabapentin a muscle relaxer?", ("is", "gabapentin", "a", "muscle", "relaxer")),
        ("pain PAIN", ("pain", "pain")),
        ("Ménière's α2δ-1", ("meniere", "s", "α2δ", "1")),
        ("", ()),
        ("\0 … “”()*^:-+ __", ()),
    ],
)
def test_words_are_read_in_order_and_folded(typed, words):
    assert Typed.read(typed).words == words


@pytest.mark.parametrize(
    ("typed", "is_finished"), [("pain", False), ("pain ", True), ("pain?", True), ("", True)]
)
def test_a_word_is_finished_once_something_follows_it(typed, is_finished):
    assert Typed.read(typed).is_finished is is_finished


def test_a_text_without_end_is_cut():
    assert len(Typed.read("pain " * 20_000).words) == 24
    assert len(Typed.read("x" * 100_000).words[0]) == 40


def test_stop_words_are_written_as_they_are_compared():
    assert all(words_of(word) == (word,) for word in STOP_WORDS)


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert folded(folded(text)) == folded(text)


@given(st.text())
def test_words_hold_nothing_that_a_match_could_take_for_syntax(text):
    assert all(word.isalnum() for word in words_of(text))


def test_words_pasted_from_print_are_the_words():
    assert Typed.read("ﬁbromyalgia ｐａｉｎ 5 µg").words == ("fibromyalgia", "pain", "5", "µg")
