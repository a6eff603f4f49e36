"""The sheet that rises when the wheel stands: what was won, with its number and QR code for the staff; or that one may spin again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import shiboken6
from PySide6.QtCore import QElapsedTimer, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from wastequiz.domain.events import AGAIN, Draw, Event
from wastequiz.domain.prize_slip import payload
from wastequiz.i18n import _
from wastequiz.stage import paint, qr, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.pieces import Button, RoundButton
from wastequiz.stage.touch import let_go
from wastequiz.ui.widgets import wheel_face
from wastequiz.ui.widgets.button_row import put_row
from wastequiz.wording import names

ROUND = 64.0
AWAKE_MS = 600
"""So long a sheet takes no press: the second one of a double tap on the wheel was not meant for what has risen under it."""
OVERHANG = 90.0
"""So far the squirrel looks out above the sheet."""
HIGH = {True: (740.0, 1150.0), False: (480.0, 760.0)}
"""How high the sheet is with a prize and without, in a wide and an upright window, in units."""


@dataclass(frozen=True)
class Won:
    """What the sheet tells. `code`, `payload`: '' where nothing was won. `who`: the animal of who won, as it may stand on the wall."""

    head: str
    name: str
    picture: str
    below: str = ""
    code: str = ""
    payload: str = ""
    who: str = ""

    def said(self) -> str:
        """All of it, for a screen reader and to be read aloud: the number digit by digit."""
        digits = " ".join(self.code)
        return ". ".join(part for part in (self.head, self.name, self.below, digits) if part)


def won_of(plan: Event, draw: Draw, digest: str) -> Won:
    """What is told of a draw; `digest`: the promise that bound it, '' where it is not known here."""
    if draw.prize == AGAIN:
        return Won(_("Spin again!"), "", "prizes/again", _("This one did not count. Have another go."))
    name = next((prize.name for prize in plan.prizes if prize.id == draw.prize), draw.prize)
    picture = wheel_face.picture(plan, draw.prize)
    below = _("They type it in and hand you your prize.")
    return Won(_("You won!"), name, picture, below, draw.code, payload(draw, digest), draw.who)


@dataclass(frozen=True)
class Deed:
    """A button on the sheet; the first one is the largest."""

    label: str
    icon: str
    do: Callable[[], Any]


class PrizeSheet:
    """Dims the page, rises over it, and takes touches and keys until one of its buttons is pressed."""

    def __init__(self, canvas: Canvas, won: Won, deeds: Sequence[Deed], read: Callable[[], Any]) -> None:
        self.canvas, self.won = canvas, won
        self.rise = 1.0
        self._since = QElapsedTimer()
        self._since.start()
        self._before = QApplication.focusWidget()
        self.face = _Face(canvas, won)
        self.buttons = [Button(canvas, deed.label, "paper" if i else "primary", size=48, icon=deed.icon) for i, deed in enumerate(deeds)]
        for button, deed in zip(self.buttons, deeds, strict=True):
            self._lead(button, deed.do)
        self.speaker = RoundButton(canvas, "speaker", _("Read aloud"))
        self.speaker.clicked.connect(lambda: read())
        mine = [*self.buttons, self.speaker]
        self._asleep = {w: w.focusPolicy() for w in canvas.findChildren(QWidget) if w not in mine}
        for behind in self._asleep:
            behind.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for piece in (self.face, *mine):
            piece.show()
            piece.raise_()
        canvas.raise_over()
        let_go(canvas)
        self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def awake(self) -> bool:
        """Whether a press counts."""
        return self._since.elapsed() >= AWAKE_MS

    def _lead(self, button: Button, deed: Callable[[], Any]) -> None:
        button.clicked.connect(lambda: deed() if self.awake else None)

    def arrange(self) -> None:
        """Puts it where the page's size and how far it has risen want it."""
        canvas, a = self.canvas, self.canvas.area
        high = HIGH[bool(self.won.code)][int(canvas.tall)]
        reference = 1920.0 if canvas.tall else 1080.0
        top = reference - high + (1 - self.rise) * (high + OVERHANG + (a.bottom() - reference))
        self.face.top = top - a.top()
        canvas.put(self.face, a.left(), a.top(), a.width(), a.height())
        left, right = (40.0, 1040.0) if canvas.tall else (840.0, 1840.0)
        row = QRectF(left, top + high - (190 if canvas.tall else 170), right - left, 130)
        if not self.won.code and not canvas.tall:
            row = QRectF(1080, top + high - 170, 760, 130)
        put_row(canvas, self.buttons, row, most=row.width())
        canvas.put(self.speaker, right - 92 if canvas.tall else 186, top + (40 if canvas.tall else high - 150), 92, 98)

    def close(self) -> None:
        """Takes it away; what lay behind can be reached again."""
        let_go(self.canvas)
        for behind, policy in self._asleep.items():
            if shiboken6.isValid(behind):
                behind.setFocusPolicy(policy)
        for piece in (self.face, *self.buttons, self.speaker):
            self.canvas.forget(piece)


