"""Which theme is on: what the reader chose, what the system says, and how large text is."""

from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication

from desktop.settings import THEME, ZOOM, Settings
from desktop.theme import DARK, LIGHT, Theme, ui_families
from desktop.zoom import within


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

    def zoom(self, per_cent: int) -> None:
        """Show text at that size, or the nearest that can be read."""
        self._settings.set(ZOOM, within(per_cent))
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
