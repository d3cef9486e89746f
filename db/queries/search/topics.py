"""Topics as hits: the tables of the drugs that bear on what was asked."""

from dataclasses import dataclass

from db.model.place import Place
from db.model.search import HitKind, SearchHit
from db.queries import topics as all_topics
from db.queries.search import scores, vocabulary
from db.queries.search.asked import Asked
from db.queries.search.bearing import Page, bearing
from db.queries.search.meaning import Line
from db.queries.search.words import words_of
from db.store import Store

_COVERS, _HALF = 0.78, 0.5


@dataclass(frozen=True, slots=True)
class _Known:
    """A topic as search knows it."""

    id: str
    title: str
    drugs: int
    texts: tuple[str, ...]
    page: Page


def topics(store: Store, asked: Asked) -> tuple[SearchHit, ...]:
    """Topics that cover what was asked, before the pages; failing such, those with half of it."""
    wanted = asked.hard_topics or asked.topics
    if not wanted:
        return ()
    lexicon, hits = vocabulary.lexicon_of(store), []
    weights = [topic.weight for topic in wanted]
    for known in store.remembered(_known):
        its = bearing(known.page, wanted, lexicon, True, [False] * len(wanted))
        share, rank = its.share(weights), its.rank(weights)
        is_asked = any(words_of(text) == asked.words for text in known.texts)
        if share < _HALF and not is_asked:
            continue
        covers = (share >= _COVERS or is_asked) and not asked.drugs and not asked.others
        score = (scores.COVERS if covers else scores.TOPIC) + 10 * rank
        score += scores.AS_ASKED if is_asked else 0
        context = compares(known.drugs)
        hits.append(
            SearchHit(HitKind.PAGE, Place(topic=known.id), known.title, context, score=score)
        )
    return tuple(hits)


def compares(drugs: int) -> str:
    """What a topic's hit says of so many drugs."""
    return f"compares {drugs} drugs" if drugs > 1 else "1 drug"


def _known(store: Store) -> tuple[_Known, ...]:
    lexicon = vocabulary.lexicon_of(store)
    drugs = {entry.id: entry.drugs for entry in all_topics.all_topics(store)}
    found = []
    for topic in all_topics.topics(store):
        title, aliases = (
            tuple(Line.of(text, lexicon, {}) for text in texts)
            for texts in ((topic.title,), topic.aliases)
        )
        page = Page(0, "", "", False, {"title": title, "label": (), "aliases": aliases})
        texts = (topic.title, *topic.aliases)
        found.append(_Known(topic.id, topic.title, drugs.get(topic.id, 0), texts, page))
    return tuple(found)
