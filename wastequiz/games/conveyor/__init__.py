"""Conveyor 传送带: things ride by, faster and faster; each goes into its bin before it falls off the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wastequiz.domain.games import Asks
from wastequiz.domain.kinds import which_bin
from wastequiz.domain.rounds import RoundSpec
from wastequiz.domain.schemes import Scheme
from wastequiz.i18n import N_
from wastequiz.stage.play.card import Card, HowTo, Variant

if TYPE_CHECKING:
    from wastequiz.stage.play.scene import GameScene

DECK = 200
"""As many things ride by at most."""


def _asks(_spec: RoundSpec, _scheme: Scheme) -> tuple[Asks, ...]:
    return (Asks((which_bin.NAME,), DECK, least=12, drawn=True),)


def _scene() -> type[GameScene]:
    from wastequiz.games.conveyor.scene import ConveyorScene

    return ConveyorScene


CARD = Card(
    id="conveyor",
    name=N_("Conveyor"),
    goal=N_("Sort what rides by, faster and faster"),
    picture="items/cardboard_box",
    ground="accent.roseTint",
    how=(
        HowTo("items/drink_can", N_("Things ride along the belt. The one in the ring is next.")),
        HowTo("icons/hand", N_("Touch the bin it belongs in, or press the bin's number.")),
        HowTo("scenery/ice_lamp_lit", N_("Wrong, or fallen off: a lamp goes out. Three lamps, then it is over.")),
    ),
    variants=(
        Variant("three", N_("Three lamps"), N_("As long as a lamp is lit"), 0),
        Variant("minute", N_("One minute"), N_("As many as you can in a minute"), 60, 120),
    ),
    asks=_asks,
    scene=_scene,
    endless=True,
)
