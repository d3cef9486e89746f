"""Topics and comparisons as text, Markdown and HTML."""

from dataclasses import replace

import pytest

from db.model.comparison import ComparePage
from db.model.source import StudyDesign
from db.model.topic import BestStudy, Topic, TopicPage, row_of
from desktop.html import topic_words
from desktop.html.compare_outline import compare_outline
from desktop.html.document import html_of
from desktop.html.every_page import outline_of
from desktop.html.markdown import markdown_of
from desktop.html.plain import text_of
from desktop.html.topic_outline import topic_outline
from tests.examples import MANIFEST, a_conclusion, a_drug, a_page, a_question, an_animal_finding

TOPIC = Topic("stiffness", "Drugs for <stiffness>", (), "Note of ours.")


def another_page(**changes):
    """The page of sampline, of which only a rat study is known."""
    drug = a_drug(id="sampline", name="sampline")
    question = a_question(drug="sampline", text="Does sampline reduce stiffness?", **changes)
    return a_page(drug=drug, question=question, findings=(an_animal_finding(),))


def topic_page(*pages):
    rows = tuple(row_of(page, (page.question,)) for page in pages)
    return TopicPage(TOPIC, rows, MANIFEST)


PAGE = topic_page(a_page(), another_page())
COMPARED = ComparePage((a_page(), another_page()))


@pytest.mark.parametrize("write", [text_of, markdown_of, html_of])
@pytest.mark.parametrize("page", [PAGE, COMPARED])
def test_a_page_of_several_drugs_is_written_whole(write, page):
    written = write(outline_of(page))
    for words in ("Examplol", "Sampline", "Probably", "oderate", "CC BY 4.0", "Not medical advice"):
        assert words in written


def test_what_a_topic_is_called_is_escaped():
    assert "Drugs for &lt;stiffness&gt;" in html_of(topic_outline(PAGE))


def test_a_topic_says_of_each_drug_what_its_page_says():
    text = text_of(topic_outline(PAGE))
    assert "Best study in people: Ash 2001" in text
    assert "Best study in people: none" in text
    assert "People: ▲\u00a01" in text
    assert "People: no study" in text
    assert "Animals, in vitro: ▼\u00a01" in text
    assert "Main harm: Dizziness" in text
    assert "no data" in text
    assert "evidence:sampline/stiffness: Does sampline reduce stiffness?" in text
    assert "does not mean that the two were compared in a trial" in " ".join(text.split())


def test_a_drug_alone_is_said_to_be_alone():
    assert "1 drug so far" in text_of(topic_outline(topic_page(a_page())))


def test_a_review_without_trials_says_what_it_has():
    best = BestStudy("a", "Ash 2001", StudyDesign.META_ANALYSIS, StudyDesign.COHORT, 0)
    assert topic_words.best_study(best) == "Ash 2001, meta-analysis of observational studies"
    trials = replace(best, reviews=StudyDesign.RCT, more=2)
    assert topic_words.best_study(trials) == "Ash 2001, meta-analysis, and 2 more such"


def test_a_lent_harm_names_its_question():
    page = another_page(conclusions=(a_conclusion(),))
    lender = a_question("misuse", drug="sampline", label="Misuse?")
    row = row_of(page, (page.question, lender))
    assert topic_words.borrowed(row) == ""  # nobody measured that one either
    known = replace(lender, conclusions=(a_conclusion("Falls", is_harm=True),))
    assert topic_words.borrowed(row_of(page, (known,))) == "from “Misuse?”"


def test_a_row_is_told_whole():
    told = topic_words.whole_row(PAGE.rows[0])
    for words in ("Examplol", "Probably", "moderate certainty", "1 supports", "1 opposes"):
        assert words in told


def test_sources_of_a_comparison_are_numbered_once_through_all_pages():
    outline = compare_outline(COMPARED)
    ids = [source.id for source in outline.sources]
    assert len(ids) == len(set(ids))
    assert {source.id for page in COMPARED.pages for source in page.sources} == set(ids)
    assert COMPARED.title == "Examplol, sampline"


def test_one_drug_with_two_questions_is_told_apart():
    other = a_page(question=a_question("sleep", text="Does it make sleepy?", label="Sleep?"))
    table = compare_outline(ComparePage((a_page(), other))).sections[0].blocks[0]
    assert [column.head for column in table.columns] == [
        "",
        "Examplol: Stiffness",
        "Examplol: Sleep?",
    ]
