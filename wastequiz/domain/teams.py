"""Teams of a lesson: made by rows, by chance or evenly by how much is known, and mended by hand. Each has an animal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from random import Random

from wastequiz.domain.errors import TooFewForTeams
from wastequiz.domain.facts import dataclass
from wastequiz.domain.seating import Seating
from wastequiz.domain.students import ANIMALS

LEAST, MOST = 2, 8


@dataclass(frozen=True)
class Team:
    """One team. `id` from 1; `refs`: who is in it, () where only the team plays."""

    id: int
    animal: str
    refs: tuple[str, ...] = ()


def by_rows(seating: Seating, n: int) -> tuple[Team, ...]:
    """`n` teams of neighbours: the rows are walked one way and the next the other way, front to back, and cut into parts whose sizes differ by at most one.

    Raises TooFewForTeams, ValueError for `n` outside 2..8.
    """
    walk = [ref for number, row in enumerate(seating.rows_of()) for ref in (row if number % 2 == 0 else reversed(row))]
    _check(len(walk), n)
    cuts = [len(walk) * part // n for part in range(n + 1)]
    return _teams(walk[start:end] for start, end in pairwise(cuts))


def at_random(refs: Sequence[str], n: int, seed: int) -> tuple[Team, ...]:
    """`n` teams by chance, the same for the same seed, whatever the order of `refs`. Raises TooFewForTeams, ValueError for `n` outside 2..8."""
    _check(len(refs), n)
    mixed = sorted(refs)
    Random(seed).shuffle(mixed)
    return _teams(mixed[first::n] for first in range(n))


def balanced(accuracy: Mapping[str, float | None], n: int, seed: int) -> tuple[Team, ...]:
    """`n` teams that know about as much: the best are picked first, each team in turn, and the turn goes back and forth.

    `accuracy`: mean mark of each student, 0..1, None for those nobody knows yet, who are spread evenly. Who is equal is picked by chance.
    Raises TooFewForTeams, ValueError for `n` outside 2..8.
    """
    _check(len(accuracy), n)
    mixed = sorted(accuracy)
    Random(seed).shuffle(mixed)
    teams: list[list[str]] = [[] for _ in range(n)]
    known = sorted((-mark, place, ref) for place, ref in enumerate(mixed) if (mark := accuracy[ref]) is not None)
    for place, (_mark, _place, ref) in enumerate(known):
        lap, at = divmod(place, n)
        teams[at if lap % 2 == 0 else n - 1 - at].append(ref)
    unknown = [0] * n
    for ref in mixed:
        if accuracy[ref] is None:
            to = min(range(n), key=lambda t: (len(teams[t]), unknown[t], t))
            teams[to].append(ref)
            unknown[to] += 1
    return _teams(teams)


def move(teams: Sequence[Team], ref: str, to: int) -> tuple[Team, ...]:
    """The teams once `ref` has gone over to team number `to`, or has joined it from none. Raises KeyError where there is no such team."""
    if all(team.id != to for team in teams):
        raise KeyError(to)
    left = tuple(replace(team, refs=tuple(r for r in team.refs if r != ref)) for team in teams)
    return tuple(replace(team, refs=(*team.refs, ref)) if team.id == to else team for team in left)


def team_of(teams: Iterable[Team], ref: str) -> int:
    """The number of the team `ref` is in; 0 for none."""
    return next((team.id for team in teams if ref in team.refs), 0)


def _check(students: int, n: int) -> None:
    if not LEAST <= n <= MOST:
        raise ValueError(f"{n} teams")
    if students < n:
        raise TooFewForTeams(students, n)


def _teams(groups: Iterable[Iterable[str]]) -> tuple[Team, ...]:
    return tuple(Team(number, ANIMALS[number - 1], tuple(group)) for number, group in enumerate(groups, start=1))
