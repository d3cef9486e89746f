"""References in three citation styles; read the difference when a golden file changes."""

import pytest

from db.model.source import Author, StudyDesign
from desktop.exports.formatted import ama, apa, vancouver
from tests.examples import a_source

_NOWHERE = {"volume": "", "issue": "", "pages": "", "doi": "", "pmid": ""}
_SEVEN = "Oak Elm Yew Fir Larch Rowan Alder".split()
SOURCES = (
    a_source("trial", pmcid="PMC12345"),
    a_source(
        "review",
        title="Is examplol better than placebo?",
        authors=(*(Author(name, "A") for name in _SEVEN), Author("Keck", "PE Jr")),
        design=StudyDesign.SYSTEMATIC_REVIEW,
        pages="1204-1208",
    ),
    a_source(
        "label",
        **_NOWHERE,
        title="Examplol prescribing information",
        authors=(Author("US Agency of Examples"),),
        container="",
        container_short="",
        publisher="Example Press",
        design=StudyDesign.LABEL,
    ),
    a_source(
        "guideline",
        **_NOWHERE,
        title="Stiffness: assessment and management",
        authors=(Author("National Institute of Examples"),),
        container="Guideline EX59",
        container_short="",
        design=StudyDesign.GUIDELINE,
    ),
    a_source("nobody", title="Effects of examplol on α2δ-1", authors=(), pmid=""),
    a_source(
        "undated",
        **_NOWHERE,
        year=0,
        title="Examplol (test result page)",
        authors=(Author("Screening Platform"),),
        container="Platform for Pain",
        container_short="",
    ),
    a_source("Trial", retracted="the data were made up", inferred=("volume",), doi=""),
)


@pytest.mark.parametrize("write", [vancouver, apa, ama], ids=lambda write: write.__name__)
def test_each_kind_of_source_in_each_style(golden, write):
    golden(f"references-{write.__name__}.txt", write(SOURCES))


@pytest.mark.parametrize("write", [vancouver, ama])
def test_numbered_styles_keep_the_order_of_the_page(write):
    lines = write(SOURCES).splitlines()
    assert [line.split(". ")[0] for line in lines] == ["1", "2", "3", "4", "5", "6", "7"]


def test_apa_is_in_the_order_of_authors():
    sources = tuple(a_source(id, authors=(Author(id, "A"),)) for id in ("Yew", "Ash", "Oak"))
    assert [line.split(",")[0] for line in apa(sources).splitlines()] == ["Ash", "Oak", "Yew"]


@pytest.mark.parametrize("write", [vancouver, apa, ama])
def test_nothing_is_written_of_no_source(write):
    assert write(()) == ""


@pytest.mark.parametrize("write", [vancouver, apa, ama])
def test_what_looks_like_markup_is_text(write):
    assert "p < 0.05 & <b>n</b> = 3" in write((a_source(title="With p < 0.05 & <b>n</b> = 3"),))
