"""What can be chosen for an event, and what each choice is called at the desk."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import permutations

from wastequiz import i18n
from wastequiz.domain.events import COUNTDOWN_S, IDLE_S, QUESTIONS, QUIZ, Event, Play
from wastequiz.games import game
from wastequiz.i18n import _, ngettext
from wastequiz.stage.play.card import Card
from wastequiz.wording import names, quizzes

DAYS = 60
"""So many days from today an event may be set to."""
FIRST_HOUR, LAST_HOUR = 6, 22
LENGTHS = (60, 90, 120, 150, 180)
"""Seconds a round of a game may take at a booth."""
IDLE = (45, 60, 75, 90, 120)
COUNTDOWN = (15, 20, 30)
MOST_STATIONS = 9
assert IDLE[0] == IDLE_S[0] and IDLE[-1] == IDLE_S[-1] and COUNTDOWN[0] == COUNTDOWN_S[0] and COUNTDOWN[-1] == COUNTDOWN_S[-1]


def hours() -> Sequence[str]:
    """Times of a day to open or close at: '' and each half hour."""
    return ["", *(f"{h:02d}:{m:02d}" for h in range(FIRST_HOUR, LAST_HOUR + 1) for m in (0, 30))]


def days(today: date) -> Sequence[str]:
    """Dates an event may be set to."""
    return [(today + timedelta(n)).isoformat() for n in range(DAYS)]


def day_name(day: str, today: str) -> str:
    """A date as one says it, with its weekday."""
    if day == today:
        return _("Today")
    weekday = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))[date.fromisoformat(day).weekday()]
    return _("{day}, {weekday}").format(day=names.as_head(quizzes.day(day, today)), weekday=weekday)


def languages() -> Sequence[tuple[str, ...]]:
    """Languages a kiosk may offer, the one spoken while it waits first."""
    codes = i18n.languages()
    return [*permutations(codes), *((code,) for code in codes)] if len(codes) > 1 else [codes]


def languages_name(codes: tuple[str, ...]) -> str:
    spoken = [i18n.language_name(code) for code in codes]
    if len(spoken) == 1:
        return _("{language} only").format(language=spoken[0])
    return _("{first} first, then {others}").format(first=spoken[0], others=_(", ").join(spoken[1:]))


def seconds_name(seconds: int) -> str:
    return _("{n} s").format(n=seconds)


def idle_name(seconds: int) -> str:
    return ngettext("After {n} s without a touch", "After {n} s without a touch", seconds).format(n=seconds)


def right_name(n: int) -> str:
    """How a spin of the wheel is earned."""
    return ngettext("{n} right answer in a round", "{n} right answers in a round", n).format(n=n) if n else _("Every round that is played")


def pass_name(n: int, of: int) -> str:
    return _("{n} of {of} right").format(n=n, of=of)


# ---- how long what is played takes
BOOTH_S = 300
"""A game that takes longer is too long for a kiosk, where others wait."""


def for_kiosk(play: str) -> Play:
    """A game as it is ticked first: its first way to play that is not too long."""
    if play == QUIZ:
        return Play(QUIZ)
    variants = game(play).variants
    return Play(play, next((v.id for v in variants if v.seconds <= BOOTH_S), variants[0].id) if variants[0].seconds > BOOTH_S else "")


def lengths(play: str) -> Sequence[tuple[str, int]]:
    """(variant, seconds) a game may be played in; seconds 0: the card's own. () for the quiz."""
    if play == QUIZ:
        return ()
    found: list[tuple[str, int]] = []
    for variant in game(play).variants:
        own = variant.seconds
        if own > BOOTH_S:
            continue
        found += [(variant.id, 0 if s == own else s) for s in sorted({*LENGTHS, own})] if own in LENGTHS else [(variant.id, 0)]
    return found


def length_name(card: Card, variant: str, seconds: int) -> str:
    """A way to play, with how long it takes where a clock says so."""
    found = card.variant(variant)
    takes = seconds or found.seconds
    name = _(found.name)
    if takes >= 300 and takes % 60 == 0:
        return _("{name}, {n} min").format(name=name, n=takes // 60)
    return _("{name}, {n} s").format(name=name, n=takes) if takes else name


def play_name(play: Play, questions: int) -> str:
    """What is played, and how long it is."""
    if play.id == QUIZ:
        return _("{name}, {length}").format(name=_("Quiz"), length=quizzes.questions(questions))
    card = game(play.id)
    return _("{name}: {length}").format(name=_(card.name), length=length_name(card, play.variant or card.variants[0].id, play.seconds))


def questions() -> Sequence[int]:
    return range(QUESTIONS[0], QUESTIONS[2] + 1)


# ---- an event in a line or two
def when(event: Event, today: str) -> str:
    """Its days, and between which hours."""
    return _(" · ").join(part for part in (days_said(event, today), opening(event.opens, event.closes)) if part)


def days_said(event: Event, today: str) -> str:
    """Its days: one, or the first and the last."""
    said = [day_name(day, today) for day in sorted(event.dates)]
    if len(said) > 1:
        return _("{first} to {last}").format(first=said[0], last=said[-1])
    return said[0] if said else _("No day yet")


def opening(opens: str, closes: str) -> str:
    """Between which hours; '' all day."""
    if opens and closes:
        return _("{opens} to {closes}").format(opens=opens, closes=closes)
    return _("from {time}").format(time=opens) if opens else _("until {time}").format(time=closes) if closes else ""


PLANNED, TODAY, OVER = "planned", "today", "over"


def state(event: Event, today: str) -> str:
    """Whether it is planned (also one without a day), on today, or over."""
    if today in event.dates:
        return TODAY
    return PLANNED if not event.dates or any(day > today for day in event.dates) else OVER


def rank(event: Event, today: str) -> tuple[int, int, str]:
    """Events in the order one looks for them: today's, then those to come by day, then those that are over, the last one first."""
    code = state(event, today)
    days_of = sorted(event.dates) or [today]
    nearest = next((day for day in days_of if day >= today), days_of[-1])
    away = (date.fromisoformat(nearest) - date.fromisoformat(today)).days
    return (TODAY, PLANNED, OVER).index(code), abs(away), event.name


def state_name(code: str) -> str:
    return {PLANNED: _("Planned"), TODAY: _("Today"), OVER: _("Over")}[code]
