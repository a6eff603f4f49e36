"""Noticing what is wrong or missing in the bank: players flag questions and look up words nobody knows; the desk settles both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from wastequiz.domain.draw import rebuild
from wastequiz.domain.errors import UnknownScheme
from wastequiz.domain.notices import SETTLED_SHOWN_MS, Flagged, Settled, UnknownWord, waits
from wastequiz.domain.questions import Choice, Question
from wastequiz.domain.students import Contestant
from wastequiz.services.school import Failed, School
from wastequiz.store import bank, notices
from wastequiz.store.db import Db

F = TypeVar("F", Flagged, Settled)


def flag_question(
    school: School,
    question: Question,
    scheme: str,
    choice: Choice,
    contestant: Contestant,
    reason: str,
    done: Callable[[], None] | None = None,
    failed: Failed | None = None,
) -> None:
    """Keeps that somebody doubts `question` after answering `choice`. `reason`: one of `domain.notices.REASONS`."""

    def work(db: Db) -> int:
        return notices.flag(db, question.key, scheme, choice, question.order, contestant, reason)

    school.tell(work, (lambda _: done()) if done else None, failed)


def flags(school: School, done: Callable[[Sequence[Flagged]], None], failed: Failed | None = None) -> None:
    """Flagged questions that are not settled, the most flagged first. For the desk: who flagged stands beside them."""
    school.tell(lambda db: tuple(_with_question(school, db, found, order) for found, order in notices.flags(db)), done, failed)


@dataclass(frozen=True, slots=True)
class Ledger:
    """Questions that wait to be settled, the longest first, and those settled in the last two weeks, the newest first; as of `now_utc_ms`."""

    waiting: tuple[Flagged, ...]
    settled: tuple[Settled, ...]
    now_utc_ms: int

    def counts(self) -> dict[str, int]:
        """How many are "new", wait "days" or a "week", and how many are "settled"."""
        found = Counter(waits(one.since_utc_ms, self.now_utc_ms) for one in self.waiting)
        return {"week": found["week"], "days": found["days"], "new": found["new"], "settled": len(self.settled)}


def ledger(school: School, done: Callable[[Ledger], None], failed: Failed | None = None) -> None:
    """All flagged questions by how long they wait, and what became of the others."""

    def work(db: Db) -> Ledger:
        now = db.clock.utc_ms()
        waiting_ = [_with_question(school, db, found, order) for found, order in notices.flags(db)]
        settled = [_with_question(school, db, found, order) for found, order in notices.settled(db, now - SETTLED_SHOWN_MS)]
        return Ledger(tuple(sorted(waiting_, key=lambda one: (one.since_utc_ms, one.key))), tuple(settled), now)

    school.tell(work, done, failed)


def settle_flag(school: School, flagged: Flagged, outcome: str, done: Callable[[], None], failed: Failed) -> None:
    """Takes a question off the list. `outcome`: one of `domain.notices.FLAG_OUTCOMES`."""
    school.tell(lambda db: notices.settle_flag(db, flagged.key, flagged.scheme, outcome), lambda _: done(), failed)


def keep_word(school: School, word: str, failed: Failed | None = None) -> None:
    """Counts a word that look-up does not know."""
    school.tell(lambda db: notices.keep_word(db, word), None, failed)


def words(school: School, done: Callable[[Sequence[UnknownWord]], None], failed: Failed | None = None) -> None:
    """Unknown words that are not settled, the most frequent first."""
    school.tell(notices.words, done, failed)


def settle_word(school: School, word: str, outcome: str, done: Callable[[], None], failed: Failed) -> None:
    """Takes a word off the list. `outcome`: one of `domain.notices.WORD_OUTCOMES`."""
    school.tell(lambda db: notices.settle_word(db, word, outcome), lambda _: done(), failed)


def waiting(school: School, done: Callable[[int], None], failed: Failed | None = None) -> None:
    """How many doubted questions and unknown words nobody has settled."""
    school.tell(lambda db: len(notices.flags(db)) + len(notices.words(db)), done, failed)


def _with_question(school: School, db: Db, found: F, order: Sequence[str]) -> F:
    try:
        pool = school.pool(db, found.scheme)
        return replace(found, question=rebuild(found.key, order, school.bank, pool, lambda key: bank.authored(db, key)))
    except (KeyError, ValueError, UnknownScheme):
        return found
