"""Packs that are dropped on a window, told from other files by their names."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from desktop.arguments import PACK_SUFFIX


class PackDrops(QObject):
    """Tells of the first pack that is dropped on a widget; the widget takes nothing else."""

    dropped = Signal(Path)

    def __init__(self, over: QWidget) -> None:
        """Watch a widget for as long as it lives."""
        super().__init__(over)
        over.setAcceptDrops(True)
        over.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is a pack."""
        if isinstance(event, QDropEvent):  # a QDragEnterEvent is one too
            packs = packs_in(event.mimeData())
            if packs:
                event.acceptProposedAction()
                if not isinstance(event, QDragEnterEvent) and event.type() == QEvent.Type.Drop:
                    self.dropped.emit(packs[0])
                return True
        return super().eventFilter(watched, event)


def packs_in(dropped: QMimeData) -> list[Path]:
    """The packs among the files of this machine that are dropped."""
    files = (Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile())
    return [path for path in files if path.suffix == PACK_SUFFIX]
