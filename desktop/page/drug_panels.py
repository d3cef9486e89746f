"""The panels of a drug's page, each made when it is first asked for, in its place in the column."""

from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

from desktop.page.conclusion_panel import ConclusionPanel
from desktop.page.disagreement_panel import DisagreementPanel
from desktop.page.evidence_panel import EvidencePanel
from desktop.page.evidence_table import EvidenceTable
from desktop.page.frame import GAP, Column
from desktop.page.glance_row import GlanceRow
from desktop.page.mechanism_panel import MechanismPanel
from desktop.page.sideways import Sideways
from desktop.page.sources_panel import SourcesPanel
from desktop.page.texts import Texts
from desktop.theme import Theme

Panel = (
    ConclusionPanel | GlanceRow | MechanismPanel | EvidencePanel | DisagreementPanel | SourcesPanel
)
P = TypeVar("P", bound=QWidget)
PANELS = ("conclusion", "glance", "mechanism", "human", "animal", "disagreement", "sources")
"""Their names, from the top; people and animals may change places."""


class DrugPanels(QWidget):
    """All at once they would hold the window up for a tenth of a second."""

    def __init__(self, theme: Theme) -> None:
        """Begin without a panel."""
        super().__init__()
        self.texts = Texts(theme)
        self.column = Column()
        self.column.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._ranks: list[int] = []

    @cached_property
    def conclusion(self) -> ConclusionPanel:
        """The answer, and what it rests on."""
        return self._placed(ConclusionPanel(self.texts), 0)

    @cached_property
    def glance(self) -> GlanceRow:
        """How far the evidence has climbed, and when it was found."""
        return self._placed(GlanceRow(self.texts), 1)

    @cached_property
    def mechanism(self) -> MechanismPanel:
        """How the drug works."""
        return self._placed(MechanismPanel(self.texts), 2)

    @cached_property
    def evidence(self) -> Sideways:
        """People and animals, side by side where there is room."""
        return self._placed(Sideways(across=GAP, down=GAP), 3)

    @cached_property
    def human(self) -> EvidencePanel:
        """What was found in people."""
        return self._beside(EvidencePanel(self.texts, are_people=True))

    @cached_property
    def animal(self) -> EvidencePanel:
        """What was found in animals and in vitro."""
        return self._beside(EvidencePanel(self.texts, are_people=False))

    @cached_property
    def disagreement(self) -> DisagreementPanel:
        """Where they disagree."""
        return self._placed(DisagreementPanel(self.texts), 4)

    @cached_property
    def sources(self) -> SourcesPanel:
        """What is cited."""
        return self._placed(SourcesPanel(self.texts), 5)

    @property
    def made(self) -> dict[str, Panel]:
        """The panels that were made, by name, from the top."""
        return {name: self.__dict__[name] for name in PANELS if name in self.__dict__}

    @property
    def tables(self) -> tuple[EvidenceTable, ...]:
        """The tables that were made."""
        return tuple(one.table for one in self.made.values() if isinstance(one, EvidencePanel))

    def panel(self, name: str) -> Panel:
        """A panel by its name, made if it was not."""
        found: Panel = getattr(self, name)
        return found

    def show_area(self, widget: QWidget, area: QRect) -> None:
        """Scroll until a part of a widget is in sight, with some of what stands round it."""
        inside = self.column.inside
        bar = self.column.verticalScrollBar()
        top = widget.mapTo(inside, area.topLeft()).y()
        bottom = top + area.height()
        high = self.column.viewport().height()
        if top < bar.value() + GAP or bottom > bar.value() + high - GAP:
            bar.setValue(max(0, top - high // 3))

    def _placed(self, panel: P, rank: int) -> P:
        """A new panel in its place of the column."""
        place = sum(1 for other in self._ranks if other < rank)
        self._ranks.insert(place, rank)
        self.column.body.insertWidget(place, panel)
        return panel

    def _beside(self, panel: EvidencePanel) -> EvidencePanel:
        """A new panel of evidence, whose rows come into sight when the keyboard reaches them."""
        panel.setParent(self.evidence)
        panel.row_reached.connect(lambda area: self.show_area(panel.table, area))
        return panel
