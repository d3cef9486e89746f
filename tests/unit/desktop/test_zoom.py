from hypothesis import given
from hypothesis import strategies as st

from desktop.zoom import LEAST_ZOOM, MOST_ZOOM, larger, smaller, within


@given(st.integers(LEAST_ZOOM, MOST_ZOOM))
def test_steps_lead_up_and_down_and_stay_readable(zoom):
    assert larger(zoom) > zoom or zoom == MOST_ZOOM
    assert smaller(zoom) < zoom or zoom == LEAST_ZOOM
    assert LEAST_ZOOM <= smaller(zoom) <= larger(zoom) <= MOST_ZOOM


def test_what_cannot_be_read_becomes_the_nearest_that_can():
    assert within(10) == LEAST_ZOOM
    assert within(900) == MOST_ZOOM
