"""The prize wheel of a kiosk: how it stands, a fair spin, what becomes of the prize, and what can be published of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from wastequiz.domain.events import Commitment, Draw, Event, Sector, StockRow, Visit
from wastequiz.domain.facts import dataclass
from wastequiz.domain.fair_draw import verify as verify
from wastequiz.services.school import Failed, School
from wastequiz.store import events, prizes
from wastequiz.store.db import Db


@dataclass(frozen=True)
class Wheel:
    """The wheel as it stands before a spin. `spins`: how many whoever is there has left; `can_spin`: some sector has a prize."""

    sectors: tuple[Sector, ...]
    stock: tuple[StockRow, ...]
    commitment: Commitment
    spins: int
    can_spin: bool


def wheel(school: School, event: Event, visit: Visit | None, done: Callable[[Wheel], None], failed: Failed | None = None) -> None:
    """How it stands now, and what the next draw is bound by: show its digest before the spin."""

    def work(db: Db) -> Wheel:
        ring = prizes.wheel(db, event)
        left = prizes.spins(db, visit.id) if visit is not None else 0
        return Wheel(ring, events.stock(db, event), prizes.commitment(db, event), left, any(sector.prize for sector in ring))

    school.tell(work, done, failed)


def spin(school: School, event: Event, visit: Visit, who: str, done: Callable[[Draw], None], failed: Failed, *, round_id: str = "") -> None:
    """Decides and keeps a spin; turn the wheel after that. One that was decided and never `shown` is given again.

    `who`: the animal of whoever spins. `failed` gets NoSpinLeft, NoPrizeLeft.
    """
    school.tell(lambda db: prizes.spin(db, event, visit.id, who, round_id=round_id), done, failed)


def shown(school: School, draw: Draw, done: Callable[[], None] | None = None) -> None:
    """The wheel has stopped and everybody saw the outcome."""
    school.tell(lambda db: prizes.shown(db, draw.id), (lambda _: done()) if done else None)


def handed(school: School, draw_id: str, done: Callable[[], None], failed: Failed) -> None:
    """Staff gave the prize. `failed` gets UnknownDraw, DrawSettled."""
    school.tell(lambda db: prizes.handed(db, draw_id), lambda _: done(), failed)


def void(school: School, draw_id: str, why: str, done: Callable[[], None], failed: Failed) -> None:
    """Staff take the prize back; it is in stock again, and the spin can be used again. `failed` gets UnknownDraw, DrawSettled."""
    school.tell(lambda db: prizes.void(db, draw_id, why), lambda _: done(), failed)


def redraw(school: School, event: Event, draw_id: str, done: Callable[[Draw], None], failed: Failed) -> None:
    """Draws once more in place of one that was taken back. `failed` gets UnknownDraw, DrawSettled (not void, or drawn anew already), NoSpinLeft, NoPrizeLeft."""
    school.tell(lambda db: prizes.redraw(db, event, draw_id), done, failed)


def by_code(school: School, event: Event, code: str, done: Callable[[Draw | None], None]) -> None:
    """The prize waiting under this code; None where there is none."""
    school.tell(lambda db: prizes.by_code(db, event.id, code), done)


def waiting(school: School, event: Event, done: Callable[[Sequence[Draw]], None]) -> None:
    """Prizes won and not handed over, the newest first."""
    school.tell(lambda db: prizes.waiting(db, event.id), done)


def draws(school: School, event: Event, day: str, done: Callable[[Sequence[Draw]], None]) -> None:
    """All draws of a local date ('' all), in order of time."""
    school.tell(lambda db: prizes.draws(db, event.id, day), done)


def stock(school: School, event: Event, done: Callable[[Sequence[StockRow]], None]) -> None:
    """How each prize stands at this kiosk."""
    school.tell(lambda db: events.stock(db, event), done)


def set_stock(school: School, event: Event, prize_id: str, total: int, done: Callable[[], None], failed: Failed) -> None:
    """Sets how many of a prize this kiosk may give in all. `failed` gets UnknownPrize, StockBelowGiven."""
    school.tell(lambda db: events.set_stock(db, event, prize_id, total), lambda _: done(), failed)


def reveal(school: School, event: Event, done: Callable[[Sequence[Commitment]], None], failed: Failed | None = None) -> None:
    """The day is over: publishes the seeds of this machine; a new one binds what is drawn after this."""
    school.tell(lambda db: prizes.reveal(db, event), done, failed)


def published(school: School, event: Event, day: str, done: Callable[[Mapping[str, Any]], None], failed: Failed | None = None) -> None:
    """What can be given out of a local date ('' all), so that anybody can check it with `verify`."""
    school.tell(lambda db: prizes.published(db, event, day), done, failed)
