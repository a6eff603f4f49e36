"""A QR code as a picture of its squares, made here: nothing is asked of a network."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

QUIET = 4
"""Squares of white all round, without which scanners do not find it (ISO/IEC 18004)."""


def squares(text: str) -> tuple[bytes, ...]:
    """The code's rows, a byte a square, 1 for a dark one; error correction M, so a scratch or a glare does not matter. Kept by nobody but who asked."""
    import segno  # only here: a start need not wait for it

    return tuple(bytes(row) for row in segno.make(text, error="m", micro=False, boost_error=False).matrix)


def draw(p: QPainter, rows: Sequence[bytes], box: QRectF, dark: QColor, light: QColor) -> None:
    """Paints the rows of a code into a square box, `p` scaled to units: every square the same whole number of device pixels wide, centred."""
    count = len(rows) + 2 * QUIET
    image = QImage(count, count, QImage.Format.Format_RGB32)
    image.fill(light)
    for y, row in enumerate(rows):
        for x, on in enumerate(row):
            if on:
                image.setPixelColor(x + QUIET, y + QUIET, dark)
    ratio = p.device().devicePixelRatioF()
    across = p.worldTransform()
    pixel = across.m11() * ratio
    side = max(1, int(min(box.width(), box.height()) * pixel / count)) * count
    middle = across.map(box.center()) * ratio
    p.save()
    p.resetTransform()
    p.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    corner = round(middle.x() - side / 2), round(middle.y() - side / 2)
    p.drawImage(QRectF(corner[0] / ratio, corner[1] / ratio, side / ratio, side / ratio), image)
    p.restore()
