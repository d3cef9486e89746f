"""Which theme is on: what the reader chose, what the system says, and how large text is."""

from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication

from desktop.settings import THEME, ZOOM, Settings
from desktop.theme import DARK, LIGHT, Theme, ui_families

ZOOM_STEPS = (50, 67, 80, 90, 100, 110, 125, 150, 175, 200)


class Look(QObject):
    """Dresses the application and tells every change of dress."""

    changed = Signal(Theme)

    def __init__(self, app: QApplication, settings: Settings) -> None:
        """Dress the application as the settings and the system ask."""
        super().__init__()
        self._app = app
        self._settings = settings
        self._families = ui_families()
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        self.theme = self._theme()
        self._dress()

    @property
    def choice(self) -> str:
        """`system`, `light` or `dark`, as the reader chose."""
        return self._settings.get(THEME)

    def choose(self, theme: str) -> None:
        """Follow the system, or stay light or dark."""
        self._settings.set(THEME, theme)
        self._change()

    def zoom_by(self, steps: int) -> None:
        """Make text larger or smaller by a step; 0 makes it normal."""
        nearest = min(ZOOM_STEPS, key=lambda step: abs(step - self.theme.zoom))
        at = ZOOM_STEPS.index(nearest) + steps
        zoom = ZOOM_STEPS[max(0, min(len(ZOOM_STEPS) - 1, at))] if steps else 100
        self._settings.set(ZOOM, zoom)
        self._change()

    @Slot()
    def _system_changed(self) -> None:
        self._change()

    def _change(self) -> None:
        theme = self._theme()
        if theme != self.theme:
            self.theme = theme
            self._dress()
            self.changed.emit(theme)

    def _theme(self) -> Theme:
        choice = self.choice
        if choice == "system":
            is_dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
            choice = "dark" if is_dark else "light"
        look = DARK if choice == "dark" else LIGHT
        return replace(look, families=self._families).at(self._settings.get(ZOOM))

    def _dress(self) -> None:
        self._app.setPalette(self.theme.palette())
        self._app.setFont(self.theme.font())
        self._app.setStyleSheet(self.theme.stylesheet())
