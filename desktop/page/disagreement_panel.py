"""Where they disagree: animals against people, scales against function, trial against trial."""

from db.model.page import DrugPage
from desktop.html.panels import DISAGREEMENT
from desktop.page.frame import Card, label
from desktop.page.prose_columns import ProseColumns
from desktop.page.texts import Texts
from desktop.theme import Theme

_AGREE = "No disagreement between studies is described for this question."


class DisagreementPanel(Card):
    """Says so where nothing is described."""

    def __init__(self, texts: Texts) -> None:
        """Begin empty."""
        super().__init__(DISAGREEMENT)
        self._texts = texts
        self.prose = ProseColumns(texts, DISAGREEMENT)
        self._agree = label("muted", _AGREE)
        self.body.addWidget(self.prose)
        self.body.addWidget(self._agree)

    def show_page(self, page: DrugPage) -> None:
        """Show what is described for another question."""
        prose = page.question.sections.disagreement
        self.prose.show_html(self._texts.html(prose))
        self._agree.setVisible(not prose)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self.prose.set_theme(theme)
