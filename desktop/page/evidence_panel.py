"""Human evidence, or animal evidence: prose, filters, the table of findings, forest plots."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from db.model.finding import DOSE_SCALING_LABEL
from db.model.page import DrugPage
from desktop.charts.forest import forests
from desktop.charts.left_out import left_out
from desktop.html.panels import ANIMAL, HUMAN
from desktop.html.words import nothing_found
from desktop.page.cited_prose import CitedProse
from desktop.page.evidence_filter import Filter, Shown, filters_of
from desktop.page.evidence_rows import rows_of
from desktop.page.evidence_table import EvidenceTable
from desktop.page.filter_chips import FilterChips
from desktop.page.finding_detail import detail
from desktop.page.forest_panel import ForestPanel
from desktop.page.frame import Card, label
from desktop.page.picture_copies import Origin
from desktop.page.prose_columns import ProseColumns
from desktop.page.texts import Texts
from desktop.theme import TABLE, Theme
from desktop.wording import counted

_SCALED = f"* HED: human-equivalent dose by body surface; {DOSE_SCALING_LABEL}."

_INSIDE_DETAIL = 12
_NAMES = 104
"""What the names of fields take, in px at 100%."""


class EvidencePanel(Card):
    """People and animals never share a panel."""

    row_reached = Signal(QRect)

    def __init__(self, texts: Texts, are_people: bool) -> None:
        """Begin empty."""
        name = HUMAN if are_people else ANIMAL
        super().__init__(name)
        self._texts = texts
        self._are_people = are_people
        self._page: DrugPage | None = None
        self._rows: tuple[Shown, ...] = ()
        self.prose = ProseColumns(texts, name)
        self.chips = FilterChips(texts.theme, f"Filters of {name.lower()}")
        self.table = EvidenceTable(
            texts.theme, f"{name}: table of findings", are_people, self._detail, self._drop
        )
        self._none_left = label("muted", "No finding passes these filters; “All” shows every one.")
        self._scaled = label("note", _SCALED)
        self.empty = label("muted")
        self.forests = ForestPanel(texts)
        self.chips.chosen.connect(self._choose)
        self.table.row_reached.connect(self.row_reached)
        parts = (self.prose, self.empty, self.chips, self.table, self._none_left, self._scaled)
        for part in (*parts, self.forests):
            self.body.addWidget(part)
            if part is self.prose:
                self.body.addSpacing(4)
        self.body.addStretch()

    def show_page(self, page: DrugPage) -> None:
        """Show the findings that bear on another question."""
        self.show_prose(page)
        self.show_findings(page)

    def show_prose(self, page: DrugPage) -> None:
        """Show what is said of them."""
        sections = page.question.sections
        prose = sections.human if self._are_people else sections.animal
        self.prose.show_html(self._texts.html(prose))

    def show_findings(self, page: DrugPage) -> None:
        """Show them as a table, and drawn."""
        rows = rows_of(page, self._are_people)
        self._page, self._rows = page, rows
        self.empty.setText(nothing_found("human" if self._are_people else "animal", page.question))
        self.empty.setVisible(not rows)
        self.table.setVisible(bool(rows))
        self.table.show_rows(rows)
        self.chips.show_filters(filters_of(rows))
        self._scaled.setVisible(any(row.finding.human_equivalent for row in rows))
        if self._are_people:
            self.forests.show_forests(forests(page), left_out(page), Origin.of(page))
        self._count()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        for part in (self.prose, self.chips, self.table, self.forests):
            part.set_theme(theme)

    def _choose(self, filters: tuple[Filter, ...]) -> None:
        self.table.choose(filters)
        self._count()

    def _count(self) -> None:
        """Say how many findings there are, and how many of them are listed."""
        all_of_them, listed = len(self._rows), len(self.table.rows.rows)
        words = counted(all_of_them, "finding")
        self.note.setText(words if listed == all_of_them else f"{listed} of {words}")
        self._none_left.setVisible(bool(all_of_them) and not listed)

    def _detail(self, row: Shown, width: int) -> CitedProse:
        assert self._page, "a table without a page has no rows"
        text = self._texts.new(f"Details of {row.source.short}", TABLE, measure=None)
        text.setObjectName("detail")
        text.setFixedWidth(width)
        names = self._texts.theme.px(_NAMES)
        text.document().setDocumentMargin(_INSIDE_DETAIL)
        text.show_html(detail(row, self._page, self._texts.numbering, names))
        return text

    def _drop(self, text: QWidget) -> None:
        if isinstance(text, CitedProse):
            self._texts.drop(text)
