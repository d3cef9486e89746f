"""The side bar: ways to go, the search box, what was found or all drugs, and the pack's age."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from db.model.pack import NOT_ADVICE
from db.model.page import DrugEntry
from db.model.place import Place
from db.model.provenance import Provenance
from db.model.search import SearchResult
from db.model.topic import TopicEntry
from desktop.html.origin import pack_names
from desktop.icons import icon, switch
from desktop.plainly import PlainLabel
from desktop.search.box import SearchBox
from desktop.search.hits import HitList
from desktop.search.rows import (
    Row,
    missing,
    rows_of,
    rows_of_drugs,
    rows_of_searches,
    rows_of_topics,
)
from desktop.session import Searches
from desktop.settings import SEARCHES, Settings
from desktop.theme import Theme
from desktop.wording import month

WIDTH = 280
_WIDEST = 360
_EDGE = 12
_ICON, _BUTTON = 20, 32
_PASTED = 3
"""Characters that come at once and are more than this were not typed."""


class SearchPanel(QFrame):
    """Tells what was typed and which place was chosen; shows what the window found."""

    typed = Signal(str)
    place_chosen = Signal(Place)

    def __init__(
        self,
        actions: Mapping[str, QAction],
        menu: QMenu,
        settings: Settings,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        """`actions` go back, forward, to the start page, and bookmark; `menu` holds all of them."""
        super().__init__(parent)
        self.setObjectName("side")
        self.packs: Sequence[Provenance] = ()
        self._place = Place()
        self._settings = settings
        self._is_found = True
        self._enters = False
        self._is_pasted = False
        self._length = 0
        self._drugs: Sequence[Row] = ()
        self._actions = [actions[name] for name in ("back", "forward", "start")]
        self._bookmark = actions["bookmark"]
        self._menu_button = _menu_button(menu)
        self.box = SearchBox("Ctrl+K", theme)
        self.list = HitList(theme)
        self._nothing = _note("nothing")
        self._nothing.hide()
        self._foot = _note("foot")
        self._lay_out()
        self.box.textChanged.connect(self._typed)
        self.box.stepped.connect(self._step)
        self.box.entered.connect(self._enter)
        self.list.place_chosen.connect(self._choose)
        self.list.search_chosen.connect(self._search_again)
        self.list.left_upwards.connect(self.box.setFocus)
        self.set_theme(theme)

    @property
    def has_words(self) -> bool:
        """Whether anything is typed in the box."""
        return bool(self.box.text())

    @property
    def has_focus(self) -> bool:
        """Whether the keyboard is here."""
        return self.box.hasFocus() or self.list.hasFocus()

    def focus_box(self) -> None:
        """Let the reader type another question over the last."""
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()

    def show_packs(
        self,
        packs: Sequence[Provenance],
        entries: Sequence[DrugEntry],
        topics: Sequence[TopicEntry] = (),
    ) -> None:
        """List drugs and topics whenever the box is empty; say at the foot how old packs are."""
        self.packs = packs
        self._drugs = (*rows_of_drugs(entries), *rows_of_topics(topics))
        if not self.box.text().strip():
            self._list(self._drugs)
        first = month(min(pack.manifest.reviewed for pack in packs))
        reviewed = f"{first} or later" if len(packs) > 1 else first
        self._foot.setText(f"{pack_names(packs)} · reviewed {reviewed}\n{NOT_ADVICE}")

    def show_result(self, result: SearchResult) -> None:
        """List what was found, or say that nothing was, unless the box says otherwise by now."""
        if result.typed.strip() != self.box.text().strip():
            return
        self._list(rows_of(result))
        self._is_found = True
        if self._enters or (self._is_pasted and result.identified):
            self._enter()
        if not result.hits:
            self._nothing.setText(
                f"Nothing was found for “{result.typed.strip()}”. {missing(result)}\n\nTry fewer "
                f"words, or the drug’s international name. Esc empties the box and lists all drugs."
            )
        self.list.setVisible(bool(result.hits))
        self._nothing.setVisible(not result.hits)

    def show_recent(self) -> None:
        """List what was searched for lately; one that is chosen is searched for again."""
        self.box.clear()
        self._list(rows_of_searches(self._settings.get(SEARCHES).texts))
        self.list.setCurrentIndex(self.list.rows.first_choice())
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def clear_recent(self) -> None:
        """Forget what was searched for lately."""
        self._settings.set(SEARCHES, Searches())
        if not self.has_words:
            self._list(self._drugs)

    def mark(self, place: Place) -> None:
        """Show which of the listed places is read."""
        self._place = place
        self.list.mark(place)

    def open_menu(self) -> None:
        """Open the menu with all commands."""
        self._menu_button.showMenu()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self.setFixedWidth(min(_WIDEST, max(WIDTH, theme.px(WIDTH))))
        self.box.set_theme(theme)
        self.list.set_theme(theme)
        size = theme.px(_ICON)
        for action, name in zip(self._actions, ("back", "forward", "home"), strict=True):
            action.setIcon(icon(name, theme, size))
        self._bookmark.setIcon(switch("star", "star-filled", theme, size))
        self._menu_button.setIcon(icon("more", theme, size))
        for button in self.findChildren(QToolButton):
            button.setIconSize(QSize(size, size))
            button.setFixedSize(theme.px(_BUTTON), theme.px(_BUTTON))

    def _lay_out(self) -> None:
        ways = QHBoxLayout()
        ways.setContentsMargins(_EDGE - 4, 8, _EDGE - 4, 8)
        ways.setSpacing(4)
        for action in self._actions:
            ways.addWidget(_button(action))
        ways.addStretch()
        ways.addWidget(_button(self._bookmark))
        ways.addWidget(self._menu_button)
        search = QHBoxLayout()
        search.setContentsMargins(_EDGE, 0, _EDGE, 4)
        search.addWidget(self.box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(ways)
        column.addLayout(search)
        column.addWidget(self.list, stretch=1)
        column.addWidget(self._nothing, stretch=1)
        column.addWidget(self._foot)

    def _list(self, rows: Sequence[Row]) -> None:
        self.list.show_rows(rows)
        self.list.mark(self._place)
        self.list.show()
        self._nothing.hide()

    def _typed(self, text: str) -> None:
        self._is_found, self._enters = not text.strip(), False
        self._is_pasted = len(text) - self._length > _PASTED
        self._length = len(text)
        if text.strip():
            self.typed.emit(text)
        else:
            self._list(self._drugs)

    def _enter(self) -> None:
        """Go to the hit; what is listed may still be for fewer letters, so wait for the rest."""
        self._enters = not self._is_found
        if self._is_found:
            self.list.choose_current()

    def _choose(self, place: Place) -> None:
        """Go to a place; the search that led there is remembered."""
        text = self.box.text().strip()
        if text:
            searches = self._settings.get(SEARCHES).with_one(text)
            self._settings.set(SEARCHES, searches)
        self.place_chosen.emit(place)

    def _search_again(self, text: str) -> None:
        self.box.setText(text)
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, by: int) -> None:
        if by < 0 and not self.has_words:
            self.show_recent()
            return
        stands_on_row = self.list.currentIndex().isValid()
        self.list.setFocus(Qt.FocusReason.TabFocusReason)  # on the first row, if on none yet
        if stands_on_row or by < 0:
            self.list.step(by)


def _button(action: QAction | None = None) -> QToolButton:
    button = QToolButton()
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    if action:
        button.setDefaultAction(action)
    return button


def _menu_button(menu: QMenu) -> QToolButton:
    button = _button()
    button.setAccessibleName("Menu")
    button.setToolTip("Menu (F10)")
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return button


def _note(name: str) -> QLabel:
    label = PlainLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setIndent(0)
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    return label
