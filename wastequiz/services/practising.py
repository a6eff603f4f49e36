"""Practising: the daily five, one's own mistakes, two bins that are mixed up; and how a student stands."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random
from typing import NamedTuple

from wastequiz.domain.bank import Pool
from wastequiz.domain.draw import rebuild
from wastequiz.domain.errors import NothingToPractise
from wastequiz.domain.items import Band
from wastequiz.domain.memory import DAILY, BookRow, Mistake, MixUp, Overview, daily_picks, item_of, picks_of, things_missed, weakest_pair
from wastequiz.domain.practice import Asker
from wastequiz.domain.questions import Question
from wastequiz.domain.rounds import Progress, Round, RoundSpec, Why
from wastequiz.domain.streaks import streak
from wastequiz.domain.students import Contestant
from wastequiz.services.playing import Playing
from wastequiz.services.school import Failed, School
from wastequiz.store import bank, book, journal, rosters, rounds, standing
from wastequiz.store.db import Db

LENGTH = 10
"""Questions in a round of mistakes or of a mix-up, where there are so many."""

Started = Callable[[Playing], None]


class Who(NamedTuple):
    """What practice must know of who plays."""

    band: Band
    cannot_read: bool
    extra_time: float


def daily_five(school: School, contestant: Contestant, done: Started, failed: Failed, *, seed: int | None = None) -> None:
    """Begins what is left of today's five: due things, mistakes, the two bins mixed up most, new things. Once they are done, five more.

    `failed` gets NothingToPractise where the bank has nothing for this student.
    """

    def work(db: Db, seed: int) -> Progress:
        scheme = school.scheme.code
        left = DAILY - standing.daily_done(db, contestant.ref)
        asker, spec = _asker(school, db, contestant, "daily", left or DAILY, seed)
        open_ = book.mistakes(db, contestant.ref, scheme)
        first, rest = daily_picks(book.due(db, contestant.ref, scheme), open_, book.today(db).isoformat())
        asker.ask(first)
        pair = _weakest(school, db, contestant.ref)
        if pair is not None:
            asker.ask_pair(pair.true_bin, pair.chosen_bin, keep=1)  # one place for something new
        known = book.known(db, contestant.ref, scheme)
        asker.ask_new(known, keep=asker.missing - 1 if rest else 0)
        asker.ask(rest)
        asker.ask_any()
        return _begin(school, db, asker, spec, contestant, seed)

    _tell(school, work, done, failed, seed)


def mistakes(
    school: School, contestant: Contestant, done: Started, failed: Failed, *, length: int = LENGTH, seed: int | None = None
) -> None:
    """Begins a round of the student's own mistakes, the most frequent first. `failed` gets NothingToPractise where the book is empty."""

    def work(db: Db, seed: int) -> Progress:
        asker, spec = _asker(school, db, contestant, "mistakes", length, seed)
        asker.ask(picks_of(book.mistakes(db, contestant.ref, spec.scheme), book.today(db).isoformat()))
        return _begin(school, db, asker, spec, contestant, seed)

    _tell(school, work, done, failed, seed)


def again(school: School, progress: Progress, contestant: Contestant, done: Started, failed: Failed, *, seed: int | None = None) -> None:
    """Begins a practice round about what went wrong in `progress`: a student's things out of the mistake book, a guest's questions as they
    were asked. `failed` gets NothingToPractise where nothing went wrong.
    """

    def work(db: Db, seed: int) -> Progress:
        old = progress.round
        things = things_missed(progress.mistakes())
        asker, spec = _asker(school, db, contestant, "mistakes", min(LENGTH, max(1, len(things))), seed)
        if not contestant.is_guest and spec.scheme == old.spec.scheme:
            in_book = picks_of(book.mistakes(db, contestant.ref, spec.scheme), book.today(db).isoformat())
            asker.ask(pick for pick in in_book if pick.thing in things)
            if asker.questions:
                return _begin(school, db, asker, spec, contestant, seed)
        missed = [old.question(answer.stone.n) for answer in progress.mistakes()]
        if not missed:
            raise NothingToPractise("mistakes")
        same = replace(spec, scheme=old.spec.scheme, band=old.spec.band, pictures_only=old.spec.pictures_only, length=len(missed))
        why = tuple(Why("mixed_up", 1) for _ in missed)
        round_id = journal.uuid7(db.clock.utc_ms())
        return _start(db, Round(round_id, same, seed, old.scheme_revision, tuple(missed), contestant, reasons=why))

    _tell(school, work, done, failed, seed)


def mix_up(
    school: School,
    contestant: Contestant,
    true_bin: str,
    chosen_bin: str,
    done: Started,
    failed: Failed,
    *,
    length: int = LENGTH,
    seed: int | None = None,
    band: Band | None = None,
) -> None:
    """Begins a round about two bins that are mixed up, the things that were mixed up first.

    For a whole class: a contestant with a class and no `ref`; then the things its students mix up come first. `band`: asks for that age
    instead of the contestant's own. `failed` gets NothingToPractise where nothing of this grade band goes into one of the two.
    """

    def work(db: Db, seed: int) -> Progress:
        asker, spec = _asker(school, db, contestant, "mix_up", length, seed, band)
        ref, class_id = contestant.ref, contestant.class_id
        slips = book.slips(db, ref, spec.scheme) if ref else book.class_slips(db, class_id, spec.scheme)
        asker.ask_pair(true_bin, chosen_bin, [item_of(s.thing) for s in slips if s.chosen_bin in (true_bin, chosen_bin)])
        return _begin(school, db, asker, spec, contestant, seed)

    _tell(school, work, done, failed, seed)


