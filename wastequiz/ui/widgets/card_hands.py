"""Hands on cards: each finger moves its own card over the page, a touch that hardly moves is a tap."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot
from typing import Protocol

from PySide6.QtCore import QPoint, QPointF

from wastequiz.stage.canvas import Canvas
from wastequiz.ui.widgets.bin_target import BinTarget
from wastequiz.ui.widgets.sorting_places import nearest
from wastequiz.ui.widgets.thing_card import ThingCard

DRAG = 18.0
"""A finger that moved less than so many units taps."""


@dataclass
class _Hold:
    """One card in one hand. `grip`: from the finger to the card's upper left corner, in pixels."""

    card: ThingCard
    came: QPointF
    grip: QPointF
    moved: bool = False
    over: BinTarget | None = None


class Sorter(Protocol):
    """Whose cards are moved."""

    open: bool
    """Whether cards may be moved now."""

    def taken(self, card: ThingCard) -> None:
        """A card left its place in a hand."""
        ...

    def dropped(self, card: ThingCard, target: BinTarget | None) -> None:
        """It was let go over a bin, or over none."""
        ...

    def returned(self, card: ThingCard) -> None:
        """The hand was lost: the card belongs where it was taken from."""
        ...


class CardHands:
    """Moves cards by fingers (`thing_card.Hands`). A card has one hand at a time: a second finger on it, or a palm, does nothing."""

    def __init__(self, canvas: Canvas, bins: list[BinTarget], sorter: Sorter) -> None:
        self._canvas, self._bins, self._sorter = canvas, bins, sorter
        self._holds: dict[int, _Hold] = {}

    def holds(self, card: ThingCard) -> bool:
        """Whether a finger is on the card."""
        return any(hold.card is card for hold in self._holds.values())

    def moves(self, card: ThingCard | None = None) -> bool:
        """Whether a finger has taken the card (None: any card) from its place."""
        return any(hold.moved and card in (None, hold.card) for hold in self._holds.values())

    def down(self, card: ThingCard, finger: int, at: QPointF) -> bool:
        if not self._sorter.open:
            return False
        if not self.holds(card) and finger not in self._holds:
            self._holds[finger] = _Hold(card, at, QPointF(card.pos()) - at)
            card.setDown(True)
        return True

    def move(self, card: ThingCard, finger: int, at: QPointF) -> None:
        hold = self._of(card, finger)
        if hold is None:
            return
        if not hold.moved:
            way = at - hold.came
            if hypot(way.x(), way.y()) < DRAG * self._canvas.unit:
                return
            hold.moved = True
            card.flight += 1
            card.setDown(False)
            card.show_held(True)
            self._canvas.lift(card)
            self._sorter.taken(card)
        card.move(self._on_page(card, at + hold.grip))
        over = self._under(card, at)
        if over is not hold.over:
            self._leave(finger, hold)
            hold.over = over
            if over is not None:
                over.come_near(finger, True)

    def up(self, card: ThingCard, finger: int, at: QPointF) -> None:
        self.move(card, finger, at)
        hold = self._of(card, finger)
        if hold is None:
            return
        over = hold.over
        self._end(finger, hold)
        if not hold.moved:
            card.click()
            return
        self._sorter.dropped(card, over)

    def lost(self, finger: int) -> None:
        """A palm, or the page changed under the finger: the card goes back."""
        hold = self._holds.get(finger)
        if hold is None:
            return
        self._end(finger, hold)
        if hold.moved:
            self._sorter.returned(hold.card)

    def let_go(self) -> None:
        """All hands let go; what they held goes back."""
        for finger in list(self._holds):
            self.lost(finger)

    # ----
    def _of(self, card: ThingCard, finger: int) -> _Hold | None:
        hold = self._holds.get(finger)
        return hold if hold is not None and hold.card is card else None

    def _end(self, finger: int, hold: _Hold) -> None:
        self._leave(finger, hold)
        del self._holds[finger]
        hold.card.setDown(False)
        if hold.moved:
            hold.card.show_held(False)

    def _leave(self, finger: int, hold: _Hold) -> None:
        if hold.over is not None:
            hold.over.come_near(finger, False)
            hold.over = None

    def _on_page(self, card: ThingCard, corner: QPointF) -> QPoint:
        """Where the card lies with its corner there, its middle kept on the page."""
        w, h = card.width() / 2, card.height() / 2
        x = min(max(corner.x(), -w), self._canvas.width() - w)
        y = min(max(corner.y(), -h), self._canvas.height() - h)
        return QPoint(round(x), round(y))

    def _under(self, card: ThingCard, at: QPointF) -> BinTarget | None:
        """The bin that takes the card now: the one at the finger, else the one at the card's middle."""
        boxes = [self._canvas.where(b) for b in self._bins]
        middle = QPointF(card.geometry().center())
        found = next((i for spot in (at, middle) if (i := nearest(boxes, self._canvas.to_point(spot))) is not None), None)
        return None if found is None else self._bins[found]
