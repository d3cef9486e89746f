"""Findings as CSV: a row a finding, and nothing that a spreadsheet would run."""

import csv
import io
from dataclasses import fields

import pytest

from db.model.finding import Direction, DoseRange, Estimate, Finding, Judgement
from db.model.page import SourcePage
from desktop.exports.extract import Extract
from desktop.exports.findings_csv import findings_csv
from desktop.exports.formats import EXPORTS
from tests.examples import MANIFEST, a_finding, a_page, a_source, an_animal_finding


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def rows(*findings: Finding) -> list[dict[str, str]]:
    page = a_page(findings=findings)
    return rows_of(findings_csv(Extract.of(page)))


def test_a_page_has_a_row_a_finding_with_its_source_and_direction():
    people, rats = rows_of(findings_csv(Extract.of(a_page())))
    assert people["finding"] == people["source"] == "ash2001"
    assert people["study"] == "Ash 2001"
    assert (people["question"], people["direction"], people["n"]) == (
        "stiffness",
        "supports",
        "229",
    )
    assert people["human_equivalent_low_mg_per_kg"] == people["human_equivalent_is"] == ""
    assert (rats["direction"], rats["species"]) == ("opposes", "rat")
    assert rats["human_equivalent_low_mg_per_kg"] == "8.1"
    assert rats["human_equivalent_is"] == "dose scaling for a first dose in people, not efficacy"


def test_estimates_stand_in_columns_as_printed():
    people, rats = rows_of(findings_csv(Extract.of(a_page())))
    values = [people[f"estimate_1_{name}"] for name in ("measure", "value", "low", "high")]
    assert values == ["MD", "-1.6", "-2.2", "-1.0"]
    assert rats["estimate_1_value"] == ""
    assert "estimate_2_value" not in people


def test_every_field_of_a_finding_and_of_an_estimate_has_a_column():
    (row,) = rows(a_finding())
    elsewhere = {"id", "judgements", "dose_range", "estimates"}
    assert {field.name for field in fields(Finding)} - elsewhere - set(row) == set()
    assert {f"estimate_1_{field.name}" for field in fields(Estimate)} - set(row) == set()


def test_other_questions_stand_in_a_column_of_their_own():
    judgements = (
        Judgement("stiffness", Direction.NEUTRAL, "pain was measured"),
        Judgement("pain", Direction.SUPPORTS),
        Judgement("sleep", Direction.MIXED, "two scales"),
    )
    (row,) = rows(a_finding(judgements=judgements))
    assert (row["direction"], row["why"]) == ("neutral", "pain was measured")
    assert row["other_questions"] == "pain: supports; sleep: mixed (two scales)"


def test_a_source_has_its_findings_without_a_question():
    page = SourcePage(a_source(), (a_finding(),), (), MANIFEST)
    (row,) = rows_of(findings_csv(Extract.of(page)))
    assert (row["question"], row["direction"]) == ("", "")
    assert row["other_questions"] == "stiffness: supports"


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "+2+3", "-2+3+cmd|' /C calc'!A0"])
def test_no_cell_is_a_formula(text):
    (row,) = rows(a_finding(outcome=f"\n {text}"))
    assert row["outcome"] == f"'{text}"


@pytest.mark.parametrize("text", ['says "no", twice', "α2δ, −0.5 ≥ 3", "one\r\ntwo\nthree", ""])
def test_any_text_comes_back_on_one_line(text):
    (row,) = rows(a_finding(note=text))
    assert row["note"] == " ".join(text.split())


@pytest.mark.parametrize("dose, low, high", [(DoseRange(0.001, 12.5), "0.001", "12.5")])
def test_doses_are_written_out(dose, low, high):
    (row,) = rows(an_animal_finding(dose_range=dose))
    assert (row["dose_low_mg_per_kg"], row["dose_high_mg_per_kg"]) == (low, high)


def test_a_file_begins_with_the_mark_that_excel_needs():
    (export,) = (one for one in EXPORTS if one.id == "findings-csv")
    written = export.encoded(export.write(Extract.of(a_page())))
    assert written.startswith(b"\xef\xbb\xbffinding,")
    assert b"\r\n" in written
