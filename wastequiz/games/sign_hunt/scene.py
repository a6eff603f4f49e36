"""The sign hunt as it is seen: the street with its plates, the case above, the case book below, and the magnifier that follows the hand."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPixmap

from wastequiz.domain.games import Marked, Score, Try
from wastequiz.domain.items import Band
from wastequiz.games.sign_hunt import rules, town
from wastequiz.games.sign_hunt.head import Head
from wastequiz.games.sign_hunt.papers import CaseBook, CaseCard
from wastequiz.games.sign_hunt.plate import Plate
from wastequiz.games.sign_hunt.row import Row
from wastequiz.i18n import _
from wastequiz.stage import scenery
from wastequiz.stage.canvas import arrow
from wastequiz.stage.play.hud import Pill
from wastequiz.stage.play.scene import Deed, GameScene
from wastequiz.stage.play.sparks import burst, rise
from wastequiz.stage.play.sprite import Sprite
from wastequiz.stage.play.why import Why
from wastequiz.wording import names

LOOK_MS, FLY_MS = 1_250.0, 620.0
HINT_MS = 2_400.0
NEXT_FRAME_MS = 20.0
"""What need not be painted in this very frame is painted so much later."""
LENS = 128.0
SLIP = 40.0
"""A finger that moves farther than so between down and up looked round and chose nothing, in units."""
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SignHuntScene(GameScene):
    """A tap on a plate chooses it; whoever moves the finger along only looks, with the magnifier."""

    state: rules.State | None
    backdrop_name = scenery.DAY

    # ---- building
    def start(self) -> None:
        deal, game = self.deal, self.deal.round.spec.game
        self.pace = game.pace if game is not None else "normal"
        self.reads = deal.round.spec.band > Band.pre
        if self.state is None:
            teams = tuple(team.id for team in deal.teams) or (0,)
            cases = rules.plan([q.kind for q in deal.round.questions], rules.wanted(game), len(teams))
            self.state = rules.begin(cases, teams, game.seconds if game is not None else 0)
        if self.state.told:  # it was seen in the scene before
            self.state = rules.onward(self.state)
        self.card = CaseCard(self, reads=self.reads)
        self.book = CaseBook(self, self.state)
        self.mascot = Sprite(self, "bins/mascot_think", 0, 0, 200, z=41)
        self.hint = Pill(self, "", 960, 340, width=820, high=66, size=34)
        self.hint.setVisible(False)
        self.head = Head(self, self.state)
        self.lens = Sprite(self, "signs/magnifier", 0, 0, LENS, z=60)
        self.row = Row(self, reads=self.reads)
        self.why: Why | None = None
        self.asked_ms = self.played_ms
        self.fingers: dict[int, tuple[Plate | None, float, float]] = {}
        self._hints = 0
        self.viewport().setMouseTracking(not self.calm)
        self._show()
        self._open()

    @property
    def rules(self) -> rules.State:
        assert self.state is not None
        return self.state

    def backdrop(self, size: QSize) -> QPixmap:
        return town.street(self.look, super().backdrop(size), self.area, self.unit, self.tall)

    def arrange(self) -> None:
        tall = self.tall
        self.card.put(QRectF(30, 352, 1020, 250) if tall else QRectF(412, 22, 1064, 256))
        self.mascot.at(*((170.0, 246.0) if tall else (300.0, 168.0)))
        self.hint.at(*((540.0, 640.0) if tall else (960.0, 330.0)))
        wide = min(1020.0 if tall else 1500.0, 190.0 + 104 * len(self.rules.cases))
        self.book.put(QRectF(540 - wide / 2, 1690, wide, 124) if tall else QRectF(960 - wide / 2, 934, wide, 122))
        self.head.arrange()
        self.row.arrange()
        if self.why is not None:
            self.why.put(self._why_box(self.why.marked))
        self.lens.at(*self.rest)

    def _why_box(self, marked: Marked) -> QRectF:
        """Where the reason stands: on the card of the case, less high where there is no picture."""
        slim = 0.0 if marked.question.picture else 34.0
        return (QRectF(24, 346, 1032, 262) if self.tall else QRectF(406, 18, 1076, 266)).adjusted(0, slim, 0, -slim)

    @property
    def rest(self) -> tuple[float, float]:
        """Where the magnifier waits: in the squirrel's hand."""
        return self.mascot.x_units + 96, self.mascot.y_units + 42

    # ---- cases
    def _open(self) -> None:
        """Hangs up the plates of the case that is open."""
        case = self.rules.case
        self.fingers.clear()
        self._tell_case()
        if case is None:
            self.row.take_down()
            self._finish()
            return
        self.mascot.show_picture("bins/mascot_think")
        self.lens.at(*self.rest)
        self.row.hang(case.n, self.pace)
        self.later(NEXT_FRAME_MS, self._show)
        self.asked_ms = self.played_ms
        self.read_aloud()
        self.changed.emit()

    def _show(self) -> None:
        state = self.rules
        self._tell_case()
        self.book.tell(state)
        self.head.tell(state)

    def _tell_case(self) -> None:
        state, teams = self.rules, self.deal.teams
        self.card.tell(state.case, state.at + 1, teams[state.turn].animal if teams else "")

    def _finish(self) -> None:
        self.end(Score.of(self.rules.teams, self.rules.points))

    def advance(self, ms: float) -> None:
        state = self.rules
        if state.waits or state.told:
            return
        self.state = rules.tick(state, ms)
        self.head.keep_time(self.rules)
        if self.rules.over:
            self._finish()

    # ---- choosing
    def choose(self, plate: Plate) -> None:
        """A plate is tapped: an answer, or one of the street's own signs, which says what it is."""
        state = self.rules
        if state.over or state.waits or state.told or self.why is not None or state.case is None:
            return
        if plate.option is None:
            self._tell_sign(plate)
            return
        self.state = rules.choose(state)
        self.heard.emit("press")
        self.hint.setVisible(False)
        self.row.mark_only(plate)
        self.tried.emit(Try(state.case.n, (plate.option.id,), round(self.played_ms - self.asked_ms), state.team))

    def _tell_sign(self, plate: Plate) -> None:
        told = _("{sign}: not part of the case. Keep looking!").format(sign=plate.name)
        self._hints += 1
        mine = self._hints
        self.hint.tell(told if self.reads else plate.name)
        self.hint.setVisible(self.reads)
        self.said.emit(told)
        self.heard.emit("tick")
        self.hop(plate, 1.06)

        def gone() -> None:
            if mine == self._hints:
                self.hint.setVisible(False)

        self.later(HINT_MS, gone)

    def show_marked(self, marked: Marked) -> None:
        case = self.rules.case
        if not self.rules.waits or case is None or case.n != marked.n:
            return
        at = self.rules.at
        before = self.rules.points[self.rules.turn]
        self.state = rules.marked(self.rules, marked.right)
        chosen = self.row.show_marked(marked)
        self.heard.emit("right" if marked.right else "try_again")
        self.mascot.show_picture("bins/mascot_cheer" if marked.right else "bins/mascot_think")
        if marked.right and chosen is not None:
            burst(self, chosen.x_units, chosen.y_units)
            rise(self, f"+{self.rules.points[self.rules.turn] - before}", chosen.x_units, chosen.y_units - 60)
            self._collect(chosen, at)
            self.later(LOOK_MS, self._onward)
        else:
            self.later(NEXT_FRAME_MS, self._show)
            self.card.setVisible(False)
            self.why = Why(self, marked, self._why_box(marked), self._read_why)
        self.changed.emit()

    def _collect(self, plate: Plate, at: int) -> None:
        """The badge flies from the plate into the case book."""
        badge = Sprite(self, "icons/star_score", plate.x_units, plate.y_units, 76, z=66)

        def landed() -> None:
            badge.remove()
            self._show()

        self.glide(badge, *self.book.place(at), FLY_MS, landed, arc=90)

    def _read_why(self) -> None:
        self.why = None
        self.card.setVisible(True)
        self._onward()

    def _onward(self) -> None:
        if self.rules.told:
            self.state = rules.onward(self.rules)
            self._open()

    # ---- fingers: a tap chooses, a slide looks round
    def finger_down(self, finger: int, x: float, y: float) -> bool:
        if self.why is not None:
            if self.why.holds(x, y):
                self.why.close()
            return True
        self.fingers[finger] = (self.row.at(x, y), x, y)
        self._look_at(x, y)
        return True

    def finger_moved(self, finger: int, x: float, y: float) -> None:
        self._look_at(x, y)

    def finger_up(self, finger: int, x: float, y: float) -> None:
        plate, from_x, from_y = self.fingers.pop(finger, (None, x, y))
        if plate is not None and plate in self.row.plates and max(abs(x - from_x), abs(y - from_y)) <= SLIP:
            self.choose(plate)

    def finger_lost(self, finger: int) -> None:
        self.fingers.pop(finger, None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not (self.paused or self.over):
            self._look_at(*self.to_units(event.position()))

    def _look_at(self, x: float, y: float) -> None:
        """The middle of the glass comes to (x, y)."""
        if not self.calm:
            self.lens.at(x + LENS * 0.08, y + LENS * 0.08)

    # ---- keys and list
    def key(self, event: QKeyEvent) -> bool:
        code = event.key()
        if self.why is not None:
            if code in ENTER or code == Qt.Key.Key_Space:
                self.why.close()
                return True
            return False
        plate = self.row.by_key(event.text())
        if plate is not None:
            self.choose(plate)
            return True
        way = arrow(code)
        if way is not None:
            self._walk(*way)
            return True
        plate = self.row.under_mark
        if code in ENTER and plate is not None:
            self.choose(plate)
            return True
        return False

    def _walk(self, dx: int, dy: int) -> None:
        if self.rules.waits or self.rules.told or self.rules.over:
            return
        plate = self.row.walk(dx, dy)
        self._look_at(plate.x_units, plate.y_units)
        self.said.emit(plate.name)

    def deeds(self) -> tuple[Deed, ...]:
        state = self.rules
        if self.why is not None:
            return (Deed(_("Got it"), self.why.close),)
        if state.over or state.waits or state.told:
            return ()
        return tuple(Deed(plate.name, partial(self.choose, plate)) for plate in self.row.answers)

    def line(self) -> str:
        if self.why is not None:
            return self.why.told
        if self.rules.case is None:
            return ""
        told = _("Case {n} of {all}. {question}").format(n=self.rules.at + 1, all=len(self.rules.cases), question=self.card.asks)
        if not self.deal.teams:
            return told
        return _("{team}: {line}").format(team=names.animal(self.deal.teams[self.rules.turn].animal), line=told)

    def read_aloud(self) -> None:
        """Says the case and what stands on the plates that may answer it."""
        if self.why is not None or self.rules.case is None:
            self.said.emit(self.line())
            return
        self.said.emit(". ".join([self.line(), *(plate.name for plate in self.row.answers)]))
