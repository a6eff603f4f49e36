"""Asks why a prize is taken back, and whether another one is drawn for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from wastequiz.i18n import N_, _
from wastequiz.stage.asking import Over
from wastequiz.stage.still import Words
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.staff_pieces import GAP, HIGH, StaffButton, StaffTab

REASONS = {
    "damaged": N_("It is damaged (one fewer in stock)"),
    "missing": N_("It is not there (one fewer in stock)"),
    "refused": N_("The visitor does not want it"),
    "mistake": N_("It was a mistake"),
}
"""Codes that are kept, and what they say."""
ONE_FEWER = frozenset({"damaged", "missing"})
"""After these the prize does not go back into stock: there is one fewer to give."""


class WhyVoid(Over):
    """Four reasons, then two deeds; nothing happens until a reason was touched. `do(why, redraw)`."""

    card_size = (940.0, 830.0)

    def __init__(self, page: Screen, prize: str, do: Callable[[str, bool], Any]) -> None:
        head = _("Why is “{prize}” taken back?").format(prize=prize)
        super().__init__(page, head)
        self._do, self.why = do, ""
        self.head = Words(self, head, 38, head=True)
        self.reasons = {code: StaffTab(self, _(said)) for code, said in REASONS.items()}
        for code, piece in self.reasons.items():
            piece.clicked.connect(lambda _checked=False, code=code: self.choose(code))
        self.redraw = StaffButton(self, _("Take back and draw another"), "primary")
        self.only = StaffButton(self, _("Only take back"))
        self.keep = StaffButton(self, _("Leave it"))
        self.redraw.clicked.connect(lambda: self._go(True))
        self.only.clicked.connect(lambda: self._go(False))
        self.keep.clicked.connect(self.stay)
        self.redraw.setEnabled(False)
        self.only.setEnabled(False)
        self.open(next(iter(self.reasons.values())))

    def choose(self, why: str) -> None:
        self.why = why
        for code, piece in self.reasons.items():
            piece.choose(code == why)
        for button in (self.redraw, self.only):
            button.setEnabled(True)
            button.update()

    def buttons(self) -> Sequence[QWidget]:
        return [piece for piece in (*self.reasons.values(), self.keep, self.only, self.redraw) if piece.isEnabled()]

    def arrange(self) -> None:
        card, pad = self.card(), 44.0
        x, y, across = card.left() + pad, card.top() + 36, card.width() - 2 * pad
        self.put(self.head, x, y, across, 96)
        y += 112
        for piece in self.reasons.values():
            self.put(piece, x, y, across, HIGH - 6)
            y += HIGH - 6 + 12
        y += 14
        half = (across - GAP) / 2
        self.put(self.redraw, x, y, across, HIGH)
        self.put(self.keep, x, y + HIGH + GAP, half, HIGH)
        self.put(self.only, x + half + GAP, y + HIGH + GAP, half, HIGH)

    def stay(self) -> None:
        self.close_card()

    def _go(self, redraw: bool) -> None:
        self.close_card()
        self._do(self.why, redraw)
