"""The head of the page: points of the one player or of every team, and the ring of the clock where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wastequiz.games.sign_hunt import rules
from wastequiz.stage.play.hud import Chip, Ring, TeamChip
from wastequiz.stage.play.sprite import Painted

if TYPE_CHECKING:
    from wastequiz.stage.play.scene import GameScene


class Head:
    """`tell(state)` shows its points, whose turn it is and the time left; `keep_time` the time alone."""

    def __init__(self, scene: GameScene, state: rules.State) -> None:
        self.scene = scene
        teams = scene.deal.teams
        self.points = [] if teams else [Chip(scene, "star_score", str(state.points[0]), 1848, 92, right=True)]
        self.boards = [TeamChip(scene, team, wide=198, high=50) for team in teams]
        self.ring = Ring(scene, state.limit_ms, 1566, 120, 70) if state.limit_ms else None

    @property
    def sprites(self) -> list[Painted]:
        return [*self.points, *self.boards, *([self.ring] if self.ring is not None else [])]

    def arrange(self) -> None:
        tall = self.scene.tall
        for chip in self.points:
            chip.moved(1040.0 if tall else 1848.0, 92)
        for i, board in enumerate(self.boards):
            board.at(920.0 if tall else 1770.0, 62.0 + 68 * i)
        if self.ring is not None:
            self.ring.at(*((600.0, 150.0) if tall else (1566.0, 128.0)))

    def tell(self, state: rules.State) -> None:
        for chip in self.points:
            chip.tell(str(state.points[0]), bounce=True)
        for i, board in enumerate(self.boards):
            board.tell(state.points[i], turn=i == state.turn or state.over)
        self.keep_time(state)

    def keep_time(self, state: rules.State) -> None:
        if self.ring is not None:
            self.ring.tell(state.left_ms)
