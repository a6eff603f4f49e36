"""Visitors of a kiosk: who is there, what they play, what was cut off, and what the day has seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from wastequiz.domain.events import QUIZ, Event, Incident, Interruption, Play, Today, Visit
from wastequiz.domain.games import PURPOSE
from wastequiz.domain.rounds import EventSpec, GameSpec, RoundSpec
from wastequiz.services.school import Failed, School
from wastequiz.store import prizes, visits

TYPED = frozenset({"short_answer", "estimate"})
"""Kinds of question a booth does not ask: there is no keyboard."""


def begin(school: School, event: Event, language: str, done: Callable[[Visit], None], failed: Failed | None = None) -> None:
    """Somebody touched the screen. A visit here that never ended is written down as cut off."""
    school.tell(lambda db: visits.begin(db, event.id, language), done, failed)


def end(school: School, visit: Visit, how: str, done: Callable[[], None] | None = None) -> None:
    """They are gone; `how` is one of `domain.events.HOW`. What they had begun is given up. A second time nothing happens."""
    school.tell(lambda db: visits.end(db, visit.id, how), (lambda _: done()) if done else None)


def today(school: School, event: Event, done: Callable[[Today], None]) -> None:
    """What the day has seen so far."""
    school.tell(lambda db: visits.today(db, event.id), done)


def rounds_today(school: School, event: Event, done: Callable[[int], None]) -> None:
    """Rounds that were played to their end today."""
    school.tell(lambda db: visits.rounds_today(db, event.id), done)


def interruption(school: School, event: Event, done: Callable[[Interruption | None], None], failed: Failed | None = None) -> None:
    """What was going on at this machine when the power went; None where nothing was, or long ago."""
    school.tell(lambda db: visits.interruption(db, event.id), done, failed)


def incident(school: School, event: Event, what: str, detail: str = "", done: Callable[[], None] | None = None) -> None:
    """Writes down what staff may have to know: a code of `domain.events.INCIDENTS`, and a fact without names."""
    school.tell(lambda db: visits.incident(db, event.id, what, detail), (lambda _: done()) if done else None)


def incidents(school: School, event: Event, day: str, done: Callable[[Sequence[Incident]], None]) -> None:
    """What was written down on a local date ('' ever), in order of time."""
    school.tell(lambda db: visits.incidents(db, event.id, day), done)


def spins(school: School, visit: Visit, done: Callable[[int], None]) -> None:
    """Spins of the wheel a visit has left."""
    school.tell(lambda db: prizes.spins(db, visit.id), done)


def spec(event: Event, visit: Visit, play: Play) -> RoundSpec:
    """The round a visitor plays: a quiz as long as the event wants, or a mini-game (`play.seconds` 0: give it its card's own length)."""
    at = EventSpec(event.id, visit.id, event.right_for_spin if event.prizes else None, event.pass_right)
    if play.id == QUIZ:
        from wastequiz.domain.kinds import KINDS  # the attract screen does without it

        kinds = tuple(name for name in KINDS if name not in TYPED)
        return RoundSpec(event.scheme, event.band, length=event.questions, kinds=kinds, event=at)
    game = GameSpec(play.id, play.variant, seconds=play.seconds) if play.seconds else GameSpec(play.id, play.variant)
    return RoundSpec(event.scheme, event.band, game=game, purpose=PURPOSE + play.id, event=at)
