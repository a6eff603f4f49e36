"""What visitors will see, small: the screen that waits for them, and the wheel with the chance of each prize."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath

from wastequiz.domain.events import Event
from wastequiz.i18n import _
from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.look import Look
from wastequiz.stage.still import Painted
from wastequiz.stage.theme import HIGH_CONTRAST, LIGHT, Theme
from wastequiz.ui.own_pictures import drawing
from wastequiz.ui.widgets import wheel_face
from wastequiz.ui.widgets.event_looks import TOKENS
from wastequiz.ui.widgets.event_prizes import paint_within, picture_of
from wastequiz.ui.widgets.event_wheel import as_planned, chances

FULL = (1920.0, 1080.0)
BINS = (("recyclable", "idle"), ("hazardous", "happy"), ("food", "idle"), ("residual", "happy"))
GLOBE = (1050.0, 400.0, 208.0)
"""Where the snow globe stands: its middle and its radius."""


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
        face, lip = (t.colour(token) for token in TOKENS[event.colour])
        self._paint_banner(p, look, ink, grown)
        halo = None if t.high_contrast else face
        name = t.colour("brand.primary") if t.high_contrast else ink
        words.display(
            p, look, QRectF(76, 146, 660, 250), _("WasteQuiz"), 212, name, fat=0.028, halo=halo, halo_width=0.13, lip=halo and lip
        )
        words.display(p, look, QRectF(76, 396, 660, 88), _("Which bin does this go in?"), 58 * grown, ink, fat=0.02)
        button = QRectF(72, 506, 640, 134)
        paint.rounded(p, button.translated(0, 12), 67, lip)
        paint.rounded(p, button, 67, face)
        words.display(p, look, button.adjusted(40, 4, -60, -4), _("Touch to play"), 74 * grown, t.colour("ink.onColour"), align="center")
        self._paint_globe(p, look)
        for n, (bin_, mood) in enumerate(BINS):
            look.pictures.draw(p, f"bins/bin_{bin_}_{mood}", 96 + n * 290, 690, 206)
        look.pictures.draw(p, "scenery/hand_point", 624, 560, 130)
        look.pictures.draw(p, "bins/mascot_cheer", 1440, 700, 270)

    def _paint_banner(self, p: QPainter, look: Look, ink: QColor, grown: float) -> None:
        """The event's name with its logo, or a star."""
        event, chip = self.plan, QRectF(136, 54, 560, 84)
        paint.rounded(p, chip, 42, look.theme.colour("ink.outline", 0.0 if look.theme.high_contrast else 0.35), ink, 3)
        if event.logo:
            paint_within(p, look, drawing(event.logo), QRectF(chip.left() + 22, chip.top() + 10, 76, 64))
        else:
            paint.star(p, look, chip.left() + 54, chip.center().y(), 24)
        words.text(p, look, chip.adjusted(104, 4, -30, -4), event.name or _("New event"), 40 * grown, ink, bold=True, floor=18)

    def _paint_globe(self, p: QPainter, look: Look) -> None:
        x, y, r = GLOBE
        if look.theme.high_contrast:
            paint.circle(p, x, y, r, look.theme.colour("surface.card"), look.theme.colour("ink.outline"), 8)
        else:
            look.pictures.draw(p, "scenery/snow_globe_stand", 784, 626, 532)
            look.pictures.draw(p, "scenery/snow_globe_back", x - 1.5 * r, y - 1.5 * r, 3 * r)
        look.pictures.draw(p, "items/aa_battery", x - 0.62 * r, y - 0.58 * r, 1.24 * r)
        if not look.theme.high_contrast:
            across = 520 * r / 240
            look.pictures.draw(p, "scenery/snow_globe_front", x - across / 2, y - across / 2, across)


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
        if not self.plan.prizes:
            return
        side = min(box.height(), box.width() * 0.52)
        self._paint_wheel(p, QRectF(0, (box.height() - side) / 2, side, side))
        self._paint_chances(p, QRectF(side + 20, 0, box.width() - side - 20, box.height()))

    def _paint_wheel(self, p: QPainter, box: QRectF) -> None:
        t, full = self.look.theme, 2 * (wheel_face.RADIUS + wheel_face.RIM) + 60
        scale = box.width() / full
        p.save()
        p.translate(box.center().x(), box.center().y() + 18 * scale)
        p.scale(scale, scale)
        r = wheel_face.RADIUS
        paint.circle(p, 0, 10, r + wheel_face.RIM, t.colour("right.lip"))
        paint.circle(p, 0, 0, r + wheel_face.RIM, t.colour("right.fill"), t.colour("ink.outline"), 8)
        device = abs(p.worldTransform().m11()) * p.device().devicePixelRatioF()
        face = wheel_face.face(self.look, self.plan, as_planned(self.plan), 2 * r * device)
        clip = QPainterPath()
        clip.addEllipse(QPointF(0, 0), r, r)
        p.setClipPath(clip)
        p.drawPixmap(QRectF(-r, -r, 2 * r, 2 * r), face, QRectF(face.rect()))
        p.setClipping(False)
        paint.circle(p, 0, 0, r, None, t.colour("ink.outline"), 7)
        paint.circle(p, 0, 0, r * 0.2, t.colour(TOKENS[self.plan.colour][0]), t.colour("ink.outline"), 7)
        wheel_face.pointer(p, self.look, r, 0)
        p.restore()

    def _paint_chances(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        found = chances(self.plan)
        high = min(46.0, box.height() / max(1, len(found)))
        pictures = {prize.id: picture_of(prize) for prize in self.plan.prizes}
        y = box.center().y() - high * len(found) / 2
        for id_, name, chance in found:
            paint_within(p, self.look, pictures.get(id_, "prizes/again"), QRectF(box.left(), y + 4, high - 8, high - 8))
            across = min(words.width(self.look, chance, 22, bold=True) + 6, box.width() * 0.45)
            room = QRectF(box.left() + high, y, box.width() - high - across - 6, high)
            words.text(p, self.look, room, name, 22, t.colour("ink.text"), floor=13, leading=1.0)
            room = QRectF(box.right() - across, y, across, high)
            words.text(p, self.look, room, chance, 22, t.colour("ink.text"), bold=True, align="right", floor=13)
            y += high
