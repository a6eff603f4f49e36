"""Cards to choose from on a page whose choices change: what stood there before goes, what is new gets the focus."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget

from wastequiz.stage.pieces import Piece
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.empty import Empty
from wastequiz.ui.widgets.paged import Paged, Sizes

Card = TypeVar("Card", bound=Piece)


class CardPages(Generic[Card]):
    """Shows one choice at a time: cards over pages, or what to do where there are none. `first`: where the focus belongs."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen
        self.cards: list[Card] = []
        self.paged: Paged | None = None
        self.empty: Empty | None = None
        self.first: QWidget | None = None
        self._made: list[QWidget] = []

    def clear(self) -> None:
        """Takes off what stood there."""
        for piece in self._made:
            self.screen.forget(piece)
        self._made, self.cards, self.paged, self.empty = [], [], None, None

    def take(self, cards: Sequence[Card], sizes: Sizes) -> None:
        """Other cards."""
        self.clear()
        self.cards = list(cards)
        self.paged = Paged(self.screen, self.cards, sizes)
        self._made = [*self.cards, *self.paged.buttons]

    def take_empty(self, empty: Empty) -> None:
        """There is nothing to choose."""
        self.clear()
        self.empty = empty
        self._made = list(empty.pieces)

    def stand(self, first: QWidget) -> None:
        """Everything to its place, the page of `first` on top, and the focus there."""
        screen = self.screen
        screen.arrange()
        if self.paged is not None:
            self.paged.show_piece(next((i for i, piece in enumerate(self.paged.pieces) if piece is first), 0))
        else:
            for piece in self._made:
                piece.show()
        screen.reach_changed()
        self.first = first
        first.setFocus()
        screen.raise_over()
        screen.update()
