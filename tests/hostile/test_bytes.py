"""Bytes that are flipped, cut, swapped and added at random places of a pack and its signature.

`HOSTILE=full pytest tests/hostile` tries 2,000 places of each.
"""

import json
import random
from dataclasses import replace

import pytest

from db.errors import StoreError
from db.library import Library
from db.model.pack import ShelvedPack, Trust
from db.model.place import Place
from db.packs import signing
from db.packs.builder import write
from db.packs.shelved import readable
from db.packs.trusting import Accepted
from desktop.content import content_of
from desktop.html.data import plain
from tests.hostile.times import PLACES, SEED, in_time
from tests.packs import two_drugs
from tests.signed_packs import MAKERS, a_shelf, signed

ADDRESSES = (
    "evidence:start",
    "evidence:examplol/stiffness",
    "evidence:examplol/drowsiness",
    "evidence:sampline/muscle-relaxer",
    "evidence:source/ash2001",
    "evidence:compare/examplol/stiffness+sampline/muscle-relaxer",
)
ASKED = ("is examplol a muscle relaxer", "stiffness", "exampl", "sampline", "examplo", "trial")


def flipped(content, chance):
    at = chance.randrange(len(content))
    return content[:at] + bytes([content[at] ^ (1 << chance.randrange(8))]) + content[at + 1 :]


def cut(content, chance):
    at, long = chance.randrange(len(content)), chance.choice((1, 100, 4_096, 50_000))
    return content[:at] + content[at + long :]


def swapped(content, chance):
    long = chance.choice([long for long in (1, 16, 4_096) if 4 * long < len(content)])
    one, two = sorted(chance.sample(range(0, len(content) - long, long), 2))
    a, b = content[one : one + long], content[two : two + long]
    return content[:one] + b + content[one + long : two] + a + content[two + long :]


def extended(content, chance):
    at = chance.choice((len(content), chance.randrange(len(content))))
    return content[:at] + chance.randbytes(chance.choice((1, 512, 4_096))) + content[at:]


def overwritten(content, chance):
    at, long = chance.randrange(len(content)), chance.choice((4, 64, 4_096))
    return (content[:at] + chance.randbytes(long) + content[at + long :])[: len(content)]


DAMAGES = (flipped, cut, swapped, extended, overwritten)


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    path = tmp_path_factory.mktemp("good") / "good.evidence"
    write(replace(two_drugs(), id="own"), path)
    return path.read_bytes()


@pytest.fixture
def shelf(tmp_path):
    return a_shelf(tmp_path / "data")


def damaged(content):
    """The same content in many broken ways, always the same ones."""
    chance = random.Random(SEED)
    for number in range(PLACES):
        made = DAMAGES[number % len(DAMAGES)](content, chance)
        if made != content:
            yield made


def read_whole(pack):
    """Everything a reader can see of a pack."""
    with Library([ShelvedPack(pack, Trust.SHIPPED)]) as library:
        pages = [plain(content_of(library, Place.read(address))) for address in ADDRESSES]
        hits = [[str(hit) for hit in library.search(asked).hits] for asked in ASKED]
    return json.dumps([pages, hits], sort_keys=True, default=str)


def test_a_signed_pack_with_any_damage_is_refused(content, shelf, tmp_path):
    pack = tmp_path / "bad.evidence"
    pack.write_bytes(content)
    signed(pack, MAKERS)
    shelf.examine(pack)
    for bad in damaged(content):
        pack.write_bytes(bad)
        with in_time(), pytest.raises(StoreError):
            shelf.install(pack)
    assert shelf.packs() == ()


def test_an_unsigned_pack_with_damage_is_refused_or_reads_as_before(content, shelf, tmp_path):
    pack = tmp_path / "bad.evidence"
    pack.write_bytes(content)
    before = read_whole(pack)
    shelf.examine(pack)
    taken = 0
    for bad in damaged(content):
        pack.write_bytes(bad)
        try:
            with in_time():
                offer = shelf.examine(pack)
        except StoreError:
            continue
        taken += 1
        assert offer.manifest.id == "own"
        assert read_whole(pack) == before
    assert taken > PLACES // 20, "no damage lay where nothing is kept: nothing was compared"


def test_a_damaged_signature_proves_nothing_else(content, shelf, tmp_path):
    pack = tmp_path / "bad.evidence"
    pack.write_bytes(content)
    signed(pack, MAKERS)
    text = signing.beside(pack).read_bytes()
    for bad in damaged(text):
        signing.beside(pack).write_bytes(bad)
        try:
            with in_time():
                offer = shelf.examine(pack)
        except StoreError:
            continue
        assert (offer.proved.trust, offer.proved.key) == (Trust.SHIPPED, MAKERS.public)


def test_an_installed_pack_with_any_damage_is_never_read(content, shelf, tmp_path):
    pack = tmp_path / "good.evidence"
    pack.write_bytes(content)
    chance = random.Random(SEED)
    signed(pack, MAKERS)
    installed = shelf.install(pack, Accepted())
    path = shelf.path(installed.current)
    for number in range(PLACES):
        bad = DAMAGES[number % len(DAMAGES)](content, chance)
        if bad == content:
            continue
        path.write_bytes(bad)
        found = readable(shelf, None)
        assert found.packs == ()
        assert len(found.problems) == 1
