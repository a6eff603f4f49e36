"""The prize wheel: one touch, and it turns to what was drawn and kept before it moved; then the prize with its number for the staff."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEasingCurve, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter

from wastequiz.domain.errors import KnownError
from wastequiz.domain.events import AGAIN, DRAWN, Draw
from wastequiz.i18n import _
from wastequiz.services import prizing
from wastequiz.services.prizing import Wheel as WheelFacts
from wastequiz.stage import scenery
from wastequiz.stage.pieces import Button
from wastequiz.stage.still import Art, Words
from wastequiz.stage.theme import motion_ms
from wastequiz.ui.context import Context, alive, alive0
from wastequiz.ui.places import KioskChoose
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets import wheel_face
from wastequiz.ui.widgets.confetti import Confetti
from wastequiz.ui.widgets.prize_sheet import Deed, PrizeSheet, Won, won_of
from wastequiz.ui.widgets.wheel import Wheel
from wastequiz.ui.widgets.wheel_panel import KindWord, SpinsChip, WheelPanel

LEAST_MS, MORE_MS = 4200, 800
"""So long a spin takes, and so much longer at most."""
ASIDE = 0.3
"""So far from a sector's middle it may stop, as a share of the sector: looks only."""
TICK_MS = 70
"""Two ticks of the pointer are no closer than this, or they run together."""
GONE, NO_SPIN, READY, BUSY = "gone", "no_spin", "ready", "busy"
"""What the page is ready for: no prize is left, no spin was earned, a touch spins, or it is at work."""


