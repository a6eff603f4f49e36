"""What may be done in a lesson, and what it comes to: marks, stealing, doubling, calling, taking back.

Each step gives the deeds that `Lesson.after` takes in, one after the other, and raises ValueError where it may not be done now.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from random import Random
from typing import assert_never

from wastequiz.domain import roll_call
from wastequiz.domain.facts import dataclass
from wastequiz.domain.kinds import KINDS
from wastequiz.domain.lesson import ASK, OVER, Away, Called, Deed, Entered, Entry, Lesson, Stepped, Voided
from wastequiz.domain.lesson_turns import Turn, is_open, turn
from wastequiz.domain.points import points
from wastequiz.domain.questions import Choice, Question
from wastequiz.domain.roll_call import RollCall
from wastequiz.domain.teams import team_of

Deeds = tuple[Deed, ...]


# ---- what somebody answered
@dataclass(frozen=True)
class Chosen:
    """An answer on the board; `choice` () where time ran out. `team` 0 and `ref` '': the one whose turn it is."""

    choice: Choice
    ms: int = 0
    team: int = 0
    ref: str = ""


@dataclass(frozen=True)
class Marked:
    """An answer said aloud, which the teacher heard to be right or wrong."""

    right: bool
    ms: int = 0
    team: int = 0
    ref: str = ""


@dataclass(frozen=True)
class Hands:
    """How many put up their hand, option by option."""

    counts: tuple[tuple[str, int], ...]
    ms: int = 0


@dataclass(frozen=True)
class Corners:
    """Who went into which corner: ref to option."""

    places: Mapping[str, str] = field(default_factory=dict[str, str])
    ms: int = 0


Heard = Chosen | Marked | Hands | Corners


def enter(lesson: Lesson, heard: Heard) -> Deeds:
    """Marks an answer by the rules of its question. Raises KeyError for an unknown option, student or team, too."""
    now = turn(lesson)
    if now.who == "nobody" or (lesson.spec.method == "hands") != isinstance(heard, Hands):
        raise ValueError("no answer is asked for")
    if (lesson.spec.method == "corners") != isinstance(heard, Corners):
        raise ValueError("corners, and nothing else")
    match heard:
        case Hands(counts, ms):
            return (Entered((_hands(lesson, counts, ms),)),)
        case Corners(places, ms):
            return (Entered(tuple(_corners(lesson, places, ms))),)
        case Chosen() | Marked():
            return (Entered((_one(lesson, now, heard),)),)
        case _:
            assert_never(heard)


def _hands(lesson: Lesson, counts: tuple[tuple[str, int], ...], ms: int) -> Entry:
    question = lesson.question
    asked = tuple((question.option(option).id, count) for option, count in counts if count)
    total = sum(count for _option, count in asked)
    if not asked or min(count for _option, count in asked) < 0:
        raise ValueError("no hands")
    correct = sum(count for option, count in asked if question.option(option).right) / total
    return Entry(len(lesson.entries), lesson.at, "", 0, (), correct, ms, _plain(lesson, correct, ms), hands=asked, full=lesson.full)


def _corners(lesson: Lesson, places: Mapping[str, str], ms: int) -> Iterator[Entry]:
    there = lesson.roll.present if lesson.roll else ()
    if not places or not set(places) <= set(there):
        raise KeyError("not there")
    for n, (ref, option) in enumerate(places.items(), start=len(lesson.entries)):
        correct = KINDS[lesson.question.kind].mark(lesson.question, (option,))
        yield Entry(
            n, lesson.at, ref, team_of(lesson.spec.teams, ref), (option,), correct, ms, _plain(lesson, correct, ms), full=lesson.full
        )


def _one(lesson: Lesson, now: Turn, heard: Chosen | Marked) -> Entry:
    question = lesson.question
    ref, team = _who(lesson, now, heard)
    choice = heard.choice if isinstance(heard, Chosen) else _said(question, heard.right)
    correct = KINDS[question.kind].mark(question, choice)
    doubled, stolen = (lesson.at, team) in lesson.doubles, bool(lesson.stealing)
    earned = _plain(lesson, correct, heard.ms)
    if stolen:
        earned = round(earned / 2, 2)
    elif doubled:
        earned = _doubled(lesson.full, correct, sum(entry.points for entry in lesson.standing_entries if entry.team == team))
    spoken = isinstance(heard, Marked)
    how = (stolen, doubled and not stolen, spoken)
    return Entry(len(lesson.entries), lesson.at, ref, team, choice, correct, heard.ms, earned, (), *how, full=lesson.full)


def _said(question: Question, right: bool) -> Choice:
    return KINDS[question.kind].solution(question) if right else ()


def _who(lesson: Lesson, now: Turn, heard: Chosen | Marked) -> tuple[str, int]:
    """(ref, team) of who answered. Raises KeyError where it is not their turn."""
    team = heard.team or (now.teams[0] if len(now.teams) == 1 else 0)
    ref = heard.ref or now.ref
    if now.who == "student" and ref != now.ref:
        raise KeyError(ref)
    if now.teams and team not in now.teams:
        raise KeyError(team)
    if ref and (lesson.roll is None or ref not in lesson.roll.present or (now.teams and team_of(lesson.spec.teams, ref) not in (0, team))):
        raise KeyError(ref)
    return ref, team if now.teams else team_of(lesson.spec.teams, ref)


def _plain(lesson: Lesson, correct: float, ms: int) -> float:
    return points(correct, ms, None, full=lesson.full)


def _doubled(full: int, correct: float, so_far: float) -> float:
    """Right: twice the points; wrong: as many are lost as could have been won, as far as there are any; half right: as if never doubled."""
    return max(round(full * (3 * correct - 1), 2), -max(0.0, so_far))


# ---- teams that dare
def can_steal(lesson: Lesson) -> tuple[int, ...]:
    """The teams that may take over the question now: it was missed, and nobody took it over yet. At team turns it is the next one."""
    spec, answered = lesson.spec, lesson.answered
    if not spec.steal or spec.method not in ("teams", "buzzers", "spoken") or lesson.phase != ASK or lesson.paused or lesson.stealing:
        return ()
    ids = [t.id for t in spec.teams]
    if not answered or answered[0].correct == 1 or answered[0].team not in ids:
        return ()
    missed = ids.index(answered[0].team)
    others = (*ids[missed + 1 :], *ids[:missed])
    return others if spec.method == "buzzers" else others[:1]


def steal(lesson: Lesson, team: int = 0) -> Deeds:
    """`team` (0: the next) takes over the missed question, for half the points."""
    able = can_steal(lesson)
    to = team or (able[0] if able else 0)
    if to not in able:
        raise ValueError("not to be stolen")
    return (Stepped("steal", to),)


def can_double(lesson: Lesson) -> tuple[int, ...]:
    """The teams that may double now: before the question is answered, when it is their turn, once a round."""
    now = turn(lesson)
    if not lesson.spec.double or lesson.phase != ASK or lesson.answered or now.who == "nobody":
        return ()
    used = {team for question, team in lesson.doubles if question // lesson.spec.each == lesson.round}
    return tuple(team for team in now.teams if team not in used)


def double(lesson: Lesson, team: int = 0) -> Deeds:
    """`team` (0: the one whose turn it is) plays this question for double or loss."""
    able = can_double(lesson)
    to = team or (able[0] if len(able) == 1 else 0)
    if to not in able:
        raise ValueError("not to be doubled")
    return (Stepped("double", to),)


# ---- the roll
def can_call(lesson: Lesson) -> bool:
    """Whether somebody may be called for the question: nobody was, and it is not answered."""
    asks = lesson.spec.method in ("roll_call", "spoken") and lesson.roll is not None
    return asks and is_open(lesson) and not lesson.asked and not lesson.answered


def call(lesson: Lesson, seed: int) -> Deeds:
    """Calls somebody; the same seed and the same roll call the same. Raises NobodyToCall where everybody is absent."""
    if not can_call(lesson) or lesson.roll is None:
        raise ValueError("nobody is to be called")
    return (Called(call_next(lesson.roll, seed), "call", 1),)


def call_next(roll: RollCall, seed: int) -> str:
    """Who is called next as the roll stands. Raises NobodyToCall where everybody is absent."""
    ref, _roll = roll_call.call(roll, Random(f"{seed}:{roll.drawn}"))
    return ref


def can_pass(lesson: Lesson) -> bool:
    """Whether the one who was called still has the pass card."""
    roll = lesson.roll
    return roll is not None and bool(lesson.asked) and not lesson.answered and is_open(lesson) and lesson.asked not in roll.passes


def pass_card(lesson: Lesson) -> Deeds:
    """Who was called passes; somebody else is to be called."""
    if not can_pass(lesson):
        raise ValueError("no pass card")
    return (Called(lesson.asked, "pass", -1),)


def undo_call(lesson: Lesson) -> Deeds:
    """Takes back the last call or pass card of this question."""
    if lesson.roll is None or not lesson.calls or lesson.answered or not is_open(lesson):
        raise ValueError("no call to take back")
    last = lesson.roll.history[-1]
    return (Called(last.ref, "undo", 1 if last.passed else -1),)


def absent(lesson: Lesson, ref: str) -> Deeds:
    """`ref` is not there; if they were just called, the call is taken back. Raises KeyError for who is not on the roll."""
    if lesson.roll is None or ref not in lesson.roll.refs:
        raise KeyError(ref)
    took_back = undo_call(lesson) if lesson.asked == ref and not lesson.answered and is_open(lesson) else ()
    return (*took_back, Away(ref, True))


def join(lesson: Lesson, ref: str, team: int = 0) -> Deeds:
    """`ref` has come, late or anew; who is in no team joins `team`, 0: the smallest. Raises KeyError where there is no such team."""
    if team and all(t.id != team for t in lesson.spec.teams):
        raise KeyError(team)
    return (Away(ref, False, team),)


# ---- going on
def void(lesson: Lesson, n: int) -> Deeds:
    """Entry number `n` was a mistake. Raises KeyError where there is none, or not any more."""
    if not 0 <= n < len(lesson.entries) or lesson.entries[n].void:
        raise KeyError(n)
    return (Voided(n),)


def tell(lesson: Lesson) -> Deeds:
    """The question is told, answered or not."""
    if lesson.phase != ASK or lesson.paused:
        raise ValueError("nothing to tell")
    return (Stepped("tell"),)


def next_(lesson: Lesson) -> Deeds:
    """On to the next question, to the standings after a round, or to the end."""
    if lesson.phase in (ASK, OVER) or lesson.paused:
        raise ValueError("not yet")
    return (Stepped("next"),)


def pause(lesson: Lesson, on: bool = True) -> Deeds:
    """Stops the lesson, or lets it go on."""
    if lesson.paused == on or lesson.phase == OVER:
        raise ValueError("paused already" if on else "not paused")
    return (Stepped("pause" if on else "go_on"),)


def finish(lesson: Lesson) -> Deeds:
    """Ends the lesson here; all that was answered counts."""
    return (Stepped("finish"),)
