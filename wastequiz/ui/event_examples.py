"""Events to begin with: one touch, and everything but the name and the day is chosen well already."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from wastequiz.domain.events import QUIZ, Event, Play, Prize
from wastequiz.domain.items import Band
from wastequiz.i18n import N_, _


@dataclass(frozen=True)
class Example:
    """One of them: `name` and `below` are marked for translation; `make` gives it for a day, under a scheme's rules."""

    id: str
    name: str
    below: str
    make: Callable[[date, str], Event]


def _open_day(day: date, scheme: str) -> Event:
    prizes = (
        Prize("bag", _("Canvas bag"), "bag", 30, 1),
        Prize("seed", _("Seeds"), "seed", 40, 1),
        Prize("note", _("Notebook"), "note", 40, 1),
        Prize("pencil", _("Pencil"), "pencil", 100, 2),
        Prize("sticker", _("Sticker"), "sticker", 200, 2),
    )
    return Event(
        "",
        _("Open day"),
        dates=(day.isoformat(),),
        opens="09:00",
        closes="16:00",
        scheme=scheme,
        band=Band.g34,
        plays=(Play(QUIZ), Play("sort_it"), Play("memory")),
        prizes=prizes,
        again_sectors=1,
        expected=300,
    )


def _square(day: date, scheme: str) -> Event:
    return Event(
        "",
        _("Sorting day on the square"),
        dates=(day.isoformat(),),
        opens="09:00",
        closes="18:00",
        scheme=scheme,
        band=Band.g56,
        plays=(Play(QUIZ), Play("sort_it"), Play("conveyor")),
        again_sectors=0,
        expected=600,
        large_text=True,
        volume=80,
    )


def _bare(day: date, scheme: str) -> Event:
    return Event("", "", dates=(day.isoformat(),), scheme=scheme, again_sectors=0)


EXAMPLES = (
    Example("open_day", N_("Open day with wheel"), N_("Quiz and games, five prizes on a wheel"), _open_day),
    Example("square", N_("Square, no prizes"), N_("Large letters, louder, nothing to give away"), _square),
    Example("bare", N_("From scratch"), N_("Everything as you choose it"), _bare),
)


def begun(example: str, day: date, scheme: str) -> Event:
    """The event an example begins with; that from scratch for one there is not."""
    return next((one for one in EXAMPLES if one.id == example), EXAMPLES[-1]).make(day, scheme)