class PrizeWheelScreen(Screen):
    """The wheel of the event this kiosk runs."""

    scenery_name = scenery.WHEEL
    back_to = KioskChoose()
    low_back = ((58.0, 952.0), (948.0, 1240.0))

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        if context.kiosk is None:
            raise ValueError("no event to spin a wheel for")
        self.run = context.kiosk
        self.plan = self.run.plan
        self.state = BUSY
        self.facts: WheelFacts | None = None
        self.draw: Draw | None = None
        """What was drawn, from the moment it is kept until its sheet is closed."""
        self.won: Draw | None = None
        """What this visit won last, and is still to be handed over."""
        self.sheet: PrizeSheet | None = None
        self._ticked_ms = 0
        self.add_back("back", _("Back"))
        self.panel = WheelPanel(self, self.plan)
        self.title = Words(self, _("Prize wheel"), 60, head=True)
        self.spins = SpinsChip(self)
        self.wheel = Wheel(self, self.plan)
        self.wheel.clicked.connect(self.spin)
        self.wheel.ticked.connect(self._tick)
        self.mascot = Art(self, "bins/mascot_cheer")
        self.word = KindWord(self)
        self.mine = Button(self, "", "paper", size=36, icon="gift")
        self.mine.clicked.connect(self._show_mine)
        self.mine.hide()
        self.start = Button(self, _("Spin the wheel"), size=54, icon="play")
        self.start.clicked.connect(self.press)
        self.setAccessibleName(_("Prize wheel"))
        self._ask(first=True)

    @property
    def being_read(self) -> bool:
        """A number has to reach the staff first."""
        return self.sheet is not None and bool(self.sheet.won.code)

    # ---- what is known
    def _ask(self, *, first: bool = False, spin: bool = False) -> None:
        """Asks how the wheel stands now. `spin`: and spins at once."""
        self.state = BUSY
        prizing.wheel(
            self.context.school,
            self.plan,
            self.run.visit,
            alive(self, lambda facts: self._told(facts, first=first, spin=spin)),
            alive(self, self.trouble),
        )

    def _told(self, facts: WheelFacts, *, first: bool, spin: bool) -> None:
        pending = self.run.pending if first else None
        self.run.spins = facts.spins
        self.show_facts(facts, quiet=pending is not None)
        if pending is not None:
            self._turn_to(pending)
        elif spin and self.state == READY:
            self.spin()
        else:
            self.start.setFocus(Qt.FocusReason.OtherFocusReason)
            prizing.waiting(self.context.school, self.plan, alive(self, self._look_for_mine))

    def _look_for_mine(self, waiting: Sequence[Draw]) -> None:
        """What this visit won and never saw is shown now, however the page was come by; what it saw can be seen again."""
        visit = self.run.visit
        mine = [draw for draw in waiting if visit is not None and draw.visit == visit.id]
        unseen = next((draw for draw in mine if draw.state == DRAWN), None)
        self.won = mine[0] if mine else None
        if unseen is not None and self.draw is None and self.state == NO_SPIN:
            self._turn_to(unseen)
        elif self.won is not None and self.sheet is None:
            self.mine.set_label(_("Your number: {code}").format(code=self.won.code))
            self.mine.show()
            self.word.hide()

    def _show_mine(self) -> None:
        """The sheet of what was won before, once more."""
        if self.won is not None and self.sheet is None and self.state != BUSY:
            self.tell_of(self.won)

    def show_facts(self, facts: WheelFacts, *, quiet: bool = False) -> None:
        """Shows how the wheel stands. `quiet`: something follows at once, and nothing is said of it."""
        self.facts = facts
        self.wheel.show_sectors(facts.sectors)
        self.panel.show_stock(facts.stock, facts.commitment)
        self.spins.show_spins(facts.spins)
        self.state = BUSY if quiet else GONE if not facts.can_spin else READY if facts.spins > 0 else NO_SPIN
        self._tell()
        self.arrange()
        self.update()

    def _tell(self) -> None:
        """Button, hub and squirrel say what can be done."""
        self.wheel.set_ready(self.state in (READY, BUSY))
        self.wheel.setEnabled(self.state in (READY, BUSY))
        label = {GONE: _("All right"), NO_SPIN: _("Play a round")}.get(self.state, _("Spin the wheel"))
        self.start.icon_name = {GONE: "check", NO_SPIN: "next"}.get(self.state, "play")
        self.start.set_label(label)
        self.start.setEnabled(self.state != BUSY)
        self.mascot.show_picture("bins/mascot_wave" if self.state in (GONE, NO_SPIN) else "bins/mascot_cheer")
        told = {
            GONE: _("All of today's prizes have found a home. Thank you for playing!"),
            NO_SPIN: _("One more round, then you can spin again."),
        }.get(self.state, "")
        self.word.show_word(told)
        if self.state == BUSY:
            self.mine.hide()
        if told:
            self.say(told)

    # ---- deeds
    def press(self) -> None:
        """The large button: spins, or goes on where there is nothing to spin for."""
        if self.state in (GONE, NO_SPIN):
            self.leave()
        else:
            self.spin()

    def spin(self) -> None:
        """Has the outcome drawn and kept; what turns afterwards only shows it. A second touch meanwhile does nothing."""
        visit = self.run.visit
        if self.state != READY or visit is None or self.sheet is not None:
            return
        self.state = BUSY
        self._tell()
        self.run.touched()
        prizing.spin(self.context.school, self.plan, visit, self.run.animal, alive(self, self._turn_to), alive(self, self._not_drawn))

    def _not_drawn(self, error: BaseException) -> None:
        """The last prize or spin went meanwhile: the page shows how it stands. Anything else is told by the window."""
        if isinstance(error, KnownError):
            self._ask()
        else:
            self.trouble(error)

    def _turn_to(self, draw: Draw) -> None:
        """It is drawn and kept: the wheel turns to its sector."""
        self.state, self.draw = BUSY, draw
        self._tell()
        if self.facts is not None and [sector.prize for sector in self.facts.sectors] != list(draw.sectors):
            self.wheel.show_sectors(wheel_face.as_drawn(self.plan, draw))
        chance = (draw.n * 37 + draw.sector * 11) % 100 / 100
        ms = LEAST_MS + round(MORE_MS * chance)
        self.animate(ms, self.wheel.way_to(draw.sector, ASIDE * (2 * chance - 1)), self._stands, QEasingCurve.Type.OutQuart)

    def _tick(self) -> None:
        now = self.context.school.clock.mono_ms()
        if now - self._ticked_ms >= TICK_MS:
            self._ticked_ms = now
            self.context.sound.play("tick")

    def _stands(self) -> None:
        """The wheel stands: the outcome is shown, and it is kept that it was."""
        draw = self.draw
        if draw is None:
            return
        self.run.pending = None
        self.run.touched()
        prizing.shown(self.context.school, draw, alive0(self, self._look_at_spins))
        self.tell_of(draw)

    def tell_of(self, draw: Draw) -> None:
        """The sheet of an outcome rises."""
        self.draw = draw
        won = won_of(self.plan, draw, self._promise_of(draw))
        deeds = [Deed(_("Done"), "check", self._done)] if won.code else [Deed(_("Spin"), "play", self._spin_again)]
        self._raise(won, deeds)

    def _promise_of(self, draw: Draw) -> str:
        """The digest that bound this draw, '' where midnight has brought another one since."""
        commitment = self.facts.commitment if self.facts is not None else None
        return commitment.digest if commitment is not None and commitment.id == draw.commitment else ""

    def _look_at_spins(self) -> None:
        self.run.look_at_spins(alive0(self, self._offer_more))

    def _offer_more(self) -> None:
        """There is another spin: the sheet's button says so."""
        if self.sheet is not None and self.draw is not None and self.draw.prize != AGAIN and self.run.spins > 0:
            self.sheet.buttons[0].set_label(_("Done, spin again"))

    def _raise(self, won: Won, deeds: list[Deed]) -> None:
        self.sheet = PrizeSheet(self, won, deeds, lambda: self.say(won.said()))
        self.sheet.rise = 0.0
        if won.code:
            self.context.sound.play("win")
            if not self.look.theme.reduced_motion and not self.look.theme.high_contrast:
                self.sheet.face.confetti = Confetti(self.draw.n if self.draw else 0)
                self.animate(motion_ms("confetti"), self._drift, self._clear)
        self.arrange()
        self.animate(motion_ms("sheetUp"), self._lift)
        self.say(f"{won.head} {won.name}. {won.below}")

    def _lift(self, at: float) -> None:
        if self.sheet is not None:
            self.sheet.rise = at
            self.sheet.arrange()
            self.sheet.face.moved()

    def _drift(self, at: float) -> None:
        if self.sheet is not None and self.sheet.face.confetti is not None:
            self.sheet.face.confetti.fall = at
            self.sheet.face.moved()

    def _clear(self) -> None:
        """The confetti is down."""
        if self.sheet is not None:
            self.sheet.face.confetti = None
            self.sheet.face.moved()

    def _lower(self) -> None:
        """The sheet goes; the page asks anew how the wheel stands."""
        if self.sheet is not None:
            self.sheet.close()
        self.sheet = self.draw = None

    def _spin_again(self) -> None:
        self._lower()
        self._ask(spin=True)

    def _done(self) -> None:
        """To the next spin where there is one, else on. How many are left is asked anew: the prize may have been seen in no time."""
        self._lower()
        self.state = BUSY
        self.run.look_at_spins(alive0(self, self._go_on))

    def _go_on(self) -> None:
        if self.run.spins > 0:
            self._ask()
        else:
            self.go.emit(KioskChoose())

    def leave(self) -> None:
        """Back, unless the wheel turns or a prize is shown: it would be lost from sight."""
        if self.sheet is None and self.state != BUSY:
            super().leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.sheet is None:
            if not event.isAutoRepeat():
                self.press()
            return
        super().keyPressEvent(event)

    # ---- where things stand
    def arrange(self) -> None:
        self.put_back()
        if self.tall:
            x, y, r = 540.0, 776.0, 420.0
            self.put(self.title, 170, 50, 370, 92)
            self.put(self.spins, 560, 54, 290, 84)
            self.put(self.panel, 40, 1352, 1000, 376)
            self.put(self.mascot, 20, 1090, 230, 250)
            self.put(self.word, 270, 1240, 660, 100)
            self.put(self.mine, 270, 1236, 660, 104)
            self.put(self.start, 40, 1756, 1000, 136)
        else:
            x, y, r = 640.0, 520.0, 376.0
            self.put(self.panel, 1264, 44, 600, 1000)
            self.put(self.title, 1308, 72, 290, 80)
            self.put(self.spins, 1606, 76, 216, 72)
            self.put(self.mascot, 1006, 700, 246, 268)
            self.put(self.word, 240, 992, 960, 76)
            self.put(self.mine, 360, 978, 560, 96)
            self.put(self.start, 1308, 888, 512, 122)
        reach = r + wheel_face.RIM
        self.put(self.wheel, x - reach, y - reach, 2 * reach, 2 * reach)
        if self.sheet is not None:
            self.sheet.arrange()

    def paint_under(self, p: QPainter) -> None:
        middle = self.where(self.wheel).center()
        wheel_face.stand(p, self.look, middle.x(), middle.y(), self.where(self.wheel).width() / 2 - wheel_face.RIM)

    def card_boxes(self) -> list[QRectF]:
        """Nothing on the card but the button is touched: the page is read from above."""
        return []
