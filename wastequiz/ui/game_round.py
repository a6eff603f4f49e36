"""The game of the session: its round as it is kept, the scene that shows it and how it ended. It outlives its screen, which a new language builds anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import shiboken6

from wastequiz.domain.games import Deal, GameBest, Marked, Score, Step, Try, mark
from wastequiz.games import game
from wastequiz.stage.play.card import Card
from wastequiz.stage.play.scene import GameScene

if TYPE_CHECKING:  # a try-out needs none
    from wastequiz.services.gaming import Gaming


class Host(Protocol):
    """The screen that shows a game now."""

    def show_marked(self, marked: Marked) -> None: ...
    def trouble(self, error: BaseException) -> None: ...
    def finished(self) -> None: ...


@dataclass
class GameRound:
    """`gaming` None: it is only tried out, and nothing is kept. What the store says goes to the screen that stands then."""

    deal: Deal
    gaming: Gaming | None = None
    scene: GameScene | None = None
    """The scene that shows it now; the next one takes over from it."""
    host: Host | None = None
    score: Score | None = None
    best: GameBest | None = None
    """The student's best before this round."""
    kept: bool = False
    """The end is kept too."""
    paused: bool = False
    listed: bool = False
    """It is shown as a list of what can be done."""
    waiting: int = 0
    """Tries whose mark is still to come."""

    @property
    def card(self) -> Card:
        spec = self.deal.round.spec.game
        assert spec is not None
        return game(spec.id)

    @property
    def trying(self) -> bool:
        return self.gaming is None

    @property
    def state(self) -> object:
        """The state of the rules as the last scene left it; None before the game began."""
        return self.scene.state if self.scene is not None and shiboken6.isValid(self.scene) else None

    @property
    def played_ms(self) -> float:
        return self.scene.played_ms if self.scene is not None and shiboken6.isValid(self.scene) else 0.0

    # ---- what the scene says
    def answer(self, tried: Try) -> None:
        """Has a try marked and kept, and shows it afterwards; one that comes after the end is nothing any more."""
        if self.score is not None or (self.gaming is not None and self.gaming.closed):
            return
        self.waiting += 1
        if self.gaming is None:
            self._marked(mark(self.deal.round, tried))
        else:
            self.gaming.answer(tried, self._marked, self._not_marked)

    def step(self, step: Step) -> None:
        """Keeps a move that is no answer."""
        if self.gaming is not None and not self.gaming.closed:
            self.gaming.step(step, None, self._failed)

    def finish(self, score: Score) -> None:
        """The game is over: keeps how it went, once all answers are kept."""
        if self.score is not None:
            return
        self.score = score
        if self.gaming is None:
            self._finished(None)
        else:
            self.gaming.finish(score, self._finished, self._failed)

    # ---- what the store says
    def _marked(self, marked: Marked) -> None:
        self.waiting -= 1
        if self._host is not None:
            self._host.show_marked(marked)

    def _finished(self, best: GameBest | None) -> None:
        self.best, self.kept = best, True
        if self._host is not None:
            self._host.finished()

    def _not_marked(self, error: BaseException) -> None:
        self.waiting -= 1
        self._failed(error)

    def _failed(self, error: BaseException) -> None:
        if self._host is not None:
            self._host.trouble(error)

    @property
    def _host(self) -> Host | None:
        """The screen, unless it was left."""
        return self.host if self.host is not None and shiboken6.isValid(self.host) else None
