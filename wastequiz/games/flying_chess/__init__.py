"""Flying chess 飞行棋: teams fly round the board; who answers right throws the die."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wastequiz.domain.games import Asks
from wastequiz.domain.kinds import odd_one_out, pick_from_bin, single_choice, true_false, which_bin
from wastequiz.domain.rounds import RoundSpec
from wastequiz.domain.schemes import Scheme
from wastequiz.i18n import N_
from wastequiz.stage.play.card import Card, HowTo, Variant

if TYPE_CHECKING:
    from wastequiz.stage.play.scene import GameScene


def _asks(_spec: RoundSpec, _scheme: Scheme) -> tuple[Asks, ...]:
    written = (single_choice.NAME, true_false.NAME, odd_one_out.NAME)
    return (
        Asks((which_bin.NAME,), 48, least=12, drawn=True),
        Asks((pick_from_bin.NAME,), 32, least=4, drawn=True),
        Asks(written, 32, least=0),
    )


def _scene() -> type[GameScene]:
    from wastequiz.games.flying_chess.scene import ChessScene

    return ChessScene


CARD = Card(
    id="flying_chess",
    name=N_("Flying chess"),
    goal=N_("Answer, throw the die, and fly home first"),
    picture="tokens/plane_orange",
    ground="brand.primaryTint",
    how=(
        HowTo("avatars/fox", N_("Teams take turns. Answer the question together.")),
        HowTo("tokens/plane_sun", N_("Right: throw the die and fly on. Your own colour hops further.")),
        HowTo("scenery/cathedral", N_("Fly once round the board and into the house with the dome.")),
    ),
    variants=(
        Variant("class", N_("One plane"), N_("Throw and fly, about 20 minutes"), 1200),
        Variant("booth", N_("Small board"), N_("24 fields, about 5 minutes"), 300),
        Variant("classic", N_("Classic"), N_("Four planes, about 20 minutes"), 1200),
    ),
    asks=_asks,
    scene=_scene,
    players=(2, 4),
    resumes=True,
)
