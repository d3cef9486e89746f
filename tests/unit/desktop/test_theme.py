import re

import pytest
from PySide6.QtGui import QColor

from db.model.finding import Direction
from db.model.question import Answer
from desktop.html.sheets import EXPORT_SHEET
from desktop.paths import resources
from desktop.theme import DARK, LIGHT, TITLE, Theme

both = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)


def luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in colour.getRgbF()[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str | QColor, other: str | QColor) -> float:
    """As WCAG 2.2 defines it."""
    light, dark = sorted((luminance(QColor(one)), luminance(QColor(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


GROUNDS = ("ground", "surface", "chosen", "marked")
"""Page, card, chosen or pressed row, place that was found."""


@both
@pytest.mark.parametrize("ink", ["ink", "muted", "accent", "supports", "opposes", "mixed"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_text_can_be_read_wherever_it_stands(theme, ink, ground):
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= 4.5


@both
@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("ground", GROUNDS)
def test_marks_stand_out_wherever_they_stand(theme, direction, ground):
    assert contrast(theme.colour_of(direction), getattr(theme, ground)) >= 3


@both
@pytest.mark.parametrize("answer", Answer)
def test_the_word_on_a_chip_can_be_read(theme, answer):
    ink, fill = theme.chip_of(answer)
    assert contrast(ink, fill) >= 4.5


@both
def test_selected_words_can_be_read_and_a_warning_too(theme):
    selected = theme.palette()
    assert contrast(selected.highlightedText().color(), selected.highlight().color()) >= 4.5
    assert contrast(theme.refuses, theme.refuses_fill) >= 4.5


@pytest.mark.parametrize("number, theme", [(0, LIGHT), (1, DARK)])
def test_an_exported_page_has_the_colours_of_the_window(number, theme):
    roots = re.findall(r":root \{([^}]+)\}", EXPORT_SHEET)
    colours = dict(re.findall(r"--([a-z]+): (#[0-9A-F]{6});", roots[number]))
    assert colours.pop("ground") == theme.surface
    assert colours.keys() >= {"ink", "muted", "accent", "supports", "opposes", "mixed"}
    assert colours == {name: getattr(theme, name) for name in colours}


@both
def test_every_name_in_the_style_sheets_is_known(theme):
    sheet = theme.stylesheet()
    assert "$" not in sheet
    assert theme.accent in sheet


def test_no_style_sheet_names_a_colour_of_its_own():
    for sheet in (resources() / "styles").glob("*.qss"):
        assert not re.search(r":\s*#[0-9A-Fa-f]{3,8}", sheet.read_text(encoding="utf-8")), sheet


def test_zoom_makes_every_size_larger_and_stays_within_what_can_be_read():
    assert LIGHT.at(150).px(TITLE) == 36
    assert LIGHT.at(150).font(TITLE).pixelSize() == 36
    assert LIGHT.at(1000).zoom == 200
    assert "21px" in LIGHT.at(150).prose_css()


def test_a_look_is_a_value():
    assert LIGHT.at(100) == LIGHT
    assert isinstance(LIGHT.at(50), Theme)
    assert not LIGHT.is_dark
    assert DARK.is_dark
