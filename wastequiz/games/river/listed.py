"""The game as a list: what can be done now, and the sentence above it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from wastequiz.games.river import rules
from wastequiz.i18n import _
from wastequiz.stage.play.scene import Deed

if TYPE_CHECKING:
    from wastequiz.games.river.scene import RiverScene


def deeds(scene: RiverScene) -> tuple[Deed, ...]:
    """What can be done now."""
    if scene.why is not None:
        return (Deed(_("Got it"), scene.why.close),)
    if scene.rules.phase == rules.READY:
        return (Deed(_("Start the wave"), scene.start_wave),)
    if scene.lamp_break.ask is not None:
        return scene.lamp_break.ask.deeds()
    n = scene.fishing.next_n
    if n is None:
        return ()
    nets = tuple(Deed(boat.name, partial(scene.fishing.put, n, boat)) for boat in scene.fleet.boats)
    others = [d.n for d in sorted(scene.rules.drifting, key=lambda d: -d.x) if d.n != n and d.n not in scene.fishing.held]
    return nets + tuple(
        Deed(_("First: {thing}").format(thing=scene.fishing.things[other].name), partial(scene.fishing.choose, other)) for other in others
    )


def line(scene: RiverScene) -> str:
    """Where the game stands, in one sentence."""
    if scene.why is not None:
        return scene.why.told
    if scene.sign is not None:
        return f"{scene.sign.head} {scene.sign.below}"
    if scene.lamp_break.ask is not None:
        return scene.lamp_break.ask.stem
    n = scene.fishing.next_n
    if n is None:
        return _("The water is empty. Wait for the next thing.")
    return _("{thing}: which net?").format(thing=scene.fishing.things[n].name)
