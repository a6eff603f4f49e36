"""What stands on the bank and is told there: the ice lamps, and the sign that announces a wave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.games.river import rules
from wastequiz.i18n import _, ngettext
from wastequiz.stage import paint, words
from wastequiz.stage.play.sparks import burst
from wastequiz.stage.play.sprite import Painted, Sprite
from wastequiz.wording.lesson_set_up import team as team_name

if TYPE_CHECKING:
    from wastequiz.domain.teams import Team
    from wastequiz.stage.play.scene import GameScene

LAMP, LAMP_LIT = "scenery/ice_lamp", "scenery/ice_lamp_lit"


class Lamps:
    """The ice lamps along the bank: as many as there are questions, each side's own together."""

    def __init__(self, scene: GameScene, state: rules.State) -> None:
        self.scene = scene
        self.each = state.questions * (rules.WAVES - 1)
        self.lamps = [Sprite(scene, LAMP, 0, 0, 84, z=8) for _i in range(self.each * len(state.sides))]
        self.tell(state)

    def arrange(self, left: float, right: float, y: float) -> None:
        """Stands them in a row between `left` and `right`, their feet at `y`; sides a little apart."""
        n = len(self.lamps)
        sides = n // self.each if self.each else 1
        step = (right - left) / max(n + (sides - 1), 1)
        wide = min(92.0, step * 0.96)
        for i, lamp in enumerate(self.lamps):
            lamp.wide(wide)
            lamp.at(left + step * (i + i // self.each + 0.5), y - wide * 0.58)

    def tell(self, state: rules.State) -> None:
        """Those that were earned are lit."""
        for i, lamp in enumerate(self.lamps):
            lit = i % self.each < state.sides[i // self.each].lamps
            lamp.show_picture(LAMP_LIT if lit else LAMP)

    def newest(self, state: rules.State) -> Sprite | None:
        """The lamp that was lit last by the side whose turn it is."""
        place = state.team * self.each + state.side.lamps - 1
        return self.lamps[place] if state.side.lamps else None

    def cheer(self) -> None:
        """Those that are lit hop, one after the other."""
        lit = [lamp for lamp in self.lamps if lamp.picture == LAMP_LIT]
        for i, lamp in enumerate(lit):
            self.scene.later(i * 170.0, lambda lamp=lamp: self._cheer(lamp))

    def _cheer(self, lamp: Sprite) -> None:
        self.scene.hop(lamp, 1.3)
        burst(self.scene, lamp.x_units, lamp.y_units - 10, 5, 70)


class Sign(Painted):
    """Announces a wave: which one, whose it is, and what the lamps do."""

    def __init__(self, scene: GameScene, box: QRectF, head: str, below: str, picture: str) -> None:
        self.head, self.below, self.pictured = head, below, picture
        super().__init__(scene, box.width(), box.height(), self._paint_sign, box.center().x(), box.center().y(), 66)

    def _paint_sign(self, p: QPainter, box: QRectF) -> None:
        look = self.stage.look
        t = look.theme
        face = box.adjusted(6, 4, -6, -14)
        paint.panel(p, look, face, 44, border="ink.outline" if t.high_contrast else "right.fill", pen_width=6)
        side = face.height() - 56
        look.pictures.draw(p, self.pictured, face.left() + 34, face.top() + 28, side * min(1.0, look.pictures.aspect(self.pictured)))
        room = QRectF(face.left() + side + 62, face.top() + 22, face.width() - side - 96, face.height() - 44)
        upper = room.adjusted(0, 0, 0, -room.height() * (0.42 if self.below else 0))
        words.display(p, look, upper, self.head, 66, t.colour("ink.text"), fat=0.03, floor=22)
        if self.below:
            lower = QRectF(room.left(), upper.bottom(), room.width(), room.bottom() - upper.bottom())
            words.text(p, look, lower, self.below, 36, t.colour("ink.textSecondary"), floor=16)


def announced(state: rules.State, teams: tuple[Team, ...]) -> tuple[str, str, str]:
    """What the sign says before a wave: head, line below, picture."""
    wave = _("Wave {n} of {of}").format(n=state.wave + 1, of=rules.WAVES)
    lamps = state.side.lamps
    if lamps:
        below = ngettext("{n} ice lamp calms the water.", "{n} ice lamps calm the water.", lamps).format(n=lamps)
    else:
        below = "" if state.wave else _("Fish out what drifts by!")
    if teams:
        team = teams[state.team]
        head = _("{team}: your turn!").format(team=team_name(team))
        return head, ". ".join(part for part in (wave, below) if part), f"avatars/{team.animal}"
    return wave, below, LAMP_LIT if lamps else "scenery/river_guard"
