"""Later starts at the door: their request is taken, and the window comes to the front."""

import os
import socket
from functools import partial

from PySide6.QtCore import QObject, QSocketNotifier, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.handover import MOST_BYTES, Door, Request, answer

_MOST_AT_ONCE = 8
"""Visitors that are listened to; one more, and the first of them, who has said nothing, must go."""
_READABLE = QSocketNotifier.Type.Read


class Visitors(QObject):
    """Hears what later starts were asked for; whatever is no request is dropped in silence."""

    asked = Signal(str)

    def __init__(self, door: Door, window: QWidget) -> None:
        """`window` is raised for each."""
        super().__init__(window)
        self._door = door
        self._window = window
        self._inside: dict[socket.socket, tuple[QSocketNotifier, bytearray]] = {}
        if door.listener:
            knocks = QSocketNotifier(door.listener.fileno(), _READABLE, self)
            knocks.activated.connect(self._admit)

    def _admit(self) -> None:
        visitor = self._door.admit()
        if visitor is None:
            return
        if len(self._inside) == _MOST_AT_ONCE:
            self._leave(next(iter(self._inside)))
        heard = QSocketNotifier(visitor.fileno(), _READABLE, self)
        heard.activated.connect(partial(self._hear, visitor))
        self._inside[visitor] = heard, bytearray()

    def _hear(self, visitor: socket.socket, *_notified: object) -> None:
        """Read on until the visitor has said all, or too much."""
        if visitor not in self._inside:
            return
        _heard, said = self._inside[visitor]
        try:
            more = visitor.recv(MOST_BYTES)
        except BlockingIOError:
            return
        except OSError:
            self._leave(visitor)
            return
        said += more
        if more and len(said) <= MOST_BYTES:
            return
        try:
            request = Request.read(bytes(said))
        except ValueError:
            self._leave(visitor)
            return
        answer(visitor)
        self._leave(visitor)
        self._raise(request.token)
        self.asked.emit(request.asked)

    def _leave(self, visitor: socket.socket) -> None:
        if visitor in self._inside:
            heard, _said = self._inside.pop(visitor)
            heard.setEnabled(False)
            heard.deleteLater()
            visitor.close()

    def _raise(self, token: str) -> None:
        if token:
            os.environ["XDG_ACTIVATION_TOKEN"] = token  # where Qt looks for it on Wayland
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()
