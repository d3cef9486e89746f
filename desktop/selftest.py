"""The installation's own check: what it runs on, whether its pack is sound, how fast it opens."""

import json
import platform
import sys
from pathlib import Path

import PySide6
from PySide6.QtCore import QCoreApplication, QDeadlineTimer
from PySide6.QtGui import QGuiApplication

from db.errors import StoreError
from db.packs.installer import verify
from db.queries.engine import engine
from db.store import Store
from desktop.mainwindow import MainWindow
from desktop.process import milliseconds_since_start, resident_megabytes
from desktop.version import VERSION

_PATIENCE = 30_000
"""Milliseconds after which a window that does not come is a failure."""


class SelfTestFailed(StoreError):
    """Something of the installation does not work."""


def report(window: MainWindow, pack: Path) -> dict[str, object]:
    """What was found; a StoreError says what is wrong."""
    window.show()
    _wait_until_painted(window)
    opened, memory = milliseconds_since_start(), resident_megabytes()
    manifest = verify(pack)
    with Store(pack) as store:
        sqlite = engine(store)
    if not sqlite.has_fts5:
        raise SelfTestFailed(
            f"SQLite {sqlite.version} has no FTS5, so nothing could be searched. "
            f"Use a Python whose SQLite has it."
        )
    return {
        "program": VERSION,
        "python": platform.python_version(),
        "qt": PySide6.__version__,
        "sqlite": {"version": sqlite.version, "fts5": sqlite.has_fts5},
        "pack": {"id": manifest.id, "version": manifest.version, "check": "ok"},
        "platform": QGuiApplication.platformName(),
        "first_page_ms": round(opened),
        "resident_mb": round(memory, 1),
    }


def write(found: dict[str, object]) -> None:
    """Print a report as JSON."""
    sys.stdout.write(json.dumps(found, indent=2) + "\n")


def _wait_until_painted(window: MainWindow) -> None:
    """Return when the first page with content is on the screen; StoreError if none comes."""
    deadline = QDeadlineTimer(_PATIENCE)
    while not (window.reading.is_settled and window.windowHandle().isExposed()):
        if deadline.hasExpired():
            raise SelfTestFailed(
                f"No page was painted within {_PATIENCE // 1000} seconds. "
                f"Start the program and see what it says."
            )
        QCoreApplication.processEvents()
    window.repaint()
    if window.failure:
        raise window.failure
