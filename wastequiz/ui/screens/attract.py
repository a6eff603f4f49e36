"""A kiosk that waits: a dusk city, a snow globe with something in it, waving bins, and a hand that says: touch."""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from random import Random

import shiboken6
from PySide6.QtCore import QMargins, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QRegion, QShowEvent
from PySide6.QtWidgets import QWidget

from wastequiz import i18n
from wastequiz.i18n import _, ngettext
from wastequiz.services import things
from wastequiz.stage import paint, scenery, words
from wastequiz.stage.drawings import item_picture
from wastequiz.stage.name_plate import name_plate
from wastequiz.stage.still import Words
from wastequiz.ui.context import Context, alive, alive0
from wastequiz.ui.kiosk import durations
from wastequiz.ui.kiosk.run import KioskRun
from wastequiz.ui.places import KioskChoose
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.attract_scene import POINT, AttractScene, Places, paint_globe_ground
from wastequiz.ui.widgets.big_button import BigButton
from wastequiz.ui.widgets.event_look import halo_of, kind_of
from wastequiz.ui.widgets.language_switch import LanguageSwitch

FRAME_MS = 16
CALM_FRAME_MS = 33
BRISK_MS = 60_000
"""So long after somebody left, frames follow as fast as the screen; then half as fast: all day long nobody is there."""
STILL_MS = 500
"""With reduced motion only what is shown changes, now and then."""
MOST_ITEMS = 60
HAND_ROOM = 110.0
"""What the hand covers of the button, in units."""
SNOW = 8
"""Seed of the snow."""
DRIFT = 6.0
"""So far the whole picture wanders from where it belongs, in units, so that nothing burns into the screen."""
DRIFT_STEP_MS = 5000
DRIFT_ROUND_MS = (240_000, 180_000)
"""How long once there and back takes, across and down."""


