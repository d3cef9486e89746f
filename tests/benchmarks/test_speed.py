"""How fast it reads: `pytest tests/benchmarks --benchmark-enable`; without that, one round each.

Times are not asserted, because machines differ; the README says what was measured.
"""

import time
from itertools import cycle, pairwise

import pytest
from PySide6.QtCore import QEventLoop, QTimer

from db.model.place import Place
from db.packs.builder import build
from db.packs.installer import verify
from db.queries.search import search
from db.store import Store
from tests.conftest import CONTENT

TYPED = "is gabapentin a muscle relaxer"


@pytest.fixture
def questions(every_place):
    return [place for place in every_place if not place.startswith("evidence:source/")]


def test_opening_a_page_painted(benchmark, reader, questions):
    places = cycle(questions)

    def open_one():
        reader.opens(next(places))
        reader.window.repaint()

    benchmark.pedantic(open_one, rounds=40, warmup_rounds=len(questions))


def test_the_window_answers_while_pages_open(benchmark, reader, questions, capsys):
    """The longest time between two turns of the event loop while pages are opened."""
    openings = 3 if benchmark.disabled else 200
    turns, places, loop = [], cycle(questions), QEventLoop()
    heart, hand = QTimer(interval=0), QTimer(interval=200)
    heart.timeout.connect(lambda: turns.append(time.perf_counter()))
    hand.timeout.connect(lambda: reader.window.reading.open(Place.read(next(places))))
    reader.opens(next(places))
    heart.start()
    hand.start()
    QTimer.singleShot(hand.interval() * (openings + 1), loop.quit)
    benchmark.pedantic(loop.exec, rounds=1)
    heart.stop()
    hand.stop()
    gaps = sorted((later - earlier) * 1000 for earlier, later in pairwise(turns))
    late = sum(gap > 50 for gap in gaps)
    with capsys.disabled():
        print(  # noqa: T201
            f"\nlongest without an answer: {gaps[-1]:.0f} ms; "
            f"over 50 ms: {late} times in {openings} pages"
        )


@pytest.mark.parametrize("length", [1, 3, 8, 15, len(TYPED)])
def test_a_keystrokes_search(benchmark, core_pack, length):
    with Store(core_pack) as store:
        benchmark(search, store, TYPED[:length])


def test_opening_the_store(benchmark, core_pack):
    benchmark(lambda: Store(core_pack).close())


def test_verifying_the_pack(benchmark, core_pack):
    benchmark(verify, core_pack)


def test_building_the_pack(benchmark, tmp_path):
    benchmark.pedantic(build, (CONTENT, tmp_path / "core.evidence"), rounds=5)
