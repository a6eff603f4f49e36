"""Lane race 双队赛跑: two to four teams at once, each in its own lane with its own questions; every right answer moves its sled."""

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

EACH = 45
"""So many questions a team has at most."""


def _asks(spec: RoundSpec, _scheme: Scheme) -> tuple[Asks, ...]:
    teams = len(spec.game.teams) if spec.game is not None else 0
    return (Asks((which_bin.NAME,), EACH * max(2, teams), least=16, drawn=True),)


def _scene() -> type[GameScene]:
    from wastequiz.games.race.scene import RaceScene

    return RaceScene


CARD = Card(
    id="race",
    name=N_("Lane race"),
    goal=N_("Team against team: whoever knows, slides ahead"),
    picture="tokens/sled_orange_fox",
    ground="tryAgain.tint",
    how=(
        HowTo("icons/users", N_("Every team has its own half and its own questions, all at the same time.")),
        HowTo("icons/hand", N_("Touch the bin. Right: your sled slides ahead.")),
        HowTo("icons/clock", N_("Not right: read why, then go on. When the ring is empty, right answers count.")),
    ),
    variants=(Variant("clock", N_("Against the clock"), N_("Right answers count, not taps"), 90, 180),),
    asks=_asks,
    scene=_scene,
    players=(2, 4),
)
