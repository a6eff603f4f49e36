"""The item analysis of the whole bank: how every question that was ever answered does, while answers go on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from wastequiz.domain.kinds import item_kind, pick_from_bin, which_bin
from wastequiz.domain.reporting import BankReport
from wastequiz.domain.schemes import Scheme
from wastequiz.services.reporting import aside, right_in
from wastequiz.services.school import Failed, School
from wastequiz.services.written import written_now
from wastequiz.store import answers
from wastequiz.store.db import Db
from wastequiz.store.pace import ALONE, Pace

if TYPE_CHECKING:
    from wastequiz.reports.bank_report import AskedAbout

_AT_ONCE = 100
"""So many questions are looked up before answers may pass."""


def item_analysis(school: School, done: Callable[[BankReport], None], failed: Failed) -> None:
    """The statistics of every question ever answered under the rules in force, and what was chosen wrongly most often."""
    school.paced(lambda db, pace: _item_analysis(school, db, pace), done, failed)


def item_analysis_and_wait(school: School) -> BankReport:
    """The same for the command line."""
    return school.ask(lambda db: _item_analysis(school, db, ALONE))


def _item_analysis(school: School, db: Db, pace: Pace) -> BankReport:
    from wastequiz.reports import bank_report
    from wastequiz.reports.bank_statistics import Columns

    scheme = school.scheme
    school.pool(db, scheme.code)
    columns = Columns()
    for some in answers.mark_columns(db, scheme.code, scheme.revision):
        columns.add(some)
        pace.breathe()
    statistics = aside(pace, columns.statistics)
    asked: dict[str, AskedAbout] = {}
    for n, key in enumerate(statistics):
        asked[key] = _asked_about(school, db, scheme, key)
        if n % _AT_ONCE == 0:
            pace.breathe()
    facts = bank_report.BankGathered(scheme.code, statistics, asked, columns.wrong(), lambda item: _home(school, scheme, item))
    return aside(pace, lambda: bank_report.build(facts))


def _asked_about(school: School, db: Db, scheme: Scheme, key: str) -> AskedAbout:
    from wastequiz.reports.bank_report import AskedAbout

    kind, _, about = key.partition(":")
    written = None
    if item_kind(kind) is None:
        written = written_now(db, key)
        kind, about = written.kind if written is not None else "", ""
    true_bin = _home(school, scheme, about) if kind in (which_bin.NAME, pick_from_bin.NAME) else ""
    return AskedAbout(kind, about, true_bin, right_in(school, scheme, key, written) or ())


def _home(school: School, scheme: Scheme, item_id: str) -> str:
    """Where a thing belongs; '' where the bank or the rules no longer know it."""
    item = school.bank.items.get(item_id)
    ruling = scheme.ruling(item) if item is not None else None
    return ruling.to if ruling is not None else ""
