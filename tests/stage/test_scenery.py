"""Backdrops: a drawing fills the window, and above it the sky goes on without a seam."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QSize

from wastequiz.stage import scenery
from wastequiz.stage.look import Look


@pytest.mark.parametrize(("name", "top"), [(scenery.DAY, 365), (scenery.QUIZ, 480), (scenery.HALL, 480)])
def test_upright_no_seam_shows_above_the_drawing(qapp: Any, name: str, top: int) -> None:
    """`top`: where the drawing begins in a window 960 high."""
    image = scenery.backdrop(Look(), name, QSize(540, 960)).toImage()
    column = [image.pixelColor(1, y) for y in range(top - 4, top + 5)]
    for above, below in pairwise(column):
        assert abs(above.red() - below.red()) + abs(above.green() - below.green()) + abs(above.blue() - below.blue()) <= 3
