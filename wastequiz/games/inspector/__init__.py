"""Bin inspector 桶边督导: residents bring their bags; take out what does not belong, do first what is to be done, and say the right sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wastequiz.domain.games import Asks
from wastequiz.domain.items import Band
from wastequiz.domain.kinds import single_choice, which_bin
from wastequiz.domain.rounds import RoundSpec
from wastequiz.domain.schemes import Scheme
from wastequiz.i18n import N_
from wastequiz.stage.play.card import Card, HowTo, Variant

if TYPE_CHECKING:
    from wastequiz.stage.play.scene import GameScene

SHORT, LONG = 3, 5
"""Stations of a round at a booth and in a class."""
SECONDS, CLASS_SECONDS = 150, 270
TOPICS = ("scenarios", "station", "putting_out")
"""What a resident asks about."""
THINGS, SPARE = 36, 10
"""Things in the deck: so many, or so many more than the bags of a long round hold, for the bags are not packed from every bin alike."""


def station_count(seconds: int, teams: int) -> int:
    """How many stations a round has: teams take turns and get equally many."""
    wanted = LONG if seconds >= CLASS_SECONDS else SHORT
    return -(-wanted // max(teams, 1)) * max(teams, 1)


def contents(pace: str, band: Band) -> tuple[int, int]:
    """How many things in a bag belong, and how many do not."""
    if band == Band.pre:
        return 3, 2
    return {"calm": (3, 2), "brisk": (4, 3)}.get(pace, (4, 2))


def _asks(spec: RoundSpec, _scheme: Scheme) -> tuple[Asks, ...]:
    game = spec.game
    seconds, teams, pace = (game.seconds, len(game.teams), game.pace) if game is not None else (SECONDS, 0, "normal")
    count = station_count(seconds, teams)
    things = max(THINGS, count * sum(contents(pace, spec.band)) + SPARE)
    return (
        Asks((which_bin.NAME,), things, least=12, drawn=True),
        Asks((single_choice.NAME,), count, least=1, topics=TOPICS),
    )


def _scene() -> type[GameScene]:
    from wastequiz.games.inspector.scene import InspectorScene

    return InspectorScene


CARD = Card(
    id="inspector",
    name=N_("Bin inspector"),
    goal=N_("Look what is in the bag"),
    picture="steps/step_supervisor_checks",
    ground="tryAgain.tint",
    how=(
        HowTo("steps/step_supervisor_checks", N_("A resident brings a bag. Take out what does not belong, into its right bin.")),
        HowTo("steps/step_tear_bag", N_("Tear the bag, wrap the glass: choose what is done first.")),
        HowTo("steps/step_ask_supervisor", N_("The resident asks you something. Say the right sentence, and the stamp is yours.")),
    ),
    variants=(Variant("walk", N_("Bag by bag"), N_("Every bag is looked through"), SECONDS, CLASS_SECONDS),),
    asks=_asks,
    scene=_scene,
    players=(1, 2),
)
