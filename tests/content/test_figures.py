"""The check of figures on the shipped content: it passes, and each drug's pages can fail it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from db.importers.checks.citing import sentences_cite
from db.importers.checks.printed import figures_are_printed
from db.importers.checks.sentences import figures, sentences, value_of, values_in
from db.importers.content import Content, read
from db.importers.draft import Draft, Placed, conclusion_passages
from db.model.prose import Prose
from db.model.question import Question
from tests.content.written import CONTENT, drugs

MADE_UP = "97.31"


@pytest.fixture(scope="module")
def content() -> Content:
    return read(CONTENT)


def draft(content: Content, *questions: Question) -> Draft:
    """Content as a build checks it, with these questions only."""

    def placed(value, path="somewhere"):
        return Placed(value, path, lambda _field: 1)

    return Draft(
        drugs=(),
        mechanisms=(),
        questions=tuple(map(placed, questions)),
        findings=tuple(map(placed, content.findings)),
        sources=tuple(map(placed, content.sources)),
        source_ids=frozenset(source.id for source in content.sources),
        question_ids=frozenset(),
        drug_ids=frozenset(),
        unread=frozenset(),
        files=(),
        today="2026-11-30",
    )


def printed_by(content: Content) -> dict[str, frozenset[Decimal]]:
    """Every number of each source's findings, read in another way than the build's check."""
    found: dict[str, frozenset[Decimal]] = {}
    for finding in content.findings:
        texts = values_in(repr(finding).replace("−", " ").replace("Decimal('-", "Decimal('"))
        found[finding.source] = found.get(finding.source, frozenset()) | texts
    return found


def test_every_number_of_every_conclusion_stands_in_a_finding_that_its_sentence_cites(content):
    printed = printed_by(content)
    counted = 0
    for question in content.questions:
        for passage in conclusion_passages(question):
            for sentence in sentences(passage.prose):
                known = frozenset().union(*(printed[id] for id in sentence.cites))
                for figure in figures(sentence.text):
                    assert value_of(figure) in known, (question.drug, question.id, sentence.text)
                    counted += 1
    assert counted > 1000


def test_the_build_finds_nothing_in_them(content):
    assert list(figures_are_printed(draft(content, *content.questions))) == []
    assert list(sentences_cite(draft(content, *content.questions))) == []


def with_figure(prose: Prose) -> Prose:
    """The prose with a made-up figure before its first citation."""
    assert '<a href="cite:' in prose.html
    return Prose(prose.html.replace('<a href="cite:', f' by {MADE_UP}%<a href="cite:', 1))


def broken(question: Question) -> list[Question]:
    """The question, broken once in its answer and once in each outcome that was measured."""
    found = [replace(question, says=with_figure(question.says))]
    for number, conclusion in enumerate(question.conclusions):
        if conclusion.has_data:
            wrong = (
                replace(conclusion, says=with_figure(conclusion.says)),
                replace(conclusion, effect=f"{MADE_UP}%"),
            )
            others = question.conclusions
            found += [
                replace(question, conclusions=(*others[:number], one, *others[number + 1 :]))
                for one in wrong
            ]
    return found


@pytest.mark.parametrize("drug", drugs())
def test_a_figure_that_no_cited_finding_prints_fails_the_build(content, drug):
    for question in content.questions:
        if question.drug == drug:
            for one in broken(question):
                problems = list(figures_are_printed(draft(content, one)))
                assert [problem.text.split()[0] for problem in problems] == [MADE_UP]


@pytest.mark.parametrize("drug", drugs())
def test_a_sentence_without_its_citations_fails_the_build(content, drug):
    for question in content.questions:
        if question.drug == drug:
            bare = replace(question, says=Prose(f"<p>{question.says.text()}</p>"))
            assert list(sentences_cite(draft(content, bare))) != []
