"""A question on the event card: why it is asked, the question and its answers, all on one card as pictured."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.stage import paint, words
from wastequiz.stage.drawings import item_picture
from wastequiz.stage.play.ask import Ask

if TYPE_CHECKING:
    from wastequiz.stage.play.scene import GameScene

PAD, GAP = 28.0, 12.0
LIP_ROOM = 14.0
"""Room below the card for its lip."""


class BoardAsk(Ask):
    """Asks in `box`. `tag`: the pill that says why it is asked; `beside`: what a right answer brings."""

    def __init__(
        self, scene: GameScene, n: int, box: QRectF, chosen: Callable[[str], Any], *, tag: str, beside: str, symbol: str = ""
    ) -> None:
        self.tag, self.beside, self.symbol, self.room, self.box = tag, beside, symbol, 250.0, box
        super().__init__(scene, n, box, chosen, quiet=True)

    def put(self, box: QRectF) -> None:
        self.box = box
        n = len(self.faces)
        across = box.width() - 2 * PAD
        pictures = any(f.shows is None and f.option.picture for f in self.faces)
        short = all(_signs(f.name) <= 18 for f in self.faces)
        columns = n if n <= 2 or (n <= 5 and (short or pictures)) else -(-n // 2)
        rows = -(-n // columns)
        down = min(150.0 if pictures else 132.0, (box.height() * (0.62 if rows == 1 else 0.58) - (rows - 1) * GAP) / rows)
        down = max(down, 88.0)
        wide = (across - (columns - 1) * GAP) / columns
        self.room = box.height() - 24 - rows * (down + GAP)
        self.card.put(QRectF(box.left() - 4, box.top() - 4, box.width() + 8, box.height() + LIP_ROOM + 4))
        top = box.top() + self.room
        for i, face in enumerate(self.faces):
            row, column = divmod(i, columns)
            face.put(QRectF(box.left() + PAD + column * (wide + GAP), top + row * (down + GAP), wide, down + 4))

    @property
    def pill_box(self) -> tuple[float, float]:
        """Where the pill begins, from the scene's top, and how high it is."""
        wide = self.room > 150
        return self.box.top() + (24 if wide else 12), 54.0 if wide else 44.0

    @property
    def stem_room(self) -> QRectF:
        """What is left for the question between pill and answers, in the scene."""
        top, high = self.pill_box
        return QRectF(self.box.left() + PAD, top + high + 4, self.box.width() - 2 * PAD, self.box.top() + self.room - top - high - 10)

    def _paint_card(self, p: QPainter, box: QRectF) -> None:
        look = self.scene.look
        t = look.theme
        face = box.adjusted(4, 4, -4, -LIP_ROOM)
        paint.panel(p, look, face, 40)
        (top, high), left = self.pill_box, face.left() + PAD
        across = min(words.width(look, self.tag, 28, bold=True) + 44 + (high if self.symbol else 0), face.width() * 0.6)
        pill = QRectF(left, face.top() + top - self.box.top(), across, high)
        paint.rounded(p, pill, high / 2, t.colour("brand.primaryTint"), t.colour("surface.line"), t.border_floor)
        label = pill.adjusted(18, 0, -18, 0)
        if self.symbol:
            size = high * 0.74
            look.pictures.draw(p, self.symbol, pill.left() + 14, pill.center().y() - size / 2, size)
            label.setLeft(pill.left() + 20 + size)
        words.display(p, look, label, self.tag, 28, t.colour("brand.primaryLip"), align="center", fat=0.02, floor=13)
        beside = QRectF(pill.right() + 20, pill.top(), face.right() - PAD - pill.right() - 20, high)
        words.text(p, look, beside, self.beside, 28, t.colour("ink.textSecondary"), floor=13)
        room = self.stem_room.translated(face.left() - self.box.left(), face.top() - self.box.top())
        if self.question.picture:
            size = min(room.height(), 168.0)
            x, y = room.left() + size / 2 + 6, room.center().y()
            paint.circle(p, x, y, size / 2, t.colour("surface.itemDisc"))
            inner = size * 0.86
            look.pictures.draw(p, item_picture(self.question.picture), x - inner / 2, y - inner / 2, inner)
            room = room.adjusted(size + 30, 0, 0, 0)
        words.display(p, look, room, self.stem, 42, t.colour("ink.text"), fat=0.025, floor=16)


def _signs(text: str) -> float:
    """How long a name is; Chinese signs count twice."""
    return sum(2 if ord(c) > 0x2E7F else 1 for c in text)
