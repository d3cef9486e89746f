"""The report on what every page rests on: run on the shipped content, and on what must fail it."""

from dataclasses import replace

import pytest

from db.importers.content import Content, read
from db.model.prose import Prose
from db.model.question import QuestionKind, Sections
from tests.content import ledger
from tests.content.written import CONTENT, NOTHING
from tests.quality import evidence as evidence_report
from tests.quality import sentences as sentence_draw
from tests.quality.evidence import evidence, main, report

needs_ledgers = pytest.mark.skipif(
    not ledger.LEDGERS.exists(), reason="the evidence ledgers are not beside the repository"
)


@pytest.fixture(scope="module")
def content() -> Content:
    return read(CONTENT)


def test_the_shipped_pages_rest_on_what_they_must(capsys):
    assert main([]) == 0
    printed = capsys.readouterr().out
    assert "FAILS" not in printed
    assert "NO REASON" not in printed
    assert "gabapentin: 99 studies, 99 findings, 7 questions" in printed
    assert "100%" in printed


@needs_ledgers
def test_every_drug_is_reported(content):
    text, failures = report()
    assert failures == []
    for drug in content.drugs:
        assert f"\n{drug.id}: " in f"\n{text}"


def test_a_sentence_of_a_conclusion_without_citation_fails(content):
    question = content.questions[0]
    bare = replace(question, says=Prose("<p>It helps.</p>"))
    others = content.questions[1:]
    broken = replace(content, questions=(bare, *others))
    found = evidence(broken, question.drug)
    assert found.cited == found.sentences - 1
    assert "1 sentences of conclusions cite nothing" in "\n".join(found.failures)


def test_a_page_that_does_not_say_what_it_lacks_fails(content):
    question = next(
        one for one in content.questions if (one.drug, one.id) == ("amitriptyline", "low-dose-ibs")
    )
    empty = replace(question, sections=Sections(*(Prose() for _ in range(5))))
    broken = replace(
        content, questions=tuple(empty if one is question else one for one in content.questions)
    )
    failures = evidence(broken, "amitriptyline").failures
    assert failures == ["amitriptyline: low-dose-ibs has no animal study and does not say so"]


def test_a_question_without_its_harm_fails(content):
    question = next(one for one in content.questions if one.kind is QuestionKind.EFFECT)
    harmless = tuple(row for row in question.conclusions if not row.is_harm)
    broken = replace(
        content,
        questions=tuple(
            replace(one, conclusions=harmless) if one is question else one
            for one in content.questions
        ),
    )
    failures = evidence(broken, question.drug).failures
    assert f"{question.drug}: {question.id} has no harm and does not say so" in failures


@needs_ledgers
def test_a_fact_from_memory_and_a_study_without_a_reason_fail(content, monkeypatch):
    own = evidence_report.written("amitriptyline")
    bare = replace(own, corrections=replace(own.corrections, left_out={}))
    monkeypatch.setattr(evidence_report, "written", lambda *_: bare)
    monkeypatch.setattr(
        evidence_report.agreement, "shown_from_memory", lambda entry, _: {"title"} & entry.keys()
    )
    failures = evidence(content, "amitriptyline").failures
    assert "amitriptyline: brau2001 (B) is left out without a reason" in failures
    assert "amitriptyline: ford2023: title is from memory and shown" in failures


@needs_ledgers
def test_a_listed_fact_is_one_that_was_found_since(content, monkeypatch):
    own = evidence_report.written("diazepam")
    assert own.corrections.sources["pierfitte2001"].found
    listed = {**own.corrections.sources, "pierfitte2001": NOTHING}
    bare = replace(own, corrections=replace(own.corrections, sources=listed))
    monkeypatch.setattr(evidence_report, "written", lambda *_: bare)
    facts = evidence(content, "diazepam").from_memory
    assert "pierfitte2001: title" in facts


@needs_ledgers
def test_sentences_are_drawn_of_different_drugs_and_the_same_for_a_seed(content):
    everything = list(sentence_draw.told(content))
    drawn = sentence_draw.draw(everything, 1, 40)
    assert drawn == sentence_draw.draw(everything, 1, 40)
    assert drawn != sentence_draw.draw(everything, 2, 40)
    assert len(drawn) == len(set(drawn)) == 40
    assert {one.drug for one in drawn} == {drug.id for drug in content.drugs}
    assert all(one.cites for one in drawn)


@needs_ledgers
def test_each_sentence_is_printed_above_what_its_studies_say(content, capsys):
    assert sentence_draw.main(["--seed", "1", "--count", "3"]) == 0
    printed = capsys.readouterr().out
    drawn = sentence_draw.draw(list(sentence_draw.told(content)), 1, 3)
    for number, one in enumerate(drawn, 1):
        assert f"{number}. {one.drug}: {one.place}\n   “{one.text}”" in printed
        for id in one.cites:
            assert f"   [{id}] " in printed
    assert "ledger:" in printed or "finding:" in printed
