"""The topics of the shipped content, and the tables that come out of its pages."""

import pytest

from db.model.place import Place
from db.model.question import Answer
from db.queries import drugs, topics
from db.store import Store


@pytest.fixture(scope="module")
def tables(core_pack):
    with Store(core_pack) as store:
        return [topics.topic_page(store, entry.id) for entry in topics.all_topics(store)]


def test_every_topic_has_a_title_a_reader_would_type_and_other_words_for_it(tables):
    for page in tables:
        assert page.topic.title
        assert page.topic.aliases
        assert page.rows


def test_every_row_says_what_its_page_says(tables, core_pack):
    with Store(core_pack) as store:
        for page in tables:
            for row in page.rows:
                own = drugs.page(store, Place(row.drug, row.question))
                assert page.topic.id in own.question.topics
                assert row.answer is own.question.answer
                assert row.certainty is own.question.certainty
                assert row.human.total == len(own.human)
                assert row.preclinical.total == len(own.preclinical)
                if row.best:
                    assert row.best.source in {finding.source for finding in own.human}
                else:
                    assert row.answer is Answer.NOT_ESTABLISHED


def test_every_row_has_a_harm(tables):
    assert [row.text for page in tables for row in page.rows if row.harm is None] == []
