"""Where a session goes."""

from db.model.place import START, Place
from db.queries import drugs, topics
from db.store import Store


def places(store: Store, every: int, most_sources: int) -> list[Place]:
    """Every page of a pack: questions, topics, comparisons, and so many sources."""
    pages = [drugs.page(store, Place(drug=entry.id)) for entry in drugs.all_drugs(store)]
    questions = [Place(page.drug.id, one.id) for page in pages for one in page.questions]
    compared = [Place(compared=pair) for pair in zip(questions[::9], questions[4::9], strict=False)]
    rows = store.rows("SELECT id FROM source ORDER BY id LIMIT :most", most=most_sources)
    sources = [Place(source=row["id"]) for row in rows]
    named = [Place(topic=topic.id) for topic in topics.all_topics(store)]
    return [START, *questions[::every], *named, *compared[::every], *sources]
