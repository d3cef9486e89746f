import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

# Before Qt is imported: tests paint off screen unless another platform was asked for.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).parents[1]
CONTENT = ROOT / "resources" / "content"
GOLDEN = ROOT / "tests" / "golden"

_NETWORK = {"socket.__new__", "socket.connect", "socket.bind", "socket.getaddrinfo"}


def _no_network(event: str, arguments: tuple[object, ...]) -> None:
    if event in _NETWORK and not _is_local(event, arguments):
        raise AssertionError(f"The program never uses a network, yet asked for {event}")


def _is_local(event: str, arguments: tuple[object, ...]) -> bool:
    """Whether it is a socket of the file system, at which two starts of the program meet."""
    if event == "socket.__new__":
        return arguments[1] == getattr(socket, "AF_UNIX", None)
    family = getattr(arguments[0], "family", None)
    return family is not None and family == getattr(socket, "AF_UNIX", None)


sys.addaudithook(_no_network)


@pytest.fixture(scope="session")
def core_pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped pack, built from the content as it stands."""
    # Imported late, so that tests without a pack run where the content is being mended.
    from db.packs.builder import build  # noqa: PLC0415

    pack = tmp_path_factory.mktemp("packs") / "core.evidence"
    build(CONTENT, pack)
    return pack


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the pages in tests/golden anew; read what changed before it is committed",
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with the file of that name in tests/golden."""

    def compare(name: str, text: str) -> None:
        file = GOLDEN / name
        if request.config.getoption("--update-golden"):
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        assert text == file.read_text(encoding="utf-8")

    return compare
