"""A team's big button: it is heard the moment it goes down, by finger, mouse or key."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter

from wastequiz.domain.teams import Team
from wastequiz.i18n import N_, _
from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.pieces import Piece
from wastequiz.stage.team_colours import team_colours
from wastequiz.stage.touch import MouseFinger

Light = Literal["ready", "first", "dark"]
TOLD = {"first": N_("Was first"), "dark": N_("Not now")}


class Buzzer(Piece):
    """`light`: ready to be pressed, the first one (it answers), or dark. `learning`: its own key is asked for."""

    buzzed = Signal(int)
    """It went down; the team's number."""
    radius = 44.0
    lip_depth = 12.0

    def __init__(self, canvas: Canvas, team: Team, name: str) -> None:
        super().__init__(canvas, name)
        self.team, self.name = team, name
        self.shadow_radius = self.radius
        self.light: Light = "ready"
        self.learning = False
        self.key_name = str(team.id)
        self._mouse = MouseFinger(self)
        self._finger: int | None = None

    def show_light(self, light: Light, key_name: str, *, learning: bool = False) -> None:
        """`key_name`: the key that presses it."""
        if (light, key_name, learning) != (self.light, self.key_name, self.learning):
            self.light, self.key_name, self.learning = light, key_name, learning
            self.faded = light == "dark"
            self.setEnabled(light == "ready")
            self.setAccessibleDescription(_("Press your buzzer") if learning else _(TOLD[light]) if light in TOLD else "")
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.buzzed.emit(self.team.id)
        elif event.key() == Qt.Key.Key_Space:
            event.ignore()  # Space is the speaker on a question
        else:
            super().keyPressEvent(event)

    # ---- fingers: what counts is when it goes down
    def finger_down(self, finger: int, at: QPointF) -> bool:
        if not self.isEnabled() or self._finger is not None:
            return False
        self._finger = finger
        self.setDown(True)
        self.buzzed.emit(self.team.id)
        return True

    def finger_move(self, finger: int, at: QPointF) -> None:
        """Where it goes from there is all the same."""

    def finger_up(self, finger: int, at: QPointF) -> None:
        self.finger_lost(finger)

    def finger_lost(self, finger: int) -> None:
        if finger == self._finger:
            self._finger = None
            self.setDown(False)

    # ---- face
    def face_key(self) -> Hashable:
        return self.light, self.key_name, self.learning, self.hovered

    def paint_lip(self, p: QPainter, box: QRectF) -> None:
        lip = self.look.theme.colour(team_colours(self.team).lip)
        paint.lip_of(p, box.translated(0, -self.lip_depth), self.radius, self.lip_depth, lip)

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        t, colours = self.look.theme, team_colours(self.team)
        lit = self.light == "first" or self.learning
        border = t.colour("ink.outline") if lit or self.hovered or t.high_contrast else None
        paint.rounded(p, box, self.radius, t.colour(colours.fill), border, 10 if lit else 5)
        ink = t.colour(colours.ink)
        low = box.height() < 170
        said = _("Press your buzzer") if self.learning else self.name
        if low:
            side = min(box.height() - 16, 84.0)
            self.look.pictures.draw(p, f"avatars/{self.team.animal}", 16, (box.height() - side) / 2, side)
            key = 0.0 if self.light != "ready" else min(60.0, box.width() * 0.2)
            words.display(p, self.look, QRectF(side + 26, 4, box.width() - side - 40 - key, box.height() - 8), said, 42, ink, floor=18)
            if key:
                self._paint_key(p, QRectF(box.width() - key - 12, (box.height() - key) / 2, key, key))
            return
        side = min(box.height() - 104, box.width() * 0.6, 240.0)
        top = (box.height() - side - 76) / 2
        paint.circle(p, box.width() / 2, top + side / 2, side / 2, t.colour("surface.itemDisc"))
        self.look.pictures.draw(p, f"avatars/{self.team.animal}", (box.width() - side * 0.8) / 2, top + side * 0.1, side * 0.8)
        words.display(p, self.look, QRectF(14, top + side + 4, box.width() - 28, 72), said, 46, ink, align="center", floor=18)
        if self.light == "ready":
            self._paint_key(p, QRectF(box.width() - 72, 16, 56, 56))

    def _paint_key(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        paint.rounded(p, box, 14, t.colour("surface.card"), t.colour("ink.outline"), 3)
        words.text(
            p, self.look, box.adjusted(4, 0, -4, 0), self.key_name.upper(), 32, t.colour("ink.text"), bold=True, align="center", floor=14
        )
