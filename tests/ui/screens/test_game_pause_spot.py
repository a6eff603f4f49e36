"""The pause button of a game stands where its scene wants it, inside the window, on nothing that is touched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.ui.screens.a_game import Table
from tests.ui.screens.playground import context_on
from wastequiz.domain.items import Band
from wastequiz.domain.rounds import GameSpec, RoundSpec
from wastequiz.domain.students import GUEST
from wastequiz.domain.teams import Team
from wastequiz.games.flying_chess.scene import ChessScene
from wastequiz.stage.look import Look
from wastequiz.stage.theme import Theme
from wastequiz.ui import game_start
from wastequiz.ui.context import Context
from wastequiz.ui.game_round import GameRound
from wastequiz.ui.places import GamePlay

TEAMS = (Team(1, "fox"), Team(2, "penguin"))


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made:
        yield made


@pytest.mark.parametrize("low", [False, True], ids=["", "low reach"])
@pytest.mark.parametrize("size", [(1366, 768), (720, 1280)], ids=["landscape", "portrait"])
def test_it_stands_beside_the_board_not_on_it(qtbot: Any, context: Context, size: tuple[int, int], low: bool) -> None:
    context.look = Look(Theme(), low_reach=low)
    table = Table(qtbot, context, size)
    begun: list[GameRound] = []
    spec = RoundSpec(
        "cn-harbin", Band.g34, game=GameSpec("flying_chess", "classic", seconds=1200, teams=TEAMS), purpose="game:flying_chess"
    )
    game_start.start(context, spec, GUEST, begun.append, table.troubles.append)
    table.wait(lambda: begun or table.troubles)
    game_start.seat(context, begun[0])
    table.navigator.go(GamePlay())
    page = table.page
    scene = page.scene
    assert isinstance(scene, ChessScene)
    table.wait(lambda: scene.state is not None)
    button = page.pause_button
    x, y = scene.to_px(*scene.pause_spot()).toTuple()
    assert abs(button.x() - x) <= 2
    assert abs(button.y() - y) <= 2
    assert page.rect().contains(button.geometry())
    assert button.isVisible()
