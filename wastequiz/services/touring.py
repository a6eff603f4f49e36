"""The school that the tour's pictures are taken in: always the same classes, students and weeks of play, at a moment that never passes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from wastequiz.domain.items import Band
from wastequiz.domain.school_years import school_year
from wastequiz.domain.students import SchoolClass
from wastequiz.services import demo, simulating
from wastequiz.services.enrolling import contestant, today
from wastequiz.services.school import DEFAULT_SCHEME, School
from wastequiz.store import rosters
from wastequiz.store.db import Db

NOON = 1_795_060_800_000
"""2026-11-19 12:00 in Harbin, a Thursday."""
OFFSET_MIN = 480
ANSWERS = 2600
NICKNAMES = {2: "小雪", 5: "冰冰", 9: "阿松", 14: "团团", 21: "星星"}
REAL_NAMES = {2: "李雪", 5: "王一冰", 9: "赵松"}


@dataclass(frozen=True)
class StandingClock:
    """A clock that stands, so that every picture is taken at the same moment."""

    utc: int = NOON

    def utc_ms(self) -> int:
        return self.utc

    def offset_min(self) -> int:
        return OFFSET_MIN

    def mono_ms(self) -> int:
        return self.utc - NOON + 1_000_000


@dataclass(frozen=True)
class Classes:
    """A full class with weeks of play, one of two students, and one nobody sits in."""

    full: SchoolClass
    pair: SchoolClass
    empty: SchoolClass


def open_school(folder: Path, deliver: Callable[[Callable[[], None]], None]) -> School:
    """An empty school at the tour's moment; it must be closed."""
    return School(folder, deliver, StandingClock()).open_and_wait()


def unopened(folder: Path) -> School:
    """A school that did not open, as the page of trouble knows it."""
    return School(folder, clock=StandingClock())


def fill(school: School, *, chinese: bool) -> Classes:
    """Enrols three classes and lets them play; the same every time."""

    def enrol(db: Db) -> Classes:
        called = [simulating.class_name(3, 2), simulating.class_name(5, 1), simulating.class_name(1, 4)] if chinese else ["3B", "5A", "1D"]
        year = school_year(today(db.clock))
        made = [rosters.add_class(db, name, band, year) for name, band in zip(called, (Band.g34, Band.g56, Band.g12), strict=True)]
        rosters.fill_seats(db, made[0].id, 32)
        rosters.fill_seats(db, made[1].id, 2)
        for student in rosters.students(db, made[0].id):
            name, real = NICKNAMES.get(student.seat, ""), REAL_NAMES.get(student.seat, "")
            if name and chinese:
                rosters.remove_student(db, student.ref)
                rosters.add_student(db, made[0].id, student.seat, student.animal, name, real)
        return Classes(*(rosters.school_class(db, c.id) for c in made))

    found = school.ask(enrol)

    def players(db: Db) -> list[demo.Player]:
        rng = Random(3)
        return [
            demo.Player(contestant(student), c.band, min(0.97, max(0.4, rng.gauss(0.75, 0.12))))
            for c in (found.full, found.pair)
            for student in rosters.students(db, c.id)
        ]

    demo.play(school, school.ask(players), ANSWERS, Random(3))
    return found


def school_rules() -> str:
    """Whose rules the tour plays by."""
    return DEFAULT_SCHEME
