"""Compare…: two to four drugs, and a question of each; what fits together is proposed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from db.model.comparison import ComparePage, DrugChoice, matched
from db.model.page import DrugPage
from db.model.place import LEAST_COMPARED, MOST_COMPARED, Place
from db.model.topic import TopicPage
from desktop.content import Content
from desktop.html.words import begun
from desktop.plainly import PlainLabel
from desktop.theme import Theme

_WIDTH = 720
_SAID = (
    "Choose two to four drugs. For each the question is proposed that shares a topic with the "
    "others; you can choose another."
)
_TOO_FEW = "This pack has only one drug. A comparison needs two."


def compare(
    choices: Sequence[DrugChoice],
    content: Content | None,
    dress: Theme,
    parent: QWidget,
    go: Callable[[Place], None],
    tell: Callable[[str], None],
) -> None:
    """Ask what to compare, beginning with what is read; `tell` says if there is too little."""
    if len(choices) < LEAST_COMPARED:
        tell(_TOO_FEW)
        return
    dialog = CompareDialog(choices, proposed(choices, begun_with(content)), dress, parent)
    dialog.chosen.connect(go)
    dialog.open()


def begun_with(content: Content | None) -> tuple[Place, ...]:
    """The pages that a comparison begins with, from what is read."""
    match content:
        case DrugPage():
            return (content.place,)
        case TopicPage():
            return tuple(row.place for row in content.rows[:MOST_COMPARED])
        case ComparePage():
            return content.place.compared
        case _:
            return ()


def proposed(choices: Sequence[DrugChoice], pages: Sequence[Place]) -> tuple[Place, ...]:
    """The pages, and another drug's where there are fewer than two; the best fit there is."""
    known = [page for page in pages if any(drug.has(page) for drug in choices)]
    if not known:
        first, second, *_others = choices
        asked = matched((first, second), ("", ""))
        return first.page(asked[0]), second.page(asked[1])
    if len(known) >= LEAST_COMPARED:
        return tuple(known)
    page = known[0]
    own = next(drug for drug in choices if drug.has(page))
    others = [drug for drug in choices if not drug.has(page)]
    fitting = max(others, key=lambda drug: _fit(own, page.question, drug))
    return page, fitting.page(matched((own, fitting), (page.question, ""))[1])


def _fit(own: DrugChoice, question: str, other: DrugChoice) -> int:
    """2 if a question of another drug shares a topic, 1 if it shares the id, else 0."""
    asked = own.question(question)
    found = other.question(matched((own, other), (question, ""))[1])
    if asked is None or found is None:
        return 0
    return 2 if set(asked.topics) & set(found.topics) else int(asked.id == found.id)


class CompareDialog(QDialog):
    """Tells which comparison was chosen; questions follow the drugs until they are chosen."""

    chosen = Signal(Place)

    def __init__(
        self,
        choices: Sequence[DrugChoice],
        pages: Sequence[Place],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        """Begin with some pages."""
        super().__init__(parent)
        self.setWindowTitle("Compare drugs – Dispensatory")
        self.setMinimumWidth(theme.px(_WIDTH))
        self._choices = {_key(drug.id, drug.pack): drug for drug in choices}
        self.drugs = tuple(_box(f"Drug {number}") for number in _NUMBERS)
        self.questions = tuple(_box(f"Question of drug {number}") for number in _NUMBERS)
        self._is_pinned = [False] * MOST_COMPARED
        self.said = PlainLabel()
        self.said.setObjectName("muted")
        self.said.setWordWrap(True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = self.buttons.addButton("Compare", QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setDefault(True)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        self._fill(pages)
        self._lay_out()
        for number, (drug, question) in enumerate(zip(self.drugs, self.questions, strict=True)):
            drug.activated.connect(lambda _at, number=number: self._drug_chosen(number))
            question.activated.connect(lambda _at, number=number: self._pin(number))
        self._check()

    @property
    def place(self) -> Place:
        """The comparison as it is chosen, with as many pages as there are."""
        pairs = zip(self.drugs, self.questions, strict=True)
        return Place(
            compared=tuple(
                self._choices[drug.currentData()].page(question.currentData())
                for drug, question in pairs
                if drug.currentData()
            )
        )

    def choose_drug(self, number: int, drug: str) -> None:
        """Choose a drug as a reader does."""
        self.drugs[number].setCurrentIndex(self.drugs[number].findData(drug))
        self._drug_chosen(number)

    def choose_question(self, number: int, question: str) -> None:
        """Choose a question as a reader does; it stays."""
        self.questions[number].setCurrentIndex(self.questions[number].findData(question))
        self._pin(number)

    def _fill(self, pages: Sequence[Place]) -> None:
        for number, box in enumerate(self.drugs):
            if number >= LEAST_COMPARED:
                box.addItem("–", "")
            for drug in self._choices.values():
                box.addItem(begun(drug.name), _key(drug.id, drug.pack))
            page = pages[number] if number < len(pages) else Place()
            box.setCurrentIndex(max(0, box.findData(_key(page.drug, page.pack))))
            self._is_pinned[number] = bool(page.question)
            self._list_questions(number, page.question)

    def _list_questions(self, number: int, asked: str) -> None:
        """The questions of a row's drug, with one chosen."""
        box = self.questions[number]
        drug = self._choices.get(self.drugs[number].currentData())
        box.clear()
        for question in drug.questions if drug else ():
            box.addItem(question.text, question.id)
        box.setCurrentIndex(max(0, box.findData(asked)))
        box.setEnabled(drug is not None)

    def _drug_chosen(self, number: int) -> None:
        self._is_pinned[number] = False
        self._propose()

    def _pin(self, number: int) -> None:
        self._is_pinned[number] = True
        self._check()

    def _propose(self) -> None:
        """Give every row whose question was not chosen the one that fits the others."""
        rows = [number for number in range(MOST_COMPARED) if self.drugs[number].currentData()]
        # A chosen question comes first: the others are to fit it.
        order = sorted(rows, key=lambda number: not self._is_pinned[number])
        asked = [
            self.questions[number].currentData() if self._is_pinned[number] else ""
            for number in order
        ]
        drugs = [self._choices[self.drugs[number].currentData()] for number in order]
        for number, question in zip(order, matched(drugs, asked), strict=True):
            self._list_questions(number, question)
        for number in set(range(MOST_COMPARED)) - set(rows):
            self._list_questions(number, "")
        self._check()

    def _check(self) -> None:
        """Say what is wrong with the choice, and let go only what is right."""
        pages = self.place.compared
        is_right = len(set(pages)) == len(pages) >= LEAST_COMPARED
        self.said.setText(_SAID if is_right else "The same page stands there twice: choose others.")
        self.go.setEnabled(is_right)

    def _accept(self) -> None:
        self.chosen.emit(self.place)
        self.accept()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(2, 5)
        for number, (drug, question) in enumerate(zip(self.drugs, self.questions, strict=True)):
            mark = PlainLabel(f"{number + 1}.")
            mark.setObjectName("muted")
            grid.addWidget(mark, number, 0)
            grid.addWidget(drug, number, 1)
            grid.addWidget(question, number, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addWidget(self.said)
        column.addLayout(grid)
        column.addSpacing(6)
        column.addWidget(self.buttons)


def _key(drug: str, pack: str) -> str:
    """What a choice is known by in a list."""
    return f"{drug}@{pack}" if pack else drug


def _box(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return box


_NUMBERS = range(1, MOST_COMPARED + 1)
