"""A toy game on a window of its own, for tests of the pages around games."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.toy_game import ToyScene
from wastequiz.domain.items import Band
from wastequiz.domain.rounds import GameSpec, RoundSpec
from wastequiz.domain.students import GUEST, Contestant
from wastequiz.domain.teams import Team
from wastequiz.store import rounds
from wastequiz.ui import game_start
from wastequiz.ui.context import Context
from wastequiz.ui.game_round import GameRound
from wastequiz.ui.navigator import Navigator
from wastequiz.ui.places import GamePlay
from wastequiz.ui.screens.game import GameScreen

T = TypeVar("T")
TEAMS = (Team(1, "fox"), Team(2, "deer"))


class Table:
    """A window with a navigator, and what went wrong on it."""

    def __init__(self, qtbot: Any, context: Context, size: tuple[int, int] = (1366, 768)) -> None:
        self.qtbot, self.context = qtbot, context
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(*size)
        self.navigator = Navigator(context, self.window)
        self.troubles: list[BaseException] = []
        self.navigator.on_trouble = self.troubles.append
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is self.window)

    def wait(self, until: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(until()))

    def at(self, kind: type[T]) -> T:
        """Waits for a page of this kind."""
        self.wait(lambda: isinstance(self.navigator.screen, kind))
        return cast(T, self.navigator.screen)

    def begin(self, teams: tuple[Team, ...] = (), who: Contestant = GUEST, *, variant: str = "easy", **changes: Any) -> GameScreen:
        """Begins the toy and shows it, its clock standing."""
        spec = RoundSpec("cn-harbin", Band.g34, game=GameSpec("toy", variant, teams=teams), **changes)
        begun: list[GameRound] = []
        game_start.start(self.context, spec, who, begun.append, self.troubles.append)
        self.wait(lambda: begun or self.troubles)
        game_start.seat(self.context, begun[0])
        self.navigator.go(GamePlay())
        return self.page

    def try_out(self) -> GameScreen:
        spec = RoundSpec("cn-harbin", Band.g34, game=GameSpec("toy", "easy"))
        dealt: list[GameRound] = []
        game_start.try_out(self.context, spec, dealt.append, self.troubles.append)
        self.wait(lambda: dealt)
        game_start.seat(self.context, dealt[0], GUEST)
        self.navigator.go(GamePlay())
        return self.page

    @property
    def page(self) -> GameScreen:
        """The game's page; its clock stands, so that time is the test's."""
        page = self.at(GameScreen)
        page.clock.run(False)
        return page

    @property
    def scene(self) -> ToyScene:
        return cast(ToyScene, self.page.scene)

    def answer(self, right: bool = True) -> None:
        """Puts the thing into its bin, or into another one, and waits until that is kept."""
        scene, game = self.scene, self.page.game
        assert scene.question is not None
        true = scene.question.right_ids[0]
        chosen = true if right else next(b.id for b in scene.deal.scheme.bins if b.id != true)
        scene.put_into(chosen)
        self.wait(lambda: not game.waiting)

    def kept(self, game: GameRound) -> list[tuple[int, float, int]]:
        """Number, mark and team of every answer as the store has it."""
        id_ = game.deal.round.id
        log = self.context.school.ask(lambda db: rounds.snapshot(db, id_)["log"])
        return [(one[0].stone.n, one[0].correct, one[1]) for one in log if isinstance(one, tuple)]
