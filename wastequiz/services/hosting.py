"""Giving a lesson: begin it, keep every deed before it is shown, end it, take an interrupted one up again."""

from __future__ import annotations

import secrets
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from wastequiz.domain import lesson_steps as steps
from wastequiz.domain.errors import BadTeams, EmptyClass, KnownError, NothingToPractise
from wastequiz.domain.lesson import METHODS, NEEDS_STUDENTS, NEEDS_TEAMS, Away, Lesson, LessonSpec, Stepped
from wastequiz.domain.lesson_ahead import ahead
from wastequiz.domain.lesson_steps import Deeds, Heard
from wastequiz.domain.lesson_turns import Turn
from wastequiz.domain.results import InterruptedLesson
from wastequiz.domain.roll_call import RollCall
from wastequiz.domain.standings import missed_most
from wastequiz.domain.teams import LEAST, MOST
from wastequiz.services.lesson_drawing import drawn
from wastequiz.services.rebuilding import questions_of
from wastequiz.services.school import Failed, School
from wastequiz.store import journal, lessons, rosters
from wastequiz.store.db import Db

Done = Callable[[Lesson], None]
Step = Callable[[Lesson], Deeds]


class Hosting:
    """One lesson under way. `lesson` is always what the store has; a screen shows nothing that is not kept.

    Every deed is written first, then `done` gets the lesson as it is. Deeds that come while one is being written (two teams at once) wait
    for it; one that is no longer possible by then (a button pressed twice) is passed over. One that is not possible at once raises
    ValueError or KeyError, as `domain.lesson_steps` says; ask its `can_...` and `turn` first.
    """

    def __init__(self, school: School, lesson: Lesson, roll_seed: int) -> None:
        self._school, self._roll_seed = school, roll_seed
        self.lesson = lesson
        self.closed = False
        """Whether it was ended or given up: nothing can be done in it any more."""
        self._busy = False
        self._waiting: deque[tuple[Step, Done, Failed]] = deque()
        self._watching: list[Done] = []

    # ---- who else follows it
    def watch(self, follow: Done) -> None:
        """Has `follow` called with the lesson after every deed, once it is kept and whoever did it has heard."""
        self._watching.append(follow)

    def leave(self, follow: Done) -> None:
        """Ends that; nothing where it does not follow."""
        self._watching = [one for one in self._watching if one != follow]

    def ahead(self) -> Turn:
        """Whose turn comes next, as far as it is settled."""
        return ahead(self.lesson, self._roll_seed)

    # ---- the roll
    def call(self, done: Done, failed: Failed) -> None:
        """Calls somebody for the question. `failed` gets NobodyToCall where everybody is absent."""
        self._do(partial(steps.call, seed=self._roll_seed), done, failed)

    def undo_call(self, done: Done, failed: Failed) -> None:
        self._do(steps.undo_call, done, failed)

    def pass_card(self, done: Done, failed: Failed) -> None:
        """Who was called passes, once a lesson; then call another."""
        self._do(steps.pass_card, done, failed)

    def absent(self, ref: str, done: Done, failed: Failed) -> None:
        self._do(partial(steps.absent, ref=ref), done, failed)

    def late(self, ref: str, done: Done, failed: Failed, *, team: int = 0) -> None:
        """`ref` has come late; who is in no team joins `team`, 0: the smallest."""
        self._do(partial(steps.join, ref=ref, team=team), done, failed)

    # ---- answers
    def enter(self, heard: Heard, done: Done, failed: Failed) -> None:
        """Marks and keeps what was answered: Chosen, Marked, Hands or Corners."""
        self._do(partial(steps.enter, heard=heard), done, failed)

    def void(self, entry: int, done: Done, failed: Failed) -> None:
        """Takes back a wrong entry; the question may be answered anew while it stands on the board."""
        self._do(partial(steps.void, n=entry), done, failed)

    def steal(self, done: Done, failed: Failed, *, team: int = 0) -> None:
        self._do(partial(steps.steal, team=team), done, failed)

    def double(self, done: Done, failed: Failed, *, team: int = 0) -> None:
        self._do(partial(steps.double, team=team), done, failed)

    # ---- going on
    def tell(self, done: Done, failed: Failed) -> None:
        """The question is told: what is right, and why."""
        self._do(steps.tell, done, failed)

    def next(self, done: Done, failed: Failed) -> None:
        """On to the next question, the standings or the end."""
        self._do(steps.next_, done, failed)

    def pause(self, done: Done, failed: Failed, *, on: bool = True) -> None:
        self._do(partial(steps.pause, on=on), done, failed)

    def finish(self, done: Done, failed: Failed) -> None:
        """Ends the lesson, early or at its end; what students met is remembered now."""
        self._do(steps.finish, done, failed)

    def give_up(self, done: Callable[[], None] | None = None) -> None:
        """Ends the lesson unfinished; its answers stay."""
        self.closed = True
        lesson_id = self.lesson.id
        self._school.tell(lambda db: lessons.give_up(db, lesson_id), (lambda _: done()) if done else None)

    def _do(self, step: Step, done: Done, failed: Failed) -> None:
        if self.closed:
            raise ValueError("the lesson is over")
        if self._busy:
            self._waiting.append((step, done, failed))
            return
        lesson = self.lesson
        try:
            deeds = step(lesson)
        except KnownError as error:
            failed(error)
            return
        last = any(isinstance(deed, Stepped) and deed.step == "finish" for deed in deeds)
        self._busy = True

        def keep(db: Db) -> Lesson:
            after = lessons.keep(db, lesson, deeds)
            if last:
                lessons.finish(db, after)
            return after

        def kept(after: Lesson) -> None:
            self.lesson, self.closed = after, self.closed or last
            done(after)
            for follow in tuple(self._watching):
                follow(after)
            self._go_on()

        def not_kept(error: BaseException) -> None:
            failed(error)
            self._go_on()

        self._school.tell(keep, kept, not_kept)

    def _go_on(self) -> None:
        """Does what waited, as far as it is still possible."""
        self._busy = False
        while self._waiting and not self._busy and not self.closed:
            step, done, failed = self._waiting.popleft()
            try:
                self._do(step, done, failed)
            except (KeyError, ValueError):
                continue


