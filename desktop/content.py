"""What can be read at a place: the start page, a page of a drug, source, topic, comparison."""

from dataclasses import dataclass, replace
from datetime import date

from db.model.comparison import ComparePage
from db.model.pack import Manifest
from db.model.page import DrugEntry, DrugPage, SourcePage
from db.model.place import START, Place
from db.model.search import SearchHit
from db.model.topic import TopicEntry, TopicPage
from db.queries import comparison, drugs, manifest, questions, sources, topics
from db.store import Store
from desktop.wording import old

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
        case DrugPage():
            return Place(content.drug.id, content.question.id)
        case SourcePage():
            return Place(source=content.source.id)
        case TopicPage():
            return Place(topic=content.topic.id)
        case ComparePage():
            return content.place


def title_of(content: Content) -> str:
    """What the window is called while this is read."""
    match content:
        case StartContent():
            return "Dispensatory"
        case DrugPage():
            return f"{content.question.text} – Dispensatory"
        case SourcePage():
            return f"{content.source.short} – Dispensatory"
        case TopicPage():
            return f"{content.topic.title} – Dispensatory"
        case ComparePage():
            return f"{content.title} side by side – Dispensatory"
