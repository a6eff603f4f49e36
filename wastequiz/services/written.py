"""Written questions by their keys, for pages that tell what was asked and answered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from wastequiz.domain.kinds import item_kind, written_kind
from wastequiz.domain.questions import Question
from wastequiz.domain.reporting import BankReport, ClassReport
from wastequiz.services.school import Failed, School
from wastequiz.store import bank
from wastequiz.store.db import Db
from wastequiz.wording.report import Asked


def written(school: School, keys: Iterable[str], done: Callable[[Mapping[str, Question]], None], failed: Failed | None = None) -> None:
    """The written questions among `keys` as they were written; what is made of things, and what never was, is left out."""
    wanted = [key for key in dict.fromkeys(keys) if item_kind(key.partition(":")[0]) is None]

    def work(db: Db) -> Mapping[str, Question]:
        return {key: question for key in wanted if (question := written_now(db, key)) is not None}

    school.tell(work, done, failed)


def asked_and_wait(school: School, report: ClassReport | BankReport) -> Asked:
    """What the things and questions of a report are called; for the command line."""
    return school.ask(lambda db: asked_now(school, db, report))


def asked_now(school: School, db: Db, report: ClassReport | BankReport) -> Asked:
    """The same on the store's thread."""
    scheme = school.bank.schemes.get(report.scheme if isinstance(report, BankReport) else report.wanted.scheme, school.scheme)
    school.pool(db, scheme.code)
    found = {f.key: question for f in report.items if not f.item and (question := written_now(db, f.key)) is not None}
    return Asked(scheme, school.bank.items, found)


def written_now(db: Db, key: str) -> Question | None:
    """The written question of that key, retired or not; None where there never was one. On the store's thread."""
    try:
        authored = bank.authored(db, key)
    except KeyError:
        return None
    return written_kind(authored.kind).build(authored)
