"""Chips: small pills to filter by or to search with. What can be touched is higher than what is seen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.pieces import Piece

TOUCH = 84.0
SEEN = 68.0
GAP = 16.0
SYMBOL = 42.0


class Chip(Piece):
    """A pill with words, maybe a symbol before and a number behind. `symbol_only` leaves the words out where room is short."""

    lip_depth = 0.0
    radius = TOUCH / 2

    def __init__(self, canvas: Canvas, label: str = "", name: str = "") -> None:
        super().__init__(canvas, name or label)
        self.label, self.symbol = label, ""
        self.count: int | None = None
        self.symbol_only = False

    def tell(self, label: str, symbol: str, count: int, *, chosen: bool) -> None:
        """Makes it a choice with a number."""
        if (label, symbol, count, chosen) == (self.label, self.symbol, self.count, self.isChecked()):
            return
        self.label, self.symbol, self.count = label, symbol, count
        self.setCheckable(True)
        self.setChecked(chosen)
        self.setAccessibleName(f"{label} {count}")
        self.update()

    def nextCheckState(self) -> None:  # noqa: N802 - Qt's own name
        """Only the page chooses."""

    def text_now(self, *, symbol_only: bool = False) -> str:
        """What is written on it."""
        number = "" if self.count is None else str(self.count)
        return number if (symbol_only or self.symbol_only) and self.symbol else f"{self.label} {number}".strip()

    def wish(self, *, symbol_only: bool = False) -> float:
        """How wide it would like to be, now or with `symbol_only`."""
        beside = SYMBOL + 36 if (symbol_only or self.symbol_only) and self.symbol else 52
        return max(TOUCH, words.width(self.look, self.text_now(symbol_only=symbol_only), 30, bold=True) + beside)

    def paint_lip(self, p: QPainter, box: QRectF) -> None:
        return

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        on = self.isChecked()
        pill = QRectF(0, box.center().y() - SEEN / 2, box.width(), SEEN)
        edge = t.colour("brand.primary") if on else self.border()
        if self.isDown():
            pill.translate(0, 2)
        fill = "brand.primaryTint" if on or self.isDown() else "surface.card"
        paint.rounded(p, pill, SEEN / 2, t.colour(fill), edge, max(5.0 if on and t.high_contrast else 3.0, t.border_floor))
        ink = t.colour("brand.primaryLip" if on else "ink.text")
        left = right = 22.0
        if self.symbol_only and self.symbol:
            if self.symbol.startswith("icons/"):
                paint.icon(p, self.look, self.symbol.removeprefix("icons/"), 14 + SYMBOL / 2, pill.center().y(), 38, ink)
            else:
                self.look.pictures.draw(p, self.symbol, 14, pill.center().y() - SYMBOL / 2, SYMBOL)
            left, right = 14 + SYMBOL + 6, 12.0
        room = QRectF(left, pill.top() + 2, box.width() - left - right, SEEN - 4)
        words.text(p, self.look, room, self.text_now(), 30, ink, bold=True, align="center", floor=16, leading=1.05)


class MoreChip(Piece):
    """ "5 more" and an arrow: leads to the next page of results, after the last one back to the first."""

    lip_depth = 0.0
    radius = TOUCH / 2

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas, "")
        self.label, self.icon_name = "", "down"
        self.icon_only = False

    def tell(self, label: str, icon: str) -> None:
        self.label, self.icon_name = label, icon
        self.setAccessibleName(label)
        self.update()

    def wish(self) -> float:
        return TOUCH if self.icon_only else words.width(self.look, self.label, 30) + 76

    def paint_lip(self, p: QPainter, box: QRectF) -> None:
        return

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        ink = t.colour("brand.primary" if self.hovered or self.isDown() else "ink.textSecondary")
        room = QRectF(10, 8, box.width() - 62, box.height() - 16)
        if not self.icon_only:
            words.text(p, self.look, room, self.label, 30, ink, align="right", floor=16, leading=1.1)
        paint.icon(p, self.look, self.icon_name, box.width() - 28, box.center().y(), 30, ink)


def put_in_row(canvas: Canvas, chips: Sequence[Chip], x: float, y: float, room: float) -> None:
    """Puts chips side by side from x on, in `room` units: first as they are, then symbols for words, then closer and narrower."""
    wishes: list[float] = []
    gap = GAP
    before = [chip.symbol_only for chip in chips]
    for only, gap in ((False, GAP), (True, GAP), (True, GAP / 2)):
        for chip in chips:
            chip.symbol_only = only
        wishes = [chip.wish() for chip in chips]
        if sum(wishes) + gap * (len(chips) - 1) <= room:
            break
    over = max(0.0, sum(wishes) + gap * (len(chips) - 1) - room)
    soft = sum(wish - TOUCH for wish in wishes)
    for chip, wish, only in zip(chips, wishes, before, strict=True):
        across = max(TOUCH, wish - over * (wish - TOUCH) / soft) if over else wish
        canvas.put(chip, x, y - TOUCH / 2, across, TOUCH)
        if chip.symbol_only != only:
            chip.update()
        x += across + gap


def least_row(chips: Sequence[Chip]) -> float:
    """How much room chips need side by side when they are as narrow as they read well."""
    return sum(chip.wish(symbol_only=True) for chip in chips) + GAP / 2 * (len(chips) - 1)


def in_room(chips: Sequence[Chip], room: float) -> list[Chip]:
    """Those of the chips that stand side by side in `room` units as wide as they like, the first ones first."""
    found: list[Chip] = []
    for chip in chips:
        if chip.wish() <= room:
            found.append(chip)
            room -= chip.wish() + GAP
    return found
