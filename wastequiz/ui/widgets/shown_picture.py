"""A question's picture as it stands on cards and tiles: a thing on its warm disc, a step or scene as large as the room."""

from __future__ import annotations

from PySide6.QtGui import QPainter

from wastequiz.stage import paint
from wastequiz.stage.look import Look
from wastequiz.ui.pictures import item_picture

ON_DISC = 0.84
"""A thing's share of its disc."""


def paint_picture(p: QPainter, look: Look, name: str, x: float, y: float, side: float) -> None:
    """Paints the drawing called `name` (of an item, step or scene) into a square `side` wide whose middle is `x`, `y`, in units."""
    picture = item_picture(name)
    across = side
    if picture.startswith("items/"):
        paint.circle(p, x, y, side / 2, look.theme.colour("surface.itemDisc"))
        across = side * ON_DISC
    aspect = look.pictures.aspect(picture)
    across *= min(1.0, aspect)
    look.pictures.draw(p, picture, x - across / 2, y - across / aspect / 2, across)
