"""Sign hunt 标志侦探: cases in a snowy street; among all its plates one is the answer: find it, match it, or spot the wrong one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wastequiz.domain.games import Asks
from wastequiz.domain.kinds import odd_one_out, pick_from_bin, single_choice, which_bin
from wastequiz.domain.rounds import RoundSpec
from wastequiz.domain.schemes import Scheme
from wastequiz.games.sign_hunt import rules
from wastequiz.i18n import N_
from wastequiz.stage.play.card import Card, HowTo, Variant

if TYPE_CHECKING:
    from wastequiz.stage.play.scene import GameScene

TOPIC = "signs"
CLOCK_S, CLASS_CLOCK_S = 90, 180


def _asks(spec: RoundSpec, _scheme: Scheme) -> tuple[Asks, ...]:
    """A third of each sort of case, half of what is found asked by written questions; things and their bins, always there in plenty, stand in."""
    cases = rules.wanted(spec.game)
    third = -(-cases // 3)
    written = Asks((single_choice.NAME,), -(-third // 2), least=0, topics=(TOPIC,))
    return (
        written,
        Asks((pick_from_bin.NAME,), third, least=0, drawn=True),
        Asks((odd_one_out.NAME,), third, least=0, drawn=True),
        Asks((which_bin.NAME,), cases, least=4, drawn=True),
    )


def _scene() -> type[GameScene]:
    from wastequiz.games.sign_hunt.scene import SignHuntScene

    return SignHuntScene


CARD = Card(
    id="sign_hunt",
    name=N_("Sign hunt"),
    goal=N_("Find the right plate in the street"),
    picture="signs/magnifier",
    ground="right.tint",
    how=(
        HowTo("signs/magnifier", N_("Every case asks for one plate. Look round the street.")),
        HowTo("icons/hand", N_("Touch the plate, or press its number. Shop signs are only there to look at.")),
        HowTo("icons/book", N_("Solved: a badge for the case book. Not right: read why, then on to the next.")),
    ),
    variants=(
        Variant(rules.SIX, N_("Six cases"), N_("Take your time"), 0),
        Variant(rules.TEN, N_("Ten cases"), N_("A thick case book"), 0),
        Variant(rules.CLOCK, N_("Against the clock"), N_("As many cases as you can"), CLOCK_S, CLASS_CLOCK_S),
    ),
    asks=_asks,
    scene=_scene,
    players=(1, 3),
)
