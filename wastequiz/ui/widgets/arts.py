"""The pictures on home's tiles, put together from the house drawings."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath

from wastequiz.stage import paint, words
from wastequiz.stage.look import Look

STONES = ((0.08, 0.78), (0.225, 0.62), (0.37, 0.73), (0.515, 0.58), (0.66, 0.68), (0.79, 0.52))
"""Where the six stones of the path stand in their picture, as shares of it."""


def path_of(passed: Collection[int], ahead: int) -> Callable[[QPainter, Look, QRectF], None]:
    """The picture of the level path: stones through the snow to the cathedral, a tick on each that is passed, the squirrel on `ahead`
    (0: none is, it stands by the cathedral).
    """

    def art(p: QPainter, look: Look, box: QRectF) -> None:
        _path(p, look, box, passed, ahead)

    return art


def _path(p: QPainter, look: Look, box: QRectF, passed: Collection[int], ahead: int) -> None:
    t = look.theme
    x, y, w, h = box.x(), box.y(), box.width(), box.height()
    _snow(p, look, box, 0.62)
    look.pictures.draw(p, "scenery/cathedral", x + w - 130, y + h - 196, 108)
    look.pictures.draw(p, "scenery/pine", x + w * 0.3, y + h - 160, 62)
    look.pictures.draw(p, "scenery/pine", x + w - 214, y + h - 142, 62)
    points = [(x + a * w, y + b * h) for a, b in STONES]
    paint.line(p, points, t.colour("right.fill"), 13)
    for number, (a, b) in enumerate(points, start=1):
        done, now = number in passed, number == ahead
        fill = "right.fill" if done else "brand.primary" if now else "surface.card"
        paint.circle(p, a, b, 27, t.colour(fill), t.colour("ink.outline"), 4.5)
        if done:
            paint.icon(p, look, "check", a, b, 36, t.colour("ink.text"))
        else:
            ink = t.colour("ink.onColour" if now else "ink.textSecondary")
            words.display(p, look, QRectF(a - 27, b - 27, 54, 54), str(number), 30, ink, align="center", fat=0.02, floor=12)
    a, b = points[ahead - 1] if ahead else ((points[-2][0] + points[-1][0]) / 2, (points[-2][1] + points[-1][1]) / 2 + 18)
    aspect = look.pictures.aspect("bins/mascot_cheer")
    high = min(104.0, b - 25 - y - 6)
    look.pictures.draw(p, "bins/mascot_cheer", a - high * aspect / 2, b - 25 - high, high * aspect)


path_art = path_of((), 1)
"""The path as nobody has walked it yet."""


def quiz_art(p: QPainter, look: Look, box: QRectF) -> None:
    """A question with four answers, one of them right."""
    t = look.theme
    x, y, w, h = box.x(), box.y(), box.width(), box.height()
    flat = w > 2.4 * h  # the question stands beside its answers, not above them
    side = min(h * 0.56, w * 0.14) if flat else min(h * 0.42, w * 0.2)
    card = QRectF(x + w * 0.07, y + h * 0.17, w * 0.2, h * 0.6) if flat else QRectF(x + w * 0.12, y + h * 0.1, w * 0.76, h * 0.34)
    left, top = (card.right() + w * 0.05, card.center().y() - side / 2) if flat else (x + w / 2 - 2 * side - 18, y + h * 0.91 - side)
    paint.rounded(p, card.translated(0, 6), 22, t.colour("surface.lip"))
    paint.rounded(p, card, 22, t.colour("surface.card"), t.colour("surface.line"), 3)
    words.display(p, look, card, "?", min(64.0, card.height() * 0.86), t.colour("brand.primary"), align="center", fat=0.05, floor=12)
    for i, item in enumerate(("drink_can", "banana_peel", "aa_battery", "tissue")):
        tile = QRectF(left + i * (side + 12), top, side, side)
        right = i == 1
        paint.rounded(p, tile.translated(0, 6), 18, t.colour("right.lip" if right else "surface.lip"))
        paint.rounded(p, tile, 18, t.colour("surface.card"), t.colour("right.fill" if right else "surface.line"), 6 if right else 3)
        look.pictures.draw(p, f"items/{item}", tile.left() + side * 0.14, tile.top() + side * 0.14, side * 0.72)
        if right:
            paint.result_badge(p, look, tile.right() - 2, tile.top() + 4, True, 20)


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
    small = min(1.0, h / 176)
    for i, (item, turn, right) in enumerate((("items/drink_can", -9, True), ("items/tissue", 7, False))):
        p.save()
        p.translate(x + w * (0.3 + 0.38 * i), y + h * 0.53)
        p.rotate(turn)
        p.scale(small, small)
        card = QRectF(-58, -70, 116, 140)
        paint.rounded(p, card.translated(0, 6), 20, t.colour("surface.lip"))
        paint.rounded(p, card, 20, t.colour("surface.card"), t.colour("right.fill" if right else "tryAgain.bright"), 6)
        look.pictures.draw(p, item, -44, -50, 88)
        p.restore()
        paint.result_badge(p, look, x + w * (0.3 + 0.38 * i) + 54 * small, y + h * 0.2 + 6, right, 24)


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


def sets_art(p: QPainter, look: Look, box: QRectF) -> None:
    """Three cards fanned out, the first with a picture."""
    t = look.theme
    x, y, w, h = box.x(), box.y(), box.width(), box.height()
    small = min(1.0, h / 190)
    for turn, dx, fill in ((16, 0.66, "right.fill"), (2, 0.52, "brand.primaryBright"), (-12, 0.38, "surface.card")):
        p.save()
        p.translate(x + w * dx, y + h * 0.54)
        p.rotate(turn)
        p.scale(small, small)
        card = QRectF(-64, -80, 128, 160)
        paint.rounded(p, card.translated(0, 6), 20, t.colour("surface.lip"))
        paint.rounded(p, card, 20, t.colour(fill), t.colour("ink.outline"), 5)
        if fill == "surface.card":
            look.pictures.draw(p, "items/newspaper", -42, -62, 84)
            for line in range(2):
                paint.line(p, [(-38, 38 + 18 * line), (38 - 22 * line, 38 + 18 * line)], t.colour("ink.textHint"), 7)
        p.restore()


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
