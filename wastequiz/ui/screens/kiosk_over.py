"""A visitor's round, ended: how it went, where what was missed really goes, and whether there is a spin of the wheel."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import shiboken6
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.domain.questions import Question
from wastequiz.domain.rounds import Answer, EventSpec
from wastequiz.i18n import _, ngettext
from wastequiz.stage import paint, scenery, words
from wastequiz.stage.pieces import Button, RoundButton
from wastequiz.stage.still import Art, Panel
from wastequiz.stage.theme import motion_ms
from wastequiz.ui.context import Context
from wastequiz.ui.kiosk import plays
from wastequiz.ui.kiosk.run import KioskRun
from wastequiz.ui.places import Attract, KioskChoose, PrizeWheel
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.button_row import put_row
from wastequiz.ui.widgets.confetti import Confetti
from wastequiz.ui.widgets.review import Review
from wastequiz.wording import names, reasons

REMEMBER = 4
"""So many things are shown again at most."""
MOST_STARS = 10


class KioskOverScreen(Screen):
    """The session's round or game, ended. It returns by itself: the idle time is short here."""

    scenery_name = scenery.HALL
    back_to = KioskChoose()

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        run = context.kiosk
        if run is None:
            raise ValueError("no event runs here")
        self.run: KioskRun = run
        self.scheme = context.scheme
        self.answers = answered(context)
        first = [a for _q, a in self.answers if a.stone.attempt == 1]
        self.total, self.right = len(first), sum(a.correct == 1 for a in first)
        self.play = plays.played(context)
        self.animal = run.animal
        self.at = event_of(context)
        self.score = Panel(self, painter=self._paint_score)
        self.score.setAccessibleName(self.said)
        good = self.total > 0 and 2 * self.right >= self.total
        self.mascot = Art(self, "bins/mascot_cheer" if good else "bins/mascot_wave")
        missed = [(q, a) for q, a in self.answers if a.correct < 1 and a.stone.attempt == 1]
        self.review = Review(self, [reasons.lesson(q, a, self.scheme) for q, a in missed[:REMEMBER]], self.scheme, pictures_only=False)
        self.speaker = RoundButton(self, "speaker", _("Read aloud"))
        self.speaker.clicked.connect(self._read)
        self.speaker.setVisible(run.volume > 0)
        self.spin = self._button(_("To the prize wheel"), "gift", lambda: self.go.emit(PrizeWheel()), "primary")
        self.again = self._button(_("Play again"), "play", self._play_again, "paper")
        self.other = self._button(_("Play something else"), "grid", lambda: self.go.emit(KioskChoose()), "paper")
        self.done = self._button(_("Done"), "check", lambda: run.end("done"), "paper")
        self._confetti: Confetti | None = None
        self.setAccessibleName(self.said)
        self._look_at_spins()
        run.look_at_spins(self._spins_told)
        context.sound.play("win")
        self.later(0, self._arrive)

    def _button(self, label: str, icon: str, deed: Callable[[], object], kind: str) -> Button:
        button = Button(self, label, kind, size=44, icon=icon)
        button.clicked.connect(lambda: deed())
        return button

    # ---- what it says
    @property
    def said(self) -> str:
        parts = [_("{right} of {total} right").format(right=self.right, total=self.total), self._spin_line()]
        return ". ".join(part for part in parts if part)

    def _spin_line(self) -> str:
        """What the round brought for the wheel; '' where the event has none."""
        if self.run.spins > 0:
            return ngettext("You have {n} spin of the wheel!", "You have {n} spins of the wheel!", self.run.spins).format(n=self.run.spins)
        if self.at is None or self.at.spin_at is None or not self.at.spin_at:
            return ""
        return ngettext(
            "{n} right answer earns a spin of the wheel.", "{n} right answers earn a spin of the wheel.", self.at.spin_at
        ).format(n=self.at.spin_at)

    def _spins_told(self) -> None:
        if shiboken6.isValid(self):
            self._look_at_spins()

    def _look_at_spins(self) -> None:
        """With a spin, the wheel is what to do next; else to play once more."""
        wins = self.run.spins > 0
        self.spin.setVisible(wins)
        self.again.kind = "paper" if wins else "primary"
        self.again.setVisible(self.play is not None)
        self.again.update()
        self.score.setAccessibleName(self.said)
        self.score.update()
        (self.spin if wins else self.again).setFocus()
        self.arrange()

    def _read(self) -> None:
        self.say(f"{self.said}. {self.review.accessibleName()}")

    def _arrive(self) -> None:
        if self.total and 2 * self.right >= self.total and not self.look.theme.reduced_motion and not self.look.theme.high_contrast:
            self._confetti = Confetti(self.total * 7 + self.right)
            self.animate(motion_ms("confetti"), self._drift, self._clear)
        if self.run.wishes.aloud:
            self._read()

    def _drift(self, at: float) -> None:
        if self._confetti is not None:
            self._confetti.fall = at
        self.update_moving()

    def _clear(self) -> None:
        self._confetti = None
        self.update_moving()

    # ---- where things stand
    def arrange(self) -> None:
        small = [b for b in (self.again, self.other, self.done) if not b.isHidden()]
        if self.tall:
            self.put(self.score, 40, 80, 680, 520)
            self.put(self.mascot, 740, 190, 290, 290)
            self.put(self.speaker, 948, 500, 92, 98)
            self.put(self.review, 40, 640, 1000, self.review.height_in(880))
            if self.run.spins > 0:
                put_row(self, [self.spin], QRectF(40, 1560, 1000, 136), most=1000)
                put_row(self, small, QRectF(40, 1730, 1000, 120), most=1000)
            else:
                put_row(self, [self.again], QRectF(40, 1560, 1000, 136), most=1000)
                put_row(self, [self.other, self.done], QRectF(40, 1730, 1000, 120), most=1000)
            return
        self.put(self.score, 72, 60, 640, 540)
        self.put(self.mascot, 130, 636, 330, 330)
        self.put(self.speaker, 600, 660, 92, 98)
        self.put(self.review, 752, 60, 1096, self.review.height_in(790))
        shown = ([self.spin] if self.run.spins > 0 else []) + small
        put_row(self, shown, QRectF(752, 890, 1096, 136) if len(shown) < 4 else QRectF(560, 890, 1288, 136))

    # ---- painting
    def _paint_score(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        paint.circle(p, 96, 96, 58, t.colour("surface.paper2"))
        self.look.pictures.draw(p, f"avatars/{self.animal}", 48, 46, 96)
        words.display(p, self.look, QRectF(176, 50, box.width() - 210, 92), names.animal(self.animal), 52, t.colour("ink.text"))
        number = f"{self.right} / {self.total}"
        words.display(
            p, self.look, QRectF(40, 170, box.width() - 80, 150), number, 104, t.colour("brand.primary"), fat=0.04, align="center"
        )
        across = min(box.width() - 80, 56.0 * min(self.total, MOST_STARS))
        if 0 < self.total <= MOST_STARS:
            step = across / self.total
            left = box.center().x() - across / 2
            for n in range(self.total):
                paint.star(p, self.look, left + (n + 0.5) * step, 358, 22, "right.fill" if n < self.right else "surface.paper2")
        below = QRectF(40, 394, box.width() - 80, box.height() - 418)
        line = self._spin_line() or (_("Well sorted!") if self.total and self.right == self.total else _("Thank you for playing!"))
        words.display(p, self.look, below, line, 38, t.colour("ink.text"), align="center", fat=0.02)

    def paint_moving(self, p: QPainter) -> None:
        if self._confetti is not None:
            self._confetti.paint(p, self)

    # ---- deeds
    def _play_again(self) -> None:
        if self.play is not None:
            plays.begin(self, self.run, self.play)

    def leave(self) -> None:
        """Esc leads to the choice, or to the attract screen where nobody is there."""
        self.go.emit(KioskChoose() if self.run.visit is not None else Attract())


def answered(context: Context) -> Sequence[tuple[Question, Answer]]:
    """All that was asked in the session's round or game, with its answers."""
    session = context.session
    if session.game is not None and session.game.gaming is not None:
        return [(one.question, one.answer) for one in session.game.gaming.marked]
    if session.playing is not None:
        progress = session.playing.progress
        return [(progress.round.question(a.stone.n), a) for a in progress.answers]
    return ()


def event_of(context: Context) -> EventSpec | None:
    """What the session's round counts for at the event."""
    session = context.session
    if session.game is not None:
        return session.game.deal.round.spec.event
    return session.playing.progress.round.spec.event if session.playing is not None else None
