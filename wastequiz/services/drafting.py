"""The question somebody is writing at the desk, kept every few seconds: after a power cut it is offered again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from wastequiz.domain import plain
from wastequiz.domain.questions import Authored
from wastequiz.services.school import Failed, School
from wastequiz.store import settings
from wastequiz.store.db import Db

_KEPT = "bank_draft"


@dataclass(frozen=True, slots=True)
class Draft:
    """A question as it was typed, when (ms since 1970), and whether the bank had none of that key."""

    question: Authored
    utc_ms: int
    new: bool


def keep(school: School, question: Authored, *, new: bool, failed: Failed | None = None) -> None:
    """Keeps what is typed now in place of what was kept before."""
    now = school.clock.utc_ms()
    school.tell(
        lambda db: settings.set(db, _KEPT, {"question": plain.authored_to_plain(question), "utc_ms": now, "new": new}), None, failed
    )


def forget(school: School, failed: Failed | None = None) -> None:
    """Nothing is being written any more: it was saved, or somebody said so."""
    school.tell(lambda db: settings.set(db, _KEPT, None), None, failed)


def kept(school: School, done: Callable[[Draft | None], None], failed: Failed) -> None:
    """What was being written when the editor was last left without a word; None mostly."""

    def read(db: Db) -> Draft | None:
        found = settings.get(db, _KEPT)
        return Draft(plain.authored_from_plain(found["question"]), found["utc_ms"], found["new"]) if found else None

    school.tell(read, done, failed)
