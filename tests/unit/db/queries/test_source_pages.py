import pytest

from db.errors import NoSuchPlace
from db.queries import manifest, sources
from tests.examples import FINDINGS, SOURCES


def test_a_source_is_read_with_its_findings_and_the_pages_that_cite_it(store):
    page = sources.source_page(store, "ash2001")
    assert page.source == SOURCES[0]
    assert page.findings == FINDINGS[:1]
    assert page.cited_by == (("evidence:examplol/stiffness", "Does examplol reduce stiffness?"),)
    assert page.manifest == manifest.read(store)


def test_a_source_that_no_page_cites_is_read_too(two):
    assert sources.source_page(two, "elm2010").cited_by == ()


def test_every_page_that_cites_a_source_is_named(two):
    assert [address for address, _text in sources.source_page(two, "ash2001").cited_by] == [
        "evidence:examplol/stiffness",
        "evidence:examplol/drowsiness",
        "evidence:sampline/muscle-relaxer",
    ]


def test_a_source_that_is_not_there_is_named(store):
    with pytest.raises(NoSuchPlace, match="no source “smith2020”"):
        sources.source_page(store, "smith2020")
