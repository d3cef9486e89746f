import sys

import pytest

from desktop.process import milliseconds_since_start, resident_megabytes


def test_time_since_the_start_grows_and_is_not_of_another_day():
    first = milliseconds_since_start()
    assert 0 <= first <= milliseconds_since_start() < 24 * 3600 * 1000


@pytest.mark.skipif(sys.platform not in {"linux", "win32"}, reason="the system does not say")
def test_a_process_with_qt_loaded_holds_some_memory():
    assert 10 < resident_megabytes() < 10_000
