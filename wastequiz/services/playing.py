"""Playing a round: draw it, keep every answer before it is shown, end it, take an interrupted one up again."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from random import Random

from wastequiz.domain.draw import draw_round, draw_set
from wastequiz.domain.errors import UnknownSet
from wastequiz.domain.kinds import KINDS
from wastequiz.domain.questions import Authored, Choice
from wastequiz.domain.results import Best, Interrupted
from wastequiz.domain.rounds import Answer, Progress, Round, RoundSpec
from wastequiz.domain.students import Contestant
from wastequiz.services.rebuilding import questions_of
from wastequiz.services.school import Failed, School
from wastequiz.store import bank, journal, rounds
from wastequiz.store.db import Db


class Playing:
    """One round under way. `progress` is always what the store has; a screen shows nothing that is not kept."""

    def __init__(self, school: School, progress: Progress) -> None:
        self._school = school
        self.progress = progress
        self.last_seq = 0
        """Journal number of the newest answer."""

    def answer(self, choice: Choice, ms: int, done: Callable[[Answer], None], failed: Failed, *, hint: bool = False) -> None:
        """Marks and keeps an answer; `done` gets it after the commit. Raises KeyError for an unknown option, ValueError at the end."""
        answer = self.progress.mark(choice, ms, hint=hint)

        def kept(seq: int) -> None:
            self.last_seq = seq
            self.progress = self.progress.after(answer)
            done(answer)

        self._school.tell(lambda db: rounds.answer(db, self.progress.round, answer), kept, failed)

    def finish(self, done: Callable[[Best | None], None], failed: Failed) -> None:
        """Ends the round; `done` gets the personal best from before it (None for a guest or a first round)."""
        progress = self.progress
        ref = progress.round.contestant.ref

        def end(db: Db) -> Best | None:
            best = rounds.best(db, ref, len(progress.round.questions)) if ref and progress.round.spec.quiz is None else None
            rounds.finish(db, progress)
            return best

        self._school.tell(end, done, failed)

    def give_up(self, done: Callable[[], None] | None = None) -> None:
        """Ends the round unfinished; its answers stay."""
        round_id = self.progress.round.id
        self._school.tell(lambda db: rounds.give_up(db, round_id), (lambda _: done()) if done else None)


def begin(
    school: School,
    spec: RoundSpec,
    contestant: Contestant,
    done: Callable[[Playing], None],
    failed: Failed,
    *,
    seed: int | None = None,
) -> None:
    """Draws a round and writes down that it began. `failed` gets NoQuestions, UnknownScheme or UnknownSet."""
    chosen = secrets.randbits(48) if seed is None else seed
    school.tell(lambda db: start_round(school, db, spec, contestant, chosen), lambda p: done(Playing(school, p)), failed)


def start_round(school: School, db: Db, spec: RoundSpec, contestant: Contestant, seed: int) -> Progress:
    """Draws and journals a round, on the store's thread. Raises NoQuestions, UnknownScheme or UnknownSet; ValueError for a teacher's quiz, whose
    tries are counted (`services.quiz_rounds`).
    """
    if spec.quiz is not None:
        raise ValueError("a teacher's quiz is begun by quiz_rounds")
    pool = school.pool(db, spec.scheme)
    round_id = journal.uuid7(db.clock.utc_ms())

    def fetch(key: str) -> Authored:
        return bank.asked_now(db, key)

    if spec.ready_set:
        ready = school.bank.sets.get(spec.ready_set)
        if ready is None:
            raise UnknownSet(spec.ready_set)
        drawn = draw_set(round_id, spec, seed, ready, school.bank, pool, fetch, contestant)
    else:
        drawn = draw_round(round_id, spec, seed, school.bank, pool, fetch, contestant)
    rounds.start(db, drawn)
    return Progress(drawn)


def interrupted(school: School, done: Callable[[Interrupted | None], None], failed: Failed | None = None) -> None:
    """Looks for a round that was begun and not ended."""
    school.tell(rounds.interrupted, done, failed)


def resume(school: School, round_id: str, done: Callable[[Playing | None], None], failed: Failed) -> None:
    """Takes an interrupted round up at the question where it stopped; `done` gets None where the bank no longer has its questions."""

    def work(db: Db) -> Progress | None:
        return progress_of(school, db, round_id)

    school.tell(work, lambda p: done(None if p is None else Playing(school, p)), failed)


def let_rest(school: School, round_id: str) -> None:
    """Ends an interrupted round that nobody wants to take up; its answers stay."""
    school.tell(lambda db: rounds.give_up(db, round_id))


def progress_of(school: School, db: Db, round_id: str) -> Progress | None:
    """The progress of a begun round, rebuilt from its snapshot; None where it cannot be."""
    kept = rounds.snapshot(db, round_id)
    questions = questions_of(school, db, kept)
    if questions is None:
        return None
    progress = Progress(
        Round(round_id, kept["spec"], kept["seed"], kept["scheme_revision"], questions, kept["contestant"], kept["reasons"])
    )
    for answer in kept["answers"]:
        progress = progress.after(answer)
    return progress


def robot_choice(progress: Progress, rng: Random, skill: float = 0.7) -> Choice:
    """What a simulated player answers: right with probability `skill`, else a guess, sometimes nothing."""
    question = progress.question
    assert question is not None
    kind = KINDS[question.kind]
    if rng.random() < skill:
        return kind.solution(question)
    return () if rng.random() < 0.1 else kind.guess(question, rng)
