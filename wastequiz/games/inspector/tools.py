"""What is done first: a thing, and three tools to choose from, by touch and by keys."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.games.inspector.stations import Tool
from wastequiz.i18n import words as in_words
from wastequiz.stage import paint, words
from wastequiz.stage.drawings import item_picture
from wastequiz.stage.play.scene import Deed
from wastequiz.stage.play.sprite import Painted
from wastequiz.wording import names

if TYPE_CHECKING:
    from wastequiz.stage.play.scene import GameScene

PICTURES = {
    "rinse": "steps/step_rinse_box",
    "drain": "steps/step_drain_soup",
    "wrap": "steps/step_wrap_glass",
    "tear_bag": "steps/step_tear_bag",
    "empty": "steps/step_pour_out",
    "flatten": "steps/step_flatten_box",
}
Z = 40.0
GAP = 14.0


class ToolTile(Painted):
    """One tool. `state`: rest, right, wrong or faded."""

    def __init__(self, scene: GameScene, tool: str, key: str, reads: bool, box: QRectF) -> None:
        self.tool, self.key, self.reads, self.state = tool, key, reads, "rest"
        super().__init__(scene, box.width(), box.height(), self._paint_tile, box.center().x(), box.center().y(), Z + 1)

    @property
    def name(self) -> str:
        return names.action(self.tool)

    def show_state(self, state: str) -> None:
        if state != self.state:
            self.state = state
            self.setOpacity(0.42 if state == "faded" else 1.0)
            self.redraw()

    def _paint_tile(self, p: QPainter, box: QRectF) -> None:
        look, t = self.stage.look, self.stage.look.theme
        face = box.adjusted(6, 6, -6, -16)
        paint.panel(p, look, face, 32, border="ink.outline", pen_width=5)
        if self.state in ("right", "wrong"):
            edge = "right.fill" if self.state == "right" else "tryAgain.bright"
            paint.rounded(p, face.adjusted(-1, -1, 1, 1), 33, None, t.colour(edge), 11)
        name = min(92.0, face.height() * 0.32) if self.reads else 0.0
        room = face.adjusted(14, 14, -14, -name - 8)
        size = min(room.width(), room.height())
        look.pictures.draw(p, PICTURES[self.tool], room.center().x() - size / 2, room.center().y() - size / 2, size)
        if self.reads:
            strip = QRectF(face.left() + 12, face.bottom() - name - 8, face.width() - 24, name)
            words.text(p, look, strip, self.name, 32, t.colour("ink.text"), bold=True, align="center", floor=18, leading=1.1)
        if self.key and not self.stage.tall and self.stage.unit >= 0.8:
            paint.key_badge(p, look, face.left() + 8, face.top() + 8, self.key, 34)
        if self.state in ("right", "wrong"):
            paint.result_badge(p, look, face.right() - 24, face.top() + 22, self.state == "right", 26)


class ToolBoard:
    """Asks for the tool of `asked` on the mat. `chosen(tool)` is called once."""

    def __init__(self, scene: GameScene, asked: Tool, reads: bool, box: QRectF, chosen: Callable[[str], Any]) -> None:
        self.scene, self.asked, self.chosen, self.reads = scene, asked, chosen, reads
        self.question = scene.deal.round.questions[asked.n]
        self.open = True
        disc, boxes = self._places(box)
        self.disc = Painted(scene, disc.width(), disc.height(), self._paint_disc, disc.center().x(), disc.center().y(), Z)
        pairs = zip(asked.choices, boxes, strict=True)
        self.tiles = [ToolTile(scene, tool, str(i + 1), reads, place) for i, (tool, place) in enumerate(pairs)]

    @property
    def name(self) -> str:
        """What the thing is called."""
        return names.as_head(in_words(self.question.subject or {}))

    def _places(self, box: QRectF) -> tuple[QRectF, list[QRectF]]:
        """On the mat: the thing on the left, the tools beside it."""
        room = box.adjusted(44, 80, -44, -44)
        left = min(236.0, room.width() * 0.25)
        n = len(self.asked.choices)
        rest = room.adjusted(left + 16, 0, 0, 0)
        wide = min((rest.width() - (n - 1) * GAP) / n, 250.0)
        start = rest.center().x() - (n * wide + (n - 1) * GAP) / 2
        tools = [QRectF(start + i * (wide + GAP), rest.top(), wide, rest.height()) for i in range(n)]
        return QRectF(room.left(), room.top(), left, room.height()), tools

    def put(self, box: QRectF) -> None:
        """Fills the mat."""
        disc, boxes = self._places(box)
        self.disc.put(disc)
        for tile, place in zip(self.tiles, boxes, strict=True):
            tile.put(place)

    def touch(self, x: float, y: float) -> bool:
        tile = next((tile for tile in self.tiles if tile.holds(x, y)), None)
        if tile is not None:
            self.choose(tile.tool)
        return tile is not None

    def press(self, text: str) -> bool:
        """A key; whether it was one of a tool."""
        tile = next((tile for tile in self.tiles if tile.key == text), None)
        if tile is not None:
            self.choose(tile.tool)
        return tile is not None

    def choose(self, tool: str) -> None:
        """The first choice counts."""
        if self.open:
            self.open = False
            self.scene.heard.emit("press")
            self.chosen(tool)

    def show_chosen(self, tool: str) -> None:
        """Shows the right tool, and what was chosen."""
        self.open = False
        for tile in self.tiles:
            tile.show_state("right" if tile.tool == self.asked.right else "wrong" if tile.tool == tool else "faded")

    @property
    def right_tile(self) -> ToolTile:
        return next(tile for tile in self.tiles if tile.tool == self.asked.right)

    def deeds(self) -> tuple[Deed, ...]:
        return tuple(Deed(tile.name, partial(self.choose, tile.tool)) for tile in self.tiles) if self.open else ()

    def remove(self) -> None:
        self.open = False
        for sprite in (self.disc, *self.tiles):
            sprite.remove()

    def _paint_disc(self, p: QPainter, box: QRectF) -> None:
        look, t = self.scene.look, self.scene.look.theme
        name = box.height() * 0.26 if self.reads else 0.0
        r = min(box.width() - 8, box.height() - name - 8) / 2
        x, y = box.center().x(), box.top() + (box.height() - name) / 2
        paint.circle(p, x, y, r, t.colour("surface.card"), t.colour("right.fill"), 9)
        size = r * 1.4
        if self.question.picture:
            look.pictures.draw(p, item_picture(self.question.picture), x - size / 2, y - size / 2, size)
        if self.reads or not self.question.picture:
            strip = QRectF(box.left(), box.bottom() - max(name, 60), box.width(), max(name, 60))
            words.text(p, look, strip, self.name, 32, t.colour("ink.text"), bold=True, align="center", floor=18, leading=1.1)
