"""A long day of reading."""

import gc

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from desktop.process import resident_megabytes

WARM_UP, OPENINGS, MOST_GROWTH = 100, 1000, 20


@pytest.mark.skipif("sys.platform != 'linux'", reason="only Linux says how much memory is held")
def test_a_thousand_pages_do_not_fill_the_memory(reader, every_place):
    questions = [place for place in every_place if "/source/" not in place.replace(":", "/")]

    def read(times: int) -> float:
        for number in range(times):
            reader.opens(questions[number % len(questions)])
            reader.scrolls_through()
            reader.window.repaint()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        return resident_megabytes()

    before = read(WARM_UP)
    growth = read(OPENINGS) - before
    print(f"{growth:+.1f} MB over {OPENINGS} pages, {before:.0f} MB before")  # noqa: T201
    assert growth <= MOST_GROWTH
