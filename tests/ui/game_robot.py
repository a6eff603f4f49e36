"""A robot that plays any game to its end through what it says can be done, in front of the real page."""

from __future__ import annotations

import time
from random import Random
from typing import Any

from wastequiz.ui.game_round import GameRound
from wastequiz.ui.screens.game import GameScreen

STEP_MS = 40.0
MOST_S = 60.0
MOST_TICKS = 60_000


def rightly(screen: GameScreen, rng: Random, skill: float) -> int:
    """Which deed to do: where bins can be chosen for what is asked, the right one with probability `skill`; else any."""
    deeds = screen.scene.deeds()
    asked = getattr(screen.scene, "asked_bin", None)
    if callable(asked) and rng.random() < skill:
        wanted = asked()
        for i, deed in enumerate(deeds):
            if wanted and wanted in deed.name:
                return i
    return rng.randrange(len(deeds))


def play(app: Any, navigator: Any, rng: Random, *, skill: float = 0.7, deeds: int | None = None) -> GameRound:
    """Plays the game that stands on `navigator`'s page until it is over, or until `deeds` deeds were done; gives its round."""
    game: GameRound = navigator.screen.game
    done = ticks = 0
    end = time.monotonic() + MOST_S
    while not game.kept and (deeds is None or done < deeds):
        assert time.monotonic() < end and ticks < MOST_TICKS, f"{game.card.id} does not end: {done} deeds, {ticks} ticks"
        screen = navigator.screen
        if not isinstance(screen, GameScreen):
            app.processEvents()
            continue
        screen.clock.run(False)
        scene = screen.scene
        if not game.waiting and not scene.over:
            ready = scene.deeds()
            if ready:
                ready[rightly(screen, rng, skill)].do()
                done += 1
            ticks += 1
            screen.tick(STEP_MS)
        app.processEvents()
    return game
