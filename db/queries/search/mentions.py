"""Pages as hits because their prose mentions what was asked."""

from collections.abc import Iterator

from db.model.place import Place
from db.model.question import Answer
from db.model.search import MARK_END, MARK_START, HitKind, SearchHit
from db.queries.questions import certainty_of, strength_of
from db.queries.search import scores
from db.queries.search.asked import Asked
from db.queries.search.common import ranked
from db.store import Store

_MENTIONING = """
SELECT question.drug, question.id, question.text AS title, question.answer, question.certainty,
       question.strength,
       snippet(prose_words, 2, :start, :end, '…', :length) AS context
  FROM prose_words
  JOIN question ON question.number = prose_words.rowid
 WHERE prose_words MATCH :match
   AND rank MATCH 'bm25(0.5, 4.0, 1.0)'
 ORDER BY rank
 LIMIT :most
"""

_MENTIONING_UNRANKED = """
SELECT question.drug, question.id, question.text AS title, question.answer, question.certainty,
       question.strength,
       snippet(prose_words, 2, :start, :end, '…', :length) AS context
  FROM prose_words
  JOIN question ON question.number = prose_words.rowid
 WHERE prose_words MATCH :match
 LIMIT :most
"""

_MOST, _SNIPPET, _ENOUGH = 10, 18, 3


def mentioning(store: Store, asked: Asked) -> tuple[SearchHit, ...]:
    """Pages whose prose has the topics, of the drug that was named: by its words, then by others.

    What stands there in the reader's own words comes first: of words that mean the same, the rare
    ones would count most. Where too many pages have the words to rank them, those with all of
    them come first.
    """
    if not asked.topics:
        return ()
    own, other = asked.any_word, asked.any_topic
    if not ranked(store, asked, is_every=False):
        own, other = asked.every_topic, asked.any_topic
    hits: dict[Place, SearchHit] = {}
    for match in dict.fromkeys((own, other)):
        if len(hits) < _ENOUGH:
            is_every = match == asked.every_topic
            for hit in _hits(store, asked, match, is_every, len(hits)):
                hits.setdefault(hit.place, hit)
    return tuple(hits.values())


def _hits(
    store: Store, asked: Asked, match: str, is_every: bool, before: int
) -> Iterator[SearchHit]:
    rows = store.rows(
        _MENTIONING if ranked(store, asked, is_every) else _MENTIONING_UNRANKED,
        match=asked.about_its_drug(match),
        start=MARK_START,
        end=MARK_END,
        length=_SNIPPET,
        most=_MOST,
    )
    for position, row in enumerate(rows, before):
        yield SearchHit(
            HitKind.PAGE,
            Place(row["drug"], row["id"]),
            row["title"],
            row["context"].replace("\n", " "),
            Answer(row["answer"]),
            certainty_of(row),
            scores.placed(scores.PROSE, position),
            strength_of(row),
        )
