"""Rows of the staff's page: a prize that waits, a kind of prize with its stock, something that happened; and the pages they are turned in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from wastequiz.domain.events import Event
from wastequiz.i18n import _
from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.own_pictures import OWN
from wastequiz.stage.pieces import Piece
from wastequiz.stage.still import Painted, Words
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.staff_pieces import FLOOR, StaffButton

GAP = 12.0
TURN = 84.0


def prize_of(plan: Event, prize: str) -> tuple[str, str]:
    """What a prize is called and its picture; again ('') has both too."""
    if not prize:
        return _("Spin again"), "prizes/again"
    found = next((p for p in plan.prizes if p.id == prize), None)
    if found is None:
        return prize, "prizes/sticker"
    return found.name, f"{OWN}{found.own_picture}" if found.own_picture else f"prizes/{found.picture}"


def picture_in(p: QPainter, canvas: Canvas, picture: str, box: QRectF) -> None:
    """A picture as large as it fits into `box`, in its middle."""
    aspect = canvas.look.pictures.aspect(picture)
    across = min(box.width(), box.height() * aspect)
    canvas.look.pictures.draw(p, picture, box.center().x() - across / 2, box.center().y() - across / aspect / 2, across)


class PrizeRow(Piece):
    """A prize that waits: picture, what it is, who won it and when; its code large on the right. Touched, it is opened."""

    radius = 18.0
    lip_depth = 0.0

    def __init__(self, canvas: Canvas, title: str, below: str, picture: str, code: str) -> None:
        super().__init__(canvas, _("{prize}, code {code}. {below}").format(prize=title, code=" ".join(code), below=below))
        self.title, self.below, self.picture, self.code = title, below, picture, code

    def paint_lip(self, p: QPainter, box: QRectF) -> None:
        return

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        fill = "brand.primaryTint" if self.isDown() else "surface.card"
        edge = self.border() if self.hovered else t.colour("surface.lip")
        paint.rounded(p, box, self.radius, t.colour(fill), edge, max(2.0, t.border_floor))
        side = box.height() - 24
        picture_in(p, self.canvas, self.picture, QRectF(14, 12, side, side))
        code = max(120.0, words.width(self.look, self.code, 44, bold=True) + 8)
        room = QRectF(side + 30, 8, box.width() - side - 30 - code - 34, box.height() - 16)
        words.text(
            p,
            self.look,
            QRectF(room.left(), 8, room.width(), room.height() * 0.56),
            self.title,
            30,
            t.colour("ink.text"),
            bold=True,
            floor=FLOOR,
            leading=1.1,
        )
        low = QRectF(room.left(), 8 + room.height() * 0.56, room.width(), room.height() * 0.44)
        words.text(p, self.look, low, self.below, 24, t.colour("ink.textSecondary"), floor=FLOOR, leading=1.1)
        words.text(
            p,
            self.look,
            QRectF(box.width() - code - 20, 0, code, box.height()),
            self.code,
            44,
            t.colour("ink.text"),
            bold=True,
            align="right",
        )


class Line(Painted):
    """Something that happened: when, and what."""

    def __init__(self, canvas: Canvas, when: str, what: str) -> None:
        super().__init__(canvas, f"{when} {what}")
        self.when, self.what = when, what

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        paint.line(p, [(0, box.height() - 1), (box.width(), box.height() - 1)], t.colour("surface.line"), 1.6)
        words.text(p, self.look, QRectF(10, 4, 110, box.height() - 8), self.when, 27, t.colour("ink.textSecondary"), bold=True)
        words.text(
            p, self.look, QRectF(130, 4, box.width() - 140, box.height() - 8), self.what, 27, t.colour("ink.text"), floor=FLOOR, leading=1.1
        )


class StockLine(Painted):
    """A kind of prize: picture, name, and how many there are, were given and are left."""

    def __init__(self, canvas: Canvas, title: str, picture: str) -> None:
        super().__init__(canvas, title)
        self.title, self.picture, self.below = title, picture, ""

    def tell(self, below: str) -> None:
        self.below = below
        self.setAccessibleName(f"{self.title}. {below}")
        self.update()

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        side = min(box.height() - 8, 96.0)
        picture_in(p, self.canvas, self.picture, QRectF(4, (box.height() - side) / 2, side, side))
        left = side + 20
        upper = QRectF(left, 6, box.width() - left, box.height() * 0.5 - 6)
        words.text(p, self.look, upper, self.title, 30, t.colour("ink.text"), bold=True, floor=FLOOR, leading=1.1)
        lower = QRectF(left, box.height() * 0.5, box.width() - left, box.height() * 0.5 - 6)
        words.text(p, self.look, lower, self.below, 24, t.colour("ink.textSecondary"), floor=FLOOR, leading=1.1)


class Turned:
    """Rows of one height, as many as have room, the rest on further pages with large buttons below. Each row is one piece or several."""

    def __init__(self, page: Screen, high: float, turned: Callable[[], Any]) -> None:
        self.page, self.high, self._turned = page, high, turned
        self.rows: Sequence[Sequence[QWidget]] = ()
        self.at, self.each, self.shown = 0, 1, True
        self.before = StaffButton(page, "", icon="back", size=34, name=_("Page before"))
        self.after = StaffButton(page, "", icon="next", size=34, name=_("Next page"))
        self.number = Words(page, "", 26, colour="ink.textSecondary", align="center")
        self.before.clicked.connect(lambda: self.turn(-1))
        self.after.clicked.connect(lambda: self.turn(1))

    @property
    def pages(self) -> int:
        return max(1, -(-len(self.rows) // self.each))

    def show(self, shown: bool) -> None:
        """Whether it is seen at all; which rows are is decided when it is put."""
        self.shown = shown
        if not shown:
            for piece in (self.before, self.after, self.number, *(piece for row in self.rows for piece in row)):
                piece.hide()

    def turn(self, by: int) -> None:
        self.at = min(max(self.at + by, 0), self.pages - 1)
        self._turned()

    def fill(self, rows: Sequence[Sequence[QWidget]]) -> None:
        """Other rows; those of before go."""
        for row in self.rows:
            for piece in row:
                self.page.forget(piece)
        self.rows = rows

    def put(self, box: QRectF, put_row: Callable[[Sequence[QWidget], QRectF], Any]) -> None:
        """Lays the rows out: those of this page are seen."""
        fits = int((box.height() + GAP) // (self.high + GAP))
        turns = len(self.rows) > fits
        if turns:
            fits = int((box.height() - TURN) // (self.high + GAP))
        self.each = max(1, fits)
        self.at = min(self.at, self.pages - 1)
        for i, row in enumerate(self.rows):
            number, seen = i - self.at * self.each, self.shown and i // self.each == self.at
            for piece in row:
                piece.setVisible(seen)
            if seen:
                put_row(row, QRectF(box.left(), box.top() + number * (self.high + GAP), box.width(), self.high))
        for piece in (self.before, self.after, self.number):
            piece.setVisible(self.shown and turns)
        self.before.setEnabled(self.at > 0)
        self.after.setEnabled(self.at < self.pages - 1)
        self.number.setText(f"{self.at + 1}/{self.pages}")
        self.number.setAccessibleName(_("Page {n} of {of}").format(n=self.at + 1, of=self.pages))
        y, wide = box.bottom() - TURN, 150.0
        self.page.put(self.before, box.left(), y, wide, TURN)
        self.page.put(self.number, box.left() + wide, y, box.width() - 2 * wide, TURN)
        self.page.put(self.after, box.right() - wide, y, wide, TURN)
