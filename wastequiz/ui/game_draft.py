"""What is chosen before a game: who plays, which way, how fast, how many teams; and the spec that comes of it."""

from __future__ import annotations

from dataclasses import replace

from wastequiz.domain.facts import dataclass
from wastequiz.domain.games import PURPOSE
from wastequiz.domain.items import Band
from wastequiz.domain.rounds import GameSpec, RoundSpec
from wastequiz.domain.students import ANIMALS, Contestant, SchoolClass
from wastequiz.domain.teams import Team
from wastequiz.stage.play.card import Card, Variant
from wastequiz.ui.context import Context


@dataclass(frozen=True)
class GameDraft:
    """`seated`: the spec of who sat down, None for a guest. `long`: as long as a class wants it. `players` 1: nobody plays against anybody."""

    card: Card
    contestant: Contestant
    school_class: SchoolClass | None
    seated: RoundSpec | None
    band: Band
    variant: str
    pace: str = "normal"
    players: int = 1
    long: bool = False

    @property
    def way(self) -> Variant:
        return self.card.variant(self.variant)

    @property
    def whole_class(self) -> bool:
        """Whether a class plays, and no single student."""
        return self.contestant.is_guest and self.contestant.class_id > 0

    @property
    def counts(self) -> tuple[int, ...]:
        """How many can play."""
        least, most = self.card.players
        return tuple(range(least, most + 1))

    @property
    def bands(self) -> tuple[Band, ...]:
        """The ages a guest can choose from."""
        return tuple(band for band in Band if band >= self.card.least_band)

    @property
    def teams(self) -> tuple[Team, ...]:
        return tuple(Team(n, ANIMALS[n - 1]) for n in range(1, self.players + 1)) if self.players > 1 else ()

    @property
    def plays(self) -> Contestant:
        """Who the answers count for: in teams nobody alone, but the class of who sat down."""
        return Contestant(class_id=self.contestant.class_id) if self.players > 1 else self.contestant

    @property
    def seconds(self) -> int:
        """How long a round is, by what is chosen."""
        return (self.way.class_seconds or self.way.seconds) if self.long else self.way.seconds

    def spec(self, scheme: str) -> RoundSpec:
        """What is asked of the store."""
        base = self.seated if self.seated is not None and self.players == 1 else RoundSpec(scheme)
        extra = base.extra_time
        pictures = (base.pictures_only and not self.contestant.is_guest) or self.band == Band.pre
        game = GameSpec(self.card.id, self.way.id, self.pace, round(self.seconds * extra), self.teams)
        return replace(
            RoundSpec(scheme, self.band, extra_time=extra, pictures_only=pictures),
            game=game,
            purpose=PURPOSE + self.card.id,
        )


def draft(context: Context, card: Card) -> GameDraft:
    """What is chosen before anybody chooses: who sits there, else who sat down last, else a guest; and as this game was played before."""
    session = context.session
    known = session if session.spec is not None or not session.contestant.is_guest or session.contestant.class_id else context.last_session
    contestant = known.contestant if known is not None else session.contestant
    seated = known.spec if known is not None else None
    of = known.school_class if known is not None else None
    band = max(of.band if of is not None else seated.band if seated is not None else Band.g34, card.least_band)
    whole_class = contestant.is_guest and contestant.class_id > 0
    made = GameDraft(card, contestant, of, seated, band, card.variants[0].id, long=whole_class)
    players = max(card.players[0], min(2 if whole_class else 1, card.players[1]))
    made = replace(made, players=players)
    before = session.game_spec
    if before is not None and before.id == card.id:
        n = max(len(before.teams), 1)
        variant = card.variant(before.variant)
        made = replace(
            made,
            variant=variant.id,
            pace=before.pace,
            players=n if n in made.counts else players,
            long=bool(variant.class_seconds) and before.seconds > variant.seconds * 1.5,
        )
    return made
