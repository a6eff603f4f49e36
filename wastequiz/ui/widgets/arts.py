"""The pictures on home's tiles, put together from the house drawings."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath

from wastequiz.stage import paint, words
from wastequiz.stage.look import Look


def path_art(p: QPainter, look: Look, box: QRectF) -> None:
    """A path of stones through the snow to the cathedral, the squirrel on its way."""
    t = look.theme
    x, y, w, h = box.x(), box.y(), box.width(), box.height()
    _snow(p, look, box, 0.62)
    look.pictures.draw(p, "scenery/cathedral", x + w - 130, y + h - 196, 108)
    look.pictures.draw(p, "scenery/pine", x + w * 0.3, y + h - 160, 62)
    look.pictures.draw(p, "scenery/pine", x + w - 214, y + h - 142, 62)
    stones = [(0.10, 0.74), (0.24, 0.58), (0.39, 0.69), (0.54, 0.55), (0.69, 0.64), (0.82, 0.50)]
    points = [(x + a * w, y + b * h) for a, b in stones]
    paint.line(p, points, t.colour("right.fill"), 13)
    for i, (a, b) in enumerate(points):
        fill = "surface.card" if i else "brand.primary"
        paint.circle(p, a, b, 25, t.colour(fill), t.colour("ink.outline"), 4.5)
        ink = t.colour("ink.textSecondary" if i else "ink.onColour")
        words.display(p, look, QRectF(a - 25, b - 25, 50, 50), str(i + 1), 28, ink, align="center", fat=0.02, floor=12)
    a, b = points[0]
    look.pictures.draw(p, "bins/mascot_cheer", a - 50, b - 25 - 106, 100)


def picture_art(p: QPainter, look: Look, box: QRectF) -> None:
    """Two bins and a banana peel on its way."""
    x, y, w, h = box.x(), box.y(), box.width(), box.height()
    p.fillRect(QRectF(x, y + h * 0.8, w, h * 0.2), look.theme.colour("scene.snow"))
    size = h * 0.62
    look.pictures.draw(p, "bins/bin_recyclable_idle", x + w * 0.1, y + h - size * 1.18, size)
    look.pictures.draw(p, "bins/bin_food_happy", x + w * 0.52, y + h - size * 1.18, size)
    look.pictures.draw(p, "items/banana_peel", x + w * 0.4, y + 4, h * 0.36, turn=-18)


def practice_art(p: QPainter, look: Look, box: QRectF) -> None:
    """Cards with a tick and a turn-back arrow: try again until it sits."""
    t = look.theme
    x, y, w, h = box.x(), box.y(), box.width(), box.height()
    for i, (item, turn, right) in enumerate((("items/drink_can", -9, True), ("items/tissue", 7, False))):
        p.save()
        p.translate(x + w * (0.3 + 0.38 * i), y + h * 0.53)
        p.rotate(turn)
        card = QRectF(-58, -70, 116, 140)
        paint.rounded(p, card.translated(0, 6), 20, t.colour("surface.lip"))
        paint.rounded(p, card, 20, t.colour("surface.card"), t.colour("right.fill" if right else "tryAgain.bright"), 6)
        look.pictures.draw(p, item, -44, -50, 88)
        p.restore()
        paint.result_badge(p, look, x + w * (0.3 + 0.38 * i) + 54, y + h * 0.2 + 6, right, 24)


def truth_art(p: QPainter, look: Look, box: QRectF) -> None:
    """Two speech bubbles: a tick and a cross."""
    t = look.theme
    x, y, w, h = box.x(), box.y(), box.width(), box.height()
    _snow(p, look, box, 0.8)
    look.pictures.draw(p, "bins/mascot_think", x + w * 0.33, y + h * 0.24, h * 0.66)
    for i, name in enumerate(("check", "x")):
        cx, cy = x + w * (0.18 + 0.66 * i), y + h * 0.36
        paint.circle(p, cx, cy + 5, 40, t.colour("surface.lip"))
        paint.circle(p, cx, cy, 40, t.colour("surface.card"), t.colour("ink.outline"), 4.5)
        paint.icon(p, look, name, cx, cy, 50, t.colour("ink.text"))


def _snow(p: QPainter, look: Look, box: QRectF, at: float) -> None:
    """A snow field over the lower part of the box."""
    x, y, w, h = box.x(), box.y(), box.width(), box.height()
    field = QPainterPath()
    field.moveTo(x, y + h * at)
    field.cubicTo(x + w * 0.25, y + h * (at - 0.2), x + w * 0.5, y + h * (at + 0.16), x + w, y + h * (at - 0.12))
    field.lineTo(x + w, y + h)
    field.lineTo(x, y + h)
    field.closeSubpath()
    p.fillPath(field, look.theme.colour("scene.snow"))
