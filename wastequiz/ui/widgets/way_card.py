"""A way of answering in a lesson: its picture, its name and one line about it. The chosen one wears a tick."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath

from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.look import Look
from wastequiz.stage.team_colours import FILLS
from wastequiz.ui.widgets.cards import TickCard
from wastequiz.wording import lesson_set_up as wording

PAD = 12.0


def _face(p: QPainter, look: Look, animal: str, x: float, y: float, r: float, ring: str = "surface.line") -> None:
    """An animal in a circle whose ring has the colour of a team."""
    paint.circle(p, x, y, r, look.theme.colour("surface.card"), look.theme.colour(ring), max(4.0, r * 0.12))
    look.pictures.draw(p, f"avatars/{animal}", x - r * 0.8, y - r * 0.78, r * 1.6)


def _bubble_number(p: QPainter, look: Look, x: float, y: float, r: float, said: str) -> None:
    t = look.theme
    paint.circle(p, x, y, r, t.colour("right.fill"), t.colour("ink.outline"), 4)
    words.display(p, look, QRectF(x - r, y - r, 2 * r, 2 * r), said, r, t.colour("ink.text"), align="center", fat=0.02, floor=8)


def roll_call_art(p: QPainter, look: Look, box: QRectF) -> None:
    """Three animals, and the middle one was called."""
    x, y, s = box.center().x(), box.center().y(), min(box.height(), box.width() / 1.36)
    _face(p, look, "owl", x - s * 0.46, y + s * 0.1, s * 0.19)
    _face(p, look, "rabbit", x + s * 0.46, y + s * 0.1, s * 0.19)
    _face(p, look, "fox", x, y, s * 0.29, "brand.primary")
    _bubble_number(p, look, x + s * 0.24, y - s * 0.26, s * 0.15, "7")


def teams_art(p: QPainter, look: Look, box: QRectF) -> None:
    """Four animals with the colours of their teams, one after the other."""
    x, y, s = box.center().x(), box.center().y(), min(box.height(), box.width() / 1.36)
    for i, (animal, ring) in enumerate(zip(("fox", "penguin", "bear", "deer"), FILLS, strict=True)):
        first = i == 0
        _face(p, look, animal, x + (i % 2 * 2 - 1) * s * 0.27, y + (i // 2 * 2 - 1) * s * 0.22, s * (0.22 if first else 0.18), ring)


def lanes_art(p: QPainter, look: Look, box: QRectF) -> None:
    """Three lanes side by side, each with its answers."""
    t = look.theme
    high, across = box.height() * 0.8, min(box.height() * 0.32, box.width() * 0.27)
    left, top = box.center().x() - across * 1.5 - 8, box.center().y() - high / 2
    for i, (animal, ring) in enumerate(zip(("fox", "penguin", "deer"), (FILLS[0], FILLS[1], FILLS[3]), strict=True)):
        lane = QRectF(left + i * (across + 8), top, across, high)
        paint.rounded(p, lane, 12, t.colour("surface.card"), t.colour(ring), 5)
        _face(p, look, animal, lane.center().x(), lane.top() + high * 0.26, across * 0.33, ring)
        for n in range(2):
            bar = QRectF(lane.left() + 9, lane.top() + high * (0.53 + 0.22 * n), across - 18, high * 0.14)
            right = n == (i + 1) % 2
            paint.rounded(p, bar, bar.height() / 2, t.colour("right.fill" if right else "surface.paper2"), t.colour("surface.lip"), 2)


def hands_art(p: QPainter, look: Look, box: QRectF) -> None:
    """Three raised hands."""
    t = look.theme
    x, y, s = box.center().x(), box.center().y(), min(box.height(), box.width() / 1.36)
    for i, (colour, up) in enumerate(((FILLS[0], 0.1), (FILLS[1], -0.06), (FILLS[3], 0.12))):
        r = s * 0.23
        at = x + (i - 1) * s * 0.44
        paint.circle(p, at, y + s * up, r, t.colour("surface.card"), t.colour("surface.lip"), 3)
        paint.icon(p, look, "hand", at, y + s * up, r * 1.45, t.colour(colour))


def corners_art(p: QPainter, look: Look, box: QRectF) -> None:
    """A room whose corners are bins, and somebody between them."""
    t = look.theme
    w, h = min(box.width(), box.height() * 1.25) * 0.92, box.height() * 0.86
    room = QRectF(box.center().x() - w / 2, box.center().y() - h / 2, w, h)
    paint.rounded(p, room, 18, t.colour("surface.card"), t.colour("surface.lip"), 4)
    side = h * 0.32
    for i, sign in enumerate(("recyclable", "hazardous", "food", "residual")):
        x = room.left() + 10 if i % 2 == 0 else room.right() - 10 - side
        y = room.top() + 9 if i < 2 else room.bottom() - 9 - side
        look.pictures.draw(p, f"bins/symbol_{sign}", x, y, side)
    _face(p, look, "panda", room.center().x(), room.center().y(), h * 0.21, "brand.primary")


def spoken_art(p: QPainter, look: Look, box: QRectF) -> None:
    """Somebody says something, and it is right."""
    t = look.theme
    x, y, s = box.center().x(), box.center().y(), min(box.height(), box.width() / 1.36)
    _face(p, look, "bear", x - s * 0.38, y + s * 0.14, s * 0.26)
    bubble = QRectF(x - s * 0.1, y - s * 0.38, s * 0.66, s * 0.46)
    tail = QPainterPath()
    tail.moveTo(bubble.left() + 20, bubble.bottom() - 4)
    tail.lineTo(bubble.left() - 4, bubble.bottom() + s * 0.12)
    tail.lineTo(bubble.left() + 52, bubble.bottom() - 4)
    p.fillPath(tail, t.colour("ink.outline"))
    paint.rounded(p, bubble, 22, t.colour("surface.card"), t.colour("ink.outline"), 4)
    for n in range(3):
        paint.circle(p, bubble.left() + bubble.width() * (0.26 + 0.24 * n), bubble.center().y(), s * 0.045, t.colour("brand.primary"))
    paint.result_badge(p, look, bubble.right() - 4, bubble.bottom() + s * 0.08, True, s * 0.13)


def buzzers_art(p: QPainter, look: Look, box: QRectF) -> None:
    """A big button, and smaller ones beside it."""
    t = look.theme
    x, y, s = box.center().x(), box.center().y(), min(box.height(), box.width() / 1.36)
    for dx, r, colour in ((-0.44, 0.16, FILLS[1]), (0.44, 0.16, FILLS[3]), (0.0, 0.29, FILLS[0])):
        at, low = x + dx * s, y + s * (0.1 if dx else 0.0)
        paint.circle(p, at, low + r * s * 0.24, r * s, t.colour("surface.lip"), t.colour("ink.outline"), 4)
        paint.circle(p, at, low - r * s * 0.06, r * s * 0.86, t.colour(colour), t.colour("ink.outline"), 4)
    paint.star(p, look, x, y - s * 0.02, s * 0.14)


ARTS: Mapping[str, Callable[[QPainter, Look, QRectF], None]] = {
    "roll_call": roll_call_art,
    "teams": teams_art,
    "lanes": lanes_art,
    "hands": hands_art,
    "corners": corners_art,
    "spoken": spoken_art,
    "buzzers": buzzers_art,
}
GROUNDS: Mapping[str, str] = {
    "roll_call": "scene.skyMid",
    "teams": "brand.primaryTint",
    "lanes": "tryAgain.tint",
    "hands": "accent.roseTint",
    "corners": "right.tint",
    "spoken": "scene.skyMid",
    "buzzers": "brand.primaryTint",
}


class WayCard(TickCard):
    """The whole card chooses the way."""

    radius = 34.0

    def __init__(self, canvas: Canvas, method: str, *, chosen: bool = False) -> None:
        super().__init__(canvas, wording.way(method), size=40, chosen=chosen)
        self.method = method
        self.line = wording.way_line(method)
        self.setAccessibleDescription(self.line)
        self.shadow_radius = self.radius

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        label, self.label = self.label, ""
        super().paint_face(p, box)
        self.label = label
        t = self.look.theme
        mat = QRectF(PAD, PAD, min(box.width() * 0.4, box.height() * 1.3), box.height() - 2 * PAD)
        p.save()
        shape = QPainterPath()
        shape.addRoundedRect(mat, 24, 24)
        p.setClipPath(shape)
        p.fillRect(mat, t.colour(GROUNDS[self.method]))
        ARTS[self.method](p, self.look, mat.adjusted(4, 4, -4, -4))
        p.restore()
        room = QRectF(mat.right() + 18, 8, box.width() - mat.right() - 36, box.height() - 16)
        head = QRectF(room.left(), room.top(), room.width() - 24, room.height() * 0.42)
        words.display(p, self.look, head, self.label, 40, t.colour("ink.text"), fat=0.025, valign="bottom")
        line = QRectF(room.left(), head.bottom() + 4, room.width(), room.height() * 0.58 - 8)
        words.text(p, self.look, line, self.line, 28, t.colour("ink.textSecondary"), valign="top", leading=1.2)
