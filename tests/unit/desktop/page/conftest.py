from dataclasses import replace

import pytest

from db.model.finding import Direction, Judgement, Species
from db.model.page import DrugPage, QuestionEntry, cited_in_order
from db.model.source import StudyDesign
from desktop.page.drug_page import DrugPageView
from desktop.theme import LIGHT
from tests.examples import a_drug, a_finding, a_page, a_question, a_source, an_animal_finding


def judged(direction, why=""):
    return (Judgement("stiffness", direction, why),)


@pytest.fixture(scope="session")
def rich_page() -> DrugPage:
    """Five findings in people of three designs, three in animals and in vitro."""
    review = StudyDesign.META_ANALYSIS
    findings = (
        a_finding("elm2020", design=review, n=800, model="trials in adults"),
        a_finding(),
        a_finding("fir2012", judgements=judged(Direction.OPPOSES, "pain was measured, not tone")),
        a_finding("gum1990", judgements=judged(Direction.MIXED), estimates=()),
        a_finding(
            "hop1995",
            design=StudyDesign.CASE_SERIES,
            result="Stiffness was gone in 2 of 3 people. " * 12,
            estimates=(),
        ),
        an_animal_finding(),
        an_animal_finding("ivy2008", species=Species.MOUSE, judgements=judged(Direction.SUPPORTS)),
        an_animal_finding(
            "yew2015", design=StudyDesign.IN_VITRO, species=None, dose_range=None, model="a cell"
        ),
    )
    designs = {f.source: f.design for f in findings} | {"dale2005": StudyDesign.IN_VITRO}
    drug, question = a_drug(), a_question()
    sources = tuple(
        a_source(id, year=int(id[-4:]), design=designs[id], doi=f"10.1000/{id}", pmid="")
        for id in cited_in_order(drug, question, findings)
    )
    entries = (
        QuestionEntry("stiffness", question.text, "Stiffness"),
        QuestionEntry("cramps", "Does examplol help cramps?", "Cramps"),
        QuestionEntry("sleep", "Does examplol help sleep?", "Sleep"),
    )
    return replace(a_page(findings=findings, sources=sources), questions=entries)


@pytest.fixture
def view(qtbot):
    made = DrugPageView(LIGHT)
    qtbot.addWidget(made)
    made.resize(1000, 800)
    made.show()
    return made


@pytest.fixture
def shown(view, rich_page, qtbot):
    view.show_page(rich_page)
    view.finish()
    qtbot.waitUntil(lambda: view.sources.isVisible())
    return view
