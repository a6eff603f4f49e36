"""A demonstration school: classes, students, and weeks of play, every line written as play itself writes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random

from wastequiz.domain.deck import draw_game
from wastequiz.domain.draw import draw_round
from wastequiz.domain.games import Score
from wastequiz.domain.items import Band
from wastequiz.domain.kinds import KINDS, slip
from wastequiz.domain.questions import Authored, Choice, Question
from wastequiz.domain.rounds import Answer, GameSpec, Progress, Round, RoundSpec
from wastequiz.domain.students import MAX_SEAT, Contestant
from wastequiz.services.enrolling import contestant
from wastequiz.services.school import School
from wastequiz.services.simulating import GAME_POINTS, GRADES, enrol, game_asks, game_for
from wastequiz.store import bank, journal, rosters, rounds
from wastequiz.store.db import Db

LENGTH = 10
WEEKS_BEFORE = 5
THIS_WEEK = 0.25
"""This share of the answers falls into the current week, so that every board shows something."""
DRAWN = 120
"""So many rounds are drawn for each grade band, and of each game; large schools play them again, with other students and answers."""
AT_ONCE = 20_000
"""Answers in one transaction."""

_HOUR = 3_600_000
_DAY = 24 * _HOUR
_OPENS, _CLOSES = 8 * _HOUR, 16 * _HOUR


@dataclass(frozen=True, slots=True)
class Filled:
    """What was added."""

    classes: int
    students: int
    rounds: int
    answers: int
    last_seq: int


@dataclass
class SchoolDays:
    """A clock that runs through school hours: `go_to(share)` sets it between the first moment (0) and now (1)."""

    slots: Sequence[tuple[int, int]]
    offset: int
    booted: int
    now_ms: int = 0

    def utc_ms(self) -> int:
        return self.now_ms

    def offset_min(self) -> int:
        return self.offset

    def mono_ms(self) -> int:
        return self.now_ms - self.booted

    def go_to(self, share: float) -> None:
        left = share * sum(end - start for start, end in self.slots)
        for start, end in self.slots:
            if left <= end - start:
                self.now_ms = max(self.now_ms, start + int(left))
                return
            left -= end - start
        self.now_ms = max(self.now_ms, self.slots[-1][1])


@dataclass(frozen=True, slots=True)
class Player:
    """A student with a skill of their own."""

    contestant: Contestant
    band: Band
    skill: float


def fill(school: School, classes: int, students: int, answers: int, seed: int, progress: Callable[[int], None] | None = None) -> Filled:
    """Adds `classes` with `students` in all, and `answers` of theirs. The same seed plays the same; `progress` hears of answers so far.

    Raises ValueError where the students do not fit into the classes, or answers are wanted and there is nobody to give them.
    """
    if students > classes * MAX_SEAT:
        raise ValueError(f"{students} students do not fit into {classes} classes")
    rng = Random(seed)
    players = school.ask(lambda db: _enrol_all(db, rng, classes, students))
    rounds_played, last_seq = play(school, players, answers, rng, progress)
    return Filled(classes, students, rounds_played, answers, last_seq)


def play(
    school: School, players: Sequence[Player], answers: int, rng: Random, progress: Callable[[int], None] | None = None
) -> tuple[int, int]:
    """Lets `players` give so many answers over the past weeks; gives the number of rounds and the last journal number (0 where nothing was
    played). Raises ValueError where nobody plays.
    """
    if answers and not players:
        raise ValueError("answers need somebody who gives them")
    played = _Play(school, players, rng, answers)
    while played.answered < answers:
        school.ask(played.some)
        if progress is not None:
            progress(played.answered)
    return played.rounds, played.last_seq


def _enrol_all(db: Db, rng: Random, classes: int, students: int) -> list[Player]:
    players: list[Player] = []
    for n in range(classes):
        seats = students // classes + (n < students % classes)
        added = rosters.school_class(db, enrol(db, rng, n * 5 % 6 + 1 if classes <= 60 else n % len(GRADES) + 1, seats))
        mean = rng.uniform(0.6, 0.8)
        players += [
            Player(contestant(student), added.band, min(0.97, max(0.3, rng.gauss(mean, 0.12))))
            for student in rosters.students(db, added.id)
        ]
    return players


class _Play:
    """Play under way: a transaction of it at a time."""

    def __init__(self, school: School, players: Sequence[Player], rng: Random, answers: int) -> None:
        self.school, self.players, self.rng, self.wanted = school, players, rng, answers
        self.answered = self.rounds = self.last_seq = 0
        self._drawn: dict[tuple[Band, GameSpec | None], list[Round]] = {}
        self._marked: dict[tuple[int, int, Choice], Answer] = {}
        self._before = round(answers * (1 - THIS_WEEK))
        now, offset = school.clock.utc_ms(), school.clock.offset_min()
        past, present = school_days(now, offset)
        booted = past[0][0]
        self._past, self._present = SchoolDays(past, offset, booted), SchoolDays(present, offset, booted)

    def some(self, db: Db) -> None:
        """Plays rounds until the transaction is full or all is played. The clock is put back afterwards."""
        clock, boot = db.clock, db.boot
        until = min(self.answered + AT_ONCE, self.wanted)
        db.boot = "demonstratio"  # another run of a computer: its clock tells nothing about ours
        try:
            while self.answered < until:
                self._round(db)
        finally:
            db.clock, db.boot = clock, boot

    def _tick(self, db: Db) -> None:
        if self.answered < self._before:
            self._past.go_to(self.answered / self._before)
            db.clock = self._past
        else:
            self._present.go_to((self.answered - self._before) / max(1, self.wanted - self._before))
            db.clock = self._present

    def _round(self, db: Db) -> None:
        player = self.rng.choice(self.players)
        self._tick(db)
        game = game_for(self.rounds)
        teams = len(game.teams) if game is not None else 0
        drawn = self.rng.choice(self._pool(db, player.band, game))
        who = Contestant(class_id=player.contestant.class_id) if teams else player.contestant
        played = replace(drawn, id=journal.uuid7(db.clock.utc_ms()), contestant=who)
        rounds.start(db, played)
        answers: list[Answer] = []
        for question in played.questions[: self.wanted - self.answered]:
            self._tick(db)
            team = len(answers) % teams + 1 if teams else 0
            answers.append(self._answer(drawn, answers, self._choice(player, question)))
            rounds.answer(db, played, answers[-1], team=team)
            self.answered += 1
        progress = Progress(played, tuple(answers))
        score = None if game is None else _score(answers, teams)
        self.last_seq = rounds.finish(db, progress, score) if progress.finished else rounds.give_up(db, played.id)
        self.rounds += 1

    def _choice(self, player: Player, question: Question) -> Choice:
        lot = self.rng.random()
        if lot < player.skill - 0.05 * (question.difficulty - 2):
            return KINDS[question.kind].solution(question)
        if lot > 0.985:
            return ()
        return slip(question, self.rng)

    def _answer(self, drawn: Round, before: Sequence[Answer], choice: Choice) -> Answer:
        """The answer, marked; what one answer to one question of a drawn round is worth is asked once."""
        place = (drawn.seed, len(before), choice)
        ms = int(min(30_000, 1500 + self.rng.expovariate(1 / 4000)))
        if place not in self._marked:
            self._marked[place] = Progress(drawn, tuple(before)).mark(choice, ms)
        return replace(self._marked[place], ms=ms)

    def _pool(self, db: Db, band: Band, game: GameSpec | None) -> list[Round]:
        """Rounds drawn for a band: as many as will be needed, at most `DRAWN`. Raises NoQuestions or TooFewQuestions."""
        if (band, game) not in self._drawn:
            spec = RoundSpec(self.school.scheme.code, band, length=LENGTH, game=game)
            count = min(DRAWN, 1 + self.wanted // LENGTH)
            self._drawn[band, game] = [self._draw(db, spec, self.rng.getrandbits(48)) for _ in range(count)]
        return self._drawn[band, game]

    def _draw(self, db: Db, spec: RoundSpec, seed: int) -> Round:
        def fetch(key: str) -> Authored:
            return bank.asked_now(db, key)

        pool = self.school.pool(db, spec.scheme)
        if spec.game is None:
            return draw_round("", spec, seed, self.school.bank, pool, fetch)
        return draw_game("", spec, seed, game_asks(spec.length), self.school.bank, pool, fetch)[0]


def _score(answers: Sequence[Answer], teams: int) -> Score:
    """What a game came to: the teams answered in turn, or one player all."""
    won = [GAME_POINTS * (answer.correct == 1) for answer in answers]
    return Score(teams=tuple((n + 1, sum(won[n::teams])) for n in range(teams))) if teams else Score(sum(won))


def school_days(now_ms: int, offset_min: int) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """School hours (start, end in UTC ms) of the weeks before, and of this week until now; the latter is never empty."""
    shift = offset_min * 60_000
    local = now_ms + shift
    weekday = (datetime(1970, 1, 1) + timedelta(milliseconds=local)).weekday()  # noqa: DTZ001 - a local date has no zone here
    monday = local // _DAY * _DAY - weekday * _DAY
    past = [_hours(monday - (7 * week - day) * _DAY, shift) for week in range(WEEKS_BEFORE, 0, -1) for day in range(5)]
    present = [(start, min(end, now_ms)) for start, end in (_hours(monday + day * _DAY, shift) for day in range(5)) if start < now_ms]
    return past, present or [(max(monday - shift, now_ms - _HOUR), now_ms)]


def _hours(midnight: int, shift: int) -> tuple[int, int]:
    return midnight + _OPENS - shift, midnight + _CLOSES - shift
