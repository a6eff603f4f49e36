"""One place on a scene that can be touched: unseen until it is chosen, pointed at or told about."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPen

from wastequiz.domain.questions import Option
from wastequiz.i18n import N_, _
from wastequiz.i18n import words as in_words
from wastequiz.stage import paint
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.pieces import Piece

State = Literal["rest", "right", "wrong", "missed", "other"]
TOLD = {
    "right": N_("found"),
    "wrong": N_("your answer, not right"),
    "missed": N_("this one was meant too"),
}
"""What a screen reader says of a place once the answer is known."""


class Spot(Piece):
    """Checked while it is part of the answer."""

    radius = 24.0
    lip_depth = 0.0

    def __init__(self, canvas: Canvas, option: Option, number: int) -> None:
        super().__init__(canvas, _("{n}: {name}").format(n=number, name=in_words(option.label)))
        self.option = option
        self.state: State = "rest"
        self.setCheckable(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            event.ignore()  # Space is the speaker on a question
            return
        super().keyPressEvent(event)

    def show_result(self, *, chosen: bool) -> None:
        """What became of it; it cannot be touched any more."""
        self.state = ("right" if chosen else "missed") if self.option.right else ("wrong" if chosen else "other")
        self.setEnabled(False)
        self.setAccessibleDescription(_(TOLD[self.state]) if self.state in TOLD else "")
        self.update()

    def face_key(self) -> Hashable:
        return self.state, self.isChecked(), self.hovered

    def paint_lip(self, p: QPainter, box: QRectF) -> None:
        return

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        ring = {"right": "right.fill", "wrong": "tryAgain.fill", "missed": "tryAgain.bright"}.get(self.state)
        if self.state == "rest":
            ring = "brand.primary" if self.isChecked() else "brand.primaryBright" if self.hovered else None
        if ring is None:
            return
        inner = box.adjusted(7, 7, -7, -7)
        firm = self.isChecked() and self.state != "missed"
        if firm:
            paint.rounded(p, inner, self.radius, t.colour("surface.card", 0.28))
        p.setBrush(Qt.BrushStyle.NoBrush)
        for colour, across in (("ink.outline", 14.0), (ring, 8.0)):
            pen = QPen(t.colour(colour), across, Qt.PenStyle.SolidLine if firm else Qt.PenStyle.DashLine)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            p.setPen(pen)
            p.drawRoundedRect(inner, self.radius, self.radius)
