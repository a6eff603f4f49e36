"""Who buzzed first, and which key belongs to whose buzzer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from wastequiz.domain.lesson import Lesson

DIGITS = "12345678"


def first_of(lesson: Lesson, pressed: Iterable[int]) -> int:
    """Of the teams that pressed in one moment the one that is first: who was it least often so far, then the lower number. Raises ValueError for none."""
    was = Counter(entry.team for entry in lesson.standing_entries if not entry.stolen)
    return min(pressed, key=lambda team: (was[team], team))


def learnt(keys: Mapping[str, int], teams: Sequence[int], letter: str) -> dict[str, int]:
    """The buzzers' keys with `letter` given to the first team that has none of its own; a letter that is known stays whose it is.

    A number key is its team's already.
    """
    without = [team for team in teams if team not in keys.values()]
    if not without or len(letter) != 1 or not letter.isprintable() or not letter.strip() or letter in keys:
        return dict(keys)
    return {**keys, letter: without[0]}


def team_for(keys: Mapping[str, int], teams: Sequence[int], letter: str) -> int:
    """Whose buzzer a key is: learnt, or the team's number where that key was not learnt for another; 0 nobody's."""
    if letter in keys:
        return keys[letter]
    at = DIGITS.find(letter) if letter else -1
    return teams[at] if 0 <= at < len(teams) else 0


def key_of(keys: Mapping[str, int], teams: Sequence[int], team: int) -> str:
    """The key that is written on a team's buzzer; '' where its number was learnt for another team."""
    digit = str(teams.index(team) + 1)
    return next((letter for letter, whose in keys.items() if whose == team), "" if digit in keys else digit)


def known(letters: str, teams: Sequence[int]) -> dict[str, int]:
    """The keys a station knows, given to these teams in their order: the first buzzer is always the first team's."""
    return dict(zip(letters, teams, strict=False))
