from datetime import UTC, date, datetime, timedelta

import pytest

from db.model.kept import Bookmark, Visit
from db.model.place import Place
from db.userdata.store import UserData

TODAY = date(2026, 12, 1)
NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)


def a_bookmark(question: str = "muscle-relaxer", heading: str = "") -> Bookmark:
    return Bookmark(Place("gabapentin", question), f"About {question}", NOON, heading)


def a_visit(minute: int = 0, question: str = "muscle-relaxer") -> Visit:
    read = NOON + timedelta(minutes=minute)
    return Visit(Place("gabapentin", question), f"About {question}", read)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "data" / "userdata.sqlite"


@pytest.fixture
def data(file):
    with UserData(file, TODAY) as opened:
        yield opened
