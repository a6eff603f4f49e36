"""The bank's own things that have a drawing and a place under a scheme: what a kiosk shows while it waits."""

from __future__ import annotations

from collections.abc import Callable

from wastequiz.services.school import School
from wastequiz.store.db import Db


def pictured(school: School, code: str, done: Callable[[tuple[str, ...]], None]) -> None:
    """Names of the drawings of all things that scheme `code` rules on, each once; () for a scheme there is not."""

    def work(db: Db) -> tuple[str, ...]:
        bank = school.whole_bank(db)
        scheme = bank.schemes.get(code)
        if scheme is None:
            return ()
        bins = {b.id for b in scheme.bins}
        ruled = ((item, scheme.ruling(item)) for item in bank.items.values() if item.picture)
        return tuple(sorted({item.picture for item, ruling in ruled if ruling is not None and ruling.to in bins}))

    school.tell(work, done)
