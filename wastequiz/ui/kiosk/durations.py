"""How long a round of an event takes, so that whoever passes knows whether there is time for it."""

from __future__ import annotations

from wastequiz.domain.events import QUIZ, Event, Play
from wastequiz.games import GAMES
from wastequiz.i18n import _, ngettext

QUESTION_S = 18
"""A question of a quiz with its explanation takes about so long."""


def seconds(plan: Event, play: Play) -> int:
    """About how long one round of it is; 0 for a game there is not."""
    if play.id == QUIZ:
        return plan.questions * QUESTION_S
    card = next((card for card in GAMES if card.id == play.id), None)
    if card is None:
        return 0
    return play.seconds or card.variant(play.variant).seconds


def about(took: int) -> str:
    """In words: "about 2 minutes a round"."""
    minutes = max(1, -(-took // 60))
    return ngettext("about {n} minute a round", "about {n} minutes a round", minutes).format(n=minutes)


def short(took: int) -> str:
    """The same on a small badge."""
    minutes = max(1, -(-took // 60))
    return _("{n} min").format(n=minutes)


def of_event(plan: Event) -> str:
    """What the attract screen says: as long as the first thing to play."""
    return about(seconds(plan, plan.plays[0])) if plan.plays else ""
