"""What is said about a game: who plays, how it went, how that stands to the best."""

from __future__ import annotations

from collections.abc import Iterable

from wastequiz.domain.games import GameBest, Knowledge
from wastequiz.domain.students import Contestant
from wastequiz.i18n import N_, _, ngettext
from wastequiz.wording import names

_PACES = {"calm": N_("Calm"), "normal": N_("Normal"), "brisk": N_("Brisk")}


def pace(value: str) -> str:
    return _(_PACES[value])


def players(least: int, most: int) -> str:
    """How many can play, as a card says it."""
    if most == 1:
        return _("For one")
    if least == most:
        return _("{n} teams").format(n=most)
    return _("{least} to {most} players").format(least=least, most=most)


def minutes(seconds: int) -> str:
    """How long a round is."""
    if seconds % 60:
        return ngettext("{n} second", "{n} seconds", seconds).format(n=seconds)
    return ngettext("{n} minute", "{n} minutes", seconds // 60).format(n=seconds // 60)


def who(contestant: Contestant) -> str:
    """Who plays: a seat and its animal, a whole class, or a guest."""
    if not contestant.is_guest:
        return names.contestant(contestant.seat, contestant.animal)
    return _("The whole class") if contestant.class_id else _("Guest")


def best_line(points: int, best: GameBest | None) -> str:
    """How a student's points stand to the best before them."""
    if best is None:
        return _("Your first time: a start!")
    if points > best.points:
        return _("New personal best! Before: {points:g}").format(points=best.points)
    return _("Your best so far: {points:g}").format(points=best.points)


def score_said(points: int, knows: Knowledge, best: str) -> str:
    """How it went, as it is read aloud."""
    parts = [ngettext("{n} point", "{n} points", points).format(n=points)]
    if knows.of:
        parts.append(_("{right} of {total} right").format(right=knows.right, total=knows.of))
    parts.append(best)
    return ". ".join(part for part in parts if part)


def ranks(game: Iterable[tuple[int, str, str]], known: Iterable[tuple[int, str, str]]) -> str:
    """Both rankings as they are read aloud; each a sequence of (rank, who, worth)."""

    def told(places: Iterable[tuple[int, str, str]]) -> str:
        return ", ".join(f"{rank}. {who_} {worth}" for rank, who_, worth in places)

    return _("Game") + ": " + told(game) + ". " + _("Knowledge") + ": " + told(known)


def goes_on(contestant: Contestant, game: str) -> str:
    """The offer to take an interrupted game up again."""
    name = _("A guest") if contestant.is_guest and not contestant.class_id else who(contestant)
    return _("{who} stopped in the middle of “{game}”. Go on?").format(who=name, game=game)
