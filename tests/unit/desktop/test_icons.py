import pytest

from desktop.icons import drawing, icon
from desktop.paths import resources
from desktop.theme import DARK, LIGHT

DRAWINGS = sorted(path.stem for path in (resources() / "icons").glob("*.svg"))


@pytest.mark.parametrize("name", DRAWINGS)
def test_every_drawing_can_be_painted_sharp(qapp, name):
    picture = drawing(name, "#1B1E22", 20, 2)
    assert picture.width() == 40
    assert picture.devicePixelRatio() == 2
    image = picture.toImage()
    assert any(image.pixelColor(x, y).alpha() > 200 for x in range(40) for y in range(40))


def test_an_icon_takes_the_colour_of_the_look(qapp):
    light, dark = (icon("home", theme).pixmap(20, 20).toImage() for theme in (LIGHT, DARK))
    assert light != dark
