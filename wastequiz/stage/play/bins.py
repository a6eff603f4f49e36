"""The bins of a scheme as characters on their plates: they open, are glad or puzzled, and say which of them a point is on."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from wastequiz.domain.schemes import Bin
from wastequiz.i18n import words as in_words
from wastequiz.stage import paint
from wastequiz.stage.drawings import bin_picture
from wastequiz.stage.name_plate import name_plate
from wastequiz.stage.play.sprite import Painted, Sprite

if TYPE_CHECKING:
    from wastequiz.stage.play.scene import GameScene

REACH = 48.0
"""A bin takes what is dropped so far from it, in units."""
ASPECT = 0.8
"""A character is four fifths as wide as it is high."""
GAP = 26.0
OOPS_MS, GLAD_MS = 1200.0, 900.0


SPARE = 0.12
"""Lids that are up reach so much of the character's height out of its drawing's box."""


class Character(Sprite):
    """A bin's character; its lid may be up, so its pixmap is higher than its `box`."""

    def make(self) -> QPixmap:
        return self.stage.drawing(self.picture, self.width_units, SPARE)

    @property
    def box(self) -> QRectF:
        high = self.width_units / ASPECT
        return QRectF(self.x_units - self.width_units / 2, self.y_units - high / 2, self.width_units, high)


