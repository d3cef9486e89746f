import pytest

from db.model.thesaurus import Concept
from db.queries.search.lexicon import Lexicon, Span, pattern_of, token_of
from db.queries.search.stems import stem

CONCEPTS = (
    Concept(("nerve pain", "neuropathy"), ("pain",)),
    Concept(("shingles pain",), ("nerve pain",)),
    Concept(("pain",)),
    Concept(("mechanism", "how … work")),
    Concept(("exafen",), ("nerve pain",), is_drug=True),
)


@pytest.fixture
def lexicon():
    names = {one.name: token_of(one) for one in CONCEPTS}
    return Lexicon.of(
        {pattern_of(term): token_of(one) for one in CONCEPTS for term in one.terms},
        [(token_of(one), names[name]) for one in CONCEPTS for name in one.broader],
    )


def tokens(lexicon, text):
    return [span.token for span in lexicon.spans([stem(word) for word in text.split()])]


def test_the_longest_term_is_read(lexicon):
    assert tokens(lexicon, "bad nerve pain") == ["0nervepain"]


def test_forms_of_a_term_are_the_term(lexicon):
    assert tokens(lexicon, "bad neuropathies") == ["0nervepain"]


def test_a_gap_takes_a_few_words_and_leaves_them_free(lexicon):
    found = lexicon.spans(["how", "doe", "neuropath", "work"])
    assert Span((0, 3), "0mechanism") in found
    assert Span((2,), "0nervepain") in found


def test_a_gap_is_not_endless(lexicon):
    assert tokens(lexicon, "how a b c d e work") == []


def test_words_that_are_taken_are_no_terms(lexicon):
    assert lexicon.spans(["pain"], taken=[0]) == ()


def test_what_is_broader_is_known_however_far_up(lexicon):
    assert lexicon.wider("0shinglespain") == {"0nervepain", "0pain"}
    assert lexicon.wider("0pain") == frozenset()


def test_drugs_are_told_from_other_terms(lexicon):
    assert lexicon.drugs == {"0xexafen"}
