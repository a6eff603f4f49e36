"""Flying chess played by robots that know equally much: how long a game takes, and whether a seat or the place in the order of turns wins more.

A fixed seed; times are game time by the assumptions in `PEOPLE`, not measured on people.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt
from random import Random

from bench.measure import Options, Row, say, share, shown
from wastequiz.games.flying_chess import CARD, rules
from wastequiz.games.flying_chess.state import ASK, THROW, WAYS, State, movable, points

GAMES = 20_000
SEED = 20_260_101
KNOWS = 0.75
"""So often every robot is right."""
Z99 = 2.576
MOST_POINTS = 2.0
"""The 99 % interval of an advantage must lie within so many points of a hundred."""
ANIMALS = ("fox", "penguin", "owl", "rabbit")
BINS = ("food", "hazardous", "recyclable", "residual")
DECK = ("",) * 80 + BINS * 8


@dataclass(frozen=True)
class Pace:
    """How long people take, in seconds: for a question, for reading why, for a throw with its flight, for choosing a plane."""

    ask: float
    why: float
    throw: float
    choose: float


PEOPLE = {"class": Pace(18, 5, 5, 4), "booth": Pace(7, 4, 4, 3), "classic": Pace(18, 5, 5, 4)}
"""A class talks before it answers; at a booth two or three children do not."""


def play(way: str, teams: int, n: int, *, limit: bool = True) -> State:
    """Game number `n`, to its end; without `limit` it takes what it takes."""
    rng = Random(SEED + n)
    seats = sorted(rules.seats_of(ANIMALS[:teams]))
    limit_s = CARD.variant(way).seconds if limit else 0
    state = rules.begin(way, range(1, teams + 1), seats, rng.getrandbits(48), DECK, signs=BINS, limit_s=limit_s)
    pace = PEOPLE[way]
    while not state.over:
        if state.phase == ASK:
            right = rng.random() < KNOWS
            state = rules.tick(rules.marked(state, state.asked, right), 1000 * (pace.ask + (0 if right else pace.why)))
        elif state.phase == THROW:
            state = rules.tick(rules.throw(state), 1000 * pace.throw)
        else:
            state = rules.tick(rules.choose(state, rng.choice(movable(state))), 1000 * pace.choose)
        if limit and state.ms >= state.table.limit_ms and not state.last_round and not state.over:
            state = rules.after(state, {"do": "time", "ms": state.ms})
    return state


@dataclass(frozen=True)
class Advantage:
    """How many points of a hundred somebody wins more often than an equal share, with its 99 % interval."""

    points: float
    around: float

    @property
    def held(self) -> bool:
        return abs(self.points) + self.around <= MOST_POINTS

    def __str__(self) -> str:
        return f"{self.points:+.2f} ± {self.around:.2f}"


def advantages(games: list[State]) -> tuple[list[Advantage], list[Advantage]]:
    """By seat, and by the place in the order of turns; who is level shares a win."""
    teams = len(games[0].table.teams)
    by_seat: list[list[float]] = [[] for _ in range(teams)]
    by_turn: list[list[float]] = [[] for _ in range(teams)]
    for end in games:
        got = [p for _team, p in points(end)]
        best = got.count(max(got))
        for t, p in enumerate(got):
            won = 1 / best if p == max(got) else 0.0
            by_seat[t].append(won)
            by_turn[(t - end.table.begins) % teams].append(won)

    def of(won: list[float]) -> Advantage:
        return Advantage(100 * (statistics.fmean(won) - 1 / teams), 100 * Z99 * statistics.pstdev(won) / sqrt(len(won)))

    return [of(won) for won in by_seat], [of(won) for won in by_turn]


def measured(games: int = GAMES) -> Iterator[Row]:
    for way in WAYS:
        for teams in (2, 3, 4):
            say(f"{way}, {teams} teams, {games} games")
            ends = [play(way, teams, n) for n in range(games)]
            yield _length(way, teams, ends)
            for name, found in zip(("seat", "turn"), advantages(ends), strict=True):
                worst = max(found, key=lambda a: abs(a.points) + a.around)
                yield Row(
                    f"flying chess, {way}, {teams} teams: advantage by {name}, {games} games",
                    "; ".join(map(str, found)) + " points",
                    f"an equal share: {100 / teams:.1f} of 100",
                    f"{1 + worst.points * teams / 100:.3f}",
                    f"99 % interval within ±{MOST_POINTS:g} points",
                    all(a.held for a in found),
                )
    ends = [play("classic", 4, n, limit=False) for n in range(max(1, games // 20))]
    turns = statistics.median(end.turns for end in ends)
    yield Row(
        f"flying chess, classic, 4 teams, without a limit: median of {len(ends)} games",
        f"{shown(turns)} turns",
        "the standard game: 245 turns",
        f"{turns / 245:.2f}",
    )


def _length(way: str, teams: int, ends: list[State]) -> Row:
    minutes = [end.ms / 60_000 for end in ends]
    limit = CARD.variant(way).seconds / 60
    most = limit + teams * sum(vars(PEOPLE[way]).values()) * (1 if WAYS[way].asks else 3) / 60
    cut = sum(end.last_round for end in ends) / len(ends)
    median = statistics.median(minutes)
    return Row(
        f"flying chess, {way}, {teams} teams: how long",
        f"median {statistics.median(end.turns for end in ends):.0f} turns, {shown(median)} min; "
        f"95 % within {shown(share(minutes, 0.95))} min, all within {shown(max(minutes))}; the time ends {100 * cut:.0f} %",
        f"its limit: {limit:g} min and the round to its end",
        f"{median / limit:.2f}",
        f"all ≤ {most:.1f} min",
        max(minutes) <= most,
    )


def rows(options: Options) -> list[Row]:
    """For each way and number of teams: its length, and the advantage by seat and by turn."""
    del options
    return list(measured())
