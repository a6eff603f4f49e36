"""Cards that slide to their places together; a newer movement takes over from where they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QRectF

from wastequiz.stage.canvas import Canvas
from wastequiz.stage.pieces import Piece
from wastequiz.ui.screen import Screen


class Glide:
    """Moves pieces of one page. Their shadows are gone while they move: the ground is painted twice, not at every step."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._turn = 0
        self._shadows: dict[Piece, float | None] = {}

    @property
    def moving(self) -> bool:
        """Whether something slides or is carried about."""
        return bool(self._shadows)

    def lift(self, *pieces: Piece) -> None:
        """Takes the shadows away until `settle`."""
        before = len(self._shadows)
        for piece in pieces:
            if piece not in self._shadows:
                self._shadows[piece] = piece.shadow_radius
                piece.shadow_radius = None
        if len(self._shadows) != before:
            self._canvas.update()

    def settle(self) -> None:
        """Nothing moves any more: shadows fall again."""
        self._turn += 1
        for piece, radius in self._shadows.items():
            piece.shadow_radius = radius
        if self._shadows:
            self._shadows.clear()
            self._canvas.update()
        self._canvas.update_over()

    def to(self, where: Mapping[Piece, QRectF], ms: int, done: Callable[[], object], moved: Callable[[], object] | None = None) -> None:
        """Slides each piece to its box (in units) over `ms`, then calls `done`; at once on a page that does not move. `moved`: at every step."""
        self._turn += 1
        turn = self._turn
        start = {piece: self._canvas.where(piece) for piece in where}
        self.lift(*where)

        def step(at: float) -> None:
            if turn != self._turn:
                return
            for piece, goal in where.items():
                box = _between(start[piece], goal, at)
                self._canvas.put(piece, box.x(), box.y(), box.width(), box.height())
            if moved is not None:
                moved()

        def ended() -> None:
            if turn == self._turn:
                done()

        if isinstance(self._canvas, Screen):
            self._canvas.animate(ms, step, ended)
        else:
            step(1.0)
            ended()


def _between(a: QRectF, b: QRectF, at: float) -> QRectF:
    def mid(p: float, q: float) -> float:
        return p + (q - p) * at

    return QRectF(mid(a.x(), b.x()), mid(a.y(), b.y()), mid(a.width(), b.width()), mid(a.height(), b.height()))