class BinFigure:
    """One bin: its character, its plate, and the sun floor under it while something is held over it."""

    def __init__(self, scene: GameScene, shown: Bin, key: str) -> None:
        self.scene, self.bin, self.key = scene, shown, key
        self.box = QRectF(0, 0, 250, 400)
        self.near = False
        self.marked = False
        """Whether it has the mark of the keys on it."""
        self._mood = "idle"
        self._turn = 0
        self.floor = Painted(scene, 200, 60, self._paint_floor, z=18)
        self.floor.setVisible(False)
        self.figure = Character(scene, bin_picture(shown, "idle"), 0, 0, 200, z=20)
        self.plate = Painted(scene, 200, 90, self._paint_plate, z=21)

    @property
    def name(self) -> str:
        return in_words(self.bin.name)

    def put(self, box: QRectF) -> None:
        """Fills `box`, in units: the plate at its foot, the character above."""
        self.box = box
        plate_high = min(94.0, box.height() * 0.3)
        room = box.height() - plate_high - 8
        high = min(room, box.width() / ASPECT)
        self.figure.x_units, self.figure.y_units = box.center().x(), box.top() + room - high / 2
        self.figure.width_units = high * ASPECT
        self.figure.refresh()
        self.plate.put(QRectF(box.left(), box.bottom() - plate_high, box.width(), plate_high))
        self.floor.put(QRectF(box.left() - 8, box.top() + room - high * 1.02, box.width() + 16, high * 1.02 + 18))

    @property
    def mouth(self) -> tuple[float, float]:
        """Where a thing goes in: the middle of the lid, in units."""
        box = self.figure.box
        return box.center().x(), box.top() + box.height() * 0.3

    def holds(self, x: float, y: float, reach: float = REACH) -> bool:
        """Whether something dropped at (x, y) is meant for it."""
        return self.box.adjusted(-reach, -reach, reach, reach).contains(x, y)

    # ---- moods
    def come_near(self, near: bool) -> None:
        """Something is held over it, or is no more."""
        if near != self.near:
            self.near = near
            self.floor.setVisible(near)
            if self._mood != "oops":
                self._show("happy" if near else "idle")

    def glad(self) -> None:
        """Something right went in: it hops."""
        self._feel("happy", GLAD_MS)
        self.scene.hop(self.figure)

    def puzzled(self) -> None:
        """Something went in that does not belong there."""
        self._feel("oops", OOPS_MS)

    def _feel(self, mood: str, ms: float) -> None:
        self._turn += 1
        turn = self._turn
        self._show(mood)
        self.scene.later(ms, lambda: self._calm_down(turn))

    def _calm_down(self, turn: int) -> None:
        if turn == self._turn:
            self._show("happy" if self.near else "idle")

    def _show(self, mood: str) -> None:
        self._mood = mood
        self.figure.show_picture(bin_picture(self.bin, mood))

    @property
    def mood(self) -> str:
        """idle, happy or oops."""
        return self._mood

    def mark(self, on: bool) -> None:
        """Puts the mark of the keys on it, or takes it off."""
        if on != self.marked:
            self.marked = on
            self.plate.redraw()

    def remove(self) -> None:
        for sprite in (self.floor, self.figure, self.plate):
            sprite.remove()

    # ---- painting
    def _paint_floor(self, p: QPainter, box: QRectF) -> None:
        t = self.scene.look.theme
        sun = t.colour("ink.outline" if t.high_contrast else "right.fill")
        p.setPen(QPen(t.colour("ink.outline"), 4) if t.high_contrast else Qt.PenStyle.NoPen)
        p.setBrush(t.colour("right.fill"))
        p.drawEllipse(QRectF(10, box.bottom() - 50, box.width() - 20, 44))
        dots = QPen(sun, 9, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
        dots.setDashPattern([0.01, 2.2])
        p.setPen(dots)
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.drawRoundedRect(box.adjusted(8, 8, -8, -28), 30, 30)

    def _paint_plate(self, p: QPainter, box: QRectF) -> None:
        look = self.scene.look
        t = look.theme
        face = box.adjusted(9, 6, -9, -12)
        name_plate(p, look, face, self.bin)
        if self.marked:
            p.setBrush(Qt.BrushStyle.NoBrush)
            p.setPen(QPen(t.colour("focus.outer"), 10))
            p.drawRoundedRect(face.adjusted(-2, -1, 2, 1), 22, 22)
            p.setPen(QPen(t.colour("focus.inner"), 5))
            p.drawRoundedRect(face.adjusted(-2, -1, 2, 1), 22, 22)
        if self.key and not self.scene.tall and self.scene.unit >= 0.8:
            paint.key_badge(p, look, face.left() + 4, face.top() + 2, self.key, 34)


class BinRow:
    """All bins of the scheme, in its order; keys 1 to 8. `only`: ids of those that take part, () all."""

    def __init__(self, scene: GameScene, only: tuple[str, ...] = ()) -> None:
        bins = [b for b in scene.deal.scheme.bins if not only or b.id in only]
        self.bins = [BinFigure(scene, b, str(i + 1)) for i, b in enumerate(bins)]

    def put(self, box: QRectF, *, most: int = 8, widest: float = 320.0) -> None:
        """Stands them in `box`, up to `most` in a row."""
        n = len(self.bins)
        rows = ceil(n / most)
        columns = ceil(n / rows)
        high = (box.height() - (rows - 1) * 12) / rows
        wide = min((box.width() - (columns - 1) * GAP) / columns, widest)
        space = (box.width() - columns * wide) / columns
        for i, figure in enumerate(self.bins):
            row, column = divmod(i, columns)
            here = min(columns, n - row * columns)
            left = box.center().x() - (here * (wide + space)) / 2 + space / 2
            figure.put(QRectF(left + column * (wide + space), box.top() + row * (high + 12), wide, high))

    def at(self, x: float, y: float, reach: float = REACH) -> BinFigure | None:
        """The bin something dropped at (x, y) is meant for: of two in reach the nearer."""
        found = [b for b in self.bins if b.holds(x, y, reach)]
        return min(found, key=lambda b: abs(b.box.center().x() - x) + abs(b.box.center().y() - y), default=None)

    def of(self, bin_id: str) -> BinFigure | None:
        return next((b for b in self.bins if b.bin.id == bin_id), None)

    def by_key(self, text: str) -> BinFigure | None:
        """The bin of a key "1".."8"; None for any other."""
        return next((b for b in self.bins if b.key == text), None)

    def come_near(self, figure: BinFigure | None) -> None:
        """Only `figure` has something held over it."""
        for b in self.bins:
            b.come_near(b is figure)
