"""The children at one board: whose part of it is where, what each earned, and the disc in a hand with its owner's animal."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.domain.teams import Team
from wastequiz.games.sort_it.line import CHILDREN, TAG_TWO, THING, name_tag
from wastequiz.stage import paint, words
from wastequiz.stage.drawings import item_picture
from wastequiz.stage.play.sprite import Painted
from wastequiz.stage.play.thing import Thing
from wastequiz.stage.play.tween import Tween

if TYPE_CHECKING:
    from wastequiz.stage.play.scene import GameScene

HELD_Z = 88.0
HELD, NAMED = 196.0, 248.0
"""How large the disc in a hand is, and how broad with the name below it."""


def child_at(x: float, area: QRectF, children: int) -> int:
    """Whose part of the board `x` is in: as many equal parts as children, side by side, the first on the left."""
    return min(children - 1, max(0, int((x - area.left()) / area.width() * children)))


class Held(Thing):
    """A thing in the hand: a white disc with its name for readers; with several children in the colour and with the animal of whose it is."""

    def __init__(self, scene: GameScene, n: int, x: float, y: float, child: int, team: Team | None, *, label: bool) -> None:
        self.child, self.team = child, team
        edge = CHILDREN[child] if team is not None else "right.fill"
        self._tween: Tween | None = None
        super().__init__(scene, n, x, y, NAMED if label else HELD, face="disc", z=HELD_Z, label=label, edge=edge)

    def _height(self, width: float) -> float:
        return HELD + TAG_TWO - 12 if self.label else HELD

    def go(self, x: float, y: float, ms: float, then: Callable[[], Any] | None = None, arc: float = 0.0) -> None:
        """Glides to (x, y), from whatever way it was on."""
        self.moved_by(None)
        self._tween = self.stage.glide(self, x, y, ms, then, arc)

    def moved_by(self, tween: Tween | None) -> None:
        """Another movement has it from now on; None: a finger."""
        if self._tween is not None:
            self._tween.stop()
        self._tween = tween

    def _paint_thing(self, p: QPainter, box: QRectF) -> None:
        look = self.stage.look
        t = look.theme
        r, across = HELD / 2, box.center().x()
        left = across - r
        if t.high_contrast:
            paint.circle(p, across, r, r - 6, t.colour("surface.card"), t.colour("ink.outline"), 12)
        paint.circle(p, across, r, r - 8, t.colour("surface.card"), t.colour(self.edge), 8)
        if self.drawn:
            size = THING
            look.pictures.draw_once(p, item_picture(self.question.picture), across - size / 2, r - size / 2, size)
        else:
            words.text(
                p,
                look,
                QRectF(left + 26, 44, HELD - 52, HELD - 88),
                self.name,
                34,
                t.colour("ink.text"),
                bold=True,
                align="center",
                floor=14,
            )
        if self.label:
            name_tag(p, look, QRectF(0, HELD - 14, box.width(), TAG_TWO), self.name)
        if self.team is not None:
            paint.circle(p, left + 36, 36, 30, t.colour("surface.card"), t.colour(self.edge), 6)
            look.pictures.draw(p, f"avatars/{self.team.animal}", left + 15, 14, 42)


class Border(Painted):
    """A dotted line between the parts of two children."""

    def __init__(self, scene: GameScene) -> None:
        super().__init__(scene, 20, 400, self._paint_dots, z=9)

    def _paint_dots(self, p: QPainter, box: QRectF) -> None:
        t = self.stage.look.theme
        colour = t.colour("ink.textHint" if t.high_contrast else "scene.snow")
        for i in range(int(box.height() // 28)):
            paint.circle(p, box.center().x(), 14 + i * 28, 5.5, colour)
