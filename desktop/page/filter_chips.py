"""The filters of a table as chips with counts, above it."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.charts.marks import paint_mark
from desktop.page.evidence_filter import Filter, FilterKind
from desktop.page.flow import Flow
from desktop.plainly import tip
from desktop.theme import CAPTION, Theme

_HIGH, _SIDE, _MARK, _GAP = 24, 10, 9, 5


class FilterChips(QWidget):
    """Tells which filters are on; of each kind one at most."""

    chosen = Signal(object)
    """The filters that are on, as a tuple."""

    def __init__(self, theme: Theme, name: str) -> None:
        """Begin without filters."""
        super().__init__()
        self.setAccessibleName(name)
        self._theme = theme
        self._filters: Sequence[Filter] = ()
        self._chips: list[Chip] = []
        self._flow = Flow(across=6, down=6, parent=self)

    @property
    def chips(self) -> "tuple[Chip, ...]":
        """The chips as they stand."""
        return tuple(self._chips[: len(self._filters)])

    @property
    def on(self) -> tuple[Filter, ...]:
        """The filters that are on."""
        return tuple(chip.filter for chip in self.chips if chip.isChecked())

    def show_filters(self, filters: Sequence[Filter]) -> None:
        """Offer other filters; all findings are shown."""
        self._filters = filters
        while len(self._chips) < len(filters):
            self._chips.append(self._new())
        for chip, one in zip(self._chips, filters, strict=False):
            chip.show_filter(one)
        for number, chip in enumerate(self._chips):
            chip.setVisible(number < len(filters))
        self._flow.invalidate()
        self.setVisible(bool(filters))

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._theme = theme
        for chip in self._chips:
            chip.set_theme(theme)
        self._flow.invalidate()

    def _new(self) -> "Chip":
        chip = Chip(self._theme)
        chip.clicked.connect(lambda: self._press(chip))
        self._flow.addWidget(chip)
        return chip

    def _press(self, pressed: "Chip") -> None:
        """Turn off what excludes it; nothing on is all on."""
        kind = pressed.filter.kind
        for chip in self.chips:
            if chip is not pressed and (
                kind is FilterKind.ALL or chip.filter.kind in (kind, FilterKind.ALL)
            ):
                chip.setChecked(False)
        is_any = any(c.isChecked() for c in self.chips if c.filter.kind is not FilterKind.ALL)
        self.chips[0].setChecked(not is_any)
        self.chosen.emit(self.on)


class Chip(QAbstractButton):
    """A filter as a pill: its word or mark, and how many findings it shows."""

    def __init__(self, theme: Theme) -> None:
        """Begin as the chip of all findings."""
        super().__init__()
        self.filter = Filter(FilterKind.ALL, "", "All", 0)
        self._theme = theme
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_filter(self, one: Filter) -> None:
        """Be another filter; on if it shows all."""
        self.filter = one
        self.setText(one.words)
        self.setAccessibleName(one.spoken)
        self.setToolTip(tip(one.label) if one.direction else "")
        self.setChecked(one.kind is FilterKind.ALL)
        self.updateGeometry()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for its words."""
        theme = self._theme
        words = QFontMetricsF(self._font()).horizontalAdvance(self.text())
        mark = theme.px(_MARK) + theme.px(_GAP) if self.filter.direction else 0
        return QSize(round(words + mark + 2 * theme.px(_SIDE)), theme.px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        """The same: a chip is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pill, in the accent if it is on, and the ring of the keyboard."""
        del event
        theme, area = self._theme, QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_on = self.isChecked()
        edge = theme.accent if is_on or self.hasFocus() else theme.line
        fill = theme.chosen if is_on else theme.ground if self.underMouse() else theme.surface
        painter.setPen(QPen(QColor(edge), 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(fill))
        pill = area.adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        if self.filter.direction:
            wide = float(theme.px(_MARK))
            mark = QRectF(theme.px(_SIDE), (area.height() - wide) / 2, wide, wide)
            paint_mark(painter, mark, self.filter.direction, theme)
            area.setLeft(mark.right() + theme.px(_GAP) - theme.px(_SIDE))
        painter.setFont(self._font())
        painter.setPen(QColor(theme.accent if is_on else theme.muted))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()

    def _font(self) -> QFont:
        # One weight, on or off: nothing moves when a chip is pressed.
        return self._theme.font(CAPTION, QFont.Weight.Medium, tabular=True)
