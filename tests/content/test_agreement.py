"""Every finding and source of every drug against the ledger it was written from, field by field.

What differs is listed in `corrections/<drug>.yaml` with its reason, and what is listed must
differ: a correction that no longer is one has to go.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from tests.content import agreement, ledger
from tests.content.written import CONTENT, CORRECTIONS, NOTHING, Entry, Written, drugs, written

pytestmark = pytest.mark.skipif(
    not ledger.LEDGERS.exists(),
    reason=f"the evidence ledgers are not beside the repository ({ledger.LEDGERS})",
)
WORDS_OF_COPIES = re.compile(
    r"http|www\.|\.com\b|\bmirrors?\b|\bscrap|\bexcerpt|\bstored\b|\brecalled\b|\bfrom memory\b"
    r"|\b[Ll]edger"
)
"""Words that are about where a ledger's text was read, or about the ledger itself."""


@pytest.fixture(params=drugs(), scope="module")
def drug(request: pytest.FixtureRequest) -> Written:
    return written(request.param)


Listed = dict[str, object]


def listed(part: Listed, name: str) -> Listed:
    """What is listed under one name, of every entry that lists something there."""
    return {id: getattr(entry, name) for id, entry in part.items() if getattr(entry, name)}


def found(pairs: Iterator[tuple[str, set[str]]]) -> Listed:
    return {id: frozenset(names) for id, names in pairs if names}


def test_every_source_is_in_a_ledger_or_listed_as_added_or_completed(drug):
    unknown = {id for id in drug.sources if not agreement.records(id, drug.drug)}
    partial = {id for id in drug.sources if agreement.is_partial(id)}
    assert unknown == set(drug.corrections.added)
    assert partial == set(drug.corrections.completed)


def test_every_record_is_shown_or_listed_as_left_out(drug):
    assert set(agreement.left_out(drug)) == set(drug.corrections.left_out)


def test_a_citation_is_the_ledgers_or_listed(drug):
    pairs = (
        (entry["id"], agreement.source_differences(entry, several))
        for entry, several in agreement.compared_sources(drug)
    )
    assert found(pairs) == listed(drug.corrections.sources, "fields")


def test_a_finding_is_the_ledgers_or_listed(drug):
    pairs = (
        (entry["id"], agreement.finding_differences(entry, several[0], drug.drug))
        for entry, several in agreement.compared_findings(drug)
    )
    assert found(pairs) == listed(drug.corrections.findings, "fields")


@pytest.mark.parametrize("part", ["sources", "findings"])
def test_nothing_from_memory_is_shown_unless_it_was_found_since(drug, part):
    compared = getattr(agreement, f"compared_{part}")(drug)
    pairs = (
        (entry["id"], agreement.shown_from_memory(entry, several)) for entry, several in compared
    )
    assert found(pairs) == listed(getattr(drug.corrections, part), "found")


def test_no_figure_is_added_or_lost_unless_it_is_listed(drug):
    compared = list(agreement.compared_findings(drug))
    added = ((entry["id"], agreement.figures_added(entry, several)) for entry, several in compared)
    lost = (
        (entry["id"], agreement.figures_left_out(entry, several[0])) for entry, several in compared
    )
    assert found(added) == listed(drug.corrections.findings, "figures")
    assert found(lost) == listed(drug.corrections.findings, "without")


def test_no_title_and_no_identifier_is_inferred(drug):
    for id, entry in drug.sources.items():
        inferred = set(entry["custom"].get("inferred", ()))
        assert not inferred & {"title", *agreement.IDENTIFIERS}, id
        assert not entry["title"].startswith(("[", "(")) or entry["title"].endswith("]"), id


def test_what_is_not_fully_checked_says_why(drug):
    for id, entry in drug.sources.items():
        check = entry["custom"]["check"]
        if entry["custom"].get("inferred") and check["grade"] != "A":
            assert check.get("note"), id


def test_an_estimate_is_printed_in_its_finding_or_its_record(drug):
    for entry in drug.findings.values():
        texts = [{**entry, "estimates": []}, *agreement.records(entry["source"], drug.drug)]
        printed = agreement.numbers(texts)
        for estimate in entry.get("estimates", ()):
            assert estimate["against"], entry["id"]
            for name in ("value", "low", "high"):
                number = agreement.numbers(estimate[name])
                assert number <= printed, (entry["id"], estimate[name])


