"""A layout that sets widgets side by side and goes on in a new line where there is no room."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QWidget

from desktop.page.items import ItemsLayout


class Flow(ItemsLayout):
    """Lines of widgets from the side where reading begins; never clipped, never scrolled."""

    def __init__(self, across: int, down: int, parent: QWidget | None = None) -> None:
        """`across` px between widgets, `down` px between lines."""
        super().__init__(parent)
        self._across, self._down = across, down

    def expandingDirections(self) -> Qt.Orientation:
        """It takes no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """A narrower flow is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """What its lines need at a width."""
        return self._arrange(QRect(0, 0, width, 0), is_trial=True)

    def setGeometry(self, area: QRect) -> None:
        """Set the widgets into an area."""
        super().setGeometry(area)
        self._arrange(area, is_trial=False)

    def sizeHint(self) -> QSize:
        """The least it can be."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """The widest widget fits."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, area: QRect, is_trial: bool) -> int:
        """The height of the lines; unless it is a trial, the widgets are set into them."""
        x, y, line = 0, 0, 0
        parent = self.parentWidget()
        is_mirrored = parent is not None and parent.isRightToLeft()
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            wide = min(size.width(), area.width())
            if x and x + wide > area.width():
                x, y, line = 0, y + line + self._down, 0
            if not is_trial:
                left = area.width() - x - wide if is_mirrored else x
                corner = area.topLeft() + QPoint(left, y)
                item.setGeometry(QRect(corner, QSize(wide, size.height())))
            x += wide + self._across
            line = max(line, size.height())
        return y + line
