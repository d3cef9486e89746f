"""The right side of the window: the page that is read, an error in its place, the find bar."""

from datetime import date
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from db.errors import StoreError
from db.model.comparison import ComparePage
from db.model.page import DrugPage, SourcePage
from db.model.place import Place
from db.model.topic import TopicPage
from desktop.content import Content, StartContent
from desktop.page.error_page import ErrorPage
from desktop.page.find_bar import FindBar
from desktop.page.start_page import StartPage
from desktop.theme import Theme

if TYPE_CHECKING:
    from desktop.page.compare_page import ComparePageView
    from desktop.page.drug_page import DrugPageView
    from desktop.page.source_page import SourcePageView
    from desktop.page.topic_page import TopicPageView

V = TypeVar("V", StartPage, "DrugPageView", "SourcePageView", "TopicPageView", "ComparePageView")


def prepare() -> None:
    """Load what a drug's page needs, on any thread, before the reader comes to one."""
    import desktop.page.drug_page  # noqa: F401, PLC0415


class PagePane(QWidget):
    """Shows what was read of the store; each kind of page is made when it is first needed."""

    place_asked = Signal(Place)
    link_asked = Signal(str)
    link_hovered = Signal(str)
    told = Signal(str)
    failed = Signal(object)
    retry_asked = Signal()

    def __init__(self, theme: Theme, today: date, parent: QWidget | None = None) -> None:
        """`today` dates the age of a pack."""
        super().__init__(parent)
        self.setObjectName("pane")
        self._theme = theme
        self._today = today
        self._start: StartPage | None = None
        self._drug: DrugPageView | None = None
        self._source: SourcePageView | None = None
        self._topic: TopicPageView | None = None
        self._compare: ComparePageView | None = None
        self._error_page: ErrorPage | None = None
        self.content: Content | None = None
        self.error: StoreError | None = None
        self.stack = QStackedWidget()
        self.area = QWidget()
        """Where a message may lie over the page."""
        over = QVBoxLayout(self.area)
        over.setContentsMargins(0, 0, 0, 0)
        over.addWidget(self.stack)
        self.find_bar = FindBar(theme)
        self.find_bar.asked.connect(self._find)
        self.find_bar.closed.connect(self.focus_page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.area, stretch=1)
        column.addWidget(self.find_bar)

    def show_content(self, content: Content) -> None:
        """Show a page, from its top."""
        match content:
            case StartContent():
                self._start = self._start or self._added(StartPage(self._theme, self._today))
                self._start.show_content(content)
                self.stack.setCurrentWidget(self._start)
            case DrugPage():
                drug = self._drug_view()
                drug.show_page(content)
                self.stack.setCurrentWidget(drug)
            case SourcePage():
                source = self._source_view()
                source.show_page(content)
                self.stack.setCurrentWidget(source)
            case TopicPage():
                topic = self._topic_view()
                topic.show_page(content)
                self.stack.setCurrentWidget(topic)
            case ComparePage():
                compare = self._compare_view()
                compare.show_page(content)
                self.stack.setCurrentWidget(compare)
        self.content, self.error = content, None
        self.find_bar.hide()

    def finish(self) -> None:
        """Show at once what of a drug's page was to come in the next moments."""
        if self._drug:
            self._drug.finish()

    def show_error(self, error: StoreError) -> None:
        """Show what is wrong in the page's place."""
        if self._error_page is None:
            self._error_page = ErrorPage(self._theme)
            self._error_page.retry_asked.connect(self.retry_asked)
            self.stack.addWidget(self._error_page)
        self._error_page.show_error(error)
        self.stack.setCurrentWidget(self._error_page)
        self.content, self.error = None, error

    def forget(self) -> None:
        """Count what is shown as read no more: it is about to be read anew."""
        self.content = None

    def focus_page(self) -> None:
        """Let the keyboard scroll the page."""
        page = self.stack.currentWidget()
        if page:
            page.setFocus()

    def chosen_sources(self) -> tuple[str, ...]:
        """The ids of the sources that the selected text of a drug's page cites or lists."""
        is_drug = self._drug and self.stack.currentWidget() is self._drug
        return self._drug.chosen_sources() if self._drug and is_drug else ()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._theme = theme
        self.find_bar.set_theme(theme)
        made = (self._start, self._drug, self._source, self._topic, self._compare)
        for view in (*made, self._error_page):
            if view:
                view.set_theme(theme)

    def _drug_view(self) -> "DrugPageView":
        if self._drug is None:
            # Imported late, as below: the start page has none of it, and it takes a fifth of the
            # time to the first window. `prepare` loads it before it is asked for.
            from desktop.page.drug_page import DrugPageView  # noqa: PLC0415

            self._drug = self._added(DrugPageView(self._theme))
            self._drug.told.connect(self.told)
            self._drug.failed.connect(self.failed)
        return self._drug

    def _source_view(self) -> "SourcePageView":
        if self._source is None:
            from desktop.page.source_page import SourcePageView  # noqa: PLC0415

            self._source = self._added(SourcePageView(self._theme))
        return self._source

    def _topic_view(self) -> "TopicPageView":
        if self._topic is None:
            from desktop.page.topic_page import TopicPageView  # noqa: PLC0415

            self._topic = self._added(TopicPageView(self._theme))
        return self._topic

    def _compare_view(self) -> "ComparePageView":
        if self._compare is None:
            from desktop.page.compare_page import ComparePageView  # noqa: PLC0415

            self._compare = self._added(ComparePageView(self._theme))
        return self._compare

    def _added(self, view: V) -> V:
        view.place_asked.connect(self.place_asked)
        if not isinstance(view, StartPage):
            view.link_asked.connect(self.link_asked)
            view.link_hovered.connect(self.link_hovered)
        self.stack.addWidget(view)
        return view

    def _find(self, words: str, backwards: bool) -> None:
        shown = self.stack.currentWidget()
        for view in (self._drug, self._source, self._topic, self._compare):
            if view and view is shown:
                self.find_bar.show_found(view.find_words(words, backwards))
