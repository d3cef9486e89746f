"""All prose of a drug's page: made in one place, numbered alike, and known where it cites."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QPoint, QRect, Signal
from PySide6.QtWidgets import QWidget

from db.model.page import DrugPage
from db.model.prose import Prose
from desktop.html.markup import Html
from desktop.html.numbering import Numbering
from desktop.html.vancouver import reference_text
from desktop.page.cited_prose import TO_CITATION, TO_SOURCE, Citation, CitedProse
from desktop.theme import BODY, PROSE_MEASURE, Theme


class Texts(QObject):
    """Makes the page's texts and tells which links in them were pressed or pointed at."""

    link_pressed = Signal(object, str)
    """The text, and the link in it."""
    link_hovered = Signal(str)
    told = Signal(str)
    """What was done, such as that a picture was copied."""
    failed = Signal(object)
    """The known error that kept it from being done."""
    place_reached = Signal(object, QRect)
    """The text, and where in it the link stands that the Tab key went to."""

    def __init__(self, theme: Theme) -> None:
        """Begin without a page."""
        super().__init__()
        self.theme = theme
        self._all: list[CitedProse] = []
        self._references: dict[int, str] = {}
        self._ids: dict[int, str] = {}
        self._numbering: Numbering | None = None

    @property
    def numbering(self) -> Numbering:
        """The numbers of the sources of the page that is shown."""
        assert self._numbering, "no page is shown"
        return self._numbering

    def begin(self, page: DrugPage) -> None:
        """Number the sources of another page."""
        self._numbering = Numbering(page, to=TO_SOURCE, back=TO_CITATION)
        self._ids = {number: source.id for number, source in enumerate(page.sources, 1)}
        self._references = {
            number: reference_text(source) for number, source in enumerate(page.sources, 1)
        }

    def new(self, name: str, size: float = BODY, measure: int | None = PROSE_MEASURE) -> CitedProse:
        """A text under a name for those who hear the page."""
        prose = CitedProse(self.theme, self._describe, self._reference, size, measure)
        prose.setAccessibleName(name)
        prose.link_pressed.connect(self.link_pressed)
        prose.link_hovered.connect(self.link_hovered)
        prose.place_reached.connect(self.place_reached)
        self._all.append(prose)
        return prose

    def drop(self, prose: CitedProse) -> None:
        """Forget a text that is taken off the page."""
        self._all.remove(prose)

    def html(self, prose: Prose) -> Html:
        """Prose with its citations numbered."""
        return self.numbering.prose(prose)

    def set_theme(self, theme: Theme) -> None:
        """Show every text in another look."""
        self.theme = theme
        for prose in self._all:
            prose.set_theme(theme)

    def in_sight_order(self, inside: QWidget) -> list[CitedProse]:
        """The texts that are shown, from top to bottom as they stand in a widget."""
        shown = [prose for prose in self._all if prose.isVisibleTo(inside)]

        def place(prose: CitedProse) -> tuple[int, int]:
            corner = prose.mapTo(inside, QPoint())
            return corner.y(), corner.x()

        return sorted(shown, key=place)

    def chosen_sources(self) -> tuple[str, ...]:
        """The ids of the sources that the selected text cites or lists, in order."""
        numbers = sorted({number for prose in self._all for number in prose.chosen()})
        return tuple(self._ids[number] for number in numbers if number in self._ids)

    def unmark(self) -> None:
        """Take the marks of citations and sources off every text."""
        for prose in self._all:
            prose.unmark()

    def citing(self, source_id: str, inside: QWidget) -> Iterator[tuple[CitedProse, Citation]]:
        """Every place that cites a source, from the top; a run such as 3–6 cites all in it."""
        number = self.numbering.number(source_id)
        for prose in self.in_sight_order(inside):
            before: Citation | None = None
            for citation in prose.citations():
                if citation.source == source_id:
                    yield prose, citation
                elif before and before.number < number < citation.number:
                    between = prose.document().toPlainText()[before.end : citation.start]
                    if between == "–":
                        yield prose, Citation(source_id, number, before.start, citation.end)
                before = citation

    def _reference(self, number: int) -> str:
        return self._references.get(number, "")

    def _describe(self, link: str) -> str:
        """The reference for a number, the address for an outside link."""
        if link.startswith(TO_SOURCE):
            number = self.numbering.number(link.removeprefix(TO_SOURCE))
            return f"{number}. {self._reference(number)}"
        if link.startswith(TO_CITATION):
            return "Back to where it is cited"
        return link if ":" in link else ""
