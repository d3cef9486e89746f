import pytest

from db.model.comparison import DrugChoice, QuestionChoice, matched


def a_choice(id, *questions):
    """A drug; each question is its id, or `id:topic`."""
    made = (question.partition(":")[::2] for question in questions)
    return DrugChoice(
        id,
        id,
        tuple(QuestionChoice(q, f"{q}?", q, (topic,) if topic else ()) for q, topic in made),
    )


GABA = a_choice("gaba", "relaxer", "how", "nerves:pain", "spasms:tone")
PREGA = a_choice("prega", "anxiety", "how", "neuropathy:pain")
BACLO = a_choice("baclo", "tone:tone", "how")
LONE = a_choice("lone", "sleep")


@pytest.mark.parametrize(
    ("drugs", "asked", "fitting"),
    [
        ((GABA, PREGA), ("", ""), ("nerves", "neuropathy")),  # a topic before an id
        ((GABA, BACLO), ("", ""), ("spasms", "tone")),
        ((GABA, PREGA), ("how", ""), ("how", "how")),
        ((GABA, PREGA), ("relaxer", ""), ("relaxer", "anxiety")),  # nothing fits: the lead
        ((GABA, PREGA), ("", "neuropathy"), ("nerves", "neuropathy")),
        ((PREGA, BACLO), ("", ""), ("how", "how")),
        ((GABA, LONE), ("", ""), ("relaxer", "sleep")),
        ((GABA, PREGA, BACLO), ("", "", ""), ("how", "how", "how")),  # what fits most
        ((GABA, PREGA, LONE), ("", "", ""), ("nerves", "neuropathy", "sleep")),
        ((GABA, PREGA, BACLO), ("spasms", "", ""), ("spasms", "anxiety", "tone")),
    ],
)
def test_questions_are_proposed_that_fit_one_another(drugs, asked, fitting):
    assert matched(drugs, asked) == fitting


def test_what_was_chosen_stays():
    assert matched((GABA, PREGA), ("relaxer", "how")) == ("relaxer", "how")
