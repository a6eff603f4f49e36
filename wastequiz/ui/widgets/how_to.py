"""How a game is played: three steps, each a drawing and a sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from wastequiz.i18n import _
from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.pieces import Button, RoundButton
from wastequiz.stage.play.card import Card
from wastequiz.stage.still import Panel

HEAD = 96.0


def steps_said(card: Card) -> str:
    """The steps as they are read aloud."""
    return " ".join(_(step.text) for step in card.how)


class HowToPanel(Panel):
    """The steps side by side, or one below the other where the panel is higher than wide."""

    def __init__(self, canvas: Canvas, card: Card) -> None:
        super().__init__(canvas, radius=44, painter=self._paint_steps)
        self.card = card
        self.setAccessibleName(_("How to play") + ". " + steps_said(card))

    def _paint_steps(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        words.display(p, self.look, QRectF(40, 18, box.width() - 190, HEAD - 18), _("How to play"), 42, t.colour("ink.text"), fat=0.03)
        room = QRectF(28, HEAD + 14, box.width() - 56, box.height() - HEAD - 36)
        steps = self.card.how
        across = room.width() > 1.15 * room.height()
        gap = 20.0
        if across:
            w, h = (room.width() - gap * (len(steps) - 1)) / len(steps), room.height()
        else:
            w, h = room.width(), (room.height() - gap * (len(steps) - 1)) / len(steps)
        for i, step in enumerate(steps):
            x, y = (room.left() + i * (w + gap), room.top()) if across else (room.left(), room.top() + i * (h + gap))
            self._paint_step(p, QRectF(x, y, w, h), i, step.picture, _(step.text))

    def _paint_step(self, p: QPainter, box: QRectF, number: int, picture: str, text: str) -> None:
        t = self.look.theme
        paint.rounded(p, box, 30, t.colour("surface.paper2"), t.colour("surface.line") if t.high_contrast else None, t.border_floor)
        if box.width() > 1.6 * box.height():
            side = box.height() - 32
            spot = QRectF(box.left() + 24, box.top() + 16, side, side)
            room = QRectF(spot.right() + 26, box.top() + 10, box.right() - spot.right() - 50, box.height() - 20)
            align = "left"
        else:
            side = min(box.width() - 60, box.height() * 0.46)
            spot = QRectF(box.center().x() - side / 2, box.top() + 20, side, side)
            room = QRectF(box.left() + 18, spot.bottom() + 12, box.width() - 36, box.bottom() - spot.bottom() - 22)
            align = "center"
        paint.circle(p, spot.center().x(), spot.center().y(), side / 2, t.colour("surface.card"))
        aspect = self.look.pictures.aspect(picture)
        wide = side * 0.68 * min(1.0, aspect)
        self.look.pictures.draw(p, picture, spot.center().x() - wide / 2, spot.center().y() - wide / aspect / 2, wide)
        x, y = spot.left() + side * 0.1, spot.top() + side * 0.1
        paint.circle(p, x, y, 27, t.colour("brand.primary"), t.colour("surface.card"), 4)
        words.display(p, self.look, QRectF(x - 27, y - 27, 54, 54), str(number + 1), 32, t.colour("ink.onColour"), align="center", fat=0.02)
        words.text(p, self.look, room, text, 34, t.colour("ink.text"), bold=True, align=align, floor=17)


class HowToCard:
    """The steps over a paused game, with a speaker and a way back."""

    def __init__(self, canvas: Canvas, card: Card, say: Callable[[str], Any], back: Callable[[], Any]) -> None:
        self.canvas = canvas
        self.veil = _Veil(canvas)
        self.panel = HowToPanel(canvas, card)
        self.speaker = RoundButton(canvas, "speaker", _("Read aloud"))
        self.speaker.clicked.connect(lambda: say(steps_said(card)))
        self.back = Button(canvas, _("Got it"), size=48, icon="check")
        self.back.clicked.connect(lambda: back())
        for piece in self.pieces:
            piece.show()
            piece.raise_()
        canvas.raise_over()
        self.arrange()
        self.back.setFocus()

    @property
    def pieces(self) -> tuple[QWidget, ...]:
        return self.veil, self.panel, self.speaker, self.back

    def arrange(self) -> None:
        a, put = self.canvas.area, self.canvas.put
        put(self.veil, a.x(), a.y(), a.width(), a.height())
        box = QRectF(60, 330, 960, 1080) if self.canvas.tall else QRectF(260, 150, 1400, 640)
        put(self.panel, box.left(), box.top(), box.width(), box.height())
        put(self.speaker, box.right() - 120, box.top() + 14, 84, 90)
        put(self.back, box.center().x() - 260, box.bottom() + 34, 520, 118)

    def close(self) -> None:
        for piece in self.pieces:
            self.canvas.forget(piece)


class _Veil(QWidget):
    """Dims what is behind and takes its touches."""

    stays = True

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.canvas = canvas

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        p.fillRect(self.rect(), self.canvas.look.theme.colour("ink.outline", 0.45))
        p.end()
