"""How large text is, in per cent of its normal size, and the steps it changes by."""

LEAST_ZOOM, NORMAL_ZOOM, MOST_ZOOM = 50, 100, 200
_STEPS = (50, 67, 80, 90, 100, 110, 125, 150, 175, 200)


def within(zoom: int) -> int:
    """The zoom, or the nearest that can be read."""
    return max(LEAST_ZOOM, min(MOST_ZOOM, zoom))


def larger(zoom: int) -> int:
    """The next step up; the largest stays."""
    return next((step for step in _STEPS if step > zoom), MOST_ZOOM)


def smaller(zoom: int) -> int:
    """The next step down; the smallest stays."""
    return next((step for step in reversed(_STEPS) if step < zoom), LEAST_ZOOM)
