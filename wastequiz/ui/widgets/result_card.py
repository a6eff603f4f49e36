"""A thing that was found: its picture, its name, where it goes, and one line why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen

from wastequiz.stage import paint, ruby, words
from wastequiz.stage.canvas import Canvas, arrow
from wastequiz.stage.pieces import Piece
from wastequiz.stage.still import Painted
from wastequiz.ui.pictures import thing_picture
from wastequiz.ui.widgets.place_tag import Goes, place_tag

LINE, LEAST_LINE = 26.0, 23.0
"""Size of the reason on a card, and how small it may get so that it needs one line only."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a card says."""

    name: str
    picture: str
    goes: Goes
    line: str = ""

    @property
    def said(self) -> str:
        """The card in one sentence, for screen readers."""
        return f"{self.name}, {self.goes.name}. {self.line}".strip()


class ResultCard(Piece):
    """One result; checked while its details stand beside it."""

    radius = 30.0

    def __init__(self, canvas: Canvas, step: Callable[[int, int], bool]) -> None:
        """`step` is asked at an arrow key: it goes to the neighbouring card and says whether there was one."""
        super().__init__(canvas, "")
        self._step = step
        self.shown: Shown | None = None
        self.shadow_radius = self.radius
        self.setCheckable(True)

    def show_result(self, shown: Shown, *, chosen: bool) -> None:
        """Shows another thing, or the same chosen or not."""
        if shown != self.shown or chosen != self.isChecked():
            self.shown = shown
            self.setAccessibleName(shown.said)
            self.setChecked(chosen)
            self.update()

    def nextCheckState(self) -> None:  # noqa: N802 - Qt's own name
        """Only the page chooses."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = arrow(event.key())
        if way is None or not self._step(*way):
            super().keyPressEvent(event)

    def border(self) -> QColor:
        return self.look.theme.colour("brand.primary") if self.isChecked() else super().border()

    def border_width(self) -> float:
        return 6.0 if self.isChecked() else super().border_width()

    def paint_lip(self, p: QPainter, box: QRectF) -> None:
        token = "brand.primaryLip" if self.isChecked() else "surface.lip"
        paint.lip_of(p, box.translated(0, -self.lip_depth), self.radius, self.lip_depth, self.look.theme.colour(token))

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        super().paint_face(p, box)
        if self.shown is None:
            return
        t, shown = self.look.theme, self.shown
        h = box.height()
        mat = min(150.0, h - 32)
        top = (h - mat) / 2
        paint.rounded(p, QRectF(20, top, mat, mat), 24, t.colour("surface.itemDisc"))
        self.look.pictures.draw(p, thing_picture(shown.picture), 26, top + 6, mat - 12)
        left = 20 + mat + 24
        room = box.width() - left - 20
        tag = 50.0 if h > 170 else 44.0
        middle = h * (0.66 if not shown.line else 0.57 if ruby.wanted(self.look, shown.name) else 0.5)
        name = QRectF(left, 12, room, middle - tag / 2 - 14)
        ruby.display(p, self.look, name, shown.name, 38, t.colour("ink.text"), fat=0.025, floor=18)
        place_tag(p, self.look, left, middle, shown.goes, tag, room)
        if shown.line:
            under = QRectF(left, middle + tag / 2 + 4, room, h - middle - tag / 2 - 12)
            self._paint_line(p, under, shown.line)

    def _paint_line(self, p: QPainter, under: QRectF, text: str) -> None:
        """The reason on as many lines as there is room for, shortened where it is longer: the whole stands in the panel."""
        t = self.look.theme
        size = LINE / t.text_scale**0.5
        step = size * t.text_scale * 1.16
        most = max(1, int((under.height() + 4) // step))
        across = words.width(self.look, text, size)
        if under.width() < across <= under.width() * LINE / LEAST_LINE:
            size *= under.width() / across * 0.995  # rather a little smaller than one sign on a line of its own
        lines = words.wrap(self.look, text, size, under.width())
        if len(lines) > most:
            lines = [*lines[: most - 1], lines[most - 1][: max(1, len(lines[most - 1]) - 2)] + "…"]
        else:  # as long as each other: no sign on a line of its own
            evened = words.wrap(self.look, text, size, min(under.width(), across / len(lines) + 2 * size))
            lines = evened if len(evened) == len(lines) else lines
        ink = t.colour("ink.textSecondary")
        words.text(p, self.look, under.adjusted(0, -6, 8, 6), "\n".join(lines), size, ink, floor=15, leading=1.16)


class Dotted(Painted):
    """The squirrel in a dotted frame, with a head and a sentence: what to do where nothing was found, or where to begin."""

    def __init__(self, canvas: Canvas, head: str, text: str, mascot: str = "bins/mascot_think") -> None:
        super().__init__(canvas, f"{head} {text}")
        self.head, self.text, self.mascot = head, text, mascot

    def tell(self, head: str, text: str, mascot: str) -> None:
        if (head, text, mascot) != (self.head, self.text, self.mascot):
            self.head, self.text, self.mascot = head, text, mascot
            self.setAccessibleName(f"{head} {text}")
            self.update()

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        frame = box.adjusted(2, 2, -2, -6)
        pen = QPen(t.colour("surface.lip"), 4, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([2.5, 3.5])
        p.setPen(pen)
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.drawRoundedRect(frame, 30, 30)
        aspect = self.look.pictures.aspect(self.mascot)
        down = min(166.0, frame.height() - 20)
        self.look.pictures.draw(p, self.mascot, 28, frame.center().y() - down / 2, down * aspect)
        left = 28 + down * aspect + 24
        room = QRectF(left, frame.top() + 12, frame.right() - left - 20, frame.height() - 24)
        half = room.height() * (0.46 if self.text else 1.0)
        upper = QRectF(room.left(), room.top(), room.width(), half)
        words.display(
            p, self.look, upper, self.head, 38, t.colour("ink.text"), fat=0.025, valign="bottom" if self.text else "middle", floor=18
        )
        lower = QRectF(room.left(), room.top() + half + 4, room.width(), room.height() - half - 4)
        words.text(p, self.look, lower, self.text, 28, t.colour("ink.textSecondary"), valign="top", floor=16, leading=1.2)
