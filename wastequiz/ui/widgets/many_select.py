"""Choose several at the desk: a field that says what is chosen, and a sheet with a search and cards to tick."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from wastequiz.i18n import _
from wastequiz.stage import paint, words
from wastequiz.stage.asking import Over
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.fields import Field
from wastequiz.stage.pieces import Button, Piece
from wastequiz.stage.still import Words
from wastequiz.ui.widgets.cards import TickCard
from wastequiz.ui.widgets.paged import Paged, Sizes

SIZES = Sizes((290.0, 84.0), (430.0, 100.0), gap=14.0, shape=4.0)
SHOWN = 60
"""So many cards at most; who looks for another types."""


@dataclass(frozen=True)
class Card:
    """One to tick: its code, its name, what else it is found by, and how it is read out where that is more than its name."""

    code: str
    name: str
    keys: tuple[str, ...] = ()


Offer = Callable[[str], Sequence[Card]]
"""The cards for what was typed ('' for all)."""


class ManySheet(Over):
    """Stands over the page until it is done; `chosen` gets the codes. With `search` None there is no field. Enter ticks the first card."""

    def __init__(
        self, page: Canvas, head: str, offer: Offer, now: Sequence[str], chosen: Callable[[tuple[str, ...]], Any], search: str | None
    ) -> None:
        super().__init__(page, head)
        self._offer, self._chosen, self.codes = offer, chosen, list(now)
        self.head = Words(self, head, 40, head=True)
        self.field = Field(self, search or head, hint=search or "", size=32)
        self.field.setVisible(search is not None)
        self._searches = search is not None
        self.field.textChanged.connect(self._show)
        self.done = Button(self, _("Done"), size=36, icon="check")
        self.done.clicked.connect(self._finish)
        self.never_mind = Button(self, _("Never mind"), "paper", size=32)
        self.never_mind.clicked.connect(self.stay)
        self.cards: list[TickCard] = []
        self.shown: Sequence[Card] = ()
        self.paged: Paged | None = None
        self._show()
        self.open(self.field if self._searches else self.cards[0] if self.cards else self.done)

    def card(self) -> QRectF:
        across, down = min(self.area.width() - 60, 1460.0), min(self.area.height() - 100, 900.0)
        return QRectF(self.area.center().x() - across / 2, self.area.center().y() - down / 2, across, down)

    def buttons(self) -> Sequence[QWidget]:
        turning = [b for b in self.paged.buttons if b.isVisible() and b.isEnabled()] if self.paged else []
        first = [self.field] if self._searches else []
        return [*first, *(c for c in self.cards if c.isVisible()), *turning, self.done, self.never_mind]

    def _show(self) -> None:
        for piece in (*self.cards, *(self.paged.buttons if self.paged else ())):
            self.forget(piece)
        self.shown = self._offer(self.field.text().strip())[:SHOWN]
        self.cards = [TickCard(self, card.name, size=30, chosen=card.code in self.codes) for card in self.shown]
        for piece, card in zip(self.cards, self.shown, strict=True):
            piece.setChecked(card.code in self.codes)
            piece.clicked.connect(lambda _checked=False, code=card.code: self._tick(code))
        self.paged = Paged(self, self.cards, SIZES)
        self.arrange()
        for piece in self.cards:
            piece.setVisible(not piece.isHidden())
        self.update()

    def _tick(self, code: str) -> None:
        if code in self.codes:
            self.codes.remove(code)
        else:
            self.codes.append(code)
        for piece, card in zip(self.cards, self.shown, strict=True):
            piece.setChecked(card.code in self.codes)
            piece.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the field takes the first card and makes room for the next word."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.field.hasFocus():
            if self.field.text().strip() and self.shown:
                if self.shown[0].code not in self.codes:
                    self._tick(self.shown[0].code)
                self.field.clear()
            else:
                self._finish()
            event.accept()
            return
        super().keyPressEvent(event)

    def arrange(self) -> None:
        card = self.card()
        left, across = card.left() + 40, card.width() - 80
        self.put(self.head, left, card.top() + 24, across * (0.48 if self._searches else 1), 80)
        self.put(self.field, left + across * 0.5, card.top() + 28, across * 0.5, 76)
        if self.paged is not None:
            self.paged.arrange(QRectF(left, card.top() + 124, across, card.height() - 268), valign="top")
        self.put(self.done, card.right() - 40 - 380, card.bottom() - 124, 380, 96)
        self.put(self.never_mind, left, card.bottom() - 124, 320, 96)

    def stay(self) -> None:
        self.close_card()

    def _finish(self) -> None:
        self.close_card()
        self._chosen(tuple(self.codes))


class ManySelect(Piece):
    """Several of many; shows the names of what is chosen. `name` says what a code is called, `none` what stands where nothing is chosen."""

    radius = 16.0
    lip_depth = 4.0

    def __init__(
        self,
        page: Canvas,
        about: str,
        offer: Offer,
        name: Callable[[str], str],
        chosen: Callable[[tuple[str, ...]], Any],
        *,
        none: str,
        search: str | None = None,
    ) -> None:
        super().__init__(page, about)
        self.about, self._offer, self._name, self._chosen, self._none, self._search = about, offer, name, chosen, none, search
        self.codes: tuple[str, ...] = ()
        self.sheet: ManySheet | None = None
        self.clicked.connect(self.ask)
        self.show_codes(())

    @property
    def label(self) -> str:
        return _(", ").join(map(self._name, self.codes)) or self._none

    def show_codes(self, codes: Sequence[str]) -> None:
        """Shows what is chosen."""
        self.codes = tuple(codes)
        self.setAccessibleName(_("{about}: {chosen}").format(about=self.about, chosen=self.label))
        self.update()

    def ask(self) -> None:
        """Opens the sheet."""
        self.sheet = ManySheet(self.canvas, self.about, self._offer, self.codes, self._take, self._search)

    def _take(self, codes: tuple[str, ...]) -> None:
        self.show_codes(codes)
        self._chosen(codes)

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        super().paint_face(p, box)
        paint.icon(p, self.look, "down", box.right() - 32, box.center().y(), 28, t.colour("ink.textSecondary"))
        ink = t.colour("ink.text" if self.codes else "ink.textSecondary")
        room = QRectF(20, 6, box.width() - 74, box.height() - 12)
        words.text(p, self.look, room, self.label, 26, ink, bold=True, floor=14, leading=1.15)
