"""How a game begins: its spec from what was chosen, its deck, its deal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from wastequiz.domain.games import PURPOSE
from wastequiz.domain.rounds import RoundSpec
from wastequiz.domain.students import Contestant
from wastequiz.games import game
from wastequiz.services import gaming as deeds
from wastequiz.services.gaming import Gaming
from wastequiz.services.school import Failed
from wastequiz.stage.play.card import Card
from wastequiz.ui.context import Context, Session
from wastequiz.ui.game_round import GameRound


def card_of(spec: RoundSpec) -> Card:
    """The card of the game a spec asks for. Raises ValueError where it asks for none, KeyError for one there is not."""
    if spec.game is None:
        raise ValueError("no game is asked for")
    return game(spec.game.id)


def aloud(context: Context, spec: RoundSpec) -> bool:
    """Whether everything is read aloud to who plays."""
    return context.reads_aloud or spec.pictures_only


def start(
    context: Context,
    spec: RoundSpec,
    contestant: Contestant,
    done: Callable[[GameRound], None],
    failed: Failed,
    *,
    seed: int | None = None,
) -> None:
    """Draws the deck and begins the round; `done` gets the game, which is not in the session yet. `failed` as `services.gaming.begin` says."""
    card, school = card_of(spec), context.school
    scheme = school.scheme if spec.event is None else school.bank.scheme(spec.scheme)  # an event has its own
    spec = replace(spec, scheme=scheme.code, purpose=PURPOSE + card.id)

    def begun(round_: Gaming, _fell_back: bool) -> None:
        done(taken_up(context, round_))

    deeds.begin(school, spec, card.asks(spec, scheme), contestant, begun, failed, seed=seed)


def try_out(context: Context, spec: RoundSpec, done: Callable[[GameRound], None], failed: Failed, *, seed: int | None = None) -> None:
    """Deals a few questions of which nothing is kept."""
    card, school = card_of(spec), context.school
    spec = replace(spec, scheme=school.scheme.code, purpose=PURPOSE + card.id)
    asks, read = card.asks(spec, school.scheme), aloud(context, spec)
    deeds.try_out(school, spec, asks, lambda deal: done(GameRound(deal)), failed, aloud=read, seed=seed)


def taken_up(context: Context, round_: Gaming) -> GameRound:
    """A round that was begun, as the session has it."""
    return GameRound(deeds.deal(context.school, round_, aloud=aloud(context, round_.round.spec)), round_)


def seat(context: Context, game_round: GameRound, contestant: Contestant | None = None) -> None:
    """Puts a game into the session. `contestant`: who sits there, where the round counts for a whole class; None: who the round is for."""
    old, round_ = context.session, game_round.deal.round
    who = contestant if contestant is not None else round_.contestant
    spec = round_.spec if who.is_guest or old.spec is None else old.spec
    context.session = Session(
        who, old.school_class, spec, picture_round=round_.spec.pictures_only, game=game_round, game_spec=round_.spec.game
    )
