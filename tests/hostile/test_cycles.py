"""Packs that are whole and signed, and yet go round in circles: they are read in time."""

import pytest

from db.errors import StoreError
from db.library import Library
from db.model.pack import ShelvedPack, Trust
from db.model.thesaurus import Concept
from tests.hostile.times import in_time
from tests.packs import a_pack
from tests.signed_packs import MAKERS, a_shelf, signed

CIRCLES = [
    (Concept(("stiffness",), ("stiffness",)),),
    (Concept(("stiffness",), ("spasm",)), Concept(("spasm",), ("stiffness",))),
    tuple(Concept((f"word{n}",), (f"word{(n + 1) % 50}",)) for n in range(50)),
]


@pytest.mark.parametrize("concepts", CIRCLES, ids=["itself", "two", "fifty"])
def test_words_that_are_each_wider_than_the_other_are_searched_in_time(tmp_path, concepts):
    try:
        with in_time():
            pack = signed(a_pack(tmp_path / "own.evidence", id="own", concepts=concepts), MAKERS)
            installed = a_shelf(tmp_path).install(pack)
    except (StoreError, ValueError):
        return
    assert installed.id == "own"
    with in_time(), Library([ShelvedPack(pack, Trust.SHIPPED)]) as library:
        for asked in ("stiffness", "spasm", "is examplol good for stiffness", "word7"):
            library.search(asked)
