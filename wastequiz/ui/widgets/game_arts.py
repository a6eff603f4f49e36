"""The pictures on the tiles of the games, put together from the house drawings."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from wastequiz.stage import paint
from wastequiz.stage.look import Look
from wastequiz.ui.widgets.arts import picture_art
from wastequiz.ui.widgets.tile import PaintArt


def sort_art(p: QPainter, look: Look, box: QRectF) -> None:
    """Two bins and a banana peel on its way."""
    picture_art(p, look, box)


def race_art(p: QPainter, look: Look, box: QRectF) -> None:
    """Two sleds on a slope."""
    t = look.theme
    x, y, w, h = box.x(), box.y(), box.width(), box.height()
    slope = [QPointF(x, y + h * 0.44), QPointF(x + w, y + h * 0.8), QPointF(x + w, y + h), QPointF(x, y + h)]
    p.setPen(t.colour("scene.snow"))
    p.setBrush(t.colour("scene.snow"))
    p.drawPolygon(slope)
    across = min(w * 0.4, h * 0.86)
    for name, at, down in (("tokens/sled_orange_fox", 0.46, 0.06), ("tokens/sled_plum_penguin", 0.14, 0.38)):
        look.pictures.draw(p, name, x + w * at, y + h * down, across)


def chess_art(p: QPainter, look: Look, box: QRectF) -> None:
    """A plane over squares in the colours of the teams."""
    t = look.theme
    x, y, w, h = box.x(), box.y(), box.width(), box.height()
    side = min(h * 0.24, w * 0.13)
    colours = ("team.warmSun", "team.starlight", "team.aurora", "team.plumBlossom")
    for i in range(5):
        square = QRectF(x + w * 0.16 + i * (side + 7), y + h * 0.66, side, side)
        paint.rounded(p, square, side * 0.28, t.colour(colours[i % 4]), t.colour("ink.outline"), 4)
    for i in range(2):
        square = QRectF(x + w * 0.16 + (3 + i) * (side + 7), y + h * 0.66 - side - 7, side, side)
        paint.rounded(p, square, side * 0.28, t.colour(colours[(i + 2) % 4]), t.colour("ink.outline"), 4)
    across = min(w * 0.34, h * 0.6)
    look.pictures.draw(p, "tokens/plane_orange", x + w * 0.14, y + h * 0.06, across)
    die = QRectF(x + w * 0.72, y + h * 0.1, side * 1.5, side * 1.5)
    paint.rounded(p, die, side * 0.36, t.colour("surface.card"), t.colour("ink.outline"), 5)
    for dx, dy in ((0.28, 0.28), (0.72, 0.28), (0.5, 0.5), (0.28, 0.72), (0.72, 0.72)):
        paint.circle(p, die.left() + die.width() * dx, die.top() + die.height() * dy, side * 0.12, t.colour("ink.outline"))


def memory_art(p: QPainter, look: Look, box: QRectF) -> None:
    """Cards, two of them face up and alike."""
    t = look.theme
    x, y, w, h = box.x(), box.y(), box.width(), box.height()
    down = h * 0.4
    across = down * 0.86
    left, top = x + (w - 3 * across - 28) / 2, y + (h - 2 * down - 14) / 2 + 4
    shown = {1: "items/drink_can", 3: "bins/bin_recyclable_happy"}
    for i in range(6):
        card = QRectF(left + (i % 3) * (across + 14), top + (i // 3) * (down + 14), across, down)
        face = shown.get(i, "")
        paint.rounded(p, card.translated(0, 5), 16, t.colour("right.lip" if face else "tryAgain.lip"))
        paint.rounded(
            p, card, 16, t.colour("surface.card" if face else "tryAgain.fill"), t.colour("right.fill" if face else "ink.outline"), 5
        )
        if face:
            tall = down * 0.8
            wide = min(across * 0.8, tall * look.pictures.aspect(face))
            look.pictures.draw(p, face, card.center().x() - wide / 2, card.center().y() - wide / look.pictures.aspect(face) / 2, wide)
        else:
            paint.star(p, look, card.center().x(), card.center().y(), across * 0.24)


def conveyor_art(p: QPainter, look: Look, box: QRectF) -> None:
    """Things on a belt that runs towards a bin."""
    t = look.theme
    x, y, w, h = box.x(), box.y(), box.width(), box.height()
    belt = QRectF(x - 20, y + h * 0.66, w * 0.72, h * 0.16)
    paint.rounded(p, belt, belt.height() / 2, t.colour("ink.textSecondary"), t.colour("ink.outline"), 5)
    for i in range(4):
        paint.circle(
            p, belt.right() - belt.height() / 2 - i * w * 0.18, belt.center().y(), belt.height() * 0.28, t.colour("surface.paper2")
        )
    side = min(h * 0.42, w * 0.22)
    for i, item in enumerate(("items/plastic_bottle", "items/banana_peel", "items/newspaper")):
        look.pictures.draw(p, item, x + w * (0.03 + 0.23 * i), belt.top() - side * 0.98, side)
    high = h * 0.72
    look.pictures.draw(p, "bins/bin_recyclable_happy", x + w * 0.72, y + h * 0.22, high * look.pictures.aspect("bins/bin_recyclable_happy"))


def all_art(p: QPainter, look: Look, box: QRectF) -> None:
    """A bit of several games: there are more behind this tile."""
    x, y, w, h = box.x(), box.y(), box.width(), box.height()
    side = min(h * 0.46, w * 0.26)
    pictures = (
        "items/teddy_bear",
        "tokens/plane_plum",
        "items/drink_can",
        "tokens/sled_orange_fox",
        "icons/star_score",
        "items/paper_plane",
    )
    for i, name in enumerate(pictures):
        cx, cy = x + w * (0.2 + 0.3 * (i % 3)), y + h * (0.27 + 0.46 * (i // 3))
        aspect = look.pictures.aspect(name)
        wide = side * min(1.0, aspect)
        look.pictures.draw(p, name, cx - wide / 2, cy - wide / aspect / 2, wide)


def picture_of(picture: str) -> PaintArt:
    """One drawing in the middle of its mat, on snow."""

    def art(p: QPainter, look: Look, box: QRectF) -> None:
        x, y, w, h = box.x(), box.y(), box.width(), box.height()
        p.fillRect(QRectF(x, y + h * 0.74, w, h * 0.26), look.theme.colour("scene.snow"))
        aspect = look.pictures.aspect(picture)
        wide = min(w * 0.7, h * 0.8 * aspect)
        look.pictures.draw(p, picture, x + (w - wide) / 2, y + h * 0.9 - wide / aspect, wide)

    return art


ARTS: dict[str, PaintArt] = {
    "sort_it": sort_art,
    "lane_race": race_art,
    "flying_chess": chess_art,
    "memory": memory_art,
    "conveyor": conveyor_art,
}


def art_of(game: str, picture: str) -> PaintArt:
    """The picture of a game's tile: its own where there is one, else its card's drawing."""
    return ARTS.get(game) or picture_of(picture)
