"""What stands above and beside the mat: the stations as stones, the task, points, the squirrel and the button "Done"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.games.inspector.rules import Phase
from wastequiz.i18n import _
from wastequiz.stage import paint, words
from wastequiz.stage.drawings import bin_symbol
from wastequiz.stage.play.hud import Chip, Pill, TeamChip
from wastequiz.stage.play.sprite import Painted, Sprite

if TYPE_CHECKING:
    from wastequiz.games.inspector.places import Places
    from wastequiz.games.inspector.scene import InspectorScene

DOWN_MS = 320.0


class Head:
    """Shows the scene's state; `tell` after each change."""

    def __init__(self, scene: InspectorScene) -> None:
        self.scene = scene
        teams, state = scene.deal.teams, scene.rules
        self._stones: tuple[int, ...] = (-1,)
        self._done: tuple[str, bool] = ("", False)
        self._here = scene.places
        self._goes: QRectF | None = None
        self.trail = Painted(scene, 340, 84, self._paint_trail, z=80)
        self.task = Pill(scene, "", 960, 66, width=880, high=76, size=40)
        self.chip = None if teams else Chip(scene, "star_score", str(state.points[0]), 1848, 66, right=True)
        self.boards = [TeamChip(scene, team, wide=196, high=60) for team in teams]
        self.mascot = Sprite(scene, "bins/mascot_think", 0, 0, 216, z=13)
        self.done = Painted(scene, 340, 190, self._paint_done, z=20)

    def put(self, here: Places) -> None:
        self.trail.put(here.trail)
        self.task.put(here.task)
        if self.chip is not None:
            self.chip.moved(*here.chip)
        for (x, y), board in zip(here.boards, self.boards, strict=False):
            board.at(x, y)
        self.done.put(here.done)
        self._here = here
        to = self._stands
        self.mascot.wide(to.width())
        self.mascot.at(to.center().x(), to.center().y())

    @property
    def _stands(self) -> QRectF:
        """Where the squirrel stands: on "Done", or on the ground."""
        return self._here.mascot if self.scene.rules.phase is Phase.sort else self._here.mascot_down

    def tell(self) -> None:
        scene, state = self.scene, self.scene.rules
        if state.phase is Phase.over:
            return
        stones = (state.at, *state.stamps)
        if stones != self._stones:
            self._stones = stones
            self.trail.redraw()
        self.task.tell(scene.sayings.task())
        if self.chip is not None:
            self.chip.tell(str(state.points[0]), bounce=True)
        for i, board in enumerate(self.boards):
            board.tell(state.points[i], turn=i == state.turn)
        self.mascot.show_picture("bins/mascot_cheer" if state.phase is Phase.stamp else "bins/mascot_think")
        to = self._stands
        if (self.mascot.x_units, self.mascot.y_units) != (to.center().x(), to.center().y()) and to is not self._goes:
            self._goes = to
            self.mascot.wide(to.width())
            scene.glide(self.mascot, to.center().x(), to.center().y(), DOWN_MS, arc=40)
        self.done.setVisible(state.phase is Phase.sort)
        self.done.setOpacity(1.0 if state.may_put else 0.45)
        self.show_done(scene.hands.at_done)

    def show_done(self, aimed: bool) -> None:
        """Marks "Done" where the keys are at it."""
        shows = (self.scene.sayings.bin_name, aimed)
        if shows != self._done:
            self._done = shows
            self.done.redraw()

    def _paint_trail(self, p: QPainter, box: QRectF) -> None:
        state = self.scene.rules
        results = [True if slips == 0 else None for slips in state.stamps]
        current = min(len(state.stamps), len(state.stations) - 1)
        t = self.scene.look.theme
        paint.rounded(
            p, box.adjusted(2, 4, -2, -4), box.height() / 2 - 4, t.colour("surface.card", 0.94), t.colour("surface.line"), t.border_floor
        )
        paint.trail(p, self.scene.look, box.adjusted(14, 0, -14, 0), len(state.stations), current, results)

    def _paint_done(self, p: QPainter, box: QRectF) -> None:
        scene, t = self.scene, self.scene.look.theme
        face = box.adjusted(12, 10, -12, -22)
        paint.panel(p, scene.look, face, 36, fill="brand.primary", border="ink.outline", lip="brand.primaryLip", depth=10, pen_width=5)
        if self._done[1]:
            paint.rounded(p, face.adjusted(-8, -8, 8, 8), 44, None, t.colour("focus.outer"), 12)
            paint.rounded(p, face.adjusted(-8, -8, 8, 8), 44, None, t.colour("focus.inner"), 6)
        bin_ = scene.deal.scheme.bin(scene.rules.station.bin_id)
        flat = face.width() > face.height() * 4
        if flat:
            upper = QRectF(face.left() + 24, face.top() + 8, face.width() * 0.48 - 24, face.height() - 16)
            lower = QRectF(face.left() + face.width() * 0.5, face.top() + 12, face.width() * 0.5 - 24, face.height() - 24)
        else:
            high = face.height() * 0.52
            upper = QRectF(face.left() + 18, face.top() + 8, face.width() - 36, high - 8)
            lower = QRectF(face.left() + 20, face.top() + high, face.width() - 40, face.height() - high - 10)
        white = t.colour("ink.onColour")
        if scene.reads:
            words.display(p, scene.look, upper, _("The rest is right"), 44, white, fat=0.03, align="center", floor=24)
        else:
            paint.icon(p, scene.look, "check", upper.center().x(), upper.center().y(), upper.height() * 1.05, white)
        if bin_ is not None:
            tag, name = min(lower.height(), 58.0), scene.sayings.bin_name
            wide = min(paint.bin_tag_width(scene.look, name, tag), lower.width())
            x, y = lower.center().x() - wide / 2, lower.center().y() - (0 if flat else 3)
            paint.bin_tag(p, scene.look, x, y, bin_.hue, bin_symbol(bin_), name, tag, most=wide)
