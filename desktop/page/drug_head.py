"""The head of a drug's page: names, class, identifiers, its age if old, its questions as tabs."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from db.model.drug import Drug, Identifier, IdentifierScheme
from db.model.page import DrugPage
from desktop.html.words import begun
from desktop.page.frame import EDGE, label
from desktop.page.origin_line import OriginLine
from desktop.page.question_tabs import QuestionTabs
from desktop.plainly import tip
from desktop.theme import Theme

_MOST_NAMES = 3
_SHOWN = (IdentifierScheme.ATC, IdentifierScheme.UNII, IdentifierScheme.DRUGBANK)
"""In this order; the others are said under the pointer, for together they would take two lines."""
_BEFORE_TABS = 8


def about(drug: Drug) -> str:
    """`Neurontin, Gralise · gabapentinoid (α2δ ligand) · ATC N02BF01 · …` in one line."""
    names = drug.synonyms[:_MOST_NAMES]
    more = len(drug.synonyms) - len(names)
    synonyms = ", ".join((*names, f"{more} more") if more else names)
    identifiers = (
        _written(one) for scheme in _SHOWN for one in drug.identifiers if one.scheme is scheme
    )
    return "  ·  ".join(part for part in (synonyms, drug.drug_class, *identifiers) if part)


def all_about(drug: Drug) -> str:
    """Every name, the note and every identifier, a line each."""
    names = ", ".join((drug.name, *drug.synonyms))
    lines = (names, drug.drug_class, drug.note, *map(_written, drug.identifiers))
    return "\n".join(line for line in lines if line)


def _written(identifier: Identifier) -> str:
    return f"{identifier.scheme.value}\u00a0{identifier.value}"


class DrugHead(QFrame):
    """Stays in sight while the panels scroll."""

    asked = Signal(str)
    """The id of the question whose tab was chosen."""

    def __init__(self, theme: Theme, widest: int, scroll_bar: int) -> None:
        """Its content is as wide as the column below, whose scroll bar it leaves room for."""
        super().__init__()
        self.setObjectName("head")
        self._name = label("title")
        self._about = label("note")
        self._old = label("old")
        for part in (self._name, self._about, self._old):
            part.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, on=False)
        self.origin = OriginLine(theme)
        self.tabs = QuestionTabs(theme)
        self.tabs.asked.connect(self.asked)
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._name)
        column.addWidget(self._about)
        column.addWidget(self._old)
        column.addLayout(self.origin)
        column.addSpacing(_BEFORE_TABS)
        column.addWidget(self.tabs)
        row = QHBoxLayout(self)
        row.setContentsMargins(EDGE, 0, EDGE + scroll_bar, 0)
        row.addWidget(self._inside)
        self.set_widest(widest)

    def set_widest(self, widest: int) -> None:
        """Be as wide as the column below."""
        self._inside.setMaximumWidth(widest)

    def show_page(self, page: DrugPage) -> None:
        """Show a drug and which of its questions is answered."""
        self._name.setText(begun(page.drug.name))
        self._about.setText(about(page.drug))
        self._about.setToolTip(tip(all_about(page.drug)))
        self._about.setAccessibleDescription(all_about(page.drug))
        self._old.setText(page.old)
        self._old.setVisible(bool(page.old))
        self.origin.show_origin(page.provenances, page.also)
        self.tabs.show_questions(page.questions, page.question.id)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self.origin.set_theme(theme)
        self.tabs.set_theme(theme)