class _Face(QWidget):
    """The veil and the sheet."""

    stays = True

    def __init__(self, canvas: Canvas, won: Won) -> None:
        super().__init__(canvas)
        self.canvas, self.look, self.won = canvas, canvas.look, won
        self.top = 0.0
        self._code = qr.squares(won.payload) if won.payload else ()
        self.setAccessibleName(won.said())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        t = self.look.theme
        p.fillRect(self.rect(), t.colour("ink.outline", 0.45))
        paint.ready(p)
        p.scale(self.canvas.unit, self.canvas.unit)
        w, h = self.width() / self.canvas.unit, self.height() / self.canvas.unit
        p.translate(0, self.top)
        for top, token in ((0.0, "right.fill" if self.won.code else "brand.primaryBright"), (12.0, "right.sheet")):
            shape = QPainterPath()
            shape.addRoundedRect(QRectF(0, top, w, h + ROUND), ROUND, ROUND)
            p.fillPath(shape, t.colour(token))
        p.translate(-self.canvas.area.left(), 0)  # from here on the reference box's left edge is 0
        (self._tall if self.canvas.tall else self._wide)(p)
        p.end()

    def _wide(self, p: QPainter) -> None:
        won, t = self.won, self.look.theme
        if not won.code:
            self.look.pictures.draw(p, "bins/mascot_wave", 110, -OVERHANG, 330)
            self._disc(p, 1660, 154, 112)
            words.display(p, self.look, QRectF(480, 50, 980, 130), won.head, 92, t.colour("ink.text"), fat=0.04)
            words.text(p, self.look, QRectF(480, 190, 980, 120), won.below, 44, t.colour("ink.textSecondary"))
            return
        self.look.pictures.draw(p, "bins/mascot_cheer", 60, -OVERHANG, 350)
        words.display(p, self.look, QRectF(430, 36, 390, 100), won.head, 76, t.colour("ink.text"), fat=0.05, align="center")
        self._disc(p, 625, 316, 165)
        words.display(p, self.look, QRectF(420, 500, 410, 96), won.name, 60, t.colour("ink.text"), fat=0.04, align="center")
        self._winner(p, 625, 640, centred=True)
        self._ticket(p, QRectF(840, 48, 1000, 470))

    def _tall(self, p: QPainter) -> None:
        won, t = self.won, self.look.theme
        if not won.code:
            self.look.pictures.draw(p, "bins/mascot_wave", 60, -OVERHANG, 300)
            words.display(p, self.look, QRectF(390, 40, 540, 110), won.head, 76, t.colour("ink.text"), fat=0.04)
            words.text(p, self.look, QRectF(390, 160, 610, 150), won.below, 40, t.colour("ink.textSecondary"))
            self._disc(p, 540, 440, 104)
            return
        self.look.pictures.draw(p, "bins/mascot_cheer", 690, -OVERHANG, 230)
        words.display(p, self.look, QRectF(56, 40, 600, 110), won.head, 84, t.colour("ink.text"), fat=0.05)
        self._disc(p, 210, 310, 140)
        words.display(p, self.look, QRectF(390, 220, 620, 120), won.name, 64, t.colour("ink.text"), fat=0.04)
        self._winner(p, 390, 390, centred=False)
        self._ticket(p, QRectF(40, 480, 1000, 440))

    def _disc(self, p: QPainter, x: float, y: float, r: float) -> None:
        t = self.look.theme
        paint.circle(p, x, y, r, t.colour("surface.card"), t.colour("right.fill"), 10)
        aspect = self.look.pictures.aspect(self.won.picture)
        across = r * 1.45 * min(1.0, aspect)
        self.look.pictures.draw(p, self.won.picture, x - across / 2, y - across / aspect / 2, across)

    def _winner(self, p: QPainter, x: float, y: float, *, centred: bool) -> None:
        """Who won, as it may stand on the wall: an animal."""
        if not self.won.who:
            return
        label = names.animal(self.won.who)
        wide = words.width(self.look, label, 34) + 84
        left = x - wide / 2 if centred else x
        self.look.pictures.draw(p, f"avatars/{self.won.who}", left, y - 34, 68)
        words.text(p, self.look, QRectF(left + 80, y - 30, wide, 60), label, 34, self.look.theme.colour("ink.textSecondary"))

    def _ticket(self, p: QPainter, box: QRectF) -> None:
        """What the staff looks at: the number in four boxes, and the QR code."""
        t = self.look.theme
        paint.rounded(p, box, 36, t.colour("surface.card"))
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.setPen(QPen(t.colour("ink.outline"), 4, Qt.PenStyle.DashLine, Qt.PenCapStyle.RoundCap))
        p.drawRoundedRect(box.adjusted(10, 10, -10, -10), 28, 28)
        side = min(360.0, box.height() - 60)
        code = QRectF(box.right() - side - 36, box.center().y() - side / 2, side, side)
        qr.draw(p, self._code, code, t.colour("ink.text"), t.colour("ink.onColour"))
        left, room = box.left() + 44, code.left() - box.left() - 76
        head = QRectF(left, box.top() + 34, room, 110)
        words.text(p, self.look, head, _("Show this number to the staff"), 38, t.colour("ink.text"), bold=True)
        gap = 16.0
        wide = min(122.0, (room - 3 * gap) / 4)
        for i, digit in enumerate(self.won.code):
            place = QRectF(left + i * (wide + gap), box.top() + 164, wide, 150)
            paint.rounded(p, place, 24, t.colour("right.tint"), t.colour("right.lip"), 4)
            words.display(p, self.look, place, digit, 104, t.colour("ink.text"), align="center", fat=0.03)
        below = QRectF(left, box.top() + 330, room, box.height() - 360)
        words.text(p, self.look, below, self.won.below, 30, t.colour("ink.textSecondary"))
