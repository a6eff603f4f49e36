"""Quizzes as they are kept and set to classes: what the desk lists, and what waits for a student."""

from __future__ import annotations

from wastequiz.domain.facts import dataclass
from wastequiz.domain.quizzes import Assignment, Quiz


@dataclass(frozen=True)
class KeptQuiz:
    """A quiz as it is kept: `made_utc_ms` when it was first saved."""

    id: str
    quiz: Quiz
    made_utc_ms: int
    archived: bool = False


@dataclass(frozen=True)
class Played:
    """How far a student of the class has come: `tries` begun with at least one answer, `ended` of them to their end."""

    seat: int
    animal: str
    ref: str
    nickname: str
    real_name: str
    tries: int
    ended: int
    points: float | None = None  # the most there was, of those played to their end
    right: int = 0
    questions: int = 0  # of that round
    percent: int = 0  # of all its points
    passed: bool | None = None  # None where there is no verdict, or nothing was played


@dataclass(frozen=True)
class Assigned:
    """A quiz set to a class, and how many of it have played it to the end: `done` of `of`."""

    assignment: Assignment
    class_name: str
    done: int
    of: int


@dataclass(frozen=True)
class QuizRow:
    """One line of the desk's list."""

    kept: KeptQuiz
    assigned: tuple[Assigned, ...] = ()


@dataclass(frozen=True)
class DueQuiz:
    """What waits for a class, or for one student of it: played `used` times of `tries` (0: as often as one likes)."""

    assignment: Assignment
    name: str
    questions: int
    minutes: int
    exam: bool
    tries: int
    used: int = 0
    under_way: bool = False  # begun, and not ended
    done: int = 0  # how many of the class have played it to its end
    of: int = 0  # and how many are in the class

    @property
    def waits(self) -> bool:
        """Whether it is still to be played: never ended so far, or begun and left."""
        return self.under_way or not self.used

    @property
    def playable(self) -> bool:
        """Whether it may be begun or gone on with."""
        return self.under_way or not self.tries or self.used < self.tries
