"""The content that is shipped, read and checked as a build does."""

import pytest

from db.errors import ContentError
from db.importers.content import Content, read
from tests.content.ledger import REPOSITORY


@pytest.fixture(scope="module")
def shipped() -> Content:
    try:
        return read(REPOSITORY / "resources" / "content")
    except ContentError as error:
        pytest.fail(str(error))


def test_the_shipped_content_has_no_problem(shipped):
    assert shipped.id == "core"
    assert shipped.licence == "CC BY 4.0"


def test_gabapentin_has_its_seven_questions_and_opens_at_the_first(shipped):
    assert [question.id for question in shipped.questions if question.drug == "gabapentin"] == [
        "cramps-and-muscle-pain",
        "how-it-works",
        "misuse-and-harms",
        "muscle-relaxer",
        "neuropathic-pain",
        "sciatica-back-pain",
        "spasticity",
    ]
    assert {drug.id: drug.lead for drug in shipped.drugs}["gabapentin"] == "muscle-relaxer"


def test_every_finding_bears_on_a_question(shipped):
    assert all(finding.judgements for finding in shipped.findings)
