"""Every drawing a prize may have is there, small, plain, and unlike every other."""

from __future__ import annotations

import re
from itertools import combinations
from typing import Any

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from wastequiz import paths
from wastequiz.domain.events import PICTURES

FORBIDDEN = re.compile(r"<(?:text|image|filter|mask|clipPath|style|linearGradient|radialGradient|script)\b|style=|href")


def drawn(name: str, side: int = 24) -> QImage:
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    p = QPainter(image)
    renderer = QSvgRenderer(str(paths.assets() / "prizes" / f"{name}.svg"))
    assert renderer.isValid() and renderer.viewBoxF() == QRectF(-42, -44, 84, 88), name
    renderer.render(p)
    p.end()
    return image


@pytest.mark.parametrize("name", [*PICTURES, "again"])
def test_a_drawing_is_small_and_plain(qapp: Any, name: str) -> None:
    source = (paths.assets() / "prizes" / f"{name}.svg").read_text(encoding="utf-8")
    assert len(source) < 3000 and not FORBIDDEN.search(source)
    image = drawn(name, 84)
    white = QColor("white")
    rim = [image.pixelColor(x, y) for i in range(84) for x, y in ((i, 0), (i, 83), (0, i), (83, i))]
    assert all(colour == white for colour in rim), "it does not leave its box"
    inked = sum(image.pixelColor(x, y) != white for x in range(84) for y in range(84))
    assert 0.15 < inked / 84**2 < 0.75


def test_no_two_look_alike(qapp: Any) -> None:
    looks = {name: drawn(name) for name in PICTURES}
    for one, other in combinations(PICTURES, 2):
        a, b = looks[one], looks[other]
        off = sum(
            abs(a.pixelColor(x, y).red() - b.pixelColor(x, y).red()) + abs(a.pixelColor(x, y).blue() - b.pixelColor(x, y).blue())
            for x in range(24)
            for y in range(24)
        )
        assert off / 24**2 > 40, (one, other, off / 24**2)


def test_there_is_no_drawing_nobody_can_choose() -> None:
    assert {file.stem for file in (paths.assets() / "prizes").glob("*.svg")} == {*PICTURES, "again"}
