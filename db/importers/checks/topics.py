"""Checks of topics: each once, known where a question names it; no drug is called like one."""

from collections.abc import Iterator

from db.errors import Problem
from db.importers.draft import Draft
from db.importers.report import advice
from db.model.place import RESERVED


def topics_are_unique(draft: Draft) -> Iterator[Problem]:
    """No two topics have one id, or one title."""
    seen: set[tuple[str, str]] = set()
    for placed in draft.topics:
        for field, value in (("id", placed.value.id), ("title", placed.value.title.lower())):
            if (field, value) in seen:
                text = f"“{getattr(placed.value, field)}” is a topic already. Join the two."
                yield placed.problem(field, text)
            seen.add((field, value))


def named_topics_exist(draft: Draft) -> Iterator[Problem]:
    """A question names topics that there are, each once."""
    known = [placed.value.id for placed in draft.topics]
    for placed in draft.questions:
        named = placed.value.topics
        for topic in dict.fromkeys(named):
            if topic not in known:
                text = f"“{topic}” is not in topics.yaml. {advice(topic, known)}"
                yield placed.problem("topics", text)
            elif named.count(topic) > 1:
                yield placed.problem("topics", f"“{topic}” stands twice. Remove one.")


def drugs_are_no_words_of_an_address(draft: Draft) -> Iterator[Problem]:
    """A drug's folder is not called as addresses call something else."""
    for placed in draft.drugs:
        if placed.value.id in RESERVED:
            text = "addresses use this word for something else. Rename the folder."
            yield placed.problem("folder", text)
