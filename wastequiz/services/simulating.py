"""Simulated play: who plays where nobody is enrolled yet, and the first start's two questions answered."""

from __future__ import annotations

from random import Random

from wastequiz.domain.games import Asks
from wastequiz.domain.items import Band
from wastequiz.domain.kinds import which_bin
from wastequiz.domain.rounds import GameSpec
from wastequiz.domain.school_years import school_year
from wastequiz.domain.students import Contestant
from wastequiz.domain.teams import Team
from wastequiz.services.enrolling import contestant, today
from wastequiz.services.school import DEFAULT_SCHEME, School
from wastequiz.store import rosters
from wastequiz.store.db import Db

GRADES = ("一", "二", "三", "四", "五", "六", "七", "八", "九")
BANDS = (Band.g12, Band.g12, Band.g34, Band.g34, Band.g56, Band.g56, Band.g79, Band.g79, Band.g79)
FIRST_GRADE = 3
ROBOT_SEATS = 12
GAMES = (
    GameSpec("sort_it"),
    GameSpec("conveyor"),
    GameSpec("race", teams=(Team(1, "fox"), Team(2, "deer"))),
)
"""Games that are played among simulated rounds, one after the other."""
GAME_EVERY = 6
"""So many rounds are played from one game to the next."""
GAME_POINTS = 10
"""Points of a simulated game for a thing put right."""


def game_for(round_number: int) -> GameSpec | None:
    """The game that is the `round_number`-th simulated round, from 0; None where it is a quiz."""
    laps, rest = divmod(round_number + 1, GAME_EVERY)
    return GAMES[(laps - 1) % len(GAMES)] if rest == 0 else None


def game_asks(length: int) -> tuple[Asks, ...]:
    """The deck of a simulated game: so many things, drawn ones where there are enough."""
    return (Asks((which_bin.NAME,), length, drawn=True),)


def class_name(grade: int, number: int) -> str:
    """What a class is called, like 三年级2班; `grade` 1..9."""
    return f"{GRADES[grade - 1]}年级{number}班"


def answer_first_start(school: School, language: str = "zh_CN") -> None:
    """Answers the first start's questions, unless somebody has."""
    if not school.preferences.asked:
        school.prefer(language=school.preferences.language or language, scheme=school.preferences.scheme or DEFAULT_SCHEME)


def contestants(school: School) -> list[tuple[Contestant, Band]]:
    """Everybody enrolled, with the grade band of the class; where nobody is, a class of twelve is added first."""

    def work(db: Db) -> list[tuple[Contestant, Band]]:
        if not any(c.students for c in rosters.classes(db)):
            enrol(db, Random(0), FIRST_GRADE, ROBOT_SEATS)
        return [(contestant(s), c.band) for c in rosters.classes(db) for s in rosters.students(db, c.id)]

    return school.ask(work)


def enrol(db: Db, rng: Random, grade: int, seats: int) -> int:
    """Adds a class of that grade under the first name that is free, with `seats` students; gives its id."""
    taken = {c.name for c in rosters.classes(db)}
    number = next(n for n in range(1, len(taken) + 2) if class_name(grade, n) not in taken)
    added = rosters.add_class(db, class_name(grade, number), BANDS[grade - 1], school_year(today(db.clock)))
    if seats:
        rosters.fill_seats(db, added.id, seats)
    return added.id
