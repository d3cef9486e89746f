"""A picture of the window as it is painted, for the README and for bug reports."""

from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QCursor, QImage
from PySide6.QtWidgets import QApplication

from db.errors import CannotWrite
from desktop.mainwindow import MainWindow

_TRIES = 50
_NOWHERE = 10_000, 10_000


def take(window: MainWindow, file: Path, size: tuple[int, int]) -> None:
    """Write the window's picture once what was asked for is laid out and painted.

    Why the place is not shown, if it is not, is raised after the picture is kept.
    """
    window.resize(*size)
    QCursor.setPos(*_NOWHERE)  # else a button at the corner would look as if it were touched
    window.show()
    wait_until_settled(window)
    window.pane.finish()
    picture = _steady(window)
    if not picture.save(str(file)):
        raise CannotWrite(
            f"The picture could not be written to {file}. "
            f"Name a file in a folder that exists and that you may write to."
        )
    if window.failure:
        raise window.failure


def wait_until_settled(window: MainWindow) -> None:
    """Return when nothing that was asked for is on its way."""
    if not window.reading.is_settled:
        loop = QEventLoop()
        window.reading.settled.connect(loop.quit)
        loop.exec()


def _steady(window: MainWindow) -> QImage:
    """The first picture that the next one equals: nothing is being laid out any more."""
    picture = window.grab().toImage()
    for _ in range(_TRIES):
        QApplication.processEvents()
        QApplication.sendPostedEvents()
        following = window.grab().toImage()
        if following == picture:
            break
        picture = following
    return picture
