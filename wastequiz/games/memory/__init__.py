"""Memory 记忆翻牌: a thing and its bin, a thing and its sign, or twins in two states; whoever turns a thing up says where it goes."""

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

PAIRS = {"calm": 4, "normal": 6, "brisk": 8}
"""How many pairs lie on the table, by pace."""
TWINS = "twins"


def _asks(spec: RoundSpec, _scheme: Scheme) -> tuple[Asks, ...]:
    game = spec.game
    pairs = PAIRS[game.pace] if game is not None else PAIRS["normal"]
    if game is not None and game.variant == TWINS:
        return (Asks((which_bin.NAME,), 2 * pairs, least=4, drawn=True, twins=True),)
    return (Asks((which_bin.NAME,), pairs, least=3, drawn=True),)


def _scene() -> type[GameScene]:
    from wastequiz.games.memory.scene import MemoryScene

    return MemoryScene


CARD = Card(
    id="memory",
    name=N_("Memory"),
    goal=N_("Find what belongs together"),
    picture="items/greeting_card",
    ground="right.tint",
    how=(
        HowTo("icons/grid", N_("Turn up two cards. Do they belong together? Then they are yours.")),
        HowTo("items/milk_carton", N_("Is it a thing? Say first which bin it goes in.")),
        HowTo("icons/bulb", N_("Remember where everything lies. All pairs found, and you have won.")),
    ),
    variants=(
        Variant("bin", N_("Thing and bin"), N_("Every thing looks for its bin"), 0),
        Variant("sign", N_("Thing and sign"), N_("Every thing looks for its sign"), 0),
        Variant(TWINS, N_("Twins"), N_("The same thing, clean and dirty"), 0),
    ),
    asks=_asks,
    scene=_scene,
    players=(1, 4),
)
