"""The page a game is played on: it makes the scene, gives it time, and keeps what is played before the scene shows it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication

from wastequiz.domain.games import Marked, Score
from wastequiz.i18n import _
from wastequiz.services import gaming as deeds
from wastequiz.stage import scenery, system_look
from wastequiz.stage.canvas import arrow
from wastequiz.stage.pieces import RoundButton
from wastequiz.stage.play.scene import Deed
from wastequiz.stage.touch import let_go
from wastequiz.ui import game_start
from wastequiz.ui.context import Context, alive
from wastequiz.ui.game_clock import GameClock
from wastequiz.ui.game_round import GameRound
from wastequiz.ui.places import GameOver, GamePlay, GameSetUp, Home
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.deed_list import DeedList
from wastequiz.ui.widgets.how_to import HowToCard, steps_said
from wastequiz.ui.widgets.pause_card import PauseCard
from wastequiz.ui.widgets.try_ribbon import HIGH as RIBBON_HIGH
from wastequiz.ui.widgets.try_ribbon import TryRibbon

TRY_MS = 10_000
"""How long a try-out is."""
AFTER_MS = 800.0
"""So much game time passes after each deed of the list, so that what it set off can be seen."""


class GameScreen(Screen):
    """The session's game. A change of language or theme builds this page anew: the new scene takes the old one's state over."""

    scenery_name = scenery.DAY

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        game = context.session.game
        if game is None:
            raise ValueError("no game to show")
        self.game, self.card = game, game.card
        spec = game.deal.round.spec
        self.aloud = game_start.aloud(context, spec)
        if game.gaming is not None:  # the log has grown since it was dealt
            game.deal = deeds.deal(context.school, game.gaming, aloud=self.aloud)
        self.setAccessibleName(_(self.card.name))
        self.scene = self.card.scene()(self.look, game.deal, self)
        self.scene.setAccessibleName(_(self.card.name))
        self.scene.tried.connect(game.answer)
        self.scene.stepped.connect(game.step)
        self.scene.ended.connect(self._ended)
        self.scene.said.connect(self._said)
        self.scene.heard.connect(context.sound.play)
        self.scene.changed.connect(self._changed)
        if game.trying:
            self.pause_button = RoundButton(self, "back", _("Back"))
        else:
            self.pause_button = RoundButton(self, "pause", _("Pause"))
        self.pause_button.clicked.connect(self.leave)
        self.ribbon = TryRibbon(self, TRY_MS // 1000) if game.trying else None
        self.paused: PauseCard | None = None
        self.how: HowToCard | None = None
        self.listing: DeedList | None = None
        self._begun = False
        self._ahead = 0.0
        self._asked = False
        self.clock = GameClock(self)
        self.clock.ticked.connect(self.tick)
        self.scene.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._begun:
            self._begin()
        self._breathe()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.clock.run(False)

    def _begin(self) -> None:
        """Once the scene has its size: it starts, or goes on where the one before it stood."""
        self._begun = True
        game, fresh = self.game, self.game.scene is None
        state, played = game.state, game.played_ms
        game.scene, game.host = self.scene, self
        if game.kept:
            self.later(0, self.finished)
        self.scene.begin(state, played)
        if (fresh and not game.trying and wants_list(self.context)) or game.listed:
            self.show_list()
        if game.paused:
            self.pause()

    # ---- where things stand
    def arrange(self) -> None:
        a, tall = self.area, self.tall
        beside = self._list_box() if self.listing is not None else QRectF()
        whole = self.rect()
        if self.listing is not None:
            edge = self.to_px(beside)
            whole.setBottom(edge.top() - 1) if tall else whole.setRight(edge.left() - 1)
            self.listing.arrange(beside.adjusted(16, 16, -16, -16))
        self.scene.setGeometry(whole)
        self.scene.measure(whole.size())  # it hears of its size only once it is shown
        x, y = 58.0, 38.0
        if self.look.low_reach:
            x, y = a.left() + 24, 760.0 if tall else 958.0
        if (spot := self.scene.pause_spot()) is not None:
            x, y = self.to_point(self.scene.to_px(*spot)).toTuple()
            x = min(x, a.right() - 92 - 24)  # beside a list the picture is smaller, the button is not
        self.put(self.pause_button, x, y, 92, 98)
        if self.ribbon is not None:
            self.put(self.ribbon, 20, 2, min(self.ribbon.wish(), 700), RIBBON_HIGH)
        for card in (self.paused, self.how):
            if card is not None:
                card.arrange()

    def _list_box(self) -> QRectF:
        """What the list takes of the window: its right part, or its lower one."""
        a = self.area
        return QRectF(a.left(), 1040, a.width(), a.bottom() - 1040) if self.tall else QRectF(1180, a.top(), a.right() - 1180, a.height())

    # ---- time
    def tick(self, ms: float) -> None:
        """`ms` of game time pass."""
        if self._still:
            return
        self.scene.tick(ms)
        if self.listing is not None:
            self._ahead -= ms
            self._tell_list()
            self._breathe()
        if self.ribbon is not None:
            self.ribbon.tell(max(0, -int(-(TRY_MS - self.scene.played_ms) // 1000)))
            if self.scene.played_ms >= TRY_MS:
                self._try_over()

    @property
    def _still(self) -> bool:
        """Whether something stands over the game."""
        return self.paused is not None or self.how is not None or self.scene.over

    def _breathe(self) -> None:
        """Lets the clock run, or stand: in the list it stands while the player chooses."""
        waits = self.listing is not None and self._ahead <= 0 and bool(self.scene.deeds())
        self.clock.run(self._begun and self.isVisible() and not self._still and not waits)

    # ---- what the scene says
    def show_marked(self, marked: Marked) -> None:
        """A try is kept."""
        self._ahead = AFTER_MS
        self.scene.show_marked(marked)
        self._changed()

    def _said(self, text: str) -> None:
        if self.aloud or self._asked:
            self.say(text)

    def _changed(self) -> None:
        if self.listing is not None:
            self._tell_list()
            self._breathe()

    def _ended(self, score: Score) -> None:
        self.clock.run(False)
        self.game.finish(score)

    def finished(self) -> None:
        """The end is kept: on to the results; after a try-out back to the set-up."""
        self.go.emit(GameSetUp(self.card.id) if self.game.trying else GameOver())

    def _try_over(self) -> None:
        self.clock.run(False)
        self._drop()
        self.go.emit(GameSetUp(self.card.id))

    def _drop(self) -> None:
        """What fingers hold is put back, what is in the air dropped."""
        let_go(self)
        self.scene.leave_off()

    # ---- pause
    def leave(self) -> None:
        """Esc and the button: one step out."""
        if self.how is not None:
            self._close_how()
        elif self.paused is not None:
            self.resume()
        elif self.game.trying:
            self._try_over()
        elif not self.scene.over:
            self.pause()

    def pause(self) -> None:
        """The game stands still, and what can be done is offered."""
        self.game.paused = True
        self.scene.pause()
        more = [
            (_("How to play"), "bulb", self.show_how),
            (_("As a picture"), "image", self._picture_from_pause) if self.listing else (_("As a list"), "sort", self._list_from_pause),
            (_("Start again"), "undo", self.restart),
        ]
        self.paused = PauseCard(self, self.resume, self.give_up, more)
        self.pause_button.hide()
        self.paused.arrange()
        self._breathe()
        self.update_over()

    def resume(self) -> None:
        """The game goes on where it stood."""
        if self.paused is None:
            return
        self.paused.close()
        self.paused = None
        self.game.paused = False
        self.scene.pause(False)
        self.pause_button.show()
        self._lead()
        self._breathe()
        self.update_over()

    def _lead(self) -> None:
        """Gives the keyboard back to the game, or to its list."""
        if self.listing is not None:
            self.listing.focus()
        else:
            self.scene.setFocus()

    def show_how(self) -> None:
        """The steps once more, over the paused game."""
        if self.paused is not None:
            self.paused.close()
            self.paused = None
        self.scene.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for piece in self.listing.pieces if self.listing else ():
            piece.setEnabled(False)
        self.how = HowToCard(self, self.card, self.say, self._close_how)
        if self.aloud:
            self.say(steps_said(self.card))

    def _close_how(self) -> None:
        if self.how is not None:
            self.how.close()
            self.how = None
        self._hear_keys()
        for piece in self.listing.pieces if self.listing else ():
            piece.setEnabled(True)
        self.pause()

    def restart(self) -> None:
        """The same game from its beginning; what was answered stays."""
        self.setEnabled(False)
        round_ = self.game.deal.round
        self._drop()
        if self.game.gaming is not None and not self.game.gaming.closed:
            self.game.gaming.give_up()
        game_start.start(self.context, round_.spec, round_.contestant, alive(self, self._restarted), alive(self, self.trouble))

    def _restarted(self, again: GameRound) -> None:
        again.listed = self.game.listed
        game_start.seat(self.context, again, self.context.session.contestant)
        self.go.emit(GamePlay())

    def give_up(self) -> None:
        """Leaves the game; what was answered stays."""
        self._drop()
        if self.game.gaming is not None and not self.game.gaming.closed:
            self.game.gaming.give_up()
        self.go.emit(Home())

    def event(self, event: QEvent) -> bool:
        """One who plays alone and has the window taken away finds the game as it was."""
        if event.type() == QEvent.Type.WindowDeactivate and self._pauses_when_left:
            self.pause()
        return super().event(event)

    @property
    def runs(self) -> bool:
        """Whether the game goes on by itself now, so that it may be paused."""
        return self._begun and not (self._still or self.game.trying)

    def stand_still(self) -> None:
        if self.runs:
            self.pause()

    @property
    def _pauses_when_left(self) -> bool:
        """Whether somebody plays alone and against time."""
        return self._begun and not (self._still or self.game.trying or self.game.deal.teams or self.listing)

    def _hear_keys(self) -> None:
        """The scene takes keys, unless a list says what can be done: then Tab goes through that alone."""
        self.scene.setFocusPolicy(Qt.FocusPolicy.NoFocus if self.listing is not None else Qt.FocusPolicy.StrongFocus)

    # ---- as a list
    def show_list(self) -> None:
        """Shows what can be done as a list beside the game, and lets time stand between deeds."""
        if self.listing is not None:
            return
        self.game.listed = True
        self.listing = DeedList(self, self._do, self.show_picture)
        self._hear_keys()
        self.arrange()
        self._tell_list()
        self.listing.focus()
        self._breathe()

    def show_picture(self) -> None:
        """Takes the list away again."""
        if self.listing is None:
            return
        self.game.listed = False
        self.listing.close()
        self.listing = None
        self._hear_keys()
        self.arrange()
        self._lead()
        self._breathe()

    def _list_from_pause(self) -> None:
        self.resume()
        self.show_list()

    def _picture_from_pause(self) -> None:
        self.resume()
        self.show_picture()

    def _tell_list(self) -> None:
        if self.listing is not None and self.listing.tell(self.scene.line(), self.scene.deeds()) and self.aloud:
            self.say(self.scene.line())

    def _do(self, deed: Deed) -> None:
        """Does what was chosen, unless the one before is still being kept."""
        if self._still or self.game.waiting:
            return
        self._ahead = AFTER_MS
        deed.do()
        self._tell_list()
        self._breathe()

    # ---- keys
    def read_aloud(self) -> None:
        """Says what is asked now, also where nothing else is read aloud."""
        self._asked = True
        self.scene.read_aloud()
        self._asked = False

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from the game to the buttons and back to the game."""
        pieces = [w for row in self.rows() for w in row]
        now = QApplication.focusWidget()
        if self._still or self.listing is not None or not pieces:
            return super().focusNextPrevChild(forward)
        ring = [self.scene, *pieces]
        at = ring.index(now) if now in ring else 0
        ring[(at + (1 if forward else -1)) % len(ring)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            return
        if event.key() == Qt.Key.Key_Space.value and not self._still:
            self.read_aloud()
            return
        if self.scene.hasFocus() and arrow(event.key()) is not None:
            return  # the game has no use for it, and it leads nowhere else
        super().keyPressEvent(event)


def wants_list(context: Context) -> bool:
    """Whether who plays hears the program or uses a switch."""
    return context.school.preferences.scanning != "off" or system_look.screen_reader()
