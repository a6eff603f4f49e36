"""The cards of what was found, in two columns and as many pages as it takes, and the dotted card where there is room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QRectF, Qt

from wastequiz.domain.items import Item
from wastequiz.i18n import _, ngettext
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.chips import MoreChip
from wastequiz.ui.widgets.result_card import Dotted, ResultCard, Shown

MOST = 6


class ResultCards:
    """Shows `items` through `shown`, which makes a card's words. `choose` is called with the item of a card that is touched."""

    def __init__(self, screen: Screen, choose: Callable[[Item], Any]) -> None:
        self.screen = screen
        self.items: Sequence[Item] = ()
        self.page = 0
        self.cards = [ResultCard(screen, lambda dx, dy, i=i: self._step(i, dx, dy)) for i in range(MOST)]
        self.dotted = Dotted(screen, "", "")
        self.more = MoreChip(screen)
        self.more.clicked.connect(lambda: self.turned(1))
        self.turned: Callable[[int], Any] = self.turn
        """What an arrow to another page does; the page may fill the cards anew after it."""
        self._slots: Sequence[QRectF] = ()
        self._first = False
        for i, card in enumerate(self.cards):
            card.clicked.connect(lambda _checked=False, i=i: choose(self.on_page()[i]))

    # ---- pages
    def per_page(self) -> int:
        """So many cards stand at once; one place is the dotted card's where it has a say, or where there are many places."""
        return len(self._slots) - (1 if self._first or len(self._slots) > 4 else 0)

    def pages(self) -> int:
        return 1 if self._first else max(1, -(-len(self.items) // max(1, self.per_page())))

    def on_page(self) -> Sequence[Item]:
        """What has a card now."""
        at = self.page * self.per_page()
        return self.items[at : at + self.per_page()]

    def turn(self, step: int) -> None:
        """Another page; after the last one the first."""
        self.page = (self.page + step) % self.pages()

    # ---- what is shown
    def offer(self, items: Sequence[Item], slots: Sequence[QRectF], *, dotted_leads: bool) -> None:
        """Takes what there is to show and the places for it; `dotted_leads`: the dotted card always has its place."""
        self.items, self._slots, self._first = items, slots, dotted_leads
        self.page = min(self.page, self.pages() - 1)

    def fill(self, shown: Callable[[Item], Shown], chosen: Item | None) -> None:
        """Writes the cards of this page."""
        for card, item in zip(self.cards, self.on_page(), strict=False):
            card.show_result(shown(item), chosen=item is chosen)
        left = len(self.items) - (self.page + 1) * self.per_page()
        if left > 0:
            self.more.tell(ngettext("{n} more", "{n} more", left).format(n=left), "down")
        else:
            self.more.tell(_("First ones"), "up")
        self.more.setVisible(self.pages() > 1)

    def arrange(self, *, unknown: bool, dotted: bool = True) -> None:
        """Puts the cards. `unknown`: the dotted card stands first, as broad as there is room; else after the last card."""
        free = list(self._slots)
        cards = len(self.on_page())
        place: QRectF | None = None
        if unknown:
            place = free.pop(0)
            if cards < len(free):
                place = place.united(free.pop(0))
        elif cards < len(free) and dotted:
            place = free[cards]
        for card, slot in zip(self.cards, free[:cards], strict=False):
            self.screen.put(card, slot.left(), slot.top(), slot.width(), slot.height())
        for i, card in enumerate(self.cards):
            card.setVisible(i < cards)
        self.dotted.setVisible(place is not None)
        if place is not None:
            self.screen.put(self.dotted, place.left(), place.top(), place.width(), place.height())

    # ---- by keys
    def enter(self) -> bool:
        """Gives the first card the focus; False where there is none."""
        first = next((card for card in self.cards if card.isVisible()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)
        return first is not None

    def _step(self, number: int, dx: int, dy: int) -> bool:
        """Goes from one card to the next in a direction, where there is one."""
        there = number + 2 * dy + (dx if (number + dx) // 2 == number // 2 else 0)
        if there == number or not 0 <= there < MOST or not self.cards[there].isVisible():
            return False
        self.cards[there].setFocus(Qt.FocusReason.TabFocusReason)
        return True