def overview(school: School, contestant: Contestant, done: Callable[[Overview], None], failed: Failed | None = None) -> None:
    """All the page of practice shows, in one read."""

    def work(db: Db) -> Overview:
        ref, scheme = contestant.ref, school.scheme.code
        return Overview(
            due=len(book.due(db, ref, scheme)),
            in_book=len(book.mistakes(db, ref, scheme)),
            weakest=_weakest(school, db, ref),
            daily_done=standing.daily_done(db, ref),
            daily_total=DAILY,
            streak=streak(standing.days_played(db, ref), book.today(db)),
            levels=standing.levels(db, ref, scheme, who(db, contestant).band.name),
            lamps=standing.lamps(db, ref),
            class_lamps=standing.class_lamps(db, contestant.class_id),
            day=book.today(db),
        )

    school.tell(work, done, failed)


def book_of(school: School, contestant: Contestant, done: Callable[[Sequence[BookRow]], None], failed: Failed | None = None) -> None:
    """What is in the student's mistake book, the most often wrong first."""

    def work(db: Db) -> tuple[BookRow, ...]:
        pool = school.pool(db, school.scheme.code)
        return tuple(_row(school, db, pool, mistake) for mistake in book.mistakes(db, contestant.ref, pool.scheme.code))

    school.tell(work, done, failed)


def class_mix_up(school: School, class_id: int, done: Callable[[MixUp | None], None], failed: Failed | None = None) -> None:
    """The two bins a class mixes up most; None where nothing was mixed up."""

    def work(db: Db) -> MixUp | None:
        pool = school.pool(db, school.scheme.code)
        return weakest_pair(book.class_slips(db, class_id, pool.scheme.code), lambda item: _bin_of(school, pool, item))

    school.tell(work, done, failed)


def who(db: Db, contestant: Contestant) -> Who:
    """Band, reading and time of a contestant; a guest outside any class reads, and is of the middle years."""
    band = next((c.band for c in rosters.classes(db) if c.id == contestant.class_id), Band.g34)
    try:
        student = rosters.student_by_ref(db, contestant.ref)
    except KeyError:
        return Who(band, band == Band.pre, 1.0)
    return Who(band, student.cannot_read or band == Band.pre, student.extra_time)


def _asker(
    school: School, db: Db, contestant: Contestant, purpose: str, length: int, seed: int, band: Band | None = None
) -> tuple[Asker, RoundSpec]:
    found = who(db, contestant) if band is None else Who(band, band == Band.pre, 1.0)
    pool = school.pool(db, school.scheme.code)
    spec = RoundSpec(
        pool.scheme.code,
        found.band,
        length=length,
        practice=True,
        pictures_only=found.cannot_read,
        extra_time=found.extra_time,
        purpose=purpose,
    )
    return Asker(school.bank, pool, lambda key: bank.asked_now(db, key), spec, Random(seed)), spec


def _begin(school: School, db: Db, asker: Asker, spec: RoundSpec, contestant: Contestant, seed: int) -> Progress:
    """Writes down that the round began. Raises NothingToPractise where there is not one question."""
    if not asker.questions:
        raise NothingToPractise(spec.purpose)
    drawn = Round(
        journal.uuid7(db.clock.utc_ms()),
        replace(spec, length=len(asker.questions)),
        seed,
        asker.pool.scheme.revision,
        tuple(asker.questions),
        contestant,
        reasons=tuple(asker.reasons),
    )
    return _start(db, drawn)


def _start(db: Db, drawn: Round) -> Progress:
    rounds.start(db, drawn)
    return Progress(drawn)


def _tell(school: School, work: Callable[[Db, int], Progress], done: Started, failed: Failed, seed: int | None) -> None:
    chosen = secrets.randbits(48) if seed is None else seed
    school.tell(lambda db: work(db, chosen), lambda progress: done(Playing(school, progress)), failed)


def _weakest(school: School, db: Db, ref: str) -> MixUp | None:
    pool = school.pool(db, school.scheme.code)
    return weakest_pair(book.slips(db, ref, pool.scheme.code), lambda item: _bin_of(school, pool, item))


def _bin_of(school: School, pool: Pool, item_id: str) -> str | None:
    """The bin an item belongs in under the rules of `pool`; None where it is gone or belongs in none."""
    item = school.bank.items.get(item_id)
    ruling = pool.scheme.ruling(item) if item else None
    return ruling.to if ruling and pool.scheme.bin(ruling.to) else None


def _row(school: School, db: Db, pool: Pool, m: Mistake) -> BookRow:
    item = school.bank.items.get(item_of(m.thing))
    question = None if item_of(m.thing) else _question(school, db, pool, m)
    return BookRow(
        thing=m.thing,
        name=item.name if item else None,
        picture=item.picture if item else question.picture if question else "",
        true_bin=(_bin_of(school, pool, item.id) or "") if item else "",
        chosen_bin=m.chosen_bin if pool.scheme.bin(m.chosen_bin) else "",
        wrong=m.wrong,
        wrong_now=m.wrong_now,
        right_days=m.right_days,
        last_day=m.last_day,
        question=question,
    )


def _question(school: School, db: Db, pool: Pool, m: Mistake) -> Question | None:
    try:
        return rebuild(m.thing, book.asked_order(db, m.seq), school.bank, pool, lambda key: bank.authored(db, key))
    except (KeyError, ValueError):
        return None
