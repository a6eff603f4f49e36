"""River guard 护江行动: waste drifts towards the Songhua; each thing is fished with its bin's net, and questions light the bank's ice lamps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wastequiz.domain.games import Asks
from wastequiz.domain.items import Band
from wastequiz.domain.kinds import single_choice, true_false, which_bin
from wastequiz.domain.rounds import RoundSpec
from wastequiz.domain.schemes import Scheme
from wastequiz.games.river import rules
from wastequiz.i18n import N_
from wastequiz.stage.play.card import Card, HowTo, Variant

if TYPE_CHECKING:
    from wastequiz.stage.play.scene import GameScene

THINGS, LEAST_THINGS = 45, 12
"""So many things drift by for one player at most; fewer than LEAST_THINGS are no game."""
TOPICS = ("why_sort", "processing", "reduction", "hazardous", "circular", "winter")
"""What the questions for the ice lamps are about."""


def _asks(spec: RoundSpec, _scheme: Scheme) -> tuple[Asks, ...]:
    """Things to fish, then questions for the lamps: those who cannot read are asked what has a picture for every answer."""
    sides = max(1, len(spec.game.teams)) if spec.game is not None else 1
    written = (single_choice.NAME,) if spec.band == Band.pre else (single_choice.NAME, true_false.NAME)
    lamps = rules.PER_BREAK * (rules.WAVES - 1) * sides
    return (
        Asks((which_bin.NAME,), THINGS * sides, least=LEAST_THINGS, drawn=True),
        Asks(written, lamps, least=0, topics=TOPICS),
    )


def _scene() -> type[GameScene]:
    from wastequiz.games.river.scene import RiverScene

    return RiverScene


CARD = Card(
    id="river",
    name=N_("River guard"),
    goal=N_("Fish out what drifts towards the Songhua River"),
    picture="scenery/river_guard",
    ground="scene.ice",
    how=(
        HowTo("scenery/river_net", N_("Touch a thing in the water, then the boat of its bin. Or drag it there.")),
        HowTo("scenery/ice_lamp_lit", N_("Between the waves: a right answer lights an ice lamp. Lamps calm the water.")),
        HowTo("scenery/river_water_0", N_("What drifts past clouds the water a little. Keep it clear!")),
    ),
    variants=(Variant("waves", N_("Three waves"), N_("Faster each time, with lamp questions in between"), 120, 270),),
    asks=_asks,
    scene=_scene,
    players=(1, 2),
)
