"""A teacher's quiz: a fixed list of questions or a rule to draw by, and how it is played."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from wastequiz.domain.errors import BadQuiz
from wastequiz.domain.facts import dataclass
from wastequiz.domain.items import Band
from wastequiz.domain.rounds import QuizSpec, RoundSpec
from wastequiz.domain.sets import PASS_PERCENT
from wastequiz.domain.students import clean_name

WORD, WASTE, TOPIC, BIN, TAG = "word", "waste", "topic", "bin", "tag"
SUBJECTS = (WORD, WASTE, TOPIC, BIN, TAG)
"""What a rule can draw from, as "word:battery": whatever a word names, a kind of waste, a topic, things of a bin, a teacher's tag."""

LEVELS: Mapping[str, tuple[int, ...]] = {"easy": (1, 2), "middle": (3,), "hard": (4, 5)}
"""Three levels a rule may ask shares of, each the difficulties it takes in."""

NOW, END = "now", "end"
"""When it is said what was right: after every answer, or when all is over."""

MOST = 100
"""So many questions at most."""
MOST_POINTS = 100
MOST_MINUTES = 180
MOST_SECONDS = 600
MOST_TRIES = 20
MOST_ROUNDS = 10


@dataclass(frozen=True)
class Part:
    """One part of a rule: `count` questions from `subjects` (see SUBJECTS; (): from everything there is).

    `shares`: (level, percent) pairs; what they leave comes from the levels that are not named. (): as it comes.
    """

    count: int
    subjects: tuple[str, ...] = ()
    shares: tuple[tuple[str, int], ...] = ()

    def wanted(self) -> tuple[tuple[tuple[str, ...], int], ...]:
        """How many questions of which levels: ((levels, n), ...), together `count`. Halves go up while there is room."""
        left, found = self.count, list[tuple[tuple[str, ...], int]]()
        for level, percent in self.shares:
            n = min(left, (self.count * percent + 50) // 100)
            found.append(((level,), n))
            left -= n
        named = dict(self.shares)
        rest = tuple(level for level in LEVELS if level not in named)
        if left and rest:
            found.append((rest, left))
        elif left:  # the shares make a hundred, and rounding lost one: the largest gets it
            at = max(range(len(found)), key=lambda n: found[n][1])
            found[at] = (found[at][0], found[at][1] + left)
        return tuple((levels, n) for levels, n in found if n)


@dataclass(frozen=True)
class Quiz:
    """What a teacher put together: either `keys` (written questions and "which_bin:<item>") or `rule`.

    `scheme` '': whatever rules hold. `band`: a rule asks nothing for older students. `length` 0: all of the list, else so many drawn from it.
    `limit_s`: seconds for a plain question, `minutes` for the whole; 0: no clock. `tries`: how often a student may play it, 0: freely.
    `full_points`: what a question is worth, `points` where one is worth something else (0: a warm-up). `feedback`: NOW or END.
    `exam`: silent to its end, with a verdict at `pass_percent` of all points. `rounds`: parts with standings between.
    """

    name: str
    keys: tuple[str, ...] = ()
    rule: tuple[Part, ...] = ()
    scheme: str = ""
    band: Band = Band.g34
    length: int = 0
    limit_s: int = 0
    minutes: int = 0
    tries: int = 1
    shuffle: bool = True
    shuffle_options: bool = True
    full_points: int = 10
    points: tuple[tuple[str, int], ...] = ()
    feedback: str = NOW
    exam: bool = False
    pass_percent: int = PASS_PERCENT
    certificate: bool = False
    rounds: int = 1

    @property
    def size(self) -> int:
        """How many questions a round asks, where there are so many."""
        if self.rule:
            return sum(part.count for part in self.rule)
        return min(self.length or len(self.keys), len(self.keys))

    @property
    def silent(self) -> bool:
        """Whether nothing is said before the end."""
        return self.exam or self.feedback == END


@dataclass(frozen=True)
class Shortage:
    """Too few questions: of part `part` (from 0) `wanted` were asked for and `found` are there. `levels` (): whatever level."""

    part: int
    levels: tuple[str, ...]
    wanted: int
    found: int

    @property
    def missing(self) -> int:
        return self.wanted - self.found


@dataclass(frozen=True)
class Assignment:
    """A quiz set to a class. `opens`, `due`: local dates ("2026-11-26"), both days included; '' for none."""

    id: str
    quiz_id: str
    class_id: int
    opens: str = ""
    due: str = ""

    def is_open(self, day: str) -> bool:
        """Whether it may be played on that local date."""
        return self.opens <= day and (not self.due or day <= self.due)


def checked(quiz: Quiz) -> Quiz:
    """The quiz as it can be kept: its name cleaned, no question twice. Raises BadName, BadQuiz."""
    keys = tuple(dict.fromkeys(quiz.keys))
    made = replace(quiz, name=clean_name(quiz.name), keys=keys)
    if not made.keys and not made.rule:
        raise BadQuiz("empty")
    if made.keys and made.rule:
        raise BadQuiz("both")
    for part in made.rule:
        _check_part(part)
    if made.size > MOST:
        raise BadQuiz("long", MOST)
    for value, most in (
        (made.length, MOST),
        (made.limit_s, MOST_SECONDS),
        (made.minutes, MOST_MINUTES),
        (made.tries, MOST_TRIES),
        (made.full_points, MOST_POINTS),
        *((points, MOST_POINTS) for _key, points in made.points),
    ):
        if not 0 <= value <= most:
            raise BadQuiz("number", most)
    if not 1 <= made.pass_percent <= 100:
        raise BadQuiz("pass", 100)
    if not 1 <= made.rounds <= min(MOST_ROUNDS, made.size):
        raise BadQuiz("rounds", min(MOST_ROUNDS, made.size))
    if made.feedback not in (NOW, END):
        raise BadQuiz("feedback")
    return made


def _check_part(part: Part) -> None:
    if not 1 <= part.count <= MOST:
        raise BadQuiz("number", MOST)
    if any(subject.partition(":")[0] not in SUBJECTS or not subject.partition(":")[2] for subject in part.subjects):
        raise BadQuiz("subject")
    named = [level for level, _percent in part.shares]
    total = sum(percent for _level, percent in part.shares)
    whole = set(named) == set(LEVELS)
    if (
        len(named) != len(set(named))
        or not set(named) <= set(LEVELS)
        or any(percent < 0 for _level, percent in part.shares)
        or total > 100
        or (whole and total < 100)
    ):
        raise BadQuiz("shares")


def spec_of(
    quiz: Quiz, quiz_id: str, scheme: str, *, assignment: str = "", extra_time: float = 1.0, pictures_only: bool = False
) -> RoundSpec:
    """What a round of it is like. All that decides how it is played stands in the spec, so that a later change leaves the round alone."""
    minutes_ms = round(quiz.minutes * 60_000 * extra_time) or None
    return RoundSpec(
        quiz.scheme or scheme,
        quiz.band,
        length=quiz.size,
        limit_s=None if pictures_only else quiz.limit_s or None,
        pictures_only=pictures_only,
        extra_time=extra_time,
        full_points=quiz.full_points,
        exam=quiz.silent,
        quiz=QuizSpec(
            quiz_id,
            quiz.name,
            assignment,
            whole_ms=minutes_ms,
            pass_percent=quiz.pass_percent if quiz.exam else 0,
            certificate=quiz.exam and quiz.certificate,
            points=quiz.points,
            parts=quiz.rounds,
        ),
    )


# ---- as plain dicts
def to_plain(quiz: Quiz) -> dict[str, Any]:
    """The quiz as JSON can hold it."""
    rule = [{"count": p.count, "subjects": list(p.subjects), "shares": [list(share) for share in p.shares]} for p in quiz.rule]
    lists = {"keys": list(quiz.keys), "points": [list(pair) for pair in quiz.points]}
    return _fields(quiz) | lists | {"rule": rule, "band": quiz.band.name}


def from_plain(plain: Mapping[str, Any]) -> Quiz:
    """The quiz of `to_plain`. Raises KeyError, TypeError or ValueError on a malformed one."""
    read: dict[str, Any] = {
        **plain,
        "band": Band[plain["band"]],
        "keys": tuple(plain["keys"]),
        "points": tuple((key, int(points)) for key, points in plain["points"]),
        "rule": tuple(
            Part(int(p["count"]), tuple(p["subjects"]), tuple((level, int(percent)) for level, percent in p["shares"]))
            for p in plain["rule"]
        ),
    }
    return Quiz(**read)


def _fields(quiz: Quiz) -> dict[str, Any]:
    return {field.name: getattr(quiz, field.name) for field in fields(quiz)}
