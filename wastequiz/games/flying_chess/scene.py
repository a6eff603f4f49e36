"""Flying chess as it is seen and played: the board, the column beside it, and who may do what."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPixmap

from wastequiz.domain.games import Marked, Score, Step, Try
from wastequiz.domain.teams import Team
from wastequiz.games.flying_chess import rules, telling
from wastequiz.games.flying_chess.asking import BoardAsk
from wastequiz.games.flying_chess.column import PlaneButton
from wastequiz.games.flying_chess.state import ASK, CHOOSE, THROW, State, movable, points
from wastequiz.games.flying_chess.table import Table, backdrop
from wastequiz.i18n import _
from wastequiz.stage import scenery
from wastequiz.stage.play.scene import Deed, GameScene
from wastequiz.stage.play.sparks import burst
from wastequiz.stage.play.why import Why
from wastequiz.wording import names

RIGHT_MS = 1100.0
"""So long a right answer is shown before it goes on."""


class ChessScene(GameScene):
    """A touch on the die throws it; a touch on a plane, or its number, chooses it."""

    state: State | None
    backdrop_name = scenery.FLAKES

    # ---- building
    def start(self) -> None:
        if self.state is None:
            self.state = self._from_deal()
        self.teams = self._seated(self.state)
        self.busy, self.opened = False, False
        self.ask: BoardAsk | None = None
        self.why: Why | None = None
        self.waits = -1
        """The question that was answered and is not marked yet."""
        self.buttons: list[PlaneButton] = []
        self.table = Table(self, self.state, self.teams)

    def _from_deal(self) -> State:
        """The state the deal's log leads to."""
        deal, game = self.deal, self.deal.round.spec.game
        deck = [q.asked_bin or "" for q in deal.round.questions]
        teams = deal.teams
        seats = rules.seats_of([team.animal for team in teams])
        order = sorted(range(len(teams)), key=lambda i: seats[i])
        bins = sorted((b.id for b in deal.scheme.bins if b.id in deck), key=lambda b: -deck.count(b))[:4]
        signs = [b.id for b in deal.scheme.bins if b.id in bins]
        way = game.variant if game is not None and game.variant in rules.WAYS else "class"
        ids, places = [teams[i].id for i in order], [seats[i] for i in order]
        limit = game.seconds if game is not None else 0
        state = rules.begin(way, ids, places, deal.round.seed, deck, signs=signs, limit_s=limit)
        for one in deal.log:
            state = rules.marked(state, one.n, one.right) if isinstance(one, Marked) else rules.after(state, one)
        return state

    def _seated(self, state: State) -> tuple[Team, ...]:
        known = {team.id: team for team in self.deal.teams}
        return tuple(known[id_] for id_ in state.table.teams)

    @property
    def rules(self) -> State:
        assert self.state is not None
        return self.state

    def name(self, t: int) -> str:
        """What the team at index `t` is called."""
        return _("Team {animal}").format(animal=names.animal(self.teams[t].animal))

    def backdrop(self, size: QSize) -> QPixmap:
        return backdrop(self.look, super().backdrop(size), size, self.ratio)

    def arrange(self) -> None:
        self.table.put()
        if self.ask is not None:
            self.ask.put(self.table.event_box)
        if self.why is not None:
            self.why.put(self._why_box)
        self._put_buttons()
        self._show()
        if not self.opened:
            self.opened = True
            self._go_on()

    def pause_spot(self) -> tuple[float, float]:
        """The upper right corner, as pictured; with low reach beside the die's card."""
        if not self.look.low_reach:
            return (956.0, 22.0) if self.tall else (1764.0, 38.0)
        return (964.0, 1780.0) if self.tall else (1800.0, 878.0)

    @property
    def _why_box(self) -> QRectF:
        event = self.table.event_box
        return QRectF(event.left() - 8, self.table.die_box.top() - 8, event.width() + 16, self.table.die_box.height() + 30)

    # ---- showing
    def _show(self) -> None:
        """Everything where the rules say it is; planes that are on their way are left alone."""
        state = self.rules
        can = movable(state) if state.phase == CHOOSE and not self.busy else ()
        self.table.show_state(state, can, moving=self.busy)
        telling.tell(self)

    def _go_on(self) -> None:
        """Nothing moves any more: opens what comes next."""
        self.busy = False
        state = self.rules
        self.table.thrower = state.turn
        if state.over:
            self._show()
            best = max(p for _t, p in points(state))
            for t, (_team, p) in enumerate(points(state)):
                if p == best:
                    burst(self, *self.table.centre(t), n=8, reach=160)
            self.end(Score(teams=points(state)))
            return
        if state.phase == ASK:
            self._open_question()
        elif state.phase == CHOOSE:
            self._open_choice()
        self._show()
        if state.phase != ASK:
            self.said.emit(self.line())
        self.changed.emit()

    def _open_question(self) -> None:
        state = self.rules
        tag, beside, symbol = telling.tag(self)
        self.ask = BoardAsk(self, state.asked, self.table.event_box, self._chosen, tag=tag, beside=beside, symbol=symbol)
        self.said.emit(self.line())

    def _open_choice(self) -> None:
        state = self.rules
        for plane in movable(state):
            place = state.planes[state.turn][plane]
            self.buttons.append(PlaneButton(self, state.seat, plane + 1, telling.place(state, place)))
        self._put_buttons()

    def _put_buttons(self) -> None:
        event = self.table.event_box
        n = len(self.buttons)
        wide = min(168.0, (event.width() - 56 - (n - 1) * 12) / max(n, 1))
        for i, button in enumerate(self.buttons):
            button.put(QRectF(event.right() - 28 - (n - i) * wide - (n - 1 - i) * 12, event.bottom() - 158, wide, 138))

    # ---- time
    def advance(self, ms: float) -> None:
        self.state = rules.tick(self.rules, ms)
        state = self.state
        if state.table.limit_ms and state.ms >= state.table.limit_ms and not state.last_round and not state.over and self.waits < 0:
            self._step({"do": "time"})
            self._show()
            self.said.emit(_("This is the last round."))
        self.table.show_time(self.rules)

    # ---- what is done
    def _step(self, step: Step) -> None:
        told = {**step, "ms": round(self.rules.ms)}
        self.state = rules.after(self.rules, told)
        self.stepped.emit(told)

    def throw(self) -> None:
        """Throws the die, if it is time to."""
        if self.busy or self.over or self.rules.phase != THROW:
            return
        self._step({"do": "throw"})
        self.busy = True
        self.heard.emit("press")
        self.table.roll(self.rules, self._flies)
        telling.tell(self)
        self.changed.emit()

    def choose(self, plane: int) -> None:
        """Flies that plane, if it may."""
        if self.busy or self.over or self.rules.phase != CHOOSE or plane not in movable(self.rules):
            return
        self._step({"do": "move", "plane": plane})
        self.busy = True
        self.heard.emit("press")
        self._flies()
        self.changed.emit()

    def _flies(self) -> None:
        for button in self.buttons:
            button.remove()
        self.buttons.clear()
        moves = self.rules.moves
        self.table.before(moves)
        telling.tell(self)
        if moves or self.rules.phase == CHOOSE:
            self.table.flight.show(moves, self._go_on)
        else:
            self.later(900, self._go_on)  # nothing could fly: the die may be read

    def _chosen(self, option: str) -> None:
        ask, state = self.ask, self.rules
        assert ask is not None
        self.waits = ask.n
        self.tried.emit(Try(ask.n, (option,), ask.used_ms, state.table.teams[state.turn]))
        self.changed.emit()

    def show_marked(self, marked: Marked) -> None:
        if self.rules.phase != ASK or marked.n != self.rules.asked:
            return  # another scene asked it, and it is in the state already
        if self.ask is not None:
            self.ask.show_marked(marked)
        self.waits = -1
        self.busy = True
        self.table.thrower = self.rules.turn
        self.state = rules.marked(self.rules, marked.n, marked.right)
        if marked.right:
            self.heard.emit("right")
            box = self.table.event_box
            burst(self, box.center().x(), box.center().y())
            self.later(RIGHT_MS, self._answered)
        else:
            self.heard.emit("try_again")
            self.why = Why(self, marked, self._why_box, self._answered)
        telling.tell(self)
        self.changed.emit()

    def _answered(self) -> None:
        self.why = None
        if self.ask is not None:
            self.ask.remove()
            self.ask = None
        moves = self.rules.moves
        self.table.before(moves)
        telling.tell(self)
        self.table.flight.show(moves, self._go_on)

    # ---- fingers, keys, list
    def finger_down(self, finger: int, x: float, y: float) -> bool:
        if self.why is not None:
            self.why.close()
            return True
        if self.ask is not None:
            return self.ask.touch(x, y)
        if self.busy:
            return False
        if self.rules.phase == THROW and self.table.die_box.contains(x, y):
            self.throw()
            return True
        if self.rules.phase == CHOOSE:
            button = next((b for b in self.buttons if b.holds(x, y)), None)
            plane = button.number - 1 if button is not None else self.table.plane_at(self.rules, x, y)
            if plane is not None:
                self.choose(plane)
                return True
        return False

    def key(self, event: QKeyEvent) -> bool:
        text = event.text()
        go = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if self.why is not None:
            if go:
                self.why.close()
            return go
        if self.ask is not None:
            return self.ask.press(text)
        if self.rules.phase == THROW and go and not self.busy:
            self.throw()
            return True
        if self.rules.phase == CHOOSE and text in tuple("1234") and text:
            self.choose(int(text) - 1)
            return True
        return False

    def deeds(self) -> tuple[Deed, ...]:
        if self.over:
            return ()
        if self.why is not None:
            return (Deed(_("Got it"), self.why.close),)
        if self.busy:
            return (Deed(_("Go on"), self.settle),)
        if self.ask is not None:
            return self.ask.deeds()
        if self.rules.phase == THROW:
            return (Deed(_("Throw the die"), self.throw),)
        return tuple(Deed(telling.plane(self.rules, plane), partial(self.choose, plane)) for plane in movable(self.rules))

    def line(self) -> str:
        return telling.line(self)
