"""The program: the one place where things are made and joined, and where bugs surface."""

import signal
import sys
from functools import partial

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from db.errors import CannotWrite, NoSuchPlace
from db.model.place import START
from db.userdata.schema import FILE_NAME
from desktop.arguments import Arguments
from desktop.crashes import Crashes
from desktop.handover import Door
from desktop.keeper import Keeper
from desktop.look import Look
from desktop.mainwindow import MainWindow
from desktop.paths import data_folder, require_portable, resources, shipped_pack
from desktop.reading import Reading
from desktop.settings import PLACE, THEME, ZOOM, Settings
from desktop.shelf import open_library, shelf_of
from desktop.version import VERSION
from desktop.visitors import Visitors
from desktop.wording import today

_SIZE = (1280, 800)


def run(arguments: Arguments, door: Door) -> int:
    """The exit code of one run: a window, a picture or a self-test; StoreError if it fails.

    What later starts bring to the door is opened in the window.
    """
    place = arguments.place
    app = _application()
    settings = _settings(arguments)
    window = _window(app, settings, arguments)
    if arguments.size:
        window.resize(*arguments.size)
    window.begin(place or (START if arguments.question else settings.get(PLACE)))
    if arguments.question:
        window.ask(arguments.question)
    if arguments.is_trial:
        _try(window, arguments)
    else:
        return _live(app, window, door, arguments)
    window.close()
    return 0


def _try(window: MainWindow, arguments: Arguments) -> None:
    # Imported late: no window that a reader keeps needs them.
    from desktop import screenshot, selftest  # noqa: PLC0415

    if arguments.screenshot:
        screenshot.take(window, arguments.screenshot, arguments.size or _SIZE)
    else:
        pack = arguments.packs[0] if arguments.packs else shipped_pack()
        selftest.write(selftest.report(window, pack))


def _live(app: QApplication, window: MainWindow, door: Door, arguments: Arguments) -> int:
    """Show the window until the reader closes it."""
    visitors = Visitors(door, window)
    visitors.asked.connect(partial(_take, window))
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # or Ctrl+C in the terminal would do nothing
    crashes = Crashes(window)
    window.show()
    window.save_settings()
    try:
        require_portable()
    except CannotWrite as error:
        window.messages.fail(error)
    if arguments.offered:
        window.dialogs.offer_pack(arguments.offered)
    code = app.exec()
    crashes.stop()
    return code


def _take(window: MainWindow, asked: str) -> None:
    """Open what a later start was asked for; nothing asked for only raises the window."""
    arguments = Arguments(asked)
    try:
        place = arguments.place
    except NoSuchPlace as error:
        window.messages.fail(error)
        return
    if place:
        window.reading.open(place)
    elif arguments.offered:
        window.dialogs.offer_pack(arguments.offered)
    elif arguments.question:
        window.ask(arguments.question)


def _application() -> QApplication:
    qInstallMessageHandler(_qt_says)
    app = QApplication([sys.argv[0]])
    app.setApplicationName("dispensatory")
    app.setApplicationDisplayName("Dispensatory")
    app.setApplicationVersion(VERSION)
    app.setDesktopFileName("dispensatory")
    app.setWindowIcon(QIcon(str(resources() / "icons" / "dispensatory.svg")))
    return app


def _qt_says(kind: QtMsgType, context: QMessageLogContext, words: str) -> None:
    """Pass on what Qt warns of; that there are no size hints off screen is no news."""
    del context
    if kind is not QtMsgType.QtDebugMsg and "propagateSizeHints" not in words:
        sys.stderr.write(f"{words}\n")


def _settings(arguments: Arguments) -> Settings:
    """The reader's settings; a picture or self-test neither reads nor writes them."""
    is_trial = arguments.screenshot or arguments.self_test
    settings = Settings(None if is_trial else data_folder() / "settings.ini")
    if arguments.screenshot:
        settings.set(THEME, "light")
    if arguments.theme:
        settings.set(THEME, arguments.theme)
    if arguments.zoom:
        settings.set(ZOOM, arguments.zoom)
    return settings


def _window(app: QApplication, settings: Settings, arguments: Arguments) -> MainWindow:
    shelf = None if arguments.packs else shelf_of()
    reading = Reading(lambda: open_library(arguments.packs, shelf))
    keeper = Keeper(None if arguments.is_trial else data_folder() / FILE_NAME)
    return MainWindow(reading, settings, Look(app, settings), today(), keeper, shelf)
