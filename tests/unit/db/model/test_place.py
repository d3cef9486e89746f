import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import NoSuchPlace
from db.model.place import START, Place

ids = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8})?", fullmatch=True).filter(
    lambda id: id not in {"start", "source", "topic", "compare"}
)
packs = ids | st.just("")
pages = st.builds(lambda *its: Place(*its[:2], pack=its[2]), ids, ids | st.just(""), packs)
places = st.one_of(
    st.just(START),
    pages,
    st.builds(lambda id, pack: Place(source=id, pack=pack), ids, packs),
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


def test_an_address_may_name_the_pack():
    assert str(Place("a", "pain", pack="regional")) == "evidence:a/pain@regional"
    assert str(Place(source="ash2001", pack="regional")) == "evidence:source/ash2001@regional"
    compared = Place.read("evidence:compare/a/pain@x+a/pain")
    assert [page.pack for page in compared.compared] == ["x", ""]


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
        ("evidence:topic/pain@regional", "is not an address"),
        ("evidence:start@regional", "is not an address"),
        ("evidence:a/pain@", "is not an address"),
        ("evidence:a/pain@../b", "is not an address"),
        ("evidence:@regional", "is not an address"),
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