class AttractScreen(Screen):
    """Any touch or key begins a visit."""

    scenery_name = scenery.DUSK
    back_to = None

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        run = context.kiosk
        if run is None:
            raise ValueError("no event runs here")
        self.run: KioskRun = run
        self.bins = context.scheme.bins
        self._rng = Random(run.today.visitors)  # another order after each visitor
        self.scene = AttractScene(self.look, self.bins, (), SNOW)
        self.start = BigButton(self, "", kind_of(run.plan.colour), size=74, spare=HAND_ROOM)
        self.start.clicked.connect(lambda: self.begin(i18n.current()))
        self.languages = LanguageSwitch(self, run.plan.languages, i18n.current(), self.begin)
        for piece in (self.languages.ground, *self.languages.parts):
            piece.setVisible(len(run.plan.languages) > 1)
        self.today = Words(self, "", 32, align="right", colour="ink.text")
        self.hand = _Hand(self)
        self.drift = QPointF(0, 0)
        self._shown_at = time.monotonic()
        self._stands_still = False
        self._drifted = 0
        self._where = Places((0, 0, 1), (), QRectF())
        self._stand = QRectF()
        self._begun = False
        self._frames = QTimer(self)
        self._frames.setTimerType(Qt.TimerType.PreciseTimer)
        self._frames.setInterval(STILL_MS if self.scene.still else FRAME_MS)
        self._frames.timeout.connect(self.step)
        run.changed.connect(self._tell)
        self._tell()
        self.setAccessibleName(f"{run.plan.name}. {self.start.label}")
        self.start.setFocus()
        run.look_at_today()
        things.pictured(context.school, context.scheme.code, alive(self, self._show_things))

    # ---- what it says
    def _show_things(self, found: Sequence[str]) -> None:
        """Real things of the bank, in an order by chance."""
        names = [name for name in map(item_picture, found) if self.look.pictures.exists(name)]
        self.scene.items = self._rng.sample(names, min(MOST_ITEMS, len(names)))
        self.update()

    def _tell(self) -> None:
        """Takes the day's figures, and whether staff lets anybody begin."""
        if not shiboken6.isValid(self):
            return
        n = self.run.today.visitors
        played = ngettext("{n} person has played today", "{n} people have played today", n).format(n=n) if n else ""
        lasts = durations.of_event(self.run.plan)
        said = "\n".join(part for part in (played, lasts) if part)
        if said != self.today.text():
            self.today.setText(said)
        label = _("A short break. Back soon!") if self.run.paused else _("Touch to play")
        if label != self.start.label:
            self.start.set_label(label)
        self.start.setEnabled(not self.run.paused)
        self.hand.setVisible(not self.run.paused)

    # ---- where things stand
    def arrange(self) -> None:
        a, tall = self.area, self.tall
        dx, dy = self.drift.x(), self.drift.y()
        n = max(1, len(self.bins))
        if tall:
            self.put(self.start, 116 + dx, 1634 + dy, 848, 162)
            self.hand.place(QRectF(822 + dx, 1640 + dy, 160, 172))
            globe, self._stand = (560 + dx, 836 + dy, 240.0), QRectF(284 + dx, 1090 + dy, 552, 140)
            step, across, top = 1000 / n, min(244.0, 1000 / n - 8), 1196
            bins = tuple(QRectF(40 + i * step + (step - across) / 2 + dx, top + dy, across, across * 1.2) for i in range(n))
            self.languages.put(40 + dx, 1822 + dy)
            self.put(self.today, 380 + dx, 1812 + dy, 664, 100)
        else:
            self.put(self.start, 72 + dx, 506 + dy, 640, 146)
            self.hand.place(QRectF(612 + dx, 544 + dy, 154, 166))
            globe, self._stand = (1050 + dx, 400 + dy, 208.0), QRectF(784 + dx, 626 + dy, 532, 206)
            step, across, top = 1160 / n, min(206.0, 1160 / n - 10), 690
            bins = tuple(QRectF(54 + i * step + (step - across) / 2 + dx, top + dy, across, across * 1.2) for i in range(n))
            self.languages.put(a.right() - 60 - self.languages.wish + dx, 54 + dy)
            self.put(self.today, 1240 + dx, 974 + dy, 614, 98)
        self._where = Places(globe, bins, self.hand.box)
        self.start.raise_()
        self.hand.raise_()

    # ---- painting
    def _paint_ground(self, p: QPainter) -> None:
        u, ratio = self.unit, self.devicePixelRatioF()
        edge = math.ceil(DRIFT * u)
        size = self.size().grownBy(QMargins(edge, edge, edge, edge))
        backdrop = scenery.backdrop(self.look, self.scenery_name, size, ratio)
        p.drawPixmap(QPointF(self.drift.x() * u - edge, self.drift.y() * u - edge), backdrop)
        self.to_units(p)
        self.paint_under(p)

    def paint_under(self, p: QPainter) -> None:
        p.save()
        p.translate(self.drift)
        t, tall, contrast = self.look.theme, self.tall, self.look.theme.high_contrast
        light = t.colour("ink.text" if contrast else "ink.onColour")
        self._paint_banner(p, light)
        halo, lip = (None, None) if contrast else (t.colour(token) for token in halo_of(self.run.plan.colour))
        name = QRectF(60, 150, 960, 300) if tall else QRectF(56, 146, 700, 250)
        ink = t.colour("brand.primary") if contrast else light
        align = "center" if tall else "left"
        words.display(
            p,
            self.look,
            name.adjusted(20, 0, -20, 0),
            _("WasteQuiz"),
            212,
            ink,
            fat=0.028,
            halo=halo,
            halo_width=0.13,
            lip=lip,
            align=align,
        )
        asks = QRectF(60, 446, 960, 90) if tall else QRectF(76, 396, 660, 88)
        words.display(p, self.look, asks, _("Which bin does this go in?"), 62 if tall else 58, light, fat=0.02, align=align)
        for (x, y, size, turn), token in zip(_MARKS[int(tall)], ("right.fill", "scene.window", "scene.window"), strict=False):
            if not contrast:
                p.save()
                p.translate(x, y)
                p.rotate(turn)
                box = QRectF(-size, -size, 2 * size, 2 * size)
                words.display(p, self.look, box, "？", size, t.colour(token), fat=0.06, halo=light, halo_width=0.16, align="center")
                p.restore()
        p.translate(-self.drift)
        paint_globe_ground(p, self.look, self._where.globe, self._stand, tall=tall)
        p.translate(self.drift)
        self._paint_plates(p)
        if tall and not contrast:
            paint.rounded(p, QRectF(92, 1622, 896, 186), 90, t.colour("ink.onColour", 0.35))
        if not tall:
            self.look.pictures.draw(p, "bins/mascot_cheer", 1450, 664, 262)
        p.restore()

    def _paint_banner(self, p: QPainter, light: QColor) -> None:
        """The event's name, with its logo where it has one."""
        t, plan = self.look.theme, self.run.plan
        high, most = 84.0, 900.0 if self.tall else 660.0
        mark = 76.0
        across = min(most, words.width(self.look, plan.name, 40, bold=True) + mark + 74)
        left = 540 - across / 2 if self.tall else 136.0
        pill = QRectF(left, 74 if self.tall else 54, across, high)
        ground = t.colour("surface.card") if t.high_contrast else t.colour("scene.duskTop", 0.55)
        paint.rounded(p, pill, high / 2, ground, t.colour("ink.outline") if t.high_contrast else t.colour("ink.onColour", 0.7), 3)
        if plan.logo and self.look.pictures.exists(plan.logo):
            aspect = self.look.pictures.aspect(plan.logo)
            side = min(mark, 60 * aspect)
            self.look.pictures.draw(p, plan.logo, pill.left() + 26 + (mark - 18 - side) / 2, pill.center().y() - side / aspect / 2, side)
        else:
            paint.star(p, self.look, pill.left() + 54, pill.center().y(), 22)
        room = pill.adjusted(mark + 20, 4, -34, -4)
        words.text(p, self.look, room, plan.name, 40, light, bold=True, align="center", floor=20)

    def _paint_plates(self, p: QPainter) -> None:
        n = max(1, len(self.bins))
        left, step, top = (40.0, 1000 / n, 1510.0) if self.tall else (54.0, 1160 / n, 962.0)
        across, high = (min(236.0, step - 14), 72.0) if self.tall else (min(250.0, step - 16), 74.0)
        for i, b in enumerate(self.bins):
            name_plate(p, self.look, QRectF(left + i * step + (step - across) / 2, top, across, high), b)

    def paintEvent(self, event: QPaintEvent) -> None:
        p = self._ground.show(self, (), self._paint_ground, opaque=True)
        self.to_units(p)
        region = event.region()
        self.scene.paint(p, self._where, lambda box: region.intersects(self.to_px(box)))
        p.end()

    # ---- time
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._frames.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._frames.stop()

    def stand_still(self) -> None:
        """Has nothing move by itself any more (for the tour and the bench, which say what time it is), whatever starts the frames again."""
        self._stands_still = True
        self.scene.all_at_once()
        self._frames.stop()

    def step(self, ms: float | None = None) -> None:
        """One frame; `ms` since the page was shown, by the clock where nothing is given. Only what moved is painted anew."""
        if ms is None and self._stands_still:
            return
        at = (time.monotonic() - self._shown_at) * 1000 if ms is None else ms
        drifts = int(at // DRIFT_STEP_MS)
        if drifts != self._drifted:
            self._drifted = drifts
            self._wander(drifts * DRIFT_STEP_MS)
        if self._frames.interval() == FRAME_MS and at > BRISK_MS:
            self._frames.setInterval(CALM_FRAME_MS)
        boxes = self.scene.go_to(at, self.area, self._where)
        if self.hand.isVisible():
            self.hand.reach(self.scene.hand_off())
        region = QRegion()
        for box in boxes:
            region += self.to_px(box)
        QWidget.update(self, region)

    def _wander(self, at: float) -> None:
        """Moves the whole picture a little."""
        across, down = (round(DRIFT * math.sin(at / whole * math.tau)) for whole in DRIFT_ROUND_MS)
        if (across, down) != (self.drift.x(), self.drift.y()):
            self.drift = QPointF(across, down)
            self.arrange()
            self.update()

    # ---- somebody
    def begin(self, language: str) -> None:
        """A visit begins in that language."""
        if self._begun or self.run.paused:
            return
        self._begun = True

        def not_begun(error: BaseException) -> None:
            self._begun = False
            self.trouble(error)

        self.run.begin(language, alive0(self, lambda: self.go.emit(KioskChoose())), alive(self, not_begun))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.begin(i18n.current())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not event.isAutoRepeat() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.begin(i18n.current())
            return
        super().keyPressEvent(event)


_MARKS = (
    ((1316.0, 230.0, 120.0, 12.0), (848.0, 196.0, 76.0, -14.0)),
    ((880.0, 690.0, 140.0, 12.0), (262.0, 640.0, 84.0, -14.0), (906.0, 880.0, 72.0, 20.0)),
)
"""Question marks in the sky: x, y, size, turn; landscape and portrait."""


class _Hand(QWidget):
    """The hand that points at the button: above it, and nothing to touch."""

    def __init__(self, page: AttractScreen) -> None:
        super().__init__(page)
        self.page = page
        self.box = QRectF()
        self._off = 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def place(self, box: QRectF) -> None:
        """Where it is at rest, in units; it moves down from there."""
        self.box = box
        self.page.put(self, box.x(), box.y(), box.width(), box.height() + POINT)

    def reach(self, off: float) -> None:
        if round(off * self.page.unit) != round(self._off * self.page.unit):
            self._off = off
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        paint.ready(p)
        p.scale(self.page.unit, self.page.unit)
        self.page.look.pictures.draw(p, "scenery/hand_tap", 0, self._off, self.box.width())
        p.end()
