"""Several packs searched for one question: each hears what the others know of its words."""

import contextlib
import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence

from db.model.search import MOST_SECONDS, SearchResult
from db.queries.search import search
from db.queries.search.asked import size_of
from db.queries.search.beside import ALONE, Beside, read_together
from db.queries.search.mending import Mended
from db.queries.search.names import Named
from db.queries.search.understanding import understand
from db.queries.search.vocabulary import prepare
from db.queries.search.words import Typed
from db.store import Store


def search_each(
    stores: Sequence[Store], typed: str, limit: int, seconds: float = MOST_SECONDS
) -> tuple[SearchResult, ...]:
    """What each pack has for what was typed, all within the time.

    The smallest is searched first, so that a large one cannot take the time of the others. Where
    there is no time to ask all of them what they know, only the first is searched, and cut off:
    a pack by itself could take another's drug for a slip. What is read once of each pack is not
    counted.
    """
    for store in stores:
        prepare(store)
    end = time.monotonic() + seconds
    told = _told_within(stores, typed, seconds / 2)
    found = {one: SearchResult(typed, (), answered=False, cut_off=True) for one in stores}
    wanted = sorted(stores, key=lambda one: one.remembered(size_of)) if told else stores[:1]
    for number, store in enumerate(wanted):
        share = (end - time.monotonic()) / (len(wanted) - number)
        found[store] = search(store, typed, limit, max(0.0, share), told.get(store, ALONE))
    return tuple(found[store] for store in stores)


def _told_within(stores: Sequence[Store], typed: str, seconds: float) -> Mapping[Store, Beside]:
    """What each pack is told; nothing if there is not the time."""
    end = time.monotonic() + seconds
    try:
        with _within(stores, seconds):
            return _told(stores, typed)
    except sqlite3.OperationalError:
        if time.monotonic() < end:
            raise  # interrupted from outside: nobody waits for it any more
        return {}


def _told(stores: Sequence[Store], typed: str) -> dict[Store, Beside]:
    """What each pack is told: how the words are read, and which drugs the others know by them."""
    read = read_together(stores, Typed.read(typed))
    others = {store: tuple(one for one in stores if one is not store) for store in stores}
    named = {
        store: understand(store, typed, Beside(read, others=others[store])).named
        for store in stores
    }
    return {store: _beside(read, others[store], named) for store in stores}


def _beside(
    read: Mended, others: Sequence[Store], named: Mapping[Store, Sequence[Named]]
) -> Beside:
    """What the others tell a pack."""
    names = {_words(read, one): one.text for other in others for one in named[other]}
    held = (_words(read, one) for other in others for one in named[other] if one.drug)
    return Beside(read, names, frozenset(held), others)


def _words(read: Mended, named: Named) -> str:
    return "".join(read.words[place] for place in named.places)


@contextlib.contextmanager
def _within(stores: Sequence[Store], seconds: float) -> Iterator[None]:
    """A block whose queries of any pack are interrupted once the time is over."""
    with contextlib.ExitStack() as stack:
        for store in stores:
            stack.enter_context(store.within(seconds))
        yield
