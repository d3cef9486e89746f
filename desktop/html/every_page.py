"""The outline of whatever is read: a drug's page, a source, a topic, pages side by side."""

from db.model.comparison import ComparePage
from db.model.page import DrugPage, SourcePage
from db.model.topic import TopicPage
from desktop.html.compare_outline import compare_outline
from desktop.html.other_pages import source_outline
from desktop.html.outline import Outline
from desktop.html.panels import outline
from desktop.html.topic_outline import topic_outline

Readable = DrugPage | SourcePage | TopicPage | ComparePage


def outline_of(page: Readable) -> Outline:
    """What is read of a page, whatever it is written in."""
    match page:
        case DrugPage():
            return outline(page)
        case SourcePage():
            return source_outline(page)
        case TopicPage():
            return topic_outline(page)
        case ComparePage():
            return compare_outline(page)
