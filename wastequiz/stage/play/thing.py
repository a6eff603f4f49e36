"""A thing to be sorted, as it hangs, rides or is held: its drawing, or its name on a card where it has none; with its name below for readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.domain.questions import Question
from wastequiz.i18n import words as in_words
from wastequiz.stage import paint, words
from wastequiz.stage.drawings import item_picture
from wastequiz.stage.play.sprite import Painted
from wastequiz.wording import names

if TYPE_CHECKING:
    from wastequiz.stage.play.scene import GameScene

PICK = 96.0
"""A thing can be picked up so far from its middle, in units."""


class Thing(Painted):
    """Question number `n` of the deck as a thing, `width` units across. `face`: "plain" the drawing alone, "card" on a paper card with its name,
    "disc" on a white disc (held in the hand) with an edge in the colour `edge`."""

    def __init__(
        self,
        scene: GameScene,
        n: int,
        x: float,
        y: float,
        width: float,
        *,
        face: str = "plain",
        z: float = 30.0,
        label: bool = False,
        edge: str = "right.fill",
    ) -> None:
        self.n, self.edge = n, edge
        self.question: Question = scene.deal.round.questions[n]
        self.face, self.label = face, label
        super().__init__(scene, *self._room(width), self._paint_thing, x, y, z)

    @property
    def name(self) -> str:
        """What it is called, as the language has it."""
        return names.as_head(in_words(self.question.subject or {}))

    @property
    def drawn(self) -> bool:
        return bool(self.question.picture)

    def _room(self, width: float) -> tuple[float, float]:
        """How wide and high its picture is, drawing and name."""
        return width, self._height(width)

    def _height(self, width: float) -> float:
        return width * (1.24 if self.face == "card" or self.label else 1.0)

    def show_face(self, face: str, width: float = 0.0) -> None:
        """Another face, and width where one is given."""
        width = width or self.width_units
        if (face, width) != (self.face, self.width_units):
            self.face = face
            self.sized(width, self._height(width)) if (width, self._height(width)) != (
                self.width_units,
                self.height_units,
            ) else self.redraw()

    def wide(self, width: float) -> None:
        self.sized(width, self._height(width))

    def near(self, x: float, y: float) -> float | None:
        """How far its middle is from (x, y), None where that is too far to be picked up."""
        across, down = abs(self.x_units - x), abs(self.y_units - y)
        reach = max(PICK, self.width_units / 2)
        return max(across, down) if self.isVisible() and max(across, down) <= reach else None

    def _paint_thing(self, p: QPainter, box: QRectF) -> None:
        look = self.stage.look
        t = look.theme
        room = box
        if self.face == "card":
            face = box.adjusted(6, 4, -6, -10)
            paint.panel(p, look, face, min(36.0, face.width() * 0.14), depth=6)
            room = face.adjusted(10, 8, -10, -8)
        elif self.face == "disc":
            r = box.width() / 2 - 8
            paint.circle(p, box.center().x(), box.top() + box.width() / 2, r, t.colour("surface.card"), t.colour(self.edge), 8)
            inset = box.width() * 0.17
            room = box.adjusted(inset, inset, -inset, -inset)
        named = self.face == "card" or self.label
        if not self.drawn:
            if self.face == "plain":
                paint.rounded(p, box.adjusted(3, 3, -3, -3), 20, t.colour("surface.card"), t.colour("ink.outline"), 4)
            words.text(p, look, room.adjusted(6, 6, -6, -6), self.name, 34, t.colour("ink.text"), bold=True, align="center", floor=14)
            return
        high = room.height() - (room.width() * 0.24 if named else 0)
        size = min(room.width(), high)
        look.pictures.draw(p, item_picture(self.question.picture), room.center().x() - size / 2, room.top() + (high - size) / 2, size)
        if named:
            strip = QRectF(room.left(), room.top() + high, room.width(), room.height() - high)
            if self.label and self.face != "card":
                paint.rounded(p, strip.adjusted(0, 2, 0, -2), strip.height() / 2, t.colour("surface.card", 0.9))
            words.text(p, look, strip.adjusted(8, 0, -8, 0), self.name, 28, t.colour("ink.text"), bold=True, align="center", floor=13)
