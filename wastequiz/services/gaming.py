"""Playing a mini-game: draw its deck, keep every answer and move before it is shown, end it, take an interrupted one up again."""

from __future__ import annotations

import secrets
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from wastequiz.domain.deck import draw_game
from wastequiz.domain.games import Asks, Deal, GameBest, Knowledge, Marked, Score, Step, Try, knowledge, mark
from wastequiz.domain.questions import Authored
from wastequiz.domain.results import InterruptedGame
from wastequiz.domain.rounds import Answer, Progress, Round, RoundSpec
from wastequiz.domain.students import Contestant
from wastequiz.services.rebuilding import questions_of
from wastequiz.services.school import Failed, School
from wastequiz.store import bank, journal, rounds
from wastequiz.store.db import Db

T = TypeVar("T")

TRY_OUT = 8
"""Questions of each part of a deck in a try-out, or as many as the game needs at least."""


class Gaming:
    """One round of a game under way. `log` is always what the store has; a scene shows nothing that is not kept.

    Tries and steps that come while one is being written (two lanes at once) wait for it and keep their order; so do `finish` and `give_up`,
    after which nothing more can be done: ValueError, ask `closed` first. One that could not be kept did not happen, the rest goes on.
    """

    def __init__(self, school: School, round_: Round, log: Sequence[Marked | Step] = (), *, fell_back: bool = False) -> None:
        self._school = school
        self.round = round_
        self.log: tuple[Marked | Step, ...] = tuple(log)
        """What was done, in order."""
        self.fell_back = fell_back
        """Whether a part of the deck had too few drawn things."""
        self.last_seq = 0
        """Journal number of the newest answer."""
        self.closed = False
        """Whether it was ended or given up."""
        self._busy = False
        self._waiting: deque[Callable[[], None]] = deque()

    # ---- how it stands
    @property
    def marked(self) -> tuple[Marked, ...]:
        """All tries, in the order in which they were kept."""
        return tuple(one for one in self.log if isinstance(one, Marked))

    @property
    def answers(self) -> tuple[Answer, ...]:
        return tuple(one.answer for one in self.marked)

    @property
    def progress(self) -> Progress:
        """The round with its answers, for what a results page counts: right ones, accuracy, best streak, mistakes, points for the boards."""
        return Progress(self.round, self.answers)

    def knowledge(self, team: int = 0) -> Knowledge:
        """What a team knew; 0: all together."""
        return knowledge(self.marked, team)

    # ---- what is done
    def answer(self, try_: Try, done: Callable[[Marked], None], failed: Failed) -> None:
        """Marks and keeps a try; `done` gets it after the commit.

        Raises IndexError for a question the deck does not have, KeyError for an unknown option or team.
        """
        mark(self.round, try_)

        def begin() -> None:
            marked = mark(self.round, try_, self.marked)  # what waited before may have been tries at the same question

            def kept(seq: int) -> None:
                self.last_seq, self.log = seq, (*self.log, marked)
                done(marked)

            self._tell(lambda db: rounds.answer(db, self.round, marked.answer, team=marked.team), kept, failed)

        self._in_turn(begin)

    def step(self, step: Step, done: Callable[[], None] | None, failed: Failed) -> None:
        """Keeps a move that is no answer. `failed` gets TypeError or ValueError for what JSON cannot hold."""

        def kept(_seq: int) -> None:
            self.log = (*self.log, step)
            if done is not None:
                done()

        self._in_turn(lambda: self._tell(lambda db: rounds.step(db, self.round, step), kept, failed))

    def finish(self, score: Score, done: Callable[[GameBest | None], None], failed: Failed) -> None:
        """Ends the round; `done` gets the personal best from before it (None for a guest, a team or a first round).

        Where it could not be kept, it can be asked for once more.
        """
        spec, ref = self.round.spec, self.round.contestant.ref

        def end(db: Db) -> GameBest | None:
            assert spec.game is not None
            best = rounds.game_best(db, ref, spec.game.id, spec.game.variant) if ref and not spec.game.teams else None
            rounds.finish(db, self.progress, score)
            return best

        def not_ended(error: BaseException) -> None:
            self.closed = False
            failed(error)

        self._in_turn(lambda: self._tell(end, done, not_ended), last=True)

    def give_up(self, done: Callable[[], None] | None = None) -> None:
        """Ends the round unfinished; its answers stay."""
        round_id = self.round.id

        def given_up(_seq: int) -> None:
            if done is not None:
                done()

        def begin() -> None:
            self._school.tell(lambda db: rounds.give_up(db, round_id), given_up)

        self._in_turn(begin, last=True)

    # ---- one after the other
    def _in_turn(self, begin: Callable[[], None], *, last: bool = False) -> None:
        if self.closed:
            raise ValueError("the game is over")
        self.closed = last
        self._waiting.append(begin)
        self._go_on()

    def _go_on(self) -> None:
        if not self._busy and self._waiting:
            self._busy = True
            self._waiting.popleft()()

    def _tell(self, work: Callable[[Db], T], done: Callable[[T], None], failed: Failed) -> None:
        def kept(result: T) -> None:
            self._busy = False
            try:
                done(result)
            finally:
                self._go_on()

        def not_kept(error: BaseException) -> None:
            self._busy = False
            try:
                failed(error)
            finally:
                self._go_on()

        self._school.tell(work, kept, not_kept)


