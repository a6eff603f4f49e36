"""Choose a kind of waste: all of them with their pictures, searched by name, pinyin or a thing of that kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from wastequiz.domain.items import KindOfWaste
from wastequiz.i18n import _, words
from wastequiz.stage.asking import Over
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.fields import Field, StateLine
from wastequiz.stage.pieces import Button, Choice
from wastequiz.stage.still import Words
from wastequiz.ui.pictures import thing_picture
from wastequiz.ui.widgets.desk_pieces import HIGH, DeskButton, DeskSelect

TILE = (300.0, 104.0)
GAP = 14.0


class KindPicker(Over):
    """`find` gives the kinds that were meant by what was typed ('' for all); `took` gets the id of the one that was touched."""

    card_size = (1420.0, 940.0)

    def __init__(self, page: Canvas, find: Callable[[str], Sequence[KindOfWaste]], now: str, took: Callable[[str], Any]) -> None:
        super().__init__(page, _("What kind of waste is it?"))
        self._find, self._took, self.now = find, took, now
        self.at = 0
        self.found: Sequence[KindOfWaste] = ()
        self.tiles: list[Choice] = []
        self.head = Words(self, _("What kind of waste is it?"), 36, head=True)
        self.search = Field(self, _("Search kinds of waste"), hint=_("Name or pinyin"), size=24)
        self.search.textChanged.connect(self._typed)
        self.search.returnPressed.connect(self._take_first)
        self.message = StateLine(self, "", size=22)
        self.before = DeskButton(self, "", icon="back", name=_("Page before"))
        self.after = DeskButton(self, "", icon="next", name=_("Next page"))
        self.before.clicked.connect(lambda: self.turn(-1))
        self.after.clicked.connect(lambda: self.turn(1))
        self.number = Words(self, "", 22, bold=True, colour="ink.textSecondary", align="center")
        self.never_mind = Button(self, _("Never mind"), "paper", size=30)
        self.never_mind.clicked.connect(self.stay)
        self._look()
        self.open(self.search)

    def _typed(self, _text: str) -> None:
        self._look()

    def _look(self) -> None:
        self.found, self.at = self._find(self.search.text()), 0
        self._show()

    def _take_first(self) -> None:
        if self.found:
            self.choose(self.found[0].id)

    @property
    def pages(self) -> int:
        columns, rows = self._grid()
        return max(1, -(-len(self.found) // (columns * rows)))

    def turn(self, by: int) -> None:
        """Another page of them."""
        if 0 <= self.at + by < self.pages:
            self.at += by
            self._show()

    def _grid(self) -> tuple[int, int]:
        card = self.card()
        across, down = card.width() - 80, card.height() - 310
        return max(1, int((across + GAP) // (TILE[0] + GAP))), max(1, int((down + GAP) // (TILE[1] + GAP)))

    def _show(self) -> None:
        for tile in self.tiles:
            self.forget(tile)
        self.tiles = []
        columns, rows = self._grid()
        each = columns * rows
        for kind in self.found[self.at * each : (self.at + 1) * each]:
            tile = Choice(self, words(kind.name), picture=thing_picture(kind.picture), size=22, chosen=kind.id == self.now)
            tile.clicked.connect(lambda _checked=False, id_=kind.id: self.choose(id_))
            tile.show()
            self.tiles.append(tile)
        self.before.setEnabled(self.at > 0)
        self.after.setEnabled(self.at < self.pages - 1)
        self.number.setText(f"{self.at + 1}/{self.pages}")
        self.number.setAccessibleName(_("Page {n} of {of}").format(n=self.at + 1, of=self.pages))
        self.message.tell("" if self.found else _("No kind is called that. Try another word."))
        self.arrange()
        self.raise_over()

    def choose(self, id_: str) -> None:
        """Takes a kind."""
        self.close_card()
        self._took(id_)

    def stay(self) -> None:
        self.close_card()

    def card(self) -> QRectF:
        across, down = min(self.card_size[0], self.area.width() - 60), min(self.card_size[1], self.area.height() - 60)
        return QRectF(self.area.center().x() - across / 2, self.area.center().y() - down / 2, across, down)

    def buttons(self) -> Sequence[QWidget]:
        return [self.search, *self.tiles, *(b for b in (self.before, self.after) if b.isEnabled()), self.never_mind]

    def arrange(self) -> None:
        card = self.card()
        left, across = card.left() + 40, card.width() - 80
        self.put(self.head, left, card.top() + 20, across, 60)
        self.put(self.search, left, card.top() + 88, across, 60)
        columns, _rows = self._grid()
        step, top = (across + GAP) / columns, card.top() + 166
        for n, tile in enumerate(self.tiles):
            self.put(tile, left + (n % columns) * step, top + (n // columns) * (TILE[1] + GAP), step - GAP, TILE[1])
        if not self.message.isHidden():
            self.put(self.message, left, top, across, 64)
        foot = card.bottom() - 108
        self.put(self.before, left, foot + 8, HIGH, HIGH)
        self.put(self.number, left + HIGH + 6, foot + 8, 100, HIGH)
        self.put(self.after, left + HIGH + 112, foot + 8, HIGH, HIGH)
        self.put(self.never_mind, card.right() - 40 - 260, foot, 260, 76)


class KindSelect(DeskSelect):
    """Shows the kind that is chosen; touched, it asks `pick`."""

    def __init__(self, page: Canvas, pick: Callable[[], Any]) -> None:
        super().__init__(page, _("Kind of waste"), lambda _n: None, plain=True)
        self._pick = pick

    def ask(self) -> None:
        self._pick()
