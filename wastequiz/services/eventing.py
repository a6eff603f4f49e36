"""Events at the desk: made, changed, put away, checked, packed into one file for a kiosk and taken in there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from wastequiz.domain.event_checks import Known, checked
from wastequiz.domain.event_checks import problems as problems_of
from wastequiz.domain.events import Event, EventRow, Problem
from wastequiz.services import event_files
from wastequiz.services.picture_in import checked as checked_picture
from wastequiz.services.school import Failed, School
from wastequiz.store import events, own_pictures
from wastequiz.store.book import local_day
from wastequiz.store.db import Db


def rows(school: School, done: Callable[[Sequence[EventRow]], None], failed: Failed | None = None, *, archived: bool = False) -> None:
    """The events in use (or those put away), the newest first."""
    school.tell(lambda db: events.rows(db, archived=archived), done, failed)


def event(school: School, event_id: str, done: Callable[[Event], None], failed: Failed) -> None:
    """The event of that id. `failed` gets UnknownEvent."""
    school.tell(lambda db: events.event(db, event_id), done, failed)


def find(school: School, name_or_id: str, done: Callable[[Event], None], failed: Failed) -> None:
    """The event of that id, else the newest of that name. `failed` gets UnknownEvent."""
    school.tell(lambda db: events.find(db, name_or_id), done, failed)


def save(school: School, event: Event, done: Callable[[str], None], failed: Failed) -> None:
    """Keeps an event (a new one without id); `done` gets its id. What this machine may give of each prize is set to its quota.

    One with `problems` is kept too, to go on with later. `failed` gets BadName, UnknownEvent, StockBelowGiven.
    """
    school.tell(lambda db: save_now(school, db, event).id, done, failed)


def save_now(school: School, db: Db, event: Event) -> Event:
    """The same on the store's thread; gives the event as it is kept."""
    made = checked(event)
    return events.save(db, made if made.scheme else replace(made, scheme=school.scheme.code))


def archive(school: School, event_id: str, done: Callable[[], None], failed: Failed, *, away: bool = True) -> None:
    """Puts an event away, or takes it out again. `failed` gets UnknownEvent."""
    school.tell(lambda db: events.archive(db, event_id, away=away), lambda _: done(), failed)


def problems(event: Event, school: School, games: Iterable[str] | None = None) -> tuple[Problem, ...]:
    """What keeps the event from being opened; () when all is well, else codes for `wording.events`. `games`: ids of the mini-games there are."""
    today = local_day(school.clock.utc_ms(), school.clock.offset_min()).isoformat()
    known = Known(frozenset(school.bank.schemes), None if games is None else frozenset(games), today)
    return problems_of(event, known)


# ---- one file for a kiosk
def pack(school: School, event_id: str, kiosk: int, done: Callable[[bytes], None], failed: Failed) -> None:
    """The file for kiosk number `kiosk`: the event, its own pictures and the local rules it goes by; no student and no score.

    `failed` gets UnknownEvent, NoSuchKiosk.
    """
    school.tell(lambda db: event_files.pack_now(school, db, event_id, kiosk), done, failed)


def take_in(school: School, data: bytes, done: Callable[[Event], None], failed: Failed) -> None:
    """Keeps the event of such a file; one that is here already is replaced, unless it was changed here later. What was given of a prize stays given.

    `failed` gets NotAnEvent, EventTooNew.
    """
    school.tell(lambda db: event_files.take_in_now(school, db, data), done, failed)


def picture(school: School, data: bytes, name: str, done: Callable[[str], None], failed: Failed) -> None:
    """Keeps a picture of the school's own for a logo or a prize, written anew; `done` gets its name. `failed` gets PictureRefused, naming `name`."""
    school.tell(lambda db: own_pictures.add(db, checked_picture(data, name)), done, failed)
