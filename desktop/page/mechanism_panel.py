"""The Mechanism: steps with how well each is supported, and what bears on the question."""

from collections.abc import Callable, Iterable

from db.model.drug import MechanismStep
from db.model.page import DrugPage
from db.model.prose import Prose
from desktop.html.markup import Html, element, escape, joined
from desktop.html.panels import MECHANISM
from desktop.page import drawn
from desktop.page.blocks import blocks_of
from desktop.page.frame import Card, label
from desktop.page.prose_columns import ProseColumns
from desktop.page.texts import Texts
from desktop.theme import Theme
from desktop.wording import month

_BEARS = element("p", escape("What bears on this question"), class_="subheading")


class MechanismPanel(Card):
    """How the drug works, the same for all its questions, and then what it means for this one."""

    def __init__(self, texts: Texts) -> None:
        """Begin empty."""
        super().__init__(MECHANISM)
        self._texts = texts
        self.prose = ProseColumns(texts, MECHANISM)
        self._empty = label("muted", "How it works is not described in this pack.")
        self.body.addWidget(self.prose)
        self.body.addWidget(self._empty)
        self.body.addStretch()

    def show_page(self, page: DrugPage) -> None:
        """Show another drug's mechanism, or what of it bears on another question."""
        mechanism, html = page.drug.mechanism, self._texts.html
        self.note.setText(f"reviewed {month(mechanism.reviewed)}" if mechanism.reviewed else "")
        bears = blocks_of(html(page.question.sections.mechanism))
        if bears:
            bears = (joined([_BEARS, bears[0]]), *bears[1:])
        blocks = (*step_blocks(mechanism.steps, html), *blocks_of(html(mechanism.prose)), *bears)
        self.prose.show_blocks(blocks)
        self._empty.setVisible(not blocks)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self.prose.set_theme(theme)


def step_blocks(steps: Iterable[MechanismStep], html: Callable[[Prose], Html]) -> Iterable[Html]:
    """Each step with its number, its name, how well it is supported, and what is known of it."""
    for number, step in enumerate(steps, 1):
        head = element("b", escape(f"{number}. {step.name}"))
        name = joined([head, Html("&nbsp; "), drawn.strength(step.strength), Html("<br>")])
        first, *rest = blocks_of(html(step.says)) or (Html("<p></p>"),)
        yield joined([Html(first.replace("<p>", f"<p>{name}", 1)), *rest])
