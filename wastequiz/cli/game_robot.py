"""A robot that plays any game to its end through what it says can be done, in front of the real page."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from random import Random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wastequiz.stage.play.scene import Deed, GameScene
    from wastequiz.ui.game_round import GameRound
    from wastequiz.ui.navigator import Navigator

STEP_MS = 40.0
MOST_S = 120.0
MOST_TICKS = 120_000
Chooses = Callable[["GameScene", Sequence["Deed"]], int]
"""Which of what can be done is done."""


def at_random(seed: int) -> Chooses:
    """Does any of what can be done."""
    rng = Random(seed)
    return lambda _scene, deeds: rng.randrange(len(deeds))


def play(
    app: Any, navigator: Navigator, chooses: Chooses, *, deeds: int | None = None, until: Callable[[GameRound], bool] = lambda _game: False
) -> GameRound:
    """Plays the game that stands on `navigator`'s page until its end is kept, `deeds` deeds were done, or `until` says so; gives its round.

    Raises AssertionError where it does not end.
    """
    from wastequiz.ui.screens.game import GameScreen

    assert isinstance(navigator.screen, GameScreen)
    game = navigator.screen.game
    done = ticks = 0
    end = time.monotonic() + MOST_S
    while not game.kept and (deeds is None or done < deeds) and not until(game):
        assert time.monotonic() < end and ticks < MOST_TICKS, f"{game.card.id} does not end: {done} deeds, {ticks} ticks"
        screen = navigator.screen
        if isinstance(screen, GameScreen) and not game.waiting and not screen.scene.over:
            screen.clock.run(False)  # time is the robot's
            ready = screen.scene.deeds()
            if ready:
                ready[chooses(screen.scene, ready)].do()
                done += 1
            screen.tick(STEP_MS)
            ticks += 1
        app.processEvents()
    return game
