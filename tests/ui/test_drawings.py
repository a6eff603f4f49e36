"""Every item's drawing is told from all others as small as it is ever shown."""

from __future__ import annotations

from itertools import combinations
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from wastequiz import paths

SMALL, COARSE = 64, 16
"""Pixels it is drawn with, and those it is compared by: so coarse that a shifted line makes no difference."""
APART = 20.0
"""The least mean difference of two drawings, of 255, over the pixels that either of them covers."""


def coarse(file: str | None) -> bytes:
    """Red, green and blue of the drawing on paper, or of bare paper, 16 by 16."""
    image = QImage(SMALL, SMALL, QImage.Format.Format_RGB32)
    image.fill(QColor("#FFF7EA"))
    if file:
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        QSvgRenderer(file).render(painter, QRectF(0, 0, SMALL, SMALL))
        painter.end()
    small = image.scaled(COARSE, COARSE, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    return bytes(small.convertToFormat(QImage.Format.Format_RGB888).constBits())


def difference(one: bytes, other: bytes, ground: bytes) -> float:
    apart = covered = 0
    for at in range(0, len(one), 3):
        a, b, g = one[at : at + 3], other[at : at + 3], ground[at : at + 3]
        if a != g or b != g:
            covered += 1
            apart += abs(a[0] - b[0]) + abs(a[1] - b[1]) + abs(a[2] - b[2])
    return apart / (3 * covered)


def test_no_two_drawings_look_alike_at_64_pixels(qapp: Any) -> None:
    ground = coarse(None)
    looks = {file.stem: coarse(str(file)) for file in sorted((paths.assets() / "items").glob("*.svg"))}
    alike = [(round(d, 1), *pair) for pair in combinations(looks, 2) if (d := difference(looks[pair[0]], looks[pair[1]], ground)) < APART]
    assert alike == []
