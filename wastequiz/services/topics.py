"""What a round can be about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from wastequiz.domain.draw import draw_round
from wastequiz.domain.errors import NoQuestions
from wastequiz.domain.questions import ITEM_TOPIC
from wastequiz.domain.rounds import RoundSpec
from wastequiz.services.school import Failed, School
from wastequiz.store import bank
from wastequiz.store.db import Db


def topics(school: School, spec: RoundSpec, done: Callable[[Sequence[str]], None], failed: Failed | None = None) -> None:
    """The topics a round such as `spec` would find a question in, items first. `failed` gets UnknownScheme."""

    def work(db: Db) -> tuple[str, ...]:
        pool = school.pool(db, spec.scheme)
        found: list[str] = []
        for topic in sorted({group.topic for group in pool.groups}, key=lambda t: (t != ITEM_TOPIC, t)):
            try:
                draw_round("", replace(spec, topic=topic, length=1), 0, school.bank, pool, lambda key: bank.asked_now(db, key))
            except NoQuestions:
                continue
            found.append(topic)
        return tuple(found)

    school.tell(work, done, failed)
