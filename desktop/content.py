"""What can be read at a place: the start page, a page of a drug, source, topic, comparison."""

from dataclasses import dataclass

from db.model.comparison import ComparePage
from db.model.pack import Manifest
from db.model.page import DrugEntry, DrugPage, SourcePage
from db.model.place import START, Place
from db.model.search import SearchHit
from db.model.topic import TopicEntry, TopicPage
from db.queries import comparison, drugs, manifest, questions, sources, topics
from db.store import Store

MOST_QUESTIONS = 12


@dataclass(frozen=True, slots=True)
class StartContent:
    """What the start page says of a pack."""

    manifest: Manifest
    drugs: tuple[DrugEntry, ...]
    questions: tuple[SearchHit, ...]
    topics: tuple[TopicEntry, ...] = ()


Content = StartContent | DrugPage | SourcePage | TopicPage | ComparePage


def content_of(store: Store, place: Place) -> Content:
    """Everything that the page at a place shows; NoSuchPlace if the pack has no such place."""
    if place == START:
        return StartContent(
            manifest.read(store),
            drugs.all_drugs(store),
            questions.examples(store, MOST_QUESTIONS),
            topics.all_topics(store),
        )
    if place.compared:
        return comparison.compare_page(store, place)
    if place.topic:
        return topics.topic_page(store, place.topic)
    if place.source:
        return sources.source_page(store, place.source)
    return drugs.page(store, place)


def place_of(content: Content) -> Place:
    """The full address of what is shown: a drug alone is its lead question."""
    match content:
        case StartContent():
            return START
        case DrugPage():
            return Place(content.drug.id, content.question.id)
        case SourcePage():
            return Place(source=content.source.id)
        case TopicPage():
            return Place(topic=content.topic.id)
        case ComparePage():
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
