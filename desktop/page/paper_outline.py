"""A page as it is printed: where the window has pictures, the outline keeps their places."""

from dataclasses import replace

from db.model.page import DrugPage
from desktop.charts.agreement_picture import AgreementPicture
from desktop.charts.forest import forests
from desktop.charts.forest_picture import ForestPicture, in_parts
from desktop.charts.ladder_drawing import LadderPicture
from desktop.charts.left_out import left_out
from desktop.charts.picture import Picture
from desktop.charts.timeline_drawing import TimelinePicture
from desktop.html.agreement import agreements
from desktop.html.ladder import ladder
from desktop.html.outline import Block, Line, Outline, Section, Table, Tone
from desktop.html.panels import CONCLUSION, HUMAN, outline
from desktop.html.timeline import timeline

_MARK = "\ue000"
"""Of the private use area: no text of ours or of a pack's begins with it."""
_AGREEMENT, _FORESTS = f"{_MARK}agreement", f"{_MARK}forests"
MOST_ROWS = 14
"""Rows of a forest plot that fit on a sheet, even if each was compared with something else."""


def paper_outline(page: DrugPage) -> Outline:
    """The page's outline; bars stand in the place of the tables that count the same."""
    whole = outline(page)
    return replace(whole, sections=tuple(_on_paper(one, page) for one in whole.sections))


def pictures(page: DrugPage) -> dict[str, tuple[Picture, ...]]:
    """The pictures that stand in each place, by the mark that keeps it."""
    glance = (LadderPicture(ladder(page)), TimelinePicture(timeline(page)))
    plots = (part for plot in forests(page) for part in in_parts(plot, MOST_ROWS))
    return {
        _AGREEMENT: (AgreementPicture(agreements(page)), *glance),
        _FORESTS: tuple(map(ForestPicture, plots)),
    }


def _on_paper(section: Section, page: DrugPage) -> Section:
    if section.heading == CONCLUSION:
        counted = {one.heading for one in agreements(page)}
        kept = (one for one in section.blocks if not _is_of(one, counted))
        return replace(section, blocks=(*kept, Line(_AGREEMENT)))
    if section.heading == HUMAN:
        place = next(
            (at for at, one in enumerate(section.blocks) if isinstance(one, Table)),
            len(section.blocks),
        )
        before, after = section.blocks[:place], section.blocks[place:]
        marks = (Line(_FORESTS),) if forests(page) else ()
        said = (Line(sentence, Tone.MUTED) for sentence in left_out(page))
        return replace(section, blocks=(*before, *marks, *said, *after))
    return section


def _is_of(block: Block, titles: set[str]) -> bool:
    return isinstance(block, Table) and block.title in titles
