"""Sort it 分一分: cable cars carry things over the snowy city; each is taken out and put into its bin."""

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

RUSH, TWENTY = "rush", "twenty"
DECK = {RUSH: 200, TWENTY: 20}
"""So many things are drawn, by variant."""


def _asks(spec: RoundSpec, _scheme: Scheme) -> tuple[Asks, ...]:
    variant = spec.game.variant if spec.game is not None else ""
    return (Asks((which_bin.NAME,), DECK.get(variant, DECK[RUSH]), least=6, drawn=True),)


def _scene() -> type[GameScene]:
    from wastequiz.games.sort_it.scene import SortItScene

    return SortItScene


CARD = Card(
    id="sort_it",
    name=N_("Sort it"),
    goal=N_("Take things off the cable cars, drop them into their bins"),
    picture="scenery/cable_car",
    ground="brand.primaryTint",
    how=(
        HowTo("scenery/cable_car", N_("Cable cars bring things over the city. Take one out: the line waits for you.")),
        HowTo("scenery/hand_point", N_("Drop it on its bin, flick it there, or touch the thing and then the bin.")),
        HowTo("icons/star_score", N_("Right ones in a row bring more stars. Wrong: read why and try again.")),
    ),
    variants=(
        Variant(RUSH, N_("Against the clock"), N_("As many as you can before the ring is empty"), 90, 180),
        Variant(TWENTY, N_("All twenty"), N_("No clock: until twenty things are sorted"), 0),
    ),
    asks=_asks,
    scene=_scene,
    players=(1, 3),
)
