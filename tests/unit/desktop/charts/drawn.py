"""What tests of pictures share: pages with findings of any kind, and what no drawing may do."""

from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from db.model.finding import Direction, Judgement, Population
from db.model.source import StudyDesign
from desktop.charts.strokes import Strokes
from tests.examples import a_finding, a_page, a_source

ANIMAL = {
    StudyDesign.ANIMAL_EXPERIMENT: Population.ANIMAL,
    StudyDesign.IN_VITRO: Population.IN_VITRO,
}
LONG = "Overall improvement of stiffness as the treating physician saw it after eight weeks " * 4


def a_page_of(*found, **changes):
    """A page of findings, each given as design, direction and year; no two share a source."""
    findings, sources = [], []
    for number, (design, direction, year) in enumerate(found):
        id = f"s{number}"
        findings.append(
            a_finding(
                id,
                design=design,
                population=ANIMAL.get(design, Population.HUMAN),
                judgements=(Judgement("stiffness", direction),),
                estimates=(),
            )
        )
        sources.append(a_source(id, design=design, year=year))
    return a_page(findings=tuple(findings), sources=tuple(sources), **changes)


years = st.one_of(st.just(0), st.integers(1850, 2030))
findings = st.lists(
    st.tuples(st.sampled_from(StudyDesign), st.sampled_from(Direction), years), max_size=220
)
widths = st.integers(260, 1100)
zooms = st.sampled_from((50, 100, 150, 200))


def is_within(area: QRectF, width: float, height: float) -> bool:
    return (
        area.left() >= -0.5
        and area.top() >= -0.5
        and area.right() <= width + 1
        and area.bottom() <= height + 1
    )


def overlapping(areas: list[QRectF]) -> list[tuple[QRectF, QRectF]]:
    """Those that cover one another by more than a hair."""
    return [
        (one, other)
        for place, one in enumerate(areas)
        for other in areas[place + 1 :]
        if one.intersected(other).width() > 1 and one.intersected(other).height() > 1
    ]


def assert_sound(drawing: Strokes, width: float) -> None:
    """Everything in the frame, and no words or marks on one another."""
    for part in (*drawing.words, *drawing.marks):
        assert is_within(part.area, width, drawing.height), part
    assert overlapping([words.area for words in drawing.words]) == []
    assert overlapping([mark.area for mark in drawing.marks]) == []
