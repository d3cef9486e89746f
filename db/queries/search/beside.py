"""What a pack is told that is searched beside others, so that all of them hear one question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from db.queries.search.mending import Mended, mended, unknown
from db.queries.search.words import Typed
from db.store import Store


@dataclass(frozen=True, slots=True)
class Beside:
    """What the other packs know of what was typed; nothing where there is one pack."""

    read: Mended | None = None
    """The words as all of the packs read them."""
    names: Mapping[str, str] = field(default_factory=dict)
    """The drugs that others know by the words, folded and without spaces: their names."""
    held: frozenset[str] = frozenset()
    """Those of the names whose drug another pack has: it has pages of its own."""
    others: Sequence[Store] = ()
    """The others, for how rare a word is in all of them."""


ALONE = Beside()


def read_together(stores: Sequence[Store], typed: Typed) -> Mended:
    """The words, each that none of the packs knows replaced by the nearest that one of them does.

    A word that one pack has is no slip: a name that is like it in another was not meant.
    """
    words = typed.words
    for store in stores:
        now = Typed(words, typed.is_finished)
        strange = set.intersection(*({words[at] for at in unknown(one, now)} for one in stores))
        if not strange:
            break
        words = mended(store, now, kept=set(words) - strange).words
    return Mended(words, frozenset(at for at, word in enumerate(words) if word not in typed.words))
