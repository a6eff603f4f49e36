"""A student plays a quiz that is set to the class: begun as often as it may be, gone on with where it was left, ended when its time is up."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace

from wastequiz.domain.errors import NoTriesLeft, QuizNeedsSeat, QuizNotOpen, QuizOver
from wastequiz.domain.facts import dataclass
from wastequiz.domain.quizzes import Assignment, Quiz, spec_of
from wastequiz.domain.rounds import Answer, Progress
from wastequiz.domain.students import Contestant
from wastequiz.services import quizzing
from wastequiz.services.playing import Playing, progress_of
from wastequiz.services.practising import who
from wastequiz.services.school import Failed, School
from wastequiz.store import book, journal, quizzes, rounds
from wastequiz.store.db import Db


@dataclass(frozen=True)
class Tries:
    """How often a student has played an assignment, of how often it may be (0: freely), and whether it is open today."""

    used: int
    most: int
    is_open: bool

    @property
    def left(self) -> bool:
        return self.is_open and (not self.most or self.used < self.most)


def begin(
    school: School, assignment_id: str, contestant: Contestant, done: Callable[[Playing], None], failed: Failed, *, seed: int | None = None
) -> None:
    """Begins the assignment for a student, or goes on with the round that was left. The count of tries is looked at and the round written in
    one transaction. `failed` gets UnknownQuiz, QuizNeedsSeat, QuizNotOpen, QuizOver, NoTriesLeft, NoQuestions or UnknownScheme.
    """
    chosen = secrets.randbits(48) if seed is None else seed
    school.tell(lambda db: _begun(school, db, assignment_id, contestant, chosen), lambda progress: done(Playing(school, progress)), failed)


def _begun(school: School, db: Db, assignment_id: str, contestant: Contestant, seed: int) -> Progress:
    found = quizzes.assignment(db, assignment_id)
    quiz = quizzes.quiz(db, found.quiz_id).quiz
    if contestant.is_guest or contestant.class_id != found.class_id:
        raise QuizNeedsSeat(quiz.name)
    _require_open(db, found, quiz)
    if quiz.tries and quizzes.tries(db, found.id, contestant.ref) >= quiz.tries:
        raise NoTriesLeft(quiz.name, quiz.tries)
    left = quizzes.open_round(db, found.id, contestant.ref)
    if left is not None:
        progress = progress_of(school, db, left)
        if progress is not None and not progress.finished:
            return progress
        rounds.give_up(db, left)  # the rules of the place have changed, or the bank: a new one instead
    known = who(db, contestant)
    spec = spec_of(
        quiz,
        found.quiz_id,
        school.scheme.code,
        assignment=found.id,
        extra_time=known.extra_time,
        pictures_only=known.cannot_read,
    )
    made = replace(quizzing.drawn(school, db, quiz, spec, seed, journal.uuid7(db.clock.utc_ms())), contestant=contestant)
    rounds.start(db, made)
    return Progress(made)


def _require_open(db: Db, found: Assignment, quiz: Quiz) -> None:
    """Raises QuizNotOpen or QuizOver where it cannot be played today."""
    today = book.today(db).isoformat()
    if found.is_open(today):
        return
    if today < found.opens:
        raise QuizNotOpen(quiz.name, found.opens)
    raise QuizOver(quiz.name, found.due)


def tries(school: School, assignment_id: str, ref: str, done: Callable[[Tries], None], failed: Failed) -> None:
    """How often a student has played it. `failed` gets UnknownQuiz."""

    def work(db: Db) -> Tries:
        found = quizzes.assignment(db, assignment_id)
        most = quizzes.quiz(db, found.quiz_id).quiz.tries
        return Tries(quizzes.tries(db, found.id, ref), most, found.is_open(book.today(db).isoformat()))

    school.tell(work, done, failed)


def run_out(school: School, playing: Playing, done: Callable[[], None], failed: Failed) -> None:
    """The time for the whole is up: every question that is left counts as not answered, all in one transaction. Then `Playing.finish` ends it."""
    progress = playing.progress
    rest: tuple[Answer, ...] = progress.rest()

    def kept(seq: int) -> None:
        playing.last_seq = seq or playing.last_seq
        for answer in rest:
            playing.progress = playing.progress.after(answer)
        done()

    school.tell(lambda db: rounds.answer_rest(db, progress), kept, failed)