def test_an_animal_dose_was_given_to_that_animal(drug):
    for id, finding in drug.findings.items():
        doses = finding.get("dose_mg_per_kg")
        if doses:
            assert finding["population"] == "animal"
            assert finding["species"]
            texts = {name: finding.get(name, "") for name in (*agreement.TEXTS, "note")}
            assert agreement.numbers(doses) <= agreement.numbers(texts), id


def test_reviews_name_the_design_they_pooled(drug):
    for id, source in drug.sources.items():
        is_review = source["custom"]["design"] in ledger.REVIEWS
        assert ("reviews" in source["custom"]) is is_review, id


@pytest.mark.parametrize("name", ["sources.json", "findings.yaml"])
def test_no_place_where_a_copy_was_read_is_named(drug, name):
    text = (CONTENT / drug.drug / name).read_text(encoding="utf-8")
    assert WORDS_OF_COPIES.findall(text) == []


def test_every_list_of_corrections_is_of_a_drug():
    assert {file.stem for file in CORRECTIONS.glob("*.yaml")} <= {
        folder.name for folder in ledger.LEDGERS.iterdir() if folder.is_dir()
    }


# The comparison itself sees what it is there to see

Change = Callable[[Entry], object]


def changed(entry: Entry, change: Change) -> Entry:
    copy: Entry = json.loads(json.dumps(entry))
    change(copy)
    return copy


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (lambda entry: entry.update(title="Another"), "title"),
        (lambda entry: entry.update(volume="99"), "volume"),
        (lambda entry: entry.update(DOI="10.1000/made-up"), "DOI"),
        (lambda entry: entry["author"].pop(), "author"),
        (lambda entry: entry["issued"].update({"date-parts": [[1901]]}), "issued"),
        (lambda entry: entry["custom"]["check"].update(grade="C"), "grade"),
        (lambda entry: entry["custom"].update(design="case-report"), "design"),
    ],
)
def test_a_changed_citation_is_seen(change, field):
    own = written("gabapentin")
    entry = changed(own.sources["sung2003"], change)
    differ = agreement.source_differences(entry, agreement.records("sung2003", "gabapentin"))
    assert field in differ


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (lambda entry: entry.update(n="26"), "n"),
        (lambda entry: entry.update(population="human"), "population"),
        (lambda entry: entry.update(dose="500 mg/kg"), "dose"),
        (lambda entry: entry.update(result="Nothing changed."), "result"),
        (lambda entry: entry["directions"].update(spasticity="opposes"), "directions"),
        (lambda entry: entry["directions"].pop("spasticity"), "directions"),
    ],
)
def test_a_changed_finding_is_seen(change, field):
    own = written("gabapentin")
    entry = changed(own.findings["sung2003"], change)
    record = agreement.records("sung2003", "gabapentin")[0]
    assert field in agreement.finding_differences(entry, record, "gabapentin")


def test_a_figure_that_was_made_up_is_seen():
    entry = {**written("gabapentin").findings["sung2003"], "note": "It fell by 97.3%."}
    several = agreement.records("sung2003", "gabapentin")
    assert agreement.figures_added(entry, several) == {"97.3"}


def test_a_title_from_memory_is_seen_even_between_brackets():
    record = {**agreement.records("sung2003", "gabapentin")[0]}
    record["verified_from"] = {**record["verified_from"], "from_memory": ["title", "volume"]}
    entry = changed(written("gabapentin").sources["sung2003"], lambda entry: None)
    entry["custom"]["inferred"] = ["title", "volume"]
    assert agreement.shown_from_memory(entry, [record]) == {"title"}


def test_a_correction_that_is_no_difference_fails():
    own = written("gabapentin")
    stale = replace(NOTHING, why="was mended", fields=frozenset({"dose"}))
    pairs = (
        (entry["id"], agreement.finding_differences(entry, several[0], "gabapentin"))
        for entry, several in agreement.compared_findings(own)
    )
    assert found(pairs) != listed({**own.corrections.findings, "sung2003": stale}, "fields")
