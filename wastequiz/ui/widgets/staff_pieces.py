"""Quiet pieces for staff at a kiosk, large enough for a finger: buttons, tabs, cards with a title, rows."""

from __future__ import annotations

from collections.abc import Hashable
from typing import ClassVar

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.pieces import Piece
from wastequiz.stage.still import Painted

HIGH = 96.0
"""How high what is touched is, in units."""
GAP = 16.0
FLOOR = 16.0


class StaffButton(Piece):
    """A flat labelled button. `kind`: primary (one a card), card, or danger for what ends or takes away something."""

    radius = 18.0
    lip_depth = 0.0
    KINDS: ClassVar[dict[str, tuple[str, str]]] = {
        "primary": ("brand.primary", "ink.onColour"),
        "card": ("surface.card", "ink.text"),
        "danger": ("surface.card", "data.danger"),
    }

    def __init__(self, canvas: Canvas, label: str, kind: str = "card", *, icon: str = "", size: float = 30, name: str = "") -> None:
        """Without a label it is an icon alone; `name` is what a screen reader says where the label is not enough."""
        super().__init__(canvas, name or label)
        self.label, self.kind, self.icon_name, self.size_of_text = label, kind, icon, size

    def set_label(self, label: str, *, icon: str = "", kind: str = "") -> None:
        self.label, self.icon_name, self.kind = label, icon or self.icon_name, kind or self.kind
        self.setAccessibleName(label)
        self.update()

    def face_key(self) -> Hashable:
        return self.isChecked(), self.isEnabled(), self.isDown()

    def paint_lip(self, p: QPainter, box: QRectF) -> None:
        return

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        t, on = self.look.theme, self.isEnabled()
        fill, ink = self.KINDS[self.kind]
        if self.isDown() and self.kind != "primary":
            fill = "brand.primaryTint"
        edge = self.border() if self.hovered or self.kind != "primary" or t.high_contrast or not on else None
        paint.rounded(p, box, self.radius, t.colour(fill if on else "surface.paper2"), edge, max(2.0, t.border_floor))
        colour = t.colour(ink if on else "ink.textHint")
        side = self.size_of_text * 1.1 if self.icon_name else 0.0
        gap = 12.0 if side and self.label else 0.0
        across, size = 0.0, self.size_of_text
        if self.label:
            room = box.width() - side - gap - 28
            size, lines = words.fit(self.look, self.label, size, room, box.height() - 10, bold=True, floor=FLOOR, leading=1.1)
            across = max(words.width(self.look, line, size, bold=True) for line in lines)
        left = (box.width() - across - side - gap) / 2
        if side:
            paint.icon(p, self.look, self.icon_name, left + side / 2, box.center().y(), side, colour)
        if self.label:
            where = QRectF(left + side + gap, 5, across + 4, box.height() - 10)
            words.text(p, self.look, where, self.label, size, colour, bold=True, floor=FLOOR, leading=1.1)


class StaffTab(Piece):
    """One of a few, the chosen one in the action's tint with a bar below."""

    radius = 18.0
    lip_depth = 0.0

    def __init__(self, canvas: Canvas, label: str, *, name: str = "", size: float = 28) -> None:
        super().__init__(canvas, name or label)
        self.label, self.size_of_text = label, size
        self.setCheckable(True)

    def nextCheckState(self) -> None:  # noqa: N802 - Qt's own name
        """Only the page chooses."""

    def set_label(self, label: str) -> None:
        self.label = label
        self.setAccessibleName(label)
        self.update()

    def choose(self, chosen: bool) -> None:
        self.setChecked(chosen)
        self.update()

    def paint_lip(self, p: QPainter, box: QRectF) -> None:
        return

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        t, on = self.look.theme, self.isChecked()
        edge = t.colour("brand.primary") if on else self.border()
        paint.rounded(p, box, self.radius, t.colour("brand.primaryTint" if on else "surface.card"), edge, max(2.0, t.border_floor))
        if on:
            paint.rounded(p, QRectF(box.left() + 22, box.bottom() - 9, box.width() - 44, 5), 2.5, t.colour("brand.primary"))
        ink = t.colour("ink.text" if on else "ink.textSecondary")
        words.text(
            p,
            self.look,
            box.adjusted(10, 4, -10, -8),
            self.label,
            self.size_of_text,
            ink,
            bold=on,
            align="center",
            floor=FLOOR,
            leading=1.1,
        )


class StaffCard(Painted):
    """A white card with a thin border; `title` stands at its top."""

    shadow_radius: float | None = None
    TITLE = 60.0

    def __init__(self, canvas: Canvas, title: str = "") -> None:
        super().__init__(canvas)
        self.title = title

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        edge = max(1.6, t.border_floor)
        face = box.adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
        paint.rounded(p, face, 22, t.colour("surface.card"), t.colour("surface.lip"), edge)
        if self.title:
            room = QRectF(26, 10, box.width() - 52, self.TITLE - 10)
            words.text(p, self.look, room, self.title, 30, t.colour("ink.text"), bold=True, floor=FLOOR)


class Figure(Painted):
    """One number of the day with what it counts below."""

    def __init__(self, canvas: Canvas, label: str) -> None:
        super().__init__(canvas, label)
        self.label, self.value = label, "–"

    def tell(self, value: str) -> None:
        self.value = value
        self.setAccessibleName(f"{self.label}: {value}")
        self.update()

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        paint.rounded(p, box, 16, t.colour("surface.paper2"), t.colour("surface.line") if t.high_contrast else None, t.border_floor)
        upper = QRectF(14, 8, box.width() - 28, box.height() * 0.56 - 8)
        words.text(p, self.look, upper, self.value, 46, t.colour("ink.text"), bold=True, floor=22)
        lower = QRectF(14, box.height() * 0.56, box.width() - 28, box.height() * 0.4)
        words.text(p, self.look, lower, self.label, 23, t.colour("ink.textSecondary"), floor=FLOOR, leading=1.05)


class CodeDots(Painted):
    """The digits of a code as they are typed, in boxes of their own."""

    def __init__(self, canvas: Canvas, places: int) -> None:
        super().__init__(canvas)
        self.places, self.digits = places, ""

    def show_digits(self, digits: str) -> None:
        self.digits = digits
        self.update()

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        t, gap = self.look.theme, 14.0
        wide = (box.width() - gap * (self.places - 1)) / self.places
        for i in range(self.places):
            cell = QRectF(i * (wide + gap), 0, wide, box.height())
            here = i == len(self.digits)
            edge = t.colour("brand.primary" if here else "surface.lip")
            paint.rounded(p, cell.adjusted(2, 2, -2, -2), 14, t.colour("surface.paper"), edge, max(3.0 if here else 2.0, t.border_floor))
            if i < len(self.digits):
                words.text(p, self.look, cell, self.digits[i], 54, t.colour("ink.text"), bold=True, align="center")


class Told(Painted):
    """A pill that says what came of a deed, for a few seconds."""

    shadow_radius: float | None = None

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.said = ""
        self.hide()

    def tell(self, said: str) -> None:
        self.said = said
        self.setAccessibleName(said)
        self.setVisible(bool(said))
        self.raise_()
        self.update()

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        face = box.adjusted(2, 2, -2, -2)
        paint.rounded(p, face, 30, t.colour("right.tint"), t.colour("right.lip"), max(2.4, t.border_floor))
        paint.icon(p, self.look, "info", 44, box.center().y(), 34, t.colour("ink.text"))
        room = box.adjusted(78, 6, -24, -6)
        words.text(p, self.look, room, self.said, 27, t.colour("ink.text"), bold=True, floor=FLOOR, leading=1.1)