def begin(school: School, spec: LessonSpec, done: Callable[[Hosting], None], failed: Failed, *, seed: int | None = None) -> None:
    """Draws a lesson and writes down that it began.

    `failed` gets UnknownClass, EmptyClass, BadTeams, NoQuestions, UnknownSet, UnknownQuiz or UnknownScheme. Raises ValueError for an unknown method, or
    less than one round of one question.
    """
    least, most = NEEDS_TEAMS.get(spec.method, (0, MOST))
    if spec.method not in METHODS or spec.rounds < 1 or spec.each < 1:
        raise ValueError("a lesson without questions")
    chosen = secrets.randbits(48) if seed is None else seed

    def work(db: Db) -> tuple[Lesson, int]:
        found = rosters.school_class(db, spec.class_id)
        if spec.method in NEEDS_STUDENTS and not found.students:
            raise EmptyClass(found.name)
        if len(spec.teams) == 1 or not least <= len(spec.teams) <= most:
            raise BadTeams(len(spec.teams), max(least, LEAST), most)
        refs = tuple(student.ref for student in rosters.students(db, spec.class_id))
        revision, questions = drawn(school, db, spec, chosen)
        return _start(db, Lesson("", spec, chosen, revision, questions), refs, secrets.randbits(48) if seed is None else seed)

    school.tell(work, lambda begun: done(Hosting(school, *begun)), failed)


def begin_missed(school: School, lesson: Lesson, done: Callable[[Hosting], None], failed: Failed, *, seed: int | None = None) -> None:
    """Begins a short lesson of one round, with the same class, teams and way, about what `lesson` missed most, the worst first.

    Who was absent still is. `failed` gets NothingToPractise where nothing was missed; `lesson` itself stays as it is.
    """
    missed = tuple(lesson.questions[row.question] for row in missed_most(lesson, lesson.spec.each))
    if not missed:
        failed(NothingToPractise("mistakes"))
        return
    chosen = secrets.randbits(48) if seed is None else seed
    again = Lesson("", lesson.spec, chosen, lesson.scheme_revision, missed)
    absent = lesson.roll.absent if lesson.roll is not None else frozenset[str]()

    def work(db: Db) -> tuple[Lesson, int]:
        refs = tuple(student.ref for student in rosters.students(db, lesson.spec.class_id))
        begun, roll_seed = _start(db, again, refs, chosen)
        return lessons.keep(db, begun, [Away(ref, True) for ref in refs if ref in absent]), roll_seed

    school.tell(work, lambda begun: done(Hosting(school, *begun)), failed)


def _start(db: Db, lesson: Lesson, refs: tuple[str, ...], roll_seed: int) -> tuple[Lesson, int]:
    """Writes down that a lesson begins with the class `refs`."""
    roll = RollCall(refs, lessons.calls(db, refs)) if refs else None
    begun = replace(lesson, id=journal.uuid7(db.clock.utc_ms()), roll=roll)
    lessons.start(db, begun, roll_seed)
    return begun, roll_seed


def last_spec(school: School, class_id: int, done: Callable[[LessonSpec | None], None], failed: Failed) -> None:
    """What was asked for in the newest lesson of the class, or of any where it had none; None before the first."""
    school.tell(lambda db: lessons.last_spec(db, class_id), done, failed)


def interrupted(school: School, done: Callable[[InterruptedLesson | None], None], failed: Failed | None = None) -> None:
    """Looks for a lesson that was begun and not ended."""
    school.tell(lessons.interrupted, done, failed)


def resume(school: School, lesson_id: str, done: Callable[[Hosting | None], None], failed: Failed) -> None:
    """Takes an interrupted lesson up exactly where it stopped; `done` gets None where the bank no longer has its questions."""

    def work(db: Db) -> tuple[Lesson, int] | None:
        return lesson_of(school, db, lesson_id)

    school.tell(work, lambda found: done(None if found is None else Hosting(school, *found)), failed)


def let_rest(school: School, lesson_id: str) -> None:
    """Ends an interrupted lesson that nobody wants to take up; its answers stay."""
    school.tell(lambda db: lessons.give_up(db, lesson_id))


def lesson_of(school: School, db: Db, lesson_id: str) -> tuple[Lesson, int] | None:
    """(lesson, seed of its roll call) of a begun lesson, done once more deed by deed; None where it cannot be. Raises KeyError."""
    kept = lessons.snapshot(db, lesson_id)
    spec = kept["spec"]
    questions = questions_of(school, db, kept)
    if questions is None:
        return None
    lesson = Lesson(lesson_id, spec, kept["seed"], kept["scheme_revision"], questions, roll=kept["roll"])
    for deed in kept["deeds"]:
        lesson = lesson.after(deed)
    return lesson, kept["roll_seed"]
