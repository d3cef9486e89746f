"""The look as values: colours, type sizes and style sheets, light and dark, at any text zoom."""

import sys
from dataclasses import dataclass, fields, replace
from functools import cache
from string import Template

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette

from db.model.finding import Direction
from db.model.question import Answer
from desktop.paths import resources
from desktop.zoom import NORMAL_ZOOM, within

CAPTION, TABLE, BODY, HEADING, ANSWER, TITLE = 12, 13, 14, 16, 17, 24
"""Type sizes in px at 100%."""
LINE_HEIGHT = 120
"""Per cent of the font's own line spacing; with Inter's 1.21 that is 1.45 of its size."""
PROSE_MEASURE = 72
"""Characters in a line of prose, at most."""
ANSWER_MEASURE = 90
"""Characters in a line of the answer: it is two or three lines long, read once, in larger type."""


@dataclass(frozen=True, slots=True)
class Theme:
    """One look: every colour the program paints with, and how large its text is."""

    name: str
    ground: str
    surface: str
    line: str
    ink: str
    muted: str
    accent: str
    supports: str
    opposes: str
    mixed: str
    neutral: str
    refuses: str
    refuses_fill: str
    affirms_fill: str
    chosen: str
    marked: str
    families: tuple[str, ...] = ()
    zoom: int = NORMAL_ZOOM

    @property
    def is_dark(self) -> bool:
        """Whether the ink is lighter than the ground."""
        return self.name == "dark"

    def at(self, zoom: int) -> "Theme":
        """The same look with text at `zoom` per cent, within what can be read."""
        return replace(self, zoom=within(zoom))

    def px(self, size: float) -> int:
        """A size in px at 100% as it is at this zoom."""
        return max(1, round(size * self.zoom / 100))

    def font(
        self,
        size: float = BODY,
        weight: QFont.Weight = QFont.Weight.Normal,
        tabular: bool = False,
    ) -> QFont:
        """The UI font at a size in px at 100%; `tabular` gives digits of one width."""
        font = QFont(list(self.families))
        font.setPixelSize(self.px(size))
        font.setWeight(weight)
        if tabular:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def colour_of(self, direction: Direction) -> QColor:
        """The colour of a finding's direction; its mark says the same."""
        match direction:
            case Direction.SUPPORTS:
                return QColor(self.supports)
            case Direction.OPPOSES:
                return QColor(self.opposes)
            case Direction.MIXED:
                return QColor(self.mixed)
            case Direction.NEUTRAL:
                return QColor(self.neutral)

    def chip_of(self, answer: Answer) -> tuple[QColor, QColor]:
        """The ink and the fill of an answer's chip; its word says the same."""
        match answer:
            case Answer.YES:
                return QColor(self.supports), QColor(self.affirms_fill)
            case Answer.PROBABLY:
                return QColor(self.supports), QColor(self.surface)
            case Answer.UNLIKELY:
                return QColor(self.opposes), QColor(self.surface)
            case Answer.NO:
                return QColor(self.refuses), QColor(self.refuses_fill)
            case Answer.CONFLICTING:
                return QColor(self.mixed), QColor(self.surface)
            case Answer.UNCERTAIN | Answer.NOT_ESTABLISHED:
                return QColor(self.muted), QColor(self.surface)

    def palette(self) -> QPalette:
        """The colours for what no style sheet reaches."""
        roles = {
            QPalette.ColorRole.Window: self.ground,
            QPalette.ColorRole.WindowText: self.ink,
            QPalette.ColorRole.Base: self.surface,
            QPalette.ColorRole.AlternateBase: self.ground,
            QPalette.ColorRole.Text: self.ink,
            QPalette.ColorRole.Button: self.surface,
            QPalette.ColorRole.ButtonText: self.ink,
            QPalette.ColorRole.BrightText: self.surface,
            QPalette.ColorRole.Mid: self.line,
            QPalette.ColorRole.Midlight: self.line,
            QPalette.ColorRole.Light: self.surface,
            QPalette.ColorRole.Dark: self.muted,
            QPalette.ColorRole.Shadow: self.line,
            QPalette.ColorRole.Highlight: self.accent,
            QPalette.ColorRole.HighlightedText: self.surface,
            QPalette.ColorRole.Link: self.accent,
            QPalette.ColorRole.LinkVisited: self.accent,
            QPalette.ColorRole.ToolTipBase: self.surface,
            QPalette.ColorRole.ToolTipText: self.ink,
            QPalette.ColorRole.PlaceholderText: self.muted,
            QPalette.ColorRole.Accent: self.accent,
        }
        palette = QPalette()
        for role, colour in roles.items():
            palette.setColor(role, QColor(colour))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(self.neutral))
        return palette

    def stylesheet(self) -> str:
        """Every sheet of `resources/styles` with this look's colours and sizes filled in."""
        families = ", ".join(f'"{family}"' for family in self.families)
        icons = (resources() / "icons").as_posix()
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        sizes = {f"px{size}": f"{self.px(size)}px" for size in range(1, 41)}
        return _sheets().substitute(values | sizes | {"families": families, "icons": icons})

    def prose_css(self, size: float = BODY) -> str:
        """The sheet of a rich text document: what Qt's HTML subset knows."""
        families = ", ".join(f"'{family}'" for family in self.families)
        return (
            f"body, p, li, td, th {{ color: {self.ink}; font-family: {families};"
            f" font-size: {self.px(size)}px; line-height: {LINE_HEIGHT}%; }}"
            f"p {{ margin: 0 0 {self.px(8)}px 0; }}"
            f"li {{ margin: 0 0 {self.px(4)}px 0; }}"
            f"ul, ol {{ margin: 0; }}"
            f".subheading {{ font-weight: 600; margin: {self.px(8)}px 0 {self.px(4)}px 0; }}"
            f"a {{ color: {self.accent}; text-decoration: none; }}"
            f".muted {{ color: {self.muted}; }}"
            f".old {{ color: {self.refuses}; }}"
            f".supports {{ color: {self.supports}; }} .opposes {{ color: {self.opposes}; }}"
            f".mixed {{ color: {self.mixed}; }} .neutral {{ color: {self.muted}; }}"
        )


LIGHT = Theme(
    name="light",
    ground="#F7F7F5",
    surface="#FFFFFF",
    line="#E2E4E7",
    ink="#1B1E22",
    muted="#5A626C",
    accent="#1B5FAA",
    supports="#0072B2",
    opposes="#B44D06",
    mixed="#765A9F",
    neutral="#7A828B",
    refuses="#B3261E",
    refuses_fill="#FBECEA",
    affirms_fill="#E6F1F8",
    chosen="#E9F0F9",
    marked="#FFF1B8",
)
DARK = Theme(
    name="dark",
    ground="#17191C",
    surface="#1F2226",
    line="#33383E",
    ink="#E8EAED",
    muted="#A3ABB5",
    accent="#7DB4F0",
    supports="#56A8DC",
    opposes="#EE8B4A",
    mixed="#B49BD8",
    neutral="#8D959E",
    refuses="#F2A19A",
    refuses_fill="#3A2524",
    affirms_fill="#1E3442",
    chosen="#25303C",
    marked="#3F3613",
)


def ui_families() -> tuple[str, ...]:
    """The system's UI font; on Linux Inter stands before it, where it is installed."""
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    return ("Inter", system) if sys.platform.startswith("linux") else (system,)


@cache
def _sheets() -> Template:
    sheets = sorted((resources() / "styles").glob("*.qss"))
    return Template("\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets))
