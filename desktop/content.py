"""What can be read at a place: the start page, a page of a drug, source, topic, comparison."""

from dataclasses import dataclass, replace
from datetime import date

from db.library import Library
from db.model.comparison import ComparePage
from db.model.page import DrugEntry, DrugPage, SourcePage
from db.model.place import START, Place
from db.model.provenance import Provenance
from db.model.search import SearchHit
from db.model.topic import TopicEntry, TopicPage
from desktop.wording import old

MOST_QUESTIONS = 12


@dataclass(frozen=True, slots=True)
class StartContent:
    """What the start page says of the packs."""

    packs: tuple[Provenance, ...]
    drugs: tuple[DrugEntry, ...]
    questions: tuple[SearchHit, ...]
    topics: tuple[TopicEntry, ...] = ()


Content = StartContent | DrugPage | SourcePage | TopicPage | ComparePage


def content_of(library: Library, place: Place) -> Content:
    """Everything that the page at a place shows; NoSuchPlace if no pack has such a place."""
    if place == START:
        return StartContent(
            library.packs,
            library.drugs(),
            library.examples(MOST_QUESTIONS),
            library.topics(),
        )
    if place.compared:
        return library.compare_page(place)
    if place.topic:
        return library.topic_page(place.topic)
    if place.source:
        return library.source_page(place)
    return library.drug_page(place)


def dated(content: Content, today: date, months: int) -> Content:
    """The content, told of each page in it whether its last review is more than months ago."""
    match content:
        case DrugPage():
            return replace(content, old=old(content.question.reviewed, today, months))
        case ComparePage():
            pages = (
                replace(one, old=old(one.question.reviewed, today, months)) for one in content.pages
            )
            return replace(content, pages=tuple(pages))
        case _:
            return content


def place_of(content: Content) -> Place:
    """The full address of what is shown: a drug alone is its lead question."""
    match content:
        case StartContent():
            return START
        case TopicPage():
            return Place(topic=content.topic.id)
        case DrugPage() | SourcePage() | ComparePage():
            return content.place


def name_of(content: Content) -> str:
    """What a page is called among others."""
    match content:
        case StartContent():
            return "Start page"
        case DrugPage():
            return content.question.text
        case SourcePage():
            return content.source.short
        case TopicPage():
            return content.topic.title
        case ComparePage():
            return f"{content.title} side by side"


def title_of(content: Content) -> str:
    """What the window is called while this is read."""
    if isinstance(content, StartContent):
        return "Dispensatory"
    return f"{name_of(content)} – Dispensatory"
