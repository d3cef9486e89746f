from dataclasses import replace

import pytest

from db.errors import NoSuchPlace
from db.model.place import Place
from db.model.topic import Topic, row_of
from db.packs.builder import write
from db.packs.installer import verify
from db.queries import comparison, drugs, questions, topics
from db.queries.search import search
from db.store import Store
from tests.examples import a_question
from tests.packs import Written, two_drugs

STIFF = Topic("stiffness", "Drugs for stiffness", ("stiff muscles", "rigidity"), "Note.")


def with_topics() -> Written:
    content = two_drugs()
    sleep, _stiff, other = content.questions
    return Written(
        drugs=content.drugs,
        questions=(
            sleep,
            a_question(topics=("stiffness",)),
            replace(other, topics=("stiffness",)),
        ),
        sources=content.sources,
        topics=(STIFF,),
    )


@pytest.fixture
def pack(tmp_path):
    path = tmp_path / "topics.evidence"
    write(with_topics(), path)
    return path


@pytest.fixture
def opened(pack):
    with Store(pack) as store:
        yield store


def test_a_pack_with_topics_is_sound_and_gives_them_back(pack, opened):
    verify(pack)
    assert topics.topics(opened) == (STIFF,)
    assert [(one.id, one.drugs) for one in topics.all_topics(opened)] == [("stiffness", 2)]
    assert questions.question(opened, "examplol", "stiffness").topics == ("stiffness",)


def test_the_same_topics_in_another_order_make_the_same_bytes(tmp_path, pack):
    other = tmp_path / "other.evidence"
    write(with_topics().shuffled(), other)
    assert other.read_bytes() == pack.read_bytes()


def test_each_row_is_made_from_its_page(opened):
    page = topics.topic_page(opened, "stiffness")
    assert page.topic == STIFF
    assert page.drugs == len(page.rows) == 2
    for row in page.rows:
        own = drugs.page(opened, row.place)
        assert row == row_of(own, questions.of_drug(opened, row.drug))


def test_a_topic_that_is_not_there_is_told(opened):
    with pytest.raises(NoSuchPlace, match="no topic “tone”"):
        topics.topic_page(opened, "tone")


@pytest.mark.parametrize("typed", ["drugs for stiffness", "rigidity", "rigid", "stiff muscle"])
def test_a_topic_is_found_by_its_title_and_its_aliases(opened, typed):
    best = search(opened, typed).hits[0]
    assert best.place == Place(topic="stiffness")
    assert (best.kind.value, best.context) == ("page", "compares 2 drugs")


def test_with_a_drug_named_its_page_comes_before_the_topic(opened):
    found = search(opened, "examplol stiffness")
    places = [hit.place for hit in found.hits]
    assert found.answered
    assert places[0] == Place("examplol", "stiffness")
    assert Place(topic="stiffness") in places


def test_a_comparison_in_full_is_read_as_it_is_named(opened):
    place = Place.read("compare/sampline/muscle-relaxer+examplol/drowsiness")
    page = comparison.compare_page(opened, place)
    assert page.place == place
    assert [one.drug.id for one in page.pages] == ["sampline", "examplol"]


def test_drugs_alone_are_compared_for_what_they_share(opened):
    page = comparison.compare_page(opened, Place.read("compare/examplol+sampline"))
    assert str(page.place) == "evidence:compare/examplol/stiffness+sampline/muscle-relaxer"


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("compare/examplol+nobody", "no drug “nobody”"),
        ("compare/examplol/nothing+sampline", "no question “nothing”"),
        ("compare/examplol/stiffness+nobody/stiffness", "no drug “nobody”"),
        ("compare/sampline+sampline/muscle-relaxer", "names a page twice"),
    ],
)
def test_a_comparison_with_what_is_not_there_is_told(opened, address, says):
    with pytest.raises(NoSuchPlace, match=says):
        comparison.compare_page(opened, Place.read(address))


def test_choices_are_drugs_by_name_with_their_topics(opened):
    first, second = comparison.choices(opened)
    assert (first.id, second.id) == ("examplol", "sampline")
    assert first.question("stiffness").topics == ("stiffness",)
    assert first.questions[0].id == "stiffness"  # the lead
