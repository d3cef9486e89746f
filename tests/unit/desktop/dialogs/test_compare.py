import pytest

from db.model.comparison import ComparePage, DrugChoice, QuestionChoice
from db.model.place import Place
from db.model.topic import Topic, TopicPage, row_of
from desktop.dialogs.compare import CompareDialog, begun_with, compare, proposed
from desktop.theme import LIGHT
from tests.examples import MANIFEST, a_page


def a_choice(id, *questions):
    made = (question.partition(":")[::2] for question in questions)
    return DrugChoice(
        id,
        id,
        tuple(QuestionChoice(q, f"{q}?", q, (topic,) if topic else ()) for q, topic in made),
    )


GABA = a_choice("gaba", "relaxer", "how", "nerves:pain")
LONE = a_choice("lone", "sleep")
PREGA = a_choice("prega", "anxiety", "how", "neuropathy:pain")
CHOICES = (GABA, LONE, PREGA)


@pytest.fixture
def dialog(qtbot):
    made = CompareDialog(CHOICES, (Place("gaba", "nerves"), Place("prega", "neuropathy")), LIGHT)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def chosen(dialog):
    places = []
    dialog.chosen.connect(places.append)
    return places


def test_what_is_read_is_compared_with_the_drug_that_fits_it():
    assert proposed(CHOICES, (Place("gaba", "nerves"),)) == (
        Place("gaba", "nerves"),
        Place("prega", "neuropathy"),
    )
    assert proposed(CHOICES, (Place("gaba", "how"),))[1] == Place("prega", "how")


def test_with_nothing_read_the_first_two_drugs_are_proposed():
    assert [page.drug for page in proposed(CHOICES, ())] == ["gaba", "lone"]
    assert proposed(CHOICES, (Place("nobody", "x"),)) == proposed(CHOICES, ())


def test_a_comparison_begins_with_what_is_read():
    page = a_page()
    row = row_of(page, ())
    topic = TopicPage(Topic("t", "T"), (row,) * 6, MANIFEST)
    assert begun_with(page) == (row.place,)
    assert begun_with(topic) == (row.place,) * 4
    assert begun_with(ComparePage((page, page))) == (row.place,) * 2
    assert begun_with(None) == ()


def test_compare_gives_what_was_chosen(dialog, chosen):
    dialog.go.click()
    assert [str(place) for place in chosen] == ["evidence:compare/gaba/nerves+prega/neuropathy"]


def test_a_third_drug_gets_the_question_that_fits(dialog, chosen):
    dialog.choose_drug(2, "lone")
    dialog.go.click()
    assert str(chosen[0]).endswith("+lone/sleep")


def test_a_row_without_drug_has_no_question(dialog):
    assert not dialog.questions[2].isEnabled()
    dialog.choose_drug(2, "lone")
    assert dialog.questions[2].isEnabled()
    dialog.choose_drug(2, "")
    assert not dialog.questions[2].isEnabled()
    assert len(dialog.place.compared) == 2


def test_questions_follow_a_question_that_was_chosen(dialog):
    dialog.choose_question(0, "how")
    dialog.choose_drug(1, "lone")
    dialog.choose_drug(1, "prega")
    assert dialog.place.compared == (Place("gaba", "how"), Place("prega", "how"))


def test_the_same_page_twice_cannot_be_compared(dialog):
    dialog.choose_drug(1, "gaba")
    dialog.choose_question(1, "nerves")
    assert not dialog.go.isEnabled()
    assert "twice" in dialog.said.text()
    dialog.choose_question(1, "how")
    assert dialog.go.isEnabled()


def test_every_box_has_a_name_for_those_who_hear_it(dialog):
    names = [box.accessibleName() for box in (*dialog.drugs, *dialog.questions)]
    assert len(set(names)) == 8
    assert all(names)


def test_one_drug_alone_is_told(qtbot):
    told = []
    compare((GABA,), None, LIGHT, None, lambda place: 1 / 0, told.append)
    assert told == ["This pack has only one drug. A comparison needs two."]
