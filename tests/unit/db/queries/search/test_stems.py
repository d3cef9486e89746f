import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.queries.search.stems import sound, stem


@pytest.mark.parametrize(
    "forms",
    [
        "relax relaxes relaxer relaxant relaxation relaxing",
        "sedate sedating sedation sedative",
        "addict addicted addictive addiction",
        "neuropathy neuropathic",
        "diabetes diabetic",
        "oedema edema",
        "ageing aging",
        "withdraw withdrawal withdrawals",
    ],
)
def test_forms_of_a_word_have_one_stem(forms):
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize("apart", ["sleep sleepy", "safe save", "pain paint", "nerve nervous"])
def test_other_words_have_another_stem(apart):
    assert len({stem(word) for word in apart.split()}) == 2


@pytest.mark.parametrize(
    "alike", ["cymbalta simbalta", "flexeril phlexeril", "lyrica lirica", "spasm spazm"]
)
def test_words_that_sound_alike_have_one_sound(alike):
    assert len({sound(word) for word in alike.split()}) == 1


@given(st.text())
def test_any_text_has_a_stem_and_a_sound(text):
    assert isinstance(stem(text) + sound(text), str)
