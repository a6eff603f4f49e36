"""The cords between things that were linked: ink while they can change, then sun with a tick or dashed plum with a turn-back arrow."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from wastequiz.stage import paint
from wastequiz.stage.canvas import Canvas

Verdict = Literal["", "right", "wrong", "shown"]
KNOB = 13.0
WIDE = 40.0
"""How far around a cord's ends something of it may be painted, in units."""


@dataclass(frozen=True)
class Cord:
    """From a thing's knob to a partner's (or to a finger), in units of the page. `down`: it hangs, else it runs across."""

    start: QPointF
    end: QPointF
    verdict: Verdict = ""
    down: bool = False

    def path(self) -> QPainterPath:
        """A soft S."""
        bend = (self.end.y() - self.start.y() if self.down else self.end.x() - self.start.x()) * 0.5
        way = QPointF(0, bend) if self.down else QPointF(bend, 0)
        path = QPainterPath(self.start)
        path.cubicTo(self.start + way, self.end - way, self.end)
        return path

    def around(self) -> QRectF:
        """The box it is painted in."""
        return self.path().controlPointRect().adjusted(-WIDE, -WIDE, WIDE, WIDE)


class Cords(QWidget):
    """A clear layer above the tiles that takes no touches. `cords` and `knobs` are asked for at each painting."""

    def __init__(self, canvas: Canvas, cords: Callable[[], Sequence[Cord]], knobs: Callable[[], Sequence[tuple[QPointF, bool]]]) -> None:
        super().__init__(canvas)
        self.canvas, self._cords, self._knobs = canvas, cords, knobs
        self.badge = 26.0
        """Radius of the badges on the cords, in units."""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def refresh(self, *boxes: QRectF) -> None:
        """Paints those boxes (in units of the page) anew: only there something moved."""
        for box in boxes:
            self.update(self.canvas.to_px(box).translated(-self.pos()))

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        p.translate(-self.pos())
        self.canvas.to_units(p)
        cords = self._cords()
        for cord in cords:
            self._paint(p, cord)
        t = self.canvas.look.theme
        for at, tied in self._knobs():
            paint.circle(p, at.x(), at.y(), KNOB, t.colour("ink.outline" if tied else "surface.card"), t.colour("ink.outline"), 4)
        for cord in cords:
            if cord.verdict in ("right", "wrong"):
                at = cord.path().pointAtPercent(0.5 if cord.down and cord.verdict == "right" else 0.14)
                paint.result_badge(p, self.canvas.look, at.x(), at.y(), cord.verdict == "right", self.badge)
        p.end()

    def _paint(self, p: QPainter, cord: Cord) -> None:
        t = self.canvas.look.theme
        path = cord.path()
        p.setBrush(Qt.BrushStyle.NoBrush)
        cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        solid = Qt.PenStyle.SolidLine
        p.setPen(QPen(t.colour("surface.card"), 20, solid, cap, join))
        p.drawPath(path)
        if cord.verdict == "wrong":
            pen = QPen(t.colour("tryAgain.fill"), 9, solid, cap, join)
            pen.setDashPattern([1.6, 2.0])
            p.setPen(pen)
            p.drawPath(path)
        else:
            p.setPen(QPen(t.colour("ink.outline"), 12 if not cord.verdict else 15, solid, cap, join))
            p.drawPath(path)
            if cord.verdict:
                p.setPen(QPen(t.colour("right.fill"), 8, solid, cap, join))
                p.drawPath(path)
        if not cord.verdict:  # a finger's end is as round as a tied one
            paint.circle(p, cord.end.x(), cord.end.y(), KNOB, t.colour("ink.outline"))
