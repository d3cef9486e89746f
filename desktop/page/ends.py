"""A layout for a heading and its note: at both ends of a line, or under one another."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QLayoutItem

from desktop.page.items import ItemsLayout

_ACROSS, _DOWN = 12, 2


class Ends(ItemsLayout):
    """The first where reading begins, the last at the other end; never clipped by one another."""

    def expandingDirections(self) -> Qt.Orientation:
        """It is as wide as what holds it."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """A narrower one may be two lines high."""
        return True

    def heightForWidth(self, width: int) -> int:
        """What its lines need at a width."""
        around = self.contentsMargins()
        inside = width - around.left() - around.right()
        return self._arrange(QRect(0, 0, inside, 0), True) + around.top() + around.bottom()

    def setGeometry(self, area: QRect) -> None:
        """Set the items into an area."""
        super().setGeometry(area)
        self._arrange(area.marginsRemoved(self.contentsMargins()), False)

    def sizeHint(self) -> QSize:
        """All in one line."""
        shown = self._shown()
        wide = sum(item.sizeHint().width() for item in shown) + _ACROSS * (len(shown) - 1)
        high = max((item.sizeHint().height() for item in shown), default=0)
        return self._with_margins(QSize(max(0, wide), high))

    def minimumSize(self) -> QSize:
        """The widest item fits."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return self._with_margins(size)

    def _shown(self) -> list[QLayoutItem]:
        """The items that take room: a label without words takes none."""
        return [item for item in self._items if not item.isEmpty() and not _is_wordless(item)]

    def _with_margins(self, size: QSize) -> QSize:
        return size.grownBy(self.contentsMargins())

    def _arrange(self, area: QRect, is_trial: bool) -> int:
        """The height of the lines; unless it is a trial, the items are set into them."""
        shown = self._shown()
        if not shown:
            return 0
        first, *others = shown
        taken = sum(item.sizeHint().width() + _ACROSS for item in others)
        is_one_line = first.sizeHint().width() + taken <= area.width()
        room = area.width() - taken if is_one_line else area.width()
        top = _height(first, room)
        high = max(top, *(item.sizeHint().height() for item in shown)) if is_one_line else top
        if not is_trial:
            self._set(first, QRect(area.left(), area.top(), room, high), area)
        left = area.left() + room + _ACROSS
        for item in others:
            size = item.sizeHint().boundedTo(QSize(area.width(), item.sizeHint().height()))
            if is_one_line:
                corner = QRect(left, area.top() + (high - size.height()) // 2, 0, 0).topLeft()
                left += size.width() + _ACROSS
            else:
                corner = QRect(area.left(), area.top() + high + _DOWN, 0, 0).topLeft()
                high += _DOWN + size.height()
            if not is_trial:
                self._set(item, QRect(corner, size), area)
        return high

    def _set(self, item: QLayoutItem, place: QRect, area: QRect) -> None:
        """Give an item its place, from where reading begins."""
        parent = self.parentWidget()
        if parent is not None and parent.isRightToLeft():
            place.moveLeft(area.left() + area.right() - place.right())
        item.setGeometry(place)


def _is_wordless(item: QLayoutItem) -> bool:
    widget = item.widget()
    return isinstance(widget, QLabel) and not widget.text()


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
