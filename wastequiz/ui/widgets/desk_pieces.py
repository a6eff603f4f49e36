"""Quiet buttons of the desk: flat, with a thin border; rows of values side by side; selects that say what of; chips that go when touched."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from wastequiz.i18n import _
from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.pieces import Piece
from wastequiz.stage.still import Painted
from wastequiz.ui.widgets.select import Select

HIGH = 56.0
"""How high everything at the desk is that is touched, in units."""
SIZE = 20.0
FLOOR = 14.0


class Flat(Piece):
    """A piece without a lip."""

    radius = 12.0
    lip_depth = 0.0

    def paint_lip(self, p: QPainter, box: QRectF) -> None:
        return

    def border_width(self) -> float:
        return max(1.6, self.look.theme.border_floor)


class DeskButton(Flat):
    """A labelled button. `kind`: primary (one a page), card, ghost, or danger for what takes something away."""

    KINDS: ClassVar[dict[str, tuple[str, str]]] = {
        "primary": ("brand.primary", "ink.onColour"),
        "card": ("surface.card", "ink.text"),
        "ghost": ("surface.paper2", "ink.text"),
        "danger": ("surface.card", "data.danger"),
    }

    def __init__(self, canvas: Canvas, label: str, kind: str = "card", *, icon: str = "", name: str = "", mirrored: bool = False) -> None:
        """Without a label it is an icon alone; `name` is then what a screen reader says."""
        super().__init__(canvas, name or label)
        self.label, self.kind, self.icon_name, self.mirrored = label, kind, icon, mirrored

    def set_label(self, label: str, name: str = "") -> None:
        self.label = label
        self.setAccessibleName(name or label)
        self.update()

    def wish(self) -> float:
        """How wide it would like to be, in units."""
        icon = 30.0 if self.icon_name else 0.0
        return max(HIGH, words.width(self.look, self.label, SIZE, bold=True) + icon + 44) if self.label else HIGH

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        fill, ink = self.KINDS[self.kind]
        on = self.isEnabled()
        edge = None if self.kind in ("primary", "ghost") and not self.hovered and not t.high_contrast and on else self._edge()
        shade = "brand.primaryTint" if self.isDown() and self.kind != "primary" else fill
        paint.rounded(p, box, self.radius, t.colour(shade if on else "surface.paper"), edge, self.border_width())
        colour = t.colour(ink if on else "ink.textHint")
        icon = 24.0 if self.icon_name else 0.0
        gap = 9.0 if icon and self.label else 0.0
        size, across = SIZE, 0.0
        room = box.width() - icon - gap - 20
        if self.label:
            size, lines = words.fit(self.look, self.label, SIZE, room, box.height() - 8, bold=True, floor=FLOOR, leading=1.1)
            across = max(words.width(self.look, line, size, bold=True) for line in lines)
        left = (box.width() - across - icon - gap) / 2
        if icon:
            self._paint_icon(p, left + icon / 2, box.center().y(), icon, colour)
        if self.label:
            where = QRectF(left + icon + gap, 4, across + 4, box.height() - 8)
            words.text(p, self.look, where, self.label, size, colour, bold=True, floor=FLOOR, leading=1.1)

    def _edge(self) -> QColor:
        return self.border() if self.hovered and self.isEnabled() else self.look.theme.colour("surface.lip")

    def _paint_icon(self, p: QPainter, x: float, y: float, side: float, colour: QColor) -> None:
        if not self.mirrored:
            paint.icon(p, self.look, self.icon_name, x, y, side, colour)
            return
        p.save()
        p.translate(2 * x, 0)
        p.scale(-1, 1)
        paint.icon(p, self.look, self.icon_name, x, y, side, colour)
        p.restore()


class Value(Flat):
    """One of a few values in a row; the chosen one is a white tab with bold words."""

    radius = 9.0

    def __init__(self, canvas: Canvas, label: str, *, name: str = "") -> None:
        super().__init__(canvas, name or label)
        self.label = label
        self.setCheckable(True)

    def nextCheckState(self) -> None:  # noqa: N802 - Qt's own name
        """Only its row chooses."""

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        on = self.isChecked()
        if on or self.hovered:
            inner = box.adjusted(3, 3, -3, -3)
            edge = t.colour("brand.primary") if on and t.high_contrast else self.border() if self.hovered else t.colour("surface.lip")
            paint.rounded(p, inner, self.radius, t.colour("surface.card"), edge, self.border_width())
        ink = t.colour("ink.text" if on else "ink.textSecondary")
        words.text(p, self.look, box.adjusted(5, 2, -5, -2), self.label, 19, ink, bold=on, align="center", floor=FLOOR, leading=1.1)


class Ground(Painted):
    """What a row of values stands on."""

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        edge = t.colour("surface.line") if t.high_contrast else None
        paint.rounded(p, box, 12, t.colour("surface.paper2"), edge, t.border_floor)


class Values:
    """A row of values of which one is chosen; `picked` gets its number. `about` says of what, for screen readers."""

    def __init__(self, canvas: Canvas, about: str, labels: Sequence[str], at: int, picked: Callable[[int], Any]) -> None:
        self.canvas, self.about, self._picked = canvas, about, picked
        self.ground = Ground(canvas)
        self.pieces = [Value(canvas, label, name=_("{about}: {chosen}").format(about=about, chosen=label)) for label in labels]
        for n, piece in enumerate(self.pieces):
            piece.clicked.connect(lambda _checked=False, n=n: self.pick(n))
        self.choose(at)

    def pick(self, number: int) -> None:
        """Chooses another one and tells."""
        if number != self.at:
            self.choose(number)
            self._picked(number)

    def choose(self, number: int) -> None:
        """Shows another one as chosen (-1: none); nobody is told."""
        self.at = number
        for n, piece in enumerate(self.pieces):
            piece.setChecked(n == number)
            piece.update()

    @property
    def all(self) -> tuple[Painted | Piece, ...]:
        return (self.ground, *self.pieces)

    def show(self, shown: bool) -> None:
        for piece in self.all:
            piece.setVisible(shown)

    def put(self, box: QRectF) -> None:
        """Lays the values side by side, each as wide as its words need."""
        self.canvas.put(self.ground, box.left(), box.top(), box.width(), box.height())
        wishes = [words.width(self.canvas.look, piece.label, 19, bold=True) + 26 for piece in self.pieces]
        spare = (box.width() - sum(wishes)) / len(wishes)
        across = [wish + spare for wish in wishes] if spare >= 0 else [box.width() / len(wishes)] * len(wishes)
        left = box.left()
        for piece, wide in zip(self.pieces, across, strict=True):
            self.canvas.put(piece, left, box.top(), wide, box.height())
            piece.raise_()
            left += wide


class DeskSelect(Select):
    """A select that says of what it is: "Bin: all". `plain`: only what is chosen."""

    radius = 12.0
    lip_depth = 0.0

    def __init__(self, page: Canvas, about: str, chosen: Callable[[int], Any], *, plain: bool = False) -> None:
        super().__init__(page, about, chosen)
        self.plain = plain

    def written(self) -> str:
        return self.label if self.plain or self.at < 0 else _("{about}: {chosen}").format(about=self.about, chosen=self.label)

    def wish(self) -> float:
        return words.width(self.look, self.written(), SIZE) + 66

    def paint_lip(self, p: QPainter, box: QRectF) -> None:
        return

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        edge = self.border() if self.hovered else t.colour("surface.lip")
        paint.rounded(p, box, self.radius, t.colour("surface.card"), edge, max(1.6, t.border_floor))
        ink = t.colour("ink.text" if self.isEnabled() else "ink.textHint")
        paint.icon(p, self.look, "down", box.right() - 24, box.center().y(), 22, t.colour("ink.textSecondary"))
        words.text(p, self.look, QRectF(16, 4, box.width() - 58, box.height() - 8), self.written(), SIZE, ink, floor=FLOOR, leading=1.1)


class GoingChip(Flat):
    """A pill with a cross; touched, it goes. `violet`: a filter that is on; else a tag."""

    radius = HIGH / 2

    def __init__(self, canvas: Canvas, label: str, gone: Callable[[], Any], *, violet: bool = False) -> None:
        super().__init__(canvas, _("Take away {what}").format(what=label))
        self.label, self.violet = label, violet
        self.clicked.connect(lambda: gone())

    def wish(self) -> float:
        return words.width(self.look, self.label, 19, bold=self.violet) + 62

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        pill = box.adjusted(0, 6, 0, -6)
        if self.violet:
            fill, ink, edge = "tryAgain.sheet", "tryAgain.lip", t.colour("tryAgain.bright")
        else:
            fill, ink, edge = "surface.paper2", "ink.text", t.colour("surface.line") if t.high_contrast else None
        paint.rounded(p, pill, pill.height() / 2, t.colour(fill), self.border() if self.hovered else edge, max(1.6, t.border_floor))
        room = QRectF(18, pill.top(), box.width() - 54, pill.height())
        words.text(p, self.look, room, self.label, 19, t.colour(ink), bold=self.violet, floor=FLOOR, leading=1.05)
        paint.icon(p, self.look, "x", box.right() - 25, box.center().y(), 18, t.colour(ink))
