import pytest

from db.packs.builder import write
from db.store import Store
from tests.packs import a_pack, two_drugs


@pytest.fixture
def pack(tmp_path):
    return a_pack(tmp_path / "core.evidence")


@pytest.fixture
def store(pack):
    with Store(pack) as opened:
        yield opened


@pytest.fixture(scope="session")
def two_drug_pack(tmp_path_factory):
    path = tmp_path_factory.mktemp("packs") / "two.evidence"
    write(two_drugs(), path)
    return path


@pytest.fixture
def two(two_drug_pack):
    with Store(two_drug_pack) as opened:
        yield opened
