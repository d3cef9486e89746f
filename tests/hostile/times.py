"""How often chance is tried: a part by default, all of it with HOSTILE=full."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager

IS_FULL = os.environ.get("HOSTILE") == "full"
SEED = 20261125
PLACES = 2_000 if IS_FULL else 200
"""Places of a pack that are damaged."""
KILLS = 200 if IS_FULL else 12
"""Moments at which a process is killed."""
MOST_SECONDS = 5


@contextmanager
def in_time() -> Iterator[None]:
    """A block that fails if it takes as long as a reader would call hanging."""

    def late(*_signal: object) -> None:
        raise AssertionError(f"it took more than {MOST_SECONDS} s")

    if not hasattr(signal, "SIGALRM"):
        yield
        return
    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, MOST_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
