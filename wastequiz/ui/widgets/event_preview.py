"""What visitors will see, small: the screen that waits for them, and the wheel with the chance of each prize."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import cos, radians, sin

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPen

from wastequiz.domain.events import AGAIN, Event
from wastequiz.i18n import _
from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.look import Look
from wastequiz.stage.still import Painted
from wastequiz.stage.theme import HIGH_CONTRAST, LIGHT, Theme
from wastequiz.ui.own_pictures import drawing
from wastequiz.ui.widgets.event_looks import TOKENS
from wastequiz.ui.widgets.event_prizes import paint_within, picture_of
from wastequiz.ui.widgets.event_wheel import chances, laid_out
from wastequiz.ui.widgets.wordmark import paint_wordmark

FULL = (1920.0, 1080.0)
BINS = (("recyclable", "idle"), ("hazardous", "happy"), ("food", "idle"), ("residual", "happy"))
FILLS = ("right.tint", "surface.card", "tryAgain.tint", "brand.primaryTint", "accent.roseTint")
"""What the sectors of one prize are filled with, prize by prize; none is a bin's colour."""


@cache
def _look(contrast: bool) -> Look:
    """The look of the kiosk, whatever the desk's own is."""
    return Look(Theme(HIGH_CONTRAST if contrast else LIGHT))


