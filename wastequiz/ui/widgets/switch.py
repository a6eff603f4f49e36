"""A switch: an icon, what it does, a line below, and a track with a knob that says on or off by place, sign and colour."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.pieces import Piece

TRACK = (92.0, 50.0)


class Switch(Piece):
    """On or off. `toggled` tells."""

    radius = 28.0

    def __init__(self, canvas: Canvas, label: str, below: str, icon: str, *, on: bool = False) -> None:
        super().__init__(canvas, f"{label}. {below}" if below else label)
        self.label, self.below, self.icon_name = label, below, icon
        self.setCheckable(True)
        self.setChecked(on)
        self.toggled.connect(self._turned)

    def _turned(self, _on: bool) -> None:
        self.update()

    def border(self) -> QColor:
        return self.look.theme.colour("brand.primary") if self.isChecked() else super().border()

    def paint_lip(self, p: QPainter, box: QRectF) -> None:
        paint.lip_of(
            p,
            box.translated(0, -self.lip_depth),
            self.radius,
            self.lip_depth,
            self.look.theme.colour("brand.primaryLip" if self.isChecked() else "surface.lip"),
        )

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        super().paint_face(p, box)
        t = self.look.theme
        paint.icon(p, self.look, self.icon_name, 48, box.center().y(), 44, t.colour("ink.text"))
        track = QRectF(box.right() - TRACK[0] - 22, box.center().y() - TRACK[1] / 2, *TRACK)
        on = self.isChecked()
        paint.rounded(
            p,
            track,
            TRACK[1] / 2,
            t.colour("brand.primary" if on else "surface.paper2"),
            t.colour("brand.primaryLip" if on else "ink.textHint"),
            4,
        )
        x = track.right() - TRACK[1] / 2 if on else track.left() + TRACK[1] / 2
        paint.circle(p, x, track.center().y(), TRACK[1] / 2 - 6, t.colour("surface.card"))
        paint.icon(
            p, self.look, "check" if on else "x", x, track.center().y(), 26, t.colour("brand.primary" if on else "ink.textSecondary")
        )
        room = QRectF(84, 4, track.left() - 84 - 14, box.height() - 8)
        if not self.below:
            words.display(p, self.look, room, self.label, 34, t.colour("ink.text"), fat=0.02)
            return
        words.display(
            p,
            self.look,
            QRectF(room.left(), room.top() + room.height() * 0.06, room.width(), room.height() * 0.5),
            self.label,
            34,
            t.colour("ink.text"),
            fat=0.02,
        )
        lower = QRectF(room.left(), room.top() + room.height() * 0.55, room.width(), room.height() * 0.4)
        words.text(p, self.look, lower, self.below, 26, t.colour("ink.textSecondary"), floor=15)
