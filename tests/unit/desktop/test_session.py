from hypothesis import given
from hypothesis import strategies as st

from db.model.place import START, Place
from desktop.session import MOST_STEPS, History, Latest

A, B, C = Place("a"), Place("b"), Place("c")


def went(*places: Place) -> History:
    history = History()
    for place in places:
        history.go(place)
    return history


def test_a_reader_begins_at_the_start_page_with_nowhere_to_go_back():
    history = History()
    assert history.place == START
    assert not history.can_go_back
    assert not history.can_go_forward


def test_back_and_forward_retrace_the_way():
    history = went(A, B)
    assert history.back() == A
    assert history.back() == START
    assert history.forward() == A
    assert history.forward() == B


def test_going_somewhere_new_forgets_what_lay_ahead():
    history = went(A, B)
    history.back()
    history.go(C)
    assert not history.can_go_forward
    assert history.back() == A


def test_going_where_one_is_adds_nothing():
    history = went(A, A)
    assert history.back() == START


def test_the_ends_of_the_way_stay():
    history = went(A)
    assert history.forward() == A
    history.back()
    assert history.back() == START


def test_a_long_way_is_cut_at_its_beginning():
    history = went(*(Place(f"d{number}") for number in range(MOST_STEPS + 10)))
    steps = 0
    while history.can_go_back:
        history.back()
        steps += 1
    assert steps == MOST_STEPS - 1


@given(st.lists(st.sampled_from(["back", "forward", "a", "b"])))
def test_the_reader_is_always_somewhere(steps):
    history = History()
    for step in steps:
        if step == "back":
            assert history.back() == history.place
        elif step == "forward":
            assert history.forward() == history.place
        else:
            history.go(Place(step))
            assert history.place == Place(step)


def test_only_the_newest_request_is_current():
    latest = Latest()
    first, second = latest.start(), latest.start()
    assert not latest.is_current(first)
    assert latest.is_current(second)
