"""What an event must be: what can be kept at all, and what must be mended before it opens; each fault a code for `wording.events`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from wastequiz.domain.events import (
    COLOURS,
    COUNTDOWN_S,
    IDLE_S,
    LEAST_SECTORS,
    MOST_SECTORS,
    MOST_STOCK,
    PICTURES,
    QUESTIONS,
    QUIZ,
    Event,
    Play,
    Prize,
    Problem,
)
from wastequiz.domain.facts import dataclass
from wastequiz.domain.students import clean_name
from wastequiz.domain.text import LANGUAGES

LONGEST_NAME, LONGEST_PLACE, LONGEST_PRIZE = 40, 60, 16
"""Signs of an event's name and place, and of what a prize is called: more cannot be read on a wheel."""
MOST_STATIONS = 99
MOST_DATES = 60
_ID = re.compile(r"[0-9A-Za-z_-]{1,64}")
_TIME = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")
_OWN = re.compile(r"own/[0-9a-f]{24}")


@dataclass(frozen=True)
class Known:
    """What an event may name: the rules there are, the mini-games (None: they are not looked at). `today`: local date, '' where it does not matter."""

    schemes: frozenset[str]
    games: frozenset[str] | None = None
    today: str = ""


# ---- what can be kept
def checked(event: Event) -> Event:
    """The event as it can be kept: names cleaned, nothing twice, all numbers and names of ours within what there is. Raises BadName."""
    return replace(
        event,
        name=clean_name(event.name, limit=LONGEST_NAME),
        place=clean_name(event.place, required=False, limit=LONGEST_PLACE),
        dates=tuple(sorted(set(event.dates))),
        prizes=tuple(replace(prize, name=clean_name(prize.name, limit=LONGEST_PRIZE)) for prize in event.prizes),
        colour=event.colour if event.colour in COLOURS else COLOURS[0],
        stations=min(max(event.stations, 1), MOST_STATIONS),
        volume=min(max(event.volume, 0), 100),
    )


def is_sound(event: Event) -> bool:
    """Whether an event that others made can be kept: every id, date, time and name of a picture has the form it must have, and none is too many."""
    ids = [prize.id for prize in event.prizes]
    words = [event.scheme, *(word for play in event.plays for word in (play.id, play.variant))]
    return (
        all(_ID.fullmatch(id_) for id_ in (event.id, *ids))
        and len(set(ids)) == len(ids) <= MOST_SECTORS
        and all(not word or _ID.fullmatch(word) for word in words)
        and len(event.plays) <= MOST_SECTORS
        and len(event.dates) <= MOST_DATES
        and all(_is_date(day) for day in event.dates)
        and all(not at or _is_time(at) for at in (event.opens, event.closes, *(at for p in event.prizes for at in (p.opens, p.closes))))
        and set(event.languages) <= set(LANGUAGES)
        and 1 <= event.kiosk <= event.stations <= MOST_STATIONS
        and all(prize.picture in PICTURES and prize.stock <= MOST_STOCK and prize.sectors <= MOST_SECTORS for prize in event.prizes)
        and all(1 <= station <= MOST_STATIONS and n <= MOST_STOCK for prize in event.prizes for station, n in prize.quotas)
        and all(not name or _OWN.fullmatch(name) for name in (event.logo, *(prize.own_picture for prize in event.prizes)))
    )


def _is_date(given: str) -> bool:
    try:
        return date.fromisoformat(given).isoformat() == given
    except ValueError:
        return False


def _is_time(given: str) -> bool:
    return _TIME.fullmatch(given) is not None


# ---- what must be mended
def problems(event: Event, known: Known) -> tuple[Problem, ...]:
    """Everything that keeps it from being opened, in the order of the set-up page; () when all is well."""
    return (*_when(event, known), *_what(event, known), *_waits(event), *_wheel(event))


def _when(event: Event, known: Known) -> Iterator[Problem]:
    if not event.dates:
        yield Problem("no_date", "dates")
    elif wrong := [day for day in event.dates if not _is_date(day)]:
        yield Problem("bad_date", "dates", (wrong[0],))
    elif known.today and max(event.dates) < known.today:
        yield Problem("over", "dates", (max(event.dates),))
    yield from _hours(event.opens, event.closes)


def _hours(opens: str, closes: str, prize: str = "") -> Iterator[Problem]:
    """Faults of an event's hours, or of a prize's window of time."""
    wrong = [at for at in (opens, closes) if at and not _is_time(at)]
    more = (prize,) if prize else ()
    kind = "prize" if prize else "event"
    if wrong:
        yield Problem(f"{kind}_time", "prizes" if prize else "hours", (wrong[0], *more))
    elif opens and closes and closes <= opens:
        yield Problem(f"{kind}_hours", "prizes" if prize else "hours", (opens, closes, *more))


def _what(event: Event, known: Known) -> Iterator[Problem]:
    if event.scheme not in known.schemes:
        yield Problem("unknown_scheme", "scheme", (event.scheme,))
    if not event.languages or not set(event.languages) <= set(LANGUAGES):
        yield Problem("no_language", "languages")
    if not event.plays:
        yield Problem("no_play", "plays")
    yield from (Problem("unknown_play", "plays", (play.id,)) for play in event.plays if not _is_there(play, known))
    if not QUESTIONS[0] <= event.questions <= QUESTIONS[-1]:
        yield Problem("questions", "questions", (str(QUESTIONS[0]), str(QUESTIONS[-1])))
    for field, value in (("right_for_spin", event.right_for_spin), ("pass_right", event.pass_right)):
        if value > event.questions:
            yield Problem(field, field, (str(value), str(event.questions)))


def _is_there(play: Play, known: Known) -> bool:
    return play.id == QUIZ or known.games is None or play.id in known.games


def _waits(event: Event) -> Iterator[Problem]:
    for field, value, (least, _usual, most) in (("idle_s", event.idle_s, IDLE_S), ("countdown_s", event.countdown_s, COUNTDOWN_S)):
        if not least <= value <= most:
            yield Problem(field, field, (str(least), str(most)))
    if not 1 <= event.kiosk <= event.stations <= MOST_STATIONS:
        yield Problem("stations", "stations", (str(event.kiosk), str(event.stations)))


def _wheel(event: Event) -> Iterator[Problem]:
    if not event.prizes:
        return
    sectors = sum(max(0, prize.sectors) for prize in event.prizes) + max(0, event.again_sectors)
    if not LEAST_SECTORS <= sectors <= MOST_SECTORS:
        yield Problem("sectors", "prizes", (str(sectors), str(LEAST_SECTORS), str(MOST_SECTORS)))
    if len({prize.id for prize in event.prizes}) < len(event.prizes):
        yield Problem("prize_twice", "prizes")
    for prize in event.prizes:
        yield from _prize(event, prize)


def _prize(event: Event, prize: Prize) -> Iterator[Problem]:
    given = sum(n for _station, n in prize.quotas)
    if not 1 <= prize.stock <= MOST_STOCK:
        yield Problem("stock", "prizes", (prize.name, str(MOST_STOCK)))
    elif given > prize.stock:
        yield Problem("quotas", "prizes", (prize.name, str(given), str(prize.stock)))
    if prize.sectors < 1:
        yield Problem("no_sector", "prizes", (prize.name,))
    if any(not 1 <= station <= event.stations or n < 0 for station, n in prize.quotas):
        yield Problem("quota_kiosk", "prizes", (prize.name, str(event.stations)))
    if prize.picture not in PICTURES:
        yield Problem("picture", "prizes", (prize.name,))
    yield from _hours(prize.opens, prize.closes, prize.name)
