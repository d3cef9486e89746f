import threading

import pytest

from db.errors import NoSuchPlace, NotAPack, StoreError
from desktop.session import Latest
from desktop.tasks import Tasks


class AStore:
    """Stands for the store: work here is Python, and `interrupt` is seen."""

    def __init__(self):
        self.interrupted = threading.Event()
        self.is_closed = False
        self.thread = threading.current_thread()

    def interrupt(self):
        self.interrupted.set()

    def close(self):
        assert threading.current_thread() is self.thread
        self.is_closed = True


@pytest.fixture
def heard():
    return []


@pytest.fixture
def tasks(qtbot, heard):
    made = Tasks(AStore, heard.append)
    yield made
    made.close()


def test_work_gets_the_store_off_the_gui_thread_and_then_runs_on_it(qtbot, tasks, heard):
    here = threading.current_thread()

    def work(store):
        assert threading.current_thread() is not here
        return store

    tasks.run(work, lambda store: heard.append((store, threading.current_thread())))
    qtbot.waitUntil(lambda: heard != [])
    store, thread = heard[0]
    assert isinstance(store, AStore)
    assert thread is here


def test_all_work_is_given_one_store_in_order(qtbot, tasks, heard):
    for number in range(5):
        tasks.run(lambda store, number=number: (number, store), heard.append)
    qtbot.waitUntil(lambda: len(heard) == 5)
    assert [number for number, _store in heard] == [0, 1, 2, 3, 4]
    assert len({store for _number, store in heard}) == 1


def test_overtaken_work_is_skipped_or_interrupted_and_never_heard_of(qtbot, tasks, heard):
    latest, started = Latest(), threading.Event()

    def slow(store):
        started.set()
        assert store.interrupted.wait(5)
        raise ValueError("what SQLite raises when it is interrupted")

    def fail(store):
        raise AssertionError("this was overtaken while it waited")

    tasks.run(slow, heard.append, latest=latest)
    assert started.wait(5)
    tasks.run(fail, heard.append, latest=latest)
    tasks.run(lambda store: "newest", heard.append, latest=latest)
    qtbot.waitUntil(lambda: heard == ["newest"])


def test_work_of_another_kind_is_not_interrupted(qtbot, tasks, heard):
    started, go_on = threading.Event(), threading.Event()

    def slow(store):
        started.set()
        assert go_on.wait(5)
        return store.interrupted.is_set()

    tasks.run(slow, heard.append)
    assert started.wait(5)
    tasks.run(lambda store: "search", heard.append, latest=Latest())
    go_on.set()
    qtbot.waitUntil(lambda: heard == [False, "search"])


def test_a_known_error_goes_to_the_handler_that_was_brought(qtbot, tasks, heard):
    def fail(store):
        raise NoSuchPlace("nowhere")

    own = []
    tasks.run(fail, heard.append, failed=own.append)
    qtbot.waitUntil(lambda: own != [])
    assert isinstance(own[0], NoSuchPlace)
    assert heard == []


def test_a_known_error_without_handler_goes_to_the_common_one(qtbot, tasks, heard):
    def fail(store):
        raise NoSuchPlace("nowhere")

    tasks.run(fail, heard.append)
    qtbot.waitUntil(lambda: heard != [])
    assert isinstance(heard[0], StoreError)


def test_a_bug_rises_to_the_crash_dialog(qtbot, tasks, heard):
    def bug(store):
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        tasks.run(bug, heard.append)
        qtbot.waitUntil(lambda: caught != [])
    assert caught[0][0] is ZeroDivisionError
    assert heard == []


def test_a_store_that_could_not_be_opened_is_tried_again(qtbot, heard):
    results = iter([NotAPack("missing"), AStore])

    def open_store():
        result = next(results)
        if isinstance(result, NotAPack):
            raise result
        return result()

    tasks = Tasks(open_store, heard.append)
    tasks.run(lambda store: "first", heard.append)
    tasks.run(lambda store: "second", heard.append)
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert isinstance(heard[0], NotAPack)
    assert heard[1] == "second"
    tasks.close()


def test_closing_interrupts_skips_what_waits_and_closes_the_store(qtbot, heard):
    stores, started = [], threading.Event()

    def open_store():
        stores.append(AStore())
        return stores[0]

    def slow(store):
        started.set()
        assert store.interrupted.wait(5)

    tasks = Tasks(open_store, heard.append)
    tasks.run(slow, heard.append)
    assert started.wait(5)
    tasks.run(lambda store: "never", heard.append)
    tasks.close()
    assert stores[0].is_closed
    assert heard == []
