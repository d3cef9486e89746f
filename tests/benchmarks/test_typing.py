"""How fast typing finds: `pytest -s tests/benchmarks/test_typing.py --benchmark-enable`.

With that, over 20,000 drugs and 100,000 questions (built first, some two minutes); without it,
over a small library, to see that it runs. Figures are printed, not asserted: machines differ.
"""

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QTimer

from db.queries.search import search
from db.store import Store
from tests.benchmarks import library

_ASKED = (
    "is {drug} a {word}", "does {brand} help {word} {other}", "{drug} {word}", "{word} {other}",
    "{drug} vs {brand} {word}", "best drug for {word}", "how does {drug} work",
    "muscle pain {word}",
)  # fmt: skip
_NAMES = "SELECT name FROM drug ORDER BY number"
_BRANDS = "SELECT name FROM synonym ORDER BY drug, position"
_WORDS = "SELECT word FROM word WHERE asks > 0 ORDER BY asks DESC, word LIMIT 3000"
_MEMORY = """
import resource, sys
from pathlib import Path
from db.store import Store
from db.queries.search import search
def used(): return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6
with Store(Path(sys.argv[1])) as store:
    store.rows("SELECT 1")
    before = used()
    for line in sys.stdin:
        search(store, line.rstrip("\\n"))
    print(used() - before)
"""


@pytest.fixture(scope="session")
def library_pack(tmp_path_factory: pytest.TempPathFactory, request) -> Path:
    kept = os.environ.get("DISPENSATORY_LIBRARY")
    if kept:
        return Path(kept)
    is_small = request.config.getoption("benchmark_disable")
    size = (200, 1_000) if is_small else (20_000, 100_000)
    return library.build(tmp_path_factory.mktemp("library") / "library.evidence", *size)


def asked(store: Store, number: int) -> Iterator[str]:
    """Questions as they may be typed, each third of them with slips, with common and rare words."""
    rng = random.Random(7)
    names, brands, words = (
        [row[0] for row in store.rows(sql)] for sql in (_NAMES, _BRANDS, _WORDS)
    )
    for count in range(number):
        text = rng.choice(_ASKED).format(
            drug=rng.choice(names),
            brand=rng.choice(brands),
            word=rng.choice(words[:50] + words),
            other=rng.choice(words),
        )
        slips = [_slip(rng, word) if len(word) > 4 else word for word in text.split()]
        yield " ".join(slips) if count % 3 == 0 else text


def _slip(rng: random.Random, word: str) -> str:
    at = rng.randrange(1, len(word) - 1)
    return rng.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + rng.choice("aeiost") + word[at + 1 :],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        )
    )


def _keystrokes(texts: list[str]) -> list[str]:
    return [text[:end] for text in texts for end in range(1, len(text) + 1)]


def test_a_keystrokes_hits_over_a_large_library(benchmark, library_pack, capsys):
    with Store(library_pack) as store:
        typed = _keystrokes(list(asked(store, 3 if benchmark.disabled else 80)))
        times = []

        def all_of_them():
            for text in typed:
                begun = time.perf_counter()
                assert not search(store, text).cut_off
                times.append((time.perf_counter() - begun) * 1000)

        benchmark.pedantic(all_of_them, rounds=1)
    times.sort()
    told = ", ".join(
        f"p{share} {times[len(times) * share // 100]:.1f} ms" for share in (50, 95, 99)
    )
    with capsys.disabled():
        sys.stdout.write(f"\n{len(times)} keystrokes: {told}, longest {times[-1]:.1f} ms\n")


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_the_memory_that_search_takes(benchmark, library_pack, capsys):
    with Store(library_pack) as store:
        typed = "\n".join(_keystrokes(list(asked(store, 3 if benchmark.disabled else 40))))
    command = [sys.executable, "-c", _MEMORY, str(library_pack)]
    ran = benchmark.pedantic(
        lambda: subprocess.run(command, input=typed, capture_output=True, text=True, check=True),
        rounds=1,
    )
    with capsys.disabled():
        sys.stdout.write(f"\nmemory that search takes: {float(ran.stdout):.0f} MB\n")
    assert float(ran.stdout) < 100


def test_the_window_answers_while_one_types(benchmark, sits_down, library_pack, qtbot, capsys):
    """The longest time between two turns of the event loop while questions are typed."""
    with Store(library_pack) as store:
        texts = list(asked(store, 2 if benchmark.disabled else 25))
    reader = sits_down(library_pack)
    qtbot.waitUntil(lambda: bool(reader.window.side.packs), timeout=20_000)
    reader.waits()
    typed, turns, loop = iter(_keystrokes(texts)), [], QEventLoop()
    heart, hand = QTimer(interval=0), QTimer(interval=60)

    def press():
        text = next(typed, None)
        if text is None:
            loop.quit()
        else:
            reader.window.side.box.setText(text)

    heart.timeout.connect(lambda: turns.append(time.perf_counter()))
    hand.timeout.connect(press)
    heart.start()
    hand.start()
    benchmark.pedantic(loop.exec, rounds=1)
    heart.stop()
    hand.stop()
    gaps = sorted((later - earlier) * 1000 for earlier, later in pairwise(turns))
    late = sum(gap > 30 for gap in gaps)
    with capsys.disabled():
        sys.stdout.write(
            f"\nlongest without an answer while typing: {gaps[-1]:.0f} ms; over 30 ms: {late}\n"
        )
