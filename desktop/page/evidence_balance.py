"""Whether people and animals can stand side by side: not where one would be mostly white."""

from collections.abc import Sequence

from db.model.finding import Finding
from db.model.page import DrugPage
from db.model.prose import Prose
from desktop.charts.forest import Forest, forests

_MOST = 2.0
"""How many times as high one column may be."""
_HEAD, _LINE, _PARAGRAPH, _LETTERS = 130, 20, 8, 68
"""px of heading, filters and heads of the table; of a line; below a paragraph; letters a line."""
_ROW, _PLOT, _PLOT_ROW = 74, 130, 42


def are_alike(page: DrugPage) -> bool:
    """Whether the two columns are about as high; estimated from what they hold.

    Measured heights would be known only once both are laid out, and the page would jump.
    """
    sections = page.question.sections
    people = _height(sections.human, page.human, forests(page))
    animals = _height(sections.animal, page.preclinical, ())
    return max(people, animals) <= _MOST * min(people, animals)


def _height(prose: Prose, findings: Sequence[Finding], plots: Sequence[Forest]) -> float:
    paragraphs = prose.text().splitlines()
    text = sum(_PARAGRAPH + _LINE * -(-len(one) // _LETTERS) for one in paragraphs)
    plotted = sum(_PLOT + _PLOT_ROW * len(plot.rows) for plot in plots)
    return float(_HEAD + text + _ROW * len(findings) + plotted)
