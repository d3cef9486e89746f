"""Widgets side by side where there is room, one under another where there is not."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

_ACROSS = QBoxLayout.Direction.LeftToRight
_DOWN = QBoxLayout.Direction.TopToBottom


class Sideways(QWidget):
    """Parts share the width evenly when they stand side by side."""

    def __init__(self, across: int, down: int) -> None:
        """`across` px between parts side by side, `down` px between parts under one another."""
        super().__init__()
        self._gaps = {_ACROSS: across, _DOWN: down}
        self._least = 0
        self._allowed = True
        self.row = QBoxLayout(_DOWN, self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._turn()

    @property
    def are_sideways(self) -> bool:
        """Whether the parts stand side by side."""
        return self.row.direction() == _ACROSS

    def set_least(self, width: int, allowed: bool = True) -> None:
        """From which width on the parts stand side by side, if they may."""
        self._least, self._allowed = width, allowed
        self._turn()

    def set_parts(self, *parts: QWidget) -> None:
        """The parts, from where reading begins, each as high as the highest beside it."""
        for place, part in enumerate(parts):
            if self.row.indexOf(part) != place:
                self.row.removeWidget(part)
                self.row.insertWidget(place, part, 1)

    def minimumSizeHint(self) -> QSize:
        """No wider than the widest part: parts side by side give way to less room."""
        parts = [
            item.widget() for place in range(self.row.count()) if (item := self.row.itemAt(place))
        ]
        widest = max((part.minimumSizeHint().width() for part in parts if part), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the parts anew for another width."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        way = _ACROSS if self._allowed and self.width() >= self._least else _DOWN
        if way != self.row.direction() or self.row.spacing() != self._gaps[way]:
            self.row.setDirection(way)
            self.row.setSpacing(self._gaps[way])
