"""Ready sets: which there are under the rules in force, and beginning one."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import replace

from wastequiz.domain.draw import draw_set
from wastequiz.domain.errors import NoQuestions, UnknownSet
from wastequiz.domain.facts import dataclass
from wastequiz.domain.rounds import RoundSpec
from wastequiz.domain.sets import EXAM, KINDERGARTEN, ReadySet
from wastequiz.domain.students import GUEST, Contestant
from wastequiz.services.playing import Playing, start_round
from wastequiz.services.practising import who
from wastequiz.services.school import Failed, School
from wastequiz.store import bank
from wastequiz.store.db import Db


@dataclass(frozen=True)
class Offer:
    """A ready set as it can be played here: `questions` in a round under the rules in force."""

    ready: ReadySet
    questions: int


def offers(school: School, done: Callable[[Sequence[Offer]], None], failed: Failed | None = None) -> None:
    """The sets that have questions under the rules in force, in the bank's order. `failed` gets UnknownScheme."""

    def work(db: Db) -> tuple[Offer, ...]:
        scheme = school.scheme.code
        pool = school.pool(db, scheme)
        found: list[Offer] = []
        for ready in school.bank.sets.values():
            try:
                drawn = draw_set("", spec_of(ready, scheme), 0, ready, school.bank, pool, lambda key: bank.asked_now(db, key))
            except NoQuestions:
                continue
            found.append(Offer(ready, len(drawn.questions)))
        return tuple(found)

    school.tell(work, done, failed)


def spec_of(ready: ReadySet, scheme: str) -> RoundSpec:
    """What a round of the set is like: a kindergarten's comes in pictures and without points, an exam without a word before its end."""
    return RoundSpec(
        scheme,
        ready.band,
        length=ready.size,
        limit_s=ready.limit_s or None,
        practice=ready.use == KINDERGARTEN,
        pictures_only=ready.use == KINDERGARTEN,
        ready_set=ready.id,
        exam=ready.use == EXAM,
    )


def begin_set(
    school: School,
    set_id: str,
    done: Callable[[Playing], None],
    failed: Failed,
    *,
    contestant: Contestant = GUEST,
    seed: int | None = None,
) -> None:
    """Begins a round of that set under the rules in force. `failed` gets UnknownSet, NoQuestions or UnknownScheme."""
    chosen = secrets.randbits(48) if seed is None else seed

    def work(db: Db) -> Playing:
        scheme = school.scheme.code
        school.pool(db, scheme)  # the bank is read
        ready = school.bank.sets.get(set_id)
        if ready is None:
            raise UnknownSet(set_id)
        spec = replace(spec_of(ready, scheme), extra_time=who(db, contestant).extra_time)
        return Playing(school, start_round(school, db, spec, contestant, chosen))

    school.tell(work, done, failed)
