"""The fair behind the prize wheel fills the window whatever its shape, and its ground stays where the wheel stands."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor

from wastequiz.stage import scenery
from wastequiz.stage.look import Look
from wastequiz.stage.theme import HIGH_CONTRAST, Theme


def bright(colour: QColor) -> bool:
    """Snow, not a house or the sky."""
    return min(colour.red(), colour.green(), colour.blue()) > 222


@pytest.mark.parametrize(("w", "h"), [(1920, 1080), (1280, 960), (1280, 800), (2560, 1080), (1080, 1920), (768, 1024), (720, 1600)])
def test_the_wheel_stands_on_snow(qapp: Any, w: int, h: int) -> None:
    look = Look(Theme())
    image = scenery.backdrop(look, scenery.WHEEL, QSize(w, h)).toImage()
    across, down, foot = (1080, 1920, 1290) if h > w else (1920, 1080, 990)
    unit = min(w / across, h / down)
    y = round((h - down * unit) / 2 + foot * unit)
    row = [image.pixelColor(x, y) for x in range(w // 8, w * 7 // 8)]
    assert sum(bright(colour) for colour in row) > 0.8 * len(row), "below its foot, but for a tree"
    paper = look.theme.colour("surface.paper")
    for x, at in ((2, 2), (w - 3, 2), (2, h - 3), (w - 3, h - 3)):
        assert image.pixelColor(x, at) != paper, "nothing is left bare"
    assert not bright(image.pixelColor(w // 2, 2)) or image.pixelColor(w // 2, 2).red() < 230, "sky above"


def test_with_high_contrast_it_stands_on_plain_paper(qapp: Any) -> None:
    look = Look(Theme(HIGH_CONTRAST))
    image = scenery.backdrop(look, scenery.WHEEL, QSize(192, 108)).toImage()
    assert {image.pixelColor(x, y).name() for x in range(0, 192, 7) for y in range(0, 108, 7)} == {
        look.theme.colour("surface.paper").name()
    }
