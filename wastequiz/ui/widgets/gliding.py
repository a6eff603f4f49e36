"""How a card that was let go gets to its place."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from wastequiz.stage.canvas import Canvas
from wastequiz.stage.theme import motion_ms
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.thing_card import ThingCard


def send(canvas: Canvas, card: ThingCard, place: QRectF, *, glide: bool) -> None:
    """Gives `card` its place (units) and lets it glide there from where it is; at once without `glide` or with reduced motion.

    It takes the size of the new place at once. Whoever takes it on its way counts up `card.flight`, and it glides no further.
    """
    middle = card.geometry().center()
    card.flight += 1
    canvas.put(card, place.x(), place.y(), place.width(), place.height())
    end, flight = card.pos(), card.flight
    begin = middle - card.rect().center()
    if not glide or begin == end or not isinstance(canvas, Screen):
        return

    def step(at: float) -> None:
        if card.flight == flight:
            card.move(begin + (end - begin) * at)

    step(0.0)
    canvas.lift(card)
    canvas.animate(motion_ms("bounce"), step)
