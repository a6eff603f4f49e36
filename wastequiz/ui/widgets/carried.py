"""A card that can be picked up: a tap is a click, a pull carries it (or a line from it) about. Mouse and fingers do the same."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent

from wastequiz.stage.canvas import Canvas
from wastequiz.stage.pieces import Piece
from wastequiz.stage.touch import MouseFinger

PULL = 18.0
"""So far, in units, a finger may slip and still mean a tap."""


class Carrier(Protocol):
    """What is told of a pull. Positions are units of the page."""

    def lift(self, piece: Carried, at: QPointF) -> bool:
        """Whether `piece` may be pulled now; `at` is where it was taken hold of."""
        ...

    def carry(self, piece: Carried, at: QPointF) -> None: ...
    def drop(self, piece: Carried, at: QPointF) -> None: ...

    def put_back(self, piece: Carried) -> None:
        """The finger was lost: all is as before the pull."""
        ...

    def key(self, event: QKeyEvent) -> bool:
        """Whether a key pressed on `piece` meant something."""
        ...


class Carried(Piece):
    """A piece that takes fingers, one at a time. Not moved by itself: its carrier decides what a pull does."""

    def __init__(self, canvas: Canvas, name: str, carrier: Carrier) -> None:
        super().__init__(canvas, name)
        self._carrier = carrier
        self._finger: int | None = None
        self._from = QPointF()
        self._lifted = False
        self._mouse = MouseFinger(self)

    def take_unit(self, unit: float) -> None:
        if unit != self.unit:  # a card that is only moved keeps its painted face
            super().take_unit(unit)

    def _on_page(self, at: QPointF) -> QPointF:
        return self.mapToParent(at) / self.unit + self.canvas.area.topLeft()

    # ---- fingers; positions are this widget's own pixels
    def finger_down(self, finger: int, at: QPointF) -> bool:
        """Whether it takes this finger."""
        if not self.isEnabled() or self._finger is not None:
            return False
        self._finger, self._from, self._lifted = finger, self._on_page(at), False
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.setDown(True)
        return True

    def finger_move(self, finger: int, at: QPointF) -> None:
        if finger != self._finger:
            return
        here = self._on_page(at)
        if not self._lifted and (here - self._from).manhattanLength() > PULL:
            if not self._carrier.lift(self, self._from):
                return
            self._lifted = True
        if self._lifted:
            self._carrier.carry(self, here)

    def finger_up(self, finger: int, at: QPointF) -> None:
        if finger != self._finger:
            return
        lifted, tapped = self._lifted, self.rect().contains(at.toPoint())
        self._let_go()
        if lifted:
            self._carrier.drop(self, self._on_page(at))
        elif tapped:
            self.click()

    def finger_lost(self, finger: int) -> None:
        if finger == self._finger:
            lifted = self._lifted
            self._let_go()
            if lifted:
                self._carrier.put_back(self)

    def _let_go(self) -> None:
        self._finger, self._lifted = None, False
        self.setDown(False)

    # ---- keys
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            event.ignore()  # Space is the speaker on a question
            return
        if not self._carrier.key(event):
            super().keyPressEvent(event)
