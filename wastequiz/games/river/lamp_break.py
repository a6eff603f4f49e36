"""Between two waves: questions for the ice lamps, one after the other; a right answer lights one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from wastequiz.domain.games import Marked, Try
from wastequiz.games.river import rules
from wastequiz.stage.play.ask import Ask
from wastequiz.stage.play.sparks import burst, rise
from wastequiz.stage.play.why import Why

if TYPE_CHECKING:
    from wastequiz.games.river.scene import RiverScene

SHOWN_MS = 1_200.0
"""So long a right answer is shown before the next question."""


class LampBreak:
    """Asks while the rules say that something is asked."""

    def __init__(self, scene: RiverScene) -> None:
        self.scene = scene
        self.ask: Ask | None = None
        self.why: Why | None = None
        self.showing = False
        """Whether a result is looked at: the break is not over before that."""

    @property
    def box(self) -> QRectF:
        return QRectF(40, 780, 1000, 960) if self.scene.tall else QRectF(230, 430, 1460, 600)

    def arrange(self) -> None:
        if self.ask is not None:
            self.ask.put(self.box)

    def show(self) -> None:
        """Asks what is to be asked; takes away a question whose time is over."""
        n = self.scene.rules.asking
        if self.showing or (self.ask is not None and n == self.ask.n):
            return
        if self.ask is not None and not self.ask.open and self.scene.rules.waits:
            return
        if self.ask is not None:
            self._take_away()
        if n is not None:
            self.ask = Ask(self.scene, n, self.box, self._chosen)
            self.scene.changed.emit()

    def _take_away(self) -> None:
        if self.ask is not None:
            self.ask.remove()
            self.ask = None
            self.scene.changed.emit()

    def _chosen(self, option: str) -> None:
        scene = self.scene
        assert self.ask is not None
        scene.state = rules.answer(scene.rules)
        scene.tried.emit(Try(self.ask.n, (option,), self.ask.used_ms, scene.team_number))

    def show_marked(self, marked: Marked) -> None:
        """An answer is marked and kept."""
        scene = self.scene
        scene.state = rules.marked(scene.rules, marked.n, marked.right)
        if self.ask is None or self.ask.n != marked.n:
            return
        self.showing = True
        self.ask.show_marked(marked)
        scene.lamps.tell(scene.rules)
        if marked.right:
            scene.heard.emit("right")
            lamp = scene.lamps.newest(scene.rules)
            if lamp is not None:
                scene.hop(lamp, 1.35)
                burst(scene, lamp.x_units, lamp.y_units)
                rise(scene, f"+{rules.LAMP_POINTS}", lamp.x_units, lamp.y_units)
            scene.later(SHOWN_MS, self._go_on)
        else:
            scene.heard.emit("try_again")
            self.why = Why(scene, marked, scene.why_box, self._go_on)  # above: the question stays in sight
        scene.changed.emit()

    def _go_on(self) -> None:
        self.why, self.showing = None, False
        self._take_away()
        self.show()