def begin(
    school: School,
    spec: RoundSpec,
    asks: Sequence[Asks],
    contestant: Contestant,
    done: Callable[[Gaming, bool], None],
    failed: Failed,
    *,
    seed: int | None = None,
) -> None:
    """Draws the deck `asks` for the game `spec.game` and writes down that its round began.

    `done` gets the round and whether a part of the deck fell back to things without a drawing. For a class in teams: a contestant with a
    class and no `ref`. `failed` gets TooFewQuestions or UnknownScheme. Raises ValueError for a spec without a game.
    """
    wanted, chosen = _checked(spec), _seed(seed)

    def work(db: Db) -> Gaming:
        drawn, fell_back = _draw(school, db, journal.uuid7(db.clock.utc_ms()), wanted, asks, chosen, contestant)
        rounds.start(db, drawn, fell_back=fell_back)
        return Gaming(school, drawn, fell_back=fell_back)

    school.tell(work, lambda gaming: done(gaming, gaming.fell_back), failed)


def try_out(
    school: School,
    spec: RoundSpec,
    asks: Sequence[Asks],
    done: Callable[[Deal], None],
    failed: Failed | None = None,
    *,
    aloud: bool = False,
    seed: int | None = None,
) -> None:
    """Draws a small deal to try the game out: nothing of it is kept. `domain.games.mark` marks what is tried. `failed` as for `begin`."""
    wanted, chosen = _checked(spec), _seed(seed)
    few = tuple(replace(part, length=min(part.length, max(part.least, TRY_OUT))) for part in asks)

    def work(db: Db) -> Deal:
        drawn, fell_back = _draw(school, db, "", wanted, few, chosen, Contestant())
        scheme = school.bank.scheme(wanted.scheme)
        return Deal(drawn, scheme, school.bank.items, aloud=aloud, trying=True, fell_back=fell_back)

    school.tell(work, done, failed)


def deal(school: School, gaming: Gaming, *, aloud: bool = False) -> Deal:
    """What the scene of this round is handed, now: its log stands in it."""
    scheme = school.bank.scheme(gaming.round.spec.scheme)
    return Deal(gaming.round, scheme, school.bank.items, gaming.log, aloud, fell_back=gaming.fell_back)


def best(school: School, ref: str, game: str, variant: str, done: Callable[[GameBest | None], None], failed: Failed | None = None) -> None:
    """A student's best of a game and variant; None before the first."""
    school.tell(lambda db: rounds.game_best(db, ref, game, variant), done, failed)


def interrupted(school: School, done: Callable[[InterruptedGame | None], None], failed: Failed | None = None) -> None:
    """Looks for the newest round of a game that was begun and not ended."""
    school.tell(rounds.interrupted_game, done, failed)


def resume(school: School, round_id: str, done: Callable[[Gaming | None], None], failed: Failed) -> None:
    """Takes an interrupted game up, with all that was done in it; `done` gets None where the bank no longer has its questions.

    `failed` gets KeyError where no such round was begun.
    """
    school.tell(lambda db: gaming_of(school, db, round_id), done, failed)


def let_rest(school: School, round_id: str) -> None:
    """Ends an interrupted game that nobody wants to take up; its answers stay."""
    school.tell(lambda db: rounds.give_up(db, round_id))


def gaming_of(school: School, db: Db, round_id: str) -> Gaming | None:
    """The game of a begun round, rebuilt from its snapshot; None where it cannot be. Raises KeyError."""
    kept = rounds.snapshot(db, round_id)
    questions = questions_of(school, db, kept)
    if questions is None:
        return None
    round_ = Round(round_id, kept["spec"], kept["seed"], kept["scheme_revision"], questions, kept["contestant"], kept["reasons"])
    log = [Marked(one[0].stone.n, one[1], questions[one[0].stone.n], one[0]) if isinstance(one, tuple) else one for one in kept["log"]]
    return Gaming(school, round_, log, fell_back=kept["fell_back"])


def _checked(spec: RoundSpec) -> RoundSpec:
    if spec.game is None:
        raise ValueError("no game is asked for")
    return spec


def _seed(seed: int | None) -> int:
    return secrets.randbits(48) if seed is None else seed


def _draw(
    school: School, db: Db, round_id: str, spec: RoundSpec, asks: Sequence[Asks], seed: int, contestant: Contestant
) -> tuple[Round, bool]:
    def fetch(key: str) -> Authored:
        return bank.asked_now(db, key)

    pool = school.pool(db, spec.scheme)  # first: it reads the rest of the bank
    return draw_game(round_id, spec, seed, asks, school.bank, pool, fetch, contestant)