class AttractPreview(Painted):
    """The waiting screen of `event`, as large as its box allows."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas, _("The screen that waits for visitors"))
        self.plan = Event("", "")

    def show_event(self, event: Event) -> None:
        if (event.name, event.colour, event.logo, event.high_contrast, event.large_text) != (
            self.plan.name,
            self.plan.colour,
            self.plan.logo,
            self.plan.high_contrast,
            self.plan.large_text,
        ):
            self.update()
        self.plan = event

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        look = _look(self.plan.high_contrast)
        scale = min(box.width() / FULL[0], box.height() / FULL[1])
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(0, 0, FULL[0] * scale, FULL[1] * scale), 16, 16)
        p.save()
        p.translate((box.width() - FULL[0] * scale) / 2, (box.height() - FULL[1] * scale) / 2)
        p.setClipPath(shape)
        p.scale(scale, scale)
        self._paint_screen(p, look)
        p.restore()

    def _paint_screen(self, p: QPainter, look: Look) -> None:
        t, event = look.theme, self.plan
        if t.high_contrast:
            p.fillRect(QRectF(0, 0, *FULL), t.colour("surface.paper"))
        else:
            look.pictures.draw(p, "scenery/background_dusk_1920x1080", 0, 0, FULL[0])
        ink = t.colour("ink.text" if t.high_contrast else "ink.onColour")
        grown = 1.2 if event.large_text else 1.0
        chip = QRectF(136, 50, 620, 92)
        paint.rounded(p, chip, 46, t.colour("surface.card", 0.16), ink, 4)
        if event.logo:
            paint_within(p, _Of(look), drawing(event.logo), QRectF(chip.left() + 14, chip.top() + 10, 110, 72))
        else:
            paint.star(p, look, chip.left() + 60, chip.center().y(), 28)
        room = chip.adjusted(134 if event.logo else 104, 6, -30, -6)
        words.text(p, look, room, event.name or _("What is it called?"), 40 * grown, ink, bold=True, floor=20)
        paint_wordmark(p, look, QRectF(70, 160, 800, 230))
        words.display(p, look, QRectF(76, 396, 760, 92), _("Which bin does it go into?"), 54 * grown, ink, fat=0.03)
        face, lip = TOKENS[event.colour]
        button = QRectF(72, 508, 640, 140)
        paint.rounded(p, button.translated(0, 12), 70, t.colour(lip))
        paint.rounded(p, button, 70, t.colour(face))
        words.display(p, look, button.adjusted(40, 6, -40, -6), _("Touch to play"), 64 * grown, t.colour("ink.onColour"), align="center")
        self._paint_globe(p, look)
        for n, (bin_, mood) in enumerate(BINS):
            look.pictures.draw(p, f"bins/bin_{bin_}_{mood}", 84 + n * 290, 700, 230)
        look.pictures.draw(p, "scenery/hand_point", 620, 560, 130)
        look.pictures.draw(p, "bins/mascot_cheer", 1450, 690, 260)

    def _paint_globe(self, p: QPainter, look: Look) -> None:
        if look.theme.high_contrast:
            paint.circle(p, 1052, 384, 210, look.theme.colour("surface.card"), look.theme.colour("ink.outline"), 8)
        else:
            look.pictures.draw(p, "scenery/snow_globe_stand", 856, 548, 392)
            look.pictures.draw(p, "scenery/snow_globe_back", 1052 - 250, 390 - 250, 500)
        look.pictures.draw(p, "items/aa_battery", 1052 - 130, 384 - 120, 260)
        if not look.theme.high_contrast:
            look.pictures.draw(p, "scenery/snow_globe_front", 1052 - 250, 390 - 250, 500)


class _Of:
    """Something with a look, for painters that ask a widget for it."""

    def __init__(self, look: Look) -> None:
        self.look = look


class WheelPreview(Painted):
    """The wheel of `event` with a picture in each sector, and beside it how many sectors of all each prize has."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.plan = Event("", "")

    def show_event(self, event: Event) -> None:
        if (event.prizes, event.again_sectors) != (self.plan.prizes, self.plan.again_sectors):
            self.update()
        self.plan = event
        said = [_("{prize}: {chance}").format(prize=name, chance=chance) for _id, name, chance in chances(event)]
        self.setAccessibleName(_("The wheel") + (": " + _(", ").join(said) if said else ""))

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        if not self.plan.prizes:
            self.look.pictures.draw(p, "bins/mascot_cheer", box.center().x() - 62, box.top() + 20, 124)
            room = QRectF(30, box.top() + 180, box.width() - 60, 100)
            words.text(p, self.look, room, _("Without prizes there is no wheel."), 26, t.colour("ink.textSecondary"), align="center")
            return
        side = min(box.height(), box.width() * 0.52)
        self._paint_wheel(p, QRectF(0, (box.height() - side) / 2, side, side))
        self._paint_chances(p, QRectF(side + 20, 0, box.width() - side - 20, box.height()))

    def _paint_wheel(self, p: QPainter, box: QRectF) -> None:
        t, look = self.look.theme, self.look
        sectors = laid_out(self.plan)
        prizes = {prize.id: (n, prize) for n, prize in enumerate(self.plan.prizes)}
        middle, r = QPointF(box.center().x(), box.center().y() + 8), box.width() / 2 - 12
        paint.circle(p, middle.x(), middle.y(), r + 4, t.colour("right.fill"), t.colour("ink.outline"), 3)
        inner = r - 8
        ring = QRectF(middle.x() - inner, middle.y() - inner, 2 * inner, 2 * inner)
        step = 360 / max(1, len(sectors))
        p.setPen(QPen(t.colour("ink.outline"), 2.5))
        for n, prize in enumerate(sectors):
            fill = "surface.paper2" if prize == AGAIN else FILLS[prizes[prize][0] % len(FILLS)]
            p.setBrush(t.colour(fill))
            p.drawPie(ring, round((90 - (n - 0.5) * step) * 16), round(-step * 16))
        size = min(inner * 0.34, inner * 1.1 * sin(radians(min(90.0, step / 2))) + 8)
        for n, prize in enumerate(sectors):
            angle = radians(n * step - 90)
            x, y = middle.x() + cos(angle) * inner * 0.68, middle.y() + sin(angle) * inner * 0.68
            picture = "prizes/again" if prize == AGAIN else picture_of(prizes[prize][1])
            paint_within(p, self, picture, QRectF(x - size / 2, y - size / 2, size, size))
        face, _lip = TOKENS[self.plan.colour]
        paint.circle(p, middle.x(), middle.y(), inner * 0.2, t.colour(face), t.colour("ink.outline"), 3)
        pointer = QPainterPath(QPointF(middle.x() - 15, box.top()))
        pointer.lineTo(middle.x() + 15, box.top())
        pointer.lineTo(middle.x(), box.top() + 32)
        pointer.closeSubpath()
        p.setBrush(t.colour("accent.rose"))
        p.drawPath(pointer)

    def _paint_chances(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        found = chances(self.plan)
        high = min(46.0, box.height() / max(1, len(found)))
        pictures = {prize.id: picture_of(prize) for prize in self.plan.prizes}
        y = box.center().y() - high * len(found) / 2
        for id_, name, chance in found:
            paint_within(p, self, pictures.get(id_, "prizes/again"), QRectF(box.left(), y + 4, high - 8, high - 8))
            across = min(words.width(self.look, chance, 22, bold=True) + 6, box.width() * 0.45)
            room = QRectF(box.left() + high, y, box.width() - high - across - 6, high)
            words.text(p, self.look, room, name, 22, t.colour("ink.text"), floor=13, leading=1.0)
            room = QRectF(box.right() - across, y, across, high)
            words.text(p, self.look, room, chance, 22, t.colour("ink.text"), bold=True, align="right", floor=13)
            y += high


