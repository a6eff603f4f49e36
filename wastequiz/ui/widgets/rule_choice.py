"""Choose where something goes by a scheme: a card for each of its bins, and a select for every other place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from wastequiz.domain.schemes import Bin, Scheme
from wastequiz.i18n import _
from wastequiz.i18n import words as in_words
from wastequiz.stage import paint, words
from wastequiz.ui.pictures import bin_symbol
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.desk_pieces import HIGH, DeskSelect, Flat

CARD = 98.0
GAP = 6.0
IN_A_ROW = 4


class BinCard(Flat):
    """A bin by its symbol and name; the chosen one wears its colour and a tick."""

    radius = 14.0

    def __init__(self, screen: Screen, target: Bin) -> None:
        super().__init__(screen, in_words(target.name))
        self.target = target
        self.setCheckable(True)

    def nextCheckState(self) -> None:  # noqa: N802 - Qt's own name
        """Only who offers it says what is chosen."""

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        t, on, hue = self.look.theme, self.isChecked(), self.target.hue
        face = box.adjusted(2, 8, -6, -2)
        fill = t.bin(hue, "tint") if on else t.colour("surface.card")
        edge = t.bin(hue) if on else self.border() if self.hovered else t.colour("surface.lip")
        paint.rounded(p, face, self.radius, fill, edge, max(4.0 if on else 1.6, t.border_floor))
        side = 38.0
        self.look.pictures.draw(p, bin_symbol(self.target), face.center().x() - side / 2, face.top() + 10, side)
        room = QRectF(face.left() + 3, face.top() + 49, face.width() - 6, face.height() - 51)
        ink = t.bin(hue, "shade") if on else t.colour("ink.text")
        words.text(p, self.look, room, self.accessibleName(), 18, ink, bold=on, align="center", floor=13, leading=1.0)
        if on:
            x, y = face.right() - 4, face.top() + 4
            paint.circle(p, x, y, 12, t.bin(hue, "shade"), t.colour("surface.card"), 2)
            paint.icon(p, self.look, "check", x, y, 16, t.colour("surface.card"))


class RuleChoice:
    """`took` gets the id of the bin or destination that was chosen."""

    def __init__(self, screen: Screen, took: Callable[[str], Any]) -> None:
        self.screen, self._took = screen, took
        self.cards: list[BinCard] = []
        self.others = DeskSelect(screen, _("Not in a bin, but"), self._other)
        self.scheme: Scheme | None = None
        self.shown = True

    def offer(self, scheme: Scheme, to: str) -> None:
        """What can be chosen, and what is."""
        if self.scheme is None or self.scheme.bins != scheme.bins:
            for card in self.cards:
                self.screen.forget(card)
            self.cards = [BinCard(self.screen, target) for target in scheme.bins]
            for card in self.cards:
                card.clicked.connect(lambda _checked=False, to=card.target.id: self._took(to))
                card.setVisible(self.shown)
        self.scheme = scheme
        for card in self.cards:
            card.setChecked(card.target.id == to)
            card.update()
        at = next((n for n, place in enumerate(scheme.destinations) if place.id == to), -1)
        self.others.offer([(in_words(place.name), "") for place in scheme.destinations], at)

    def _other(self, number: int) -> None:
        if self.scheme is not None:
            self._took(self.scheme.destinations[number].id)

    @property
    def pieces(self) -> list[QWidget]:
        return [*self.cards, self.others]

    def show(self, shown: bool) -> None:
        self.shown = shown
        for piece in self.pieces:
            piece.setVisible(shown)

    @property
    def high(self) -> float:
        """How high it is, in units."""
        return -(-max(1, len(self.cards)) // self._across()) * (CARD + 4) + HIGH

    def _across(self) -> int:
        return IN_A_ROW if len(self.cards) <= IN_A_ROW else 3

    def put(self, box: QRectF) -> float:
        """Lays it out from the top of `box`; gives where it ends."""
        n = min(self._across(), max(1, len(self.cards)))
        wide = (box.width() + 6 - GAP * (n - 1)) / n
        top = box.top()
        for i, card in enumerate(self.cards):
            self.screen.put(card, box.left() - 2 + (i % n) * (wide + GAP), box.top() + i // n * (CARD + 4), wide, CARD)
            top = box.top() + (i // n + 1) * (CARD + 4)
        self.screen.put(self.others, box.left(), top, box.width(), HIGH)
        return top + HIGH
