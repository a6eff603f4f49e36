"""A QR code is painted square by square, with white all round, on whole pixels."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from wastequiz.stage import qr

TEXT = "WQ1/4821/019A9C3E-77F0-7C11-9D2A-5B8E4F60A7D3/019A9C3E-77F0-7C11-9D2A-5B8E4F60A7D3/3F9A2C71"
DARK, LIGHT, GROUND = QColor("black"), QColor("white"), QColor("orange")


def painted(scale: float, side: float = 360.0) -> QImage:
    image = QImage(900, 900, QImage.Format.Format_RGB32)
    image.fill(GROUND)
    p = QPainter(image)
    p.scale(scale, scale)
    qr.draw(p, qr.squares(TEXT), QRectF(20.3, 17.7, side, side), DARK, LIGHT)
    p.end()
    return image


def bounds(image: QImage) -> tuple[int, int, int]:
    """Left, top and side of what was painted."""
    at = 200
    xs = [x for x in range(image.width()) if image.pixelColor(x, at) != GROUND]
    ys = [y for y in range(image.height()) if image.pixelColor(at, y) != GROUND]
    assert len(xs) == len(ys) == xs[-1] - xs[0] + 1 == ys[-1] - ys[0] + 1, "a square"
    return xs[0], ys[0], len(xs)


@pytest.mark.parametrize("scale", [0.711, 1.0, 2.0])
def test_every_square_is_the_same_whole_number_of_pixels(qapp: Any, scale: float) -> None:
    rows = qr.squares(TEXT)
    image = painted(scale)
    left, top, side = bounds(image)
    count = len(rows) + 2 * qr.QUIET
    assert side % count == 0 and side <= 360 * scale < side + count
    step = side // count
    for y in range(count):
        for x in range(count):
            inner = qr.QUIET <= x < count - qr.QUIET and qr.QUIET <= y < count - qr.QUIET
            dark = inner and rows[y - qr.QUIET][x - qr.QUIET]
            corners = {image.pixelColor(left + x * step + dx, top + y * step + dy).name() for dx in (0, step - 1) for dy in (0, step - 1)}
            assert corners == {(DARK if dark else LIGHT).name()}, (x, y)


def test_capitals_take_less_room(qapp: Any) -> None:
    """37 squares a side (version 5, ISO/IEC 18004), of which each is as large as can be; in small letters it would be 41."""
    assert len(qr.squares(TEXT)) == 37
    assert len(qr.squares(TEXT.lower())) == 41
