"""What can be read at a place: the start page, a drug's page, a source's page."""

from dataclasses import dataclass

from db.model.pack import Manifest
from db.model.page import DrugEntry, DrugPage, SourcePage
from db.model.place import START, Place
from db.model.search import SearchHit


@dataclass(frozen=True, slots=True)
class StartContent:
    """What the start page says of a pack."""

    manifest: Manifest
    drugs: tuple[DrugEntry, ...]
    questions: tuple[SearchHit, ...]


Content = StartContent | DrugPage | SourcePage


def place_of(content: Content) -> Place:
    """The full address of what is shown: a drug alone is its lead question."""
    match content:
        case StartContent():
            return START
        case DrugPage():
            return Place(content.drug.id, content.question.id)
        case SourcePage():
            return Place(source=content.source.id)


def title_of(content: Content) -> str:
    """What the window is called while this is read."""
    match content:
        case StartContent():
            return "Dispensatory"
        case DrugPage():
            return f"{content.question.text} – Dispensatory"
        case SourcePage():
            return f"{content.source.short} – Dispensatory"
