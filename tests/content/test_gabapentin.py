"""What is particular to gabapentin: it was written first, and shows all of its ledger."""

import pytest

from tests.content import agreement, ledger
from tests.content.written import written

FOLDER = ledger.LEDGERS / "gabapentin"

pytestmark = pytest.mark.skipif(
    not FOLDER.exists(), reason=f"the evidence ledgers are not beside the repository ({FOLDER})"
)

OWN = written("gabapentin")


def test_all_98_records_are_shown_and_one_more():
    assert len(agreement.own_records("gabapentin")) == 98
    assert set(OWN.sources) - set(agreement.own_records("gabapentin")) == {"mantillamanosalva2024"}
    assert set(OWN.findings) == set(OWN.sources)


def test_what_was_added_has_a_whole_citation():
    source = OWN.sources["mantillamanosalva2024"]
    for field in ("title", "author", "container-title", "issued", "volume", "page", "DOI"):
        assert source[field], field
    assert source["custom"]["check"]["grade"] == "A"
    assert "inferred" not in source["custom"]


def test_what_was_given_is_named_where_it_was_not_gabapentin():
    for record in ledger.read(FOLDER):
        if "PREGABALIN" in (record["dose"] or ""):
            assert OWN.findings[record["id"]]["tested"] == "pregabalin"


def test_there_are_29_estimates():
    assert sum(len(entry.get("estimates", ())) for entry in OWN.findings.values()) == 29


def test_few_directions_differ_from_the_ledger():
    turned = {id for id, one in OWN.corrections.findings.items() if "directions" in one.fields}
    assert turned == set(
        "robertson2019 mueller1997 miller2001 alden2001 rauck2013 abdelsalam2009 velez2024 "
        "pandey2012".split()
    )
