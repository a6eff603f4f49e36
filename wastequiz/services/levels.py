"""The path of six levels: how a student stands, and beginning one."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import replace

from wastequiz.domain.errors import LevelLocked
from wastequiz.domain.levels import LevelState, level_spec
from wastequiz.domain.rounds import Progress
from wastequiz.domain.students import Contestant
from wastequiz.services.playing import Playing, start_round
from wastequiz.services.practising import who
from wastequiz.services.school import Failed, School
from wastequiz.store import standing
from wastequiz.store.db import Db


def levels(school: School, contestant: Contestant, done: Callable[[Sequence[LevelState]], None], failed: Failed | None = None) -> None:
    """The six levels as this student stands with each, under the rules in force and in the grade band of the class.

    To a guest all are open: nothing is kept that could open the next.
    """
    school.tell(lambda db: _states(school, db, contestant), done, failed)


def begin_level(
    school: School,
    contestant: Contestant,
    number: int,
    done: Callable[[Playing], None],
    failed: Failed,
    *,
    limit_s: int | None = None,
    seed: int | None = None,
) -> None:
    """Begins level `number`, 1 to 6, for points; a guest may begin any. `failed` gets LevelLocked, NoQuestions or UnknownScheme."""
    chosen = secrets.randbits(48) if seed is None else seed

    def work(db: Db) -> Progress:
        if not _states(school, db, contestant)[number - 1].is_open:
            raise LevelLocked(number, number - 1)
        found = who(db, contestant)
        spec = level_spec(number, school.scheme.code, found.band, pictures_only=found.cannot_read, extra_time=found.extra_time)
        return start_round(school, db, replace(spec, limit_s=limit_s), contestant, chosen)

    school.tell(work, lambda progress: done(Playing(school, progress)), failed)


def _states(school: School, db: Db, contestant: Contestant) -> tuple[LevelState, ...]:
    states = standing.levels(db, contestant.ref, school.scheme.code, who(db, contestant).band.name)
    return tuple(replace(state, is_open=True) for state in states) if contestant.is_guest else states
