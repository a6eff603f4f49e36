"""How planes are shown moving: square by square, hops and flights in an arc, one move after the other."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from wastequiz.games.flying_chess.board import HANGAR
from wastequiz.games.flying_chess.ground import Ground
from wastequiz.games.flying_chess.pawns import Pawn
from wastequiz.games.flying_chess.state import BOUNCE, FLY, HOP, OFF, SENT, STEP, Move
from wastequiz.stage.play.sparks import burst

if TYPE_CHECKING:
    from wastequiz.stage.play.scene import GameScene

STEP_MS, HOP_MS, FLY_MS, SENT_MS = 220.0, 460.0, 1000.0, 700.0
ARCS = {HOP: 70.0, FLY: 150.0, SENT: 110.0, OFF: 60.0}
SOUNDS = {HOP: "press", FLY: "right", SENT: "press", OFF: "press"}


class Flight:
    """Shows `moves` with `pawns` (by team and plane) and calls `then` at the end. `corner`: the board's upper left corner in the scene."""

    def __init__(
        self,
        scene: GameScene,
        ground: Ground,
        corner: Callable[[], tuple[float, float]],
        seats: tuple[int, ...],
        pawns: dict[tuple[int, int], Pawn],
    ) -> None:
        self.scene, self.ground, self.corner, self.seats, self.pawns = scene, ground, corner, seats, pawns

    def spot(self, team: int, place: int, plane: int) -> tuple[float, float]:
        """Where a plane at that place is, in the scene."""
        x, y = self.ground.at(self.seats[team], place, plane)
        left, top = self.corner()
        return left + x, top + y

    def show(self, moves: tuple[Move, ...], then: Callable[[], Any]) -> None:
        if not moves:
            then()
            return
        move, rest = moves[0], moves[1:]
        go_on = partial(self.show, rest, then)
        if move.how in (STEP, BOUNCE) and not self.scene.calm:
            way = range(move.start + 1, move.end + 1) if move.end >= move.start else range(move.start - 1, move.end - 1, -1)
            self._walk(move, tuple(way), go_on)
        else:
            self._leap(move, go_on)

    def _walk(self, move: Move, places: tuple[int, ...], then: Callable[[], Any]) -> None:
        if not places:
            if move.end == self.ground.board.goal:
                burst(self.scene, *self.spot(move.team, move.end, 0), n=8, reach=150)
                self.scene.heard.emit("win")
            then()
            return
        self.scene.heard.emit("tick")
        go_on = partial(self._walk, move, places[1:], then)
        self._carry(move, places[0], STEP_MS, 0.0, go_on)

    def _leap(self, move: Move, then: Callable[[], Any]) -> None:
        self.scene.heard.emit(SOUNDS.get(move.how, "tick"))
        ms = {FLY: FLY_MS, SENT: SENT_MS}.get(move.how, HOP_MS)
        self._carry(move, move.end, ms, ARCS.get(move.how, 0.0), then)

    def _carry(self, move: Move, place: int, ms: float, arc: float, then: Callable[[], Any]) -> None:
        """All planes of a move go to a place; the last one that is there goes on."""
        seat = self.seats[move.team]
        heading = self.ground.heading(seat, place)
        for i, plane in enumerate(move.planes):
            pawn = self.pawns[move.team, plane]
            pawn.setVisible(True)
            pawn.setZValue(45 if arc else 32)
            pawn.turn(self.ground.heading(seat, max(0, place - 1)) if place > 0 else heading, len(move.planes))
            last = i == len(move.planes) - 1
            self.scene.glide(
                pawn, *self.spot(move.team, place, plane), ms, partial(self._there, pawn, heading, move, then if last else None), arc
            )

    def _there(self, pawn: Pawn, heading: float, move: Move, then: Callable[[], Any] | None) -> None:
        pawn.setZValue(30)
        pawn.turn(heading, len(move.planes))
        if move.end == HANGAR:
            pawn.setVisible(False)  # its yard shows it
        if then is not None:
            then()
