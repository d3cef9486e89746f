import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import NoSuchPlace
from db.model.place import START, Place

ids = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8})?", fullmatch=True).filter(
    lambda id: id not in {"start", "source", "topic", "compare"}
)
pages = st.builds(Place, ids, ids | st.just(""))
places = st.one_of(
    st.just(START),
    pages,
    st.builds(lambda id: Place(source=id), ids),
    st.builds(lambda id: Place(topic=id), ids),
    st.builds(
        lambda pages: Place(compared=tuple(pages)),
        st.lists(pages, min_size=2, max_size=4, unique=True),
    ),
)


@given(places)
def test_an_address_names_its_place(place):
    assert Place.read(str(place)) == place
    assert Place.read(str(place).removeprefix("evidence:")) == place


def test_a_topic_and_a_comparison_have_addresses():
    assert str(Place(topic="spasticity")) == "evidence:topic/spasticity"
    compared = Place(compared=(Place("a", "pain"), Place("b")))
    assert str(compared) == "evidence:compare/a/pain+b"


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("evidence:compare/a/pain", "names 1 to compare; a comparison has 2 to 4 drugs"),
        ("evidence:compare/", "names 0 to compare"),
        ("evidence:compare", "names 0 to compare"),
        ("evidence:compare/a+b+c+d+e", "names 5 to compare"),
        ("evidence:compare/a/pain+a/pain", "names a page twice"),
        ("evidence:compare/a+source/b", "something that is no drug's page"),
        ("evidence:compare/a+topic/b", "something that is no drug's page"),
        ("evidence:compare/a+start", "something that is no drug's page"),
        ("evidence:compare/a+b/c/d", "is not an address"),
        ("evidence:topic/a/b", "is not an address"),
        ("evidence:topic/ÄÖ", "is not an address"),
    ],
)
def test_an_address_of_nothing_is_refused_in_one_sentence(address, says):
    with pytest.raises(NoSuchPlace, match=says):
        Place.read(address)


@given(st.text())
def test_any_text_is_a_place_or_a_known_error(text):
    for typed in (text, f"evidence:compare/{text}", f"evidence:topic/{text}"):
        with contextlib.suppress(NoSuchPlace):
            Place.read(typed)
