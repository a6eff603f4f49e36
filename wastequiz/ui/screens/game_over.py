"""How a game went: its points beside what was known, the best so far, and up to four things to remember."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.domain.games import Knowledge, Marked
from wastequiz.i18n import _
from wastequiz.stage import scenery
from wastequiz.stage.pieces import Button, RoundButton
from wastequiz.stage.still import Art, Words
from wastequiz.stage.theme import motion_ms
from wastequiz.ui import game_start
from wastequiz.ui.context import Context, alive
from wastequiz.ui.game_round import GameRound
from wastequiz.ui.places import GamePlay, Games, Home
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.button_row import put_row
from wastequiz.ui.widgets.confetti import Confetti
from wastequiz.ui.widgets.game_score import SoloScore, TeamScore
from wastequiz.ui.widgets.review import Review
from wastequiz.wording import reasons

REMEMBER = 4
"""So many things are shown again at most."""


def to_remember(tries: Sequence[Marked]) -> list[Marked]:
    """What was not right at first, each once, in the order in which it was met: at most four."""
    found: dict[str, Marked] = {}
    for one in tries:
        if not one.right and one.answer.stone.attempt == 1:
            found.setdefault(one.question.key, one)
    return list(found.values())[:REMEMBER]


class GameOverScreen(Screen):
    """The game in the session, ended."""

    scenery_name = scenery.HALL
    top_bar = (150.0, 150.0)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        game = context.session.game
        if game is None or game.gaming is None or game.score is None:
            raise ValueError("no game to show")
        self.game, self.gaming, self.scheme = game, game.gaming, context.scheme
        self.spec = self.gaming.round.spec
        self.aloud = game_start.aloud(context, self.spec)
        self.add_back("home", _("Home"))
        self.title = Words(self, _(game.card.name), 56, head=True, halo=True)
        teams = game.deal.teams
        self.knows: Knowledge = self.gaming.knowledge()
        if teams:
            self.score: TeamScore | SoloScore = TeamScore(self, teams, game.score, [self.gaming.knowledge(team.id) for team in teams])
        else:
            streak = self.gaming.progress.best_streak
            who = self.gaming.round.contestant
            self.score = SoloScore(self, who, game.score, self.knows, game.best, streak, stars=self.spec.pictures_only)
        record = isinstance(self.score, SoloScore) and self.score.record
        self.mascot = Art(self, "bins/mascot_cheer" if record or teams or (self.knows.share or 0) >= 0.5 else "bins/mascot_wave")
        lessons = [reasons.lesson(one.question, one.answer, self.scheme) for one in to_remember(self.gaming.marked)]
        self.review = Review(self, lessons, self.scheme, pictures_only=self.spec.pictures_only)
        self.setAccessibleName(_(game.card.name) + ". " + self.score.said)
        self.again = self._button(_("Play again"), "play", self.play_again)
        self.other = self._button(_("Another game"), "grid", lambda: self.go.emit(Games()))
        self.home = self._button(_("Done"), "check", lambda: self.go.emit(Home()))
        self.speaker = RoundButton(self, "speaker", _("Read aloud"))
        self.speaker.clicked.connect(self._read)
        self._confetti: Confetti | None = None
        context.sound.play("win")
        self.again.setFocus()
        self.later(0, self._arrive)

    @property
    def buttons(self) -> list[Button]:
        return [self.again, self.other, self.home]

    def _button(self, label: str, icon: str, deed: Callable[[], object]) -> Button:
        first = icon == "play"
        button = Button(self, label, "primary" if first else "paper", size=48 if first else 40, icon=icon)
        button.clicked.connect(lambda: deed())
        return button

    def _arrive(self) -> None:
        if not self.look.theme.reduced_motion and not self.look.theme.high_contrast:
            self._confetti = Confetti(self.gaming.round.seed)
            self.animate(motion_ms("confetti"), self._drift, self._clear)
        if self.aloud:
            self._read()

    def _drift(self, at: float) -> None:
        if self._confetti is not None:
            self._confetti.fall = at
        self.update_moving()

    def _clear(self) -> None:
        self._confetti = None
        self.update_moving()

    def _read(self) -> None:
        """How it went; to those who cannot read also what is to be remembered."""
        said = self.score.said
        self.say(f"{said}. {self.review.accessibleName()}" if self.spec.pictures_only else said)

    # ---- where things stand
    def arrange(self) -> None:
        self.put_back()
        teams = bool(self.game.deal.teams)
        if self.tall:
            self.put(self.title, 182, 48, 720, 84)
            self.put(self.speaker, 948, 42, 84, 90)
            high = 640.0 if teams else 470.0
            self.put(self.score, 40, 170, 1000 if teams else 680, high)
            self.put(self.mascot, 740, 190, 290, 290)
            self.mascot.setVisible(not teams)
            top = 170 + high + 36
            self.put(self.review, 40, top, 1000, self.review.height_in(1590 - top))
            put_row(self, [self.again], QRectF(40, 1634, 1000, 118), most=1000)
            put_row(self, [self.other, self.home], QRectF(40, 1776, 1000, 104), most=1000)
            return
        self.put(self.title, 182, 44, 530, 84)
        self.put(self.speaker, 628, 42, 84, 90)
        self.put(self.score, 72, 158, 640, 640 if teams else 460)
        self.put(self.mascot, 130, 820 if teams else 640, 230 if teams else 330, 230 if teams else 330)
        self.mascot.show()
        self.put(self.review, 752, 44, 1096, self.review.height_in(840))
        put_row(self, self.buttons, QRectF(752, 916, 1096, 124))

    def paint_moving(self, p: QPainter) -> None:
        if self._confetti is not None:
            self._confetti.paint(p, self)

    # ---- deeds
    def play_again(self) -> None:
        """The same once more, with other questions."""
        self.setEnabled(False)
        round_ = self.gaming.round
        game_start.start(self.context, round_.spec, round_.contestant, alive(self, self._begun), alive(self, self._not_begun))

    def _begun(self, again: GameRound) -> None:
        again.listed = self.game.listed
        game_start.seat(self.context, again, self.context.session.contestant)
        self.go.emit(GamePlay())

    def _not_begun(self, error: BaseException) -> None:
        self.setEnabled(True)
        self.trouble(error)
