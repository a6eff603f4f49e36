"""Classes from year to year, as the desk does it: what would become of them first, then the deed; and how long names are kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from wastequiz.domain import school_years
from wastequiz.domain.facts import dataclass
from wastequiz.domain.merging_classes import Seated, seated
from wastequiz.domain.moving_up import Move, proposed
from wastequiz.domain.students import SchoolClass
from wastequiz.services import enrolling
from wastequiz.services.school import Failed, School
from wastequiz.store import backups, class_years, rosters
from wastequiz.store.db import Db
from wastequiz.store.pace import Pace

SOON_DAYS = 30
"""So many days before names should go it is said."""


def propose(school: School, done: Callable[[Sequence[Move]], None], failed: Failed) -> None:
    """What moving up would make of the classes in play."""
    today = enrolling.today(school.clock)
    school.tell(lambda db: proposed(rosters.classes(db), today), done, failed)


def move_up(school: School, moves: Sequence[Move], done: Callable[[], None], failed: Failed) -> None:
    """Moves classes up as shown, all or none, after a backup. `failed` gets ClassExists or BadName."""

    def work(db: Db, pace: Pace) -> None:
        backups.backup(db, "move_up", pace)
        class_years.move_up(db, moves)

    school.paced(work, lambda _: done(), failed)


def archive(school: School, class_id: int, done: Callable[[], None], failed: Failed) -> None:
    """Takes a class out of play; its students and reports stay."""
    school.tell(lambda db: class_years.archive(db, class_id), lambda _: done(), failed)


def bring_back(school: School, class_id: int, done: Callable[[SchoolClass], None], failed: Failed) -> None:
    """Brings an archived class back into play. `failed` gets ClassExists."""
    school.tell(lambda db: class_years.bring_back(db, class_id), done, failed)


def merging(school: School, from_id: int, into_id: int, done: Callable[[Sequence[Seated]], None], failed: Failed) -> None:
    """Where the students of one class would sit in another. `failed` gets ClassesDiffer."""
    school.tell(lambda db: seated(rosters.students(db, from_id), rosters.students(db, into_id)), done, failed)


def merge(school: School, from_id: int, into_id: int, done: Callable[[SchoolClass], None], failed: Failed) -> None:
    """Merges two classes as shown, after a backup: the first is archived empty. `failed` gets ClassesDiffer."""

    def work(db: Db, pace: Pace) -> SchoolClass:
        backups.backup(db, "merge", pace)
        with db.transaction():
            return class_years.merge(db, from_id, into_id, seated(rosters.students(db, from_id), rosters.students(db, into_id)))

    school.paced(work, done, failed)


# ---- how long names are kept
@dataclass(frozen=True)
class Retention:
    """Of one class: the day from which it is asked whether its names can go, and how many days that is from today (below 0: it has passed)."""

    school_class: SchoolClass
    day: date
    days: int

    @property
    def due(self) -> bool:
        return self.days <= 0

    @property
    def soon(self) -> bool:
        """Whether it is time to say so."""
        return self.days <= SOON_DAYS


def retention(school: School, done: Callable[[Sequence[Retention]], None], failed: Failed) -> None:
    """All classes that have students and a school year, the one whose names should go first in front. Nothing is ever erased by itself."""
    today = enrolling.today(school.clock)
    school.tell(lambda db: retentions(rosters.all_classes(db), today), done, failed)


def retentions(classes: Sequence[SchoolClass], today: date) -> tuple[Retention, ...]:
    """The same, of these classes."""
    known = [(c, day) for c in classes if c.students and (day := school_years.erase_day(c)) is not None]
    found = [Retention(c, day, (day - today).days) for c, day in known]
    return tuple(sorted(found, key=lambda r: (r.day, r.school_class.id)))


def keep_longer(school: School, class_id: int, days: int, done: Callable[[SchoolClass], None], failed: Failed) -> None:
    """Puts off by so many days that it is asked whether a class's names can go; the journal keeps that somebody decided so."""
    today = enrolling.today(school.clock)

    def work(db: Db) -> SchoolClass:
        return class_years.keep_until(db, class_id, school_years.put_off(rosters.school_class(db, class_id), today, days))

    school.tell(work, done, failed)
