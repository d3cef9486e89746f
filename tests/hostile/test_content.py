"""What a hostile author writes is refused when a pack is built, or is words and nothing else."""

import re
import shutil
import sqlite3
from contextlib import closing

import pytest

from db.errors import NotAPack
from db.importers.prose import render
from db.model.prose import Prose
from db.queries import manifest
from db.store import Store
from desktop.html.markup import cleaned
from desktop.plainly import tip
from tests.conftest import ROOT
from tests.hostile.pack import FIXED, PLAIN, PROSE, WORDS, columns_of_text
from tests.hostile.payloads import ADDRESSES, PAYLOADS, with_canaries

_KEPT = "p|em|strong|ul|ol|li|h3|h4|a|sup|sub|blockquote|code|br"
LOADS = re.compile(rf"<(?!/?(?:{_KEPT})\b)[a-z]|<[^>]*\sstyle=")
LEADS = re.compile(r'<a href="((?!https:|evidence:|cite:)[^"]*)"')
_HANDLER = re.compile(r"<[^>]*\son\w+=")


def test_there_are_at_least_two_hundred():
    assert len(set(PAYLOADS)) >= 200
    assert len(PAYLOADS) == len(set(PAYLOADS))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_prose_with_it_is_refused_or_harmless(payload):
    made = render(with_canaries(payload, "/canary.png", "canary.invalid"))
    assert all(mistake.endswith(".") for mistake in made.mistakes)
    for pattern in (LOADS, LEADS, _HANDLER):
        assert not pattern.search(made.prose.html)
    if made.mistakes:
        return
    assert "<img" not in made.prose.html
    assert "canary" not in "".join(re.findall(r"<[^>]*>", made.prose.html))


def test_most_are_refused_with_a_sentence():
    refused = [payload for payload in PAYLOADS if render(payload).mistakes]
    assert len(refused) > 0.9 * len(PAYLOADS)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_prose_of_a_pack_is_cleaned_of_it_before_it_is_shown(payload):
    shown = cleaned(Prose(f"<p>{with_canaries(payload, '/canary.png', 'canary.invalid')}</p>")).html
    assert not LOADS.search(shown)
    assert not _HANDLER.search(shown)
    for address in re.findall(r'<a href="([^"]*)"', shown):
        assert re.match(r"(?:https?|mailto|evidence|cite):", address, re.IGNORECASE)
        assert re.fullmatch(r"[!-;=?-~]+", address)
        assert not re.search(r"[\\\s<>\[\]]", address)


@pytest.mark.parametrize("address", ["https://doi.org/10.1016/S0140-6736(22)01472-6?a=b&amp;c#d"])
def test_an_address_that_is_well_formed_stays_as_it_is(address):
    assert f'href="{address}"' in cleaned(Prose(f'<a href="{address}">x</a>')).html


def test_signs_that_turn_the_order_of_words_are_refused_and_not_shown():
    for sign in "\u202e\u2066\u200b\u200f\ufeff\u2060":
        assert "U+" in " ".join(render(f"a{sign}b").mistakes)
        assert cleaned(Prose(f"<p>a{sign}b</p>")).html == "<p>ab</p>"


def test_every_column_of_words_is_made_hostile(core_pack):
    spoiled = {
        (table, column)
        for tables in (PROSE, WORDS, PLAIN)
        for table, columns in tables.items()
        for column in columns
    }
    assert {one for one in columns_of_text(core_pack) - spoiled if one[1] not in FIXED} == set()


@pytest.mark.parametrize("column", PLAIN["manifest"])
def test_a_pack_with_markup_in_what_it_says_of_itself_is_none(core_pack, tmp_path, column):
    pack = tmp_path / "hostile.evidence"
    shutil.copy(core_pack, pack)
    with closing(sqlite3.connect(pack)) as opened, opened:
        opened.execute(f"UPDATE manifest SET {column} = {column} || ?", ("<img src=x>",))
    with Store(pack) as store, pytest.raises(NotAPack, match="no plain line"):
        manifest.read(store)


def test_addresses_are_many():
    assert len(ADDRESSES) > 60


def test_every_label_shows_words_alone_and_every_tip_of_a_pack_too():
    for module in (ROOT / "desktop").rglob("*.py"):
        written = module.read_text(encoding="utf-8")
        if module.name != "plainly.py":
            assert not re.search(r"(?<!Plain)QLabel\(", written), module
        for told in re.findall(r"(?:setToolTip|QToolTip\.showText)\(.*", written):
            is_ours = re.search(r'setToolTip\((?:f?"|name\))', told)
            assert is_ours or re.search(r"\btip\(", told), f"{module}: {told}"


def test_a_tip_shows_the_signs_of_html():
    assert tip("P > .05\n& so on") == "P > .05\n& so on"
    assert "<img" not in tip("<img src='/x.png'>")
    assert "&lt;img" in tip("<img src='/x.png'>")
