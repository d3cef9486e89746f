"""The conversion of a ledger, on a small record of our own."""

import json

import pytest

from tests.content import ledger

RECORD = {
    "id": "ash2001",
    "title": "Examplol for stiffness",
    "authors": ["Ash AB", "Keck PE Jr", "Stiffness Study Group"],
    "journal": "Journal of Examples",
    "year": 2001,
    "volume": "12",
    "issue": None,
    "pages": "45-52",
    "doi": "10.1000/ash",
    "pmid": None,
    "pmcid": None,
    "url": "https://mirror.example.org/1",
    "verified_from": {
        "seen": ["title"],
        "from_memory": ["journal", "year", "issue"],
        "page_type": "full-text scrape",
        "note": None,
        "grade": "B",
    },
    "population": "in vitro",
    "species_model": "alpha2delta-1 mice",
    "design": "rct",
    "n": 12,
    "dose": ">=10 microM",
    "route": None,
    "duration": None,
    "comparator": "placebo",
    "outcome": "stiffness",
    "result": "MD -0.20 (95% CI -0.50 to 0.10); 10-20% fell",
    "direction": "supports",
    "question": ["stiffness", "pain", "falls"],
    "quality_notes": None,
    "effects": [
        {
            "question": "stiffness",
            "outcome": "stiffness",
            "measure": "MD",
            "estimate": -0.2,
            "ci_low": -0.5,
            "ci_high": 0.1,
            "unit": "points",
        }
    ],
}


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "ledger.json").write_text(json.dumps([RECORD]))
    meta = {"direction_by_question_overrides": {"ash2001": {"pain": "opposes"}}}
    (tmp_path / "ledger_meta.json").write_text(json.dumps(meta))
    return tmp_path


def test_a_citation_becomes_csl(folder):
    (source,) = ledger.sources_of(folder)
    assert source["author"] == [
        {"family": "Ash", "given": "AB"},
        {"family": "Keck", "given": "PE Jr"},
        {"literal": "Stiffness Study Group"},
    ]
    assert source["issued"] == {"date-parts": [[2001]]}
    assert source["custom"] == {
        "design": "rct",
        "check": {"grade": "B", "against": "full text", "on": "2026-11"},
        "inferred": ["container-title", "issued"],
    }
    assert "url" not in source


def test_texts_are_written_as_they_are_printed(folder):
    (finding,) = ledger.findings_of(folder)
    assert finding["model"] == "α2δ-1 mice"
    assert finding["dose"] == "≥10 µM"
    assert finding["result"] == "MD −0.20 (95% CI −0.50 to 0.10); 10–20% fell"
    assert finding["population"] == "in-vitro"


def test_numbers_keep_the_digits_that_are_printed(folder):
    (estimate,) = ledger.findings_of(folder)[0]["estimates"]
    assert (estimate["value"], estimate["low"], estimate["high"]) == ("-0.20", "-0.50", "0.10")


def test_a_direction_nobody_judged_is_left_out(folder):
    assert ledger.findings_of(folder)[0]["directions"] == {
        "stiffness": "supports",
        "pain": "opposes",
    }


def test_the_drafts_are_written(folder, tmp_path):
    ledger.main(folder, tmp_path / "out")
    assert json.loads((tmp_path / "out/sources.json").read_text())[0]["id"] == "ash2001"
    assert (tmp_path / "out/findings.yaml").read_text().startswith("- id: ash2001\n")


@pytest.mark.skipif(not ledger.LEDGERS.exists(), reason="no ledgers beside the repository")
def test_every_ledger_there_is_can_be_drafted():
    for folder in sorted(path.parent for path in ledger.LEDGERS.glob("*/ledger.json")):
        assert ledger.as_yaml(ledger.findings_of(folder))
        assert ledger.as_json(ledger.sources_of(folder))
