"""The desk's deeds with classes over the years, and how long names are kept."""

from __future__ import annotations

import threading
from datetime import date

import pytest

from tests.services.asking import heard, waited
from wastequiz.domain.errors import ClassesDiffer
from wastequiz.domain.items import Band
from wastequiz.domain.students import SchoolClass
from wastequiz.services import class_years, enrolling, reporting
from wastequiz.services.school import School
from wastequiz.store import backups


def add(school: School, name: str, seats: int = 3) -> SchoolClass:
    return heard(school, lambda done, failed: enrolling.add_class(school, name, Band.g34, seats, done, failed))


def names(school: School) -> list[tuple[str, bool]]:
    return [(c.name, c.archived) for c in enrolling.classes_and_wait(school, archived=True)]


def test_a_new_class_is_of_this_school_year(school: School) -> None:
    assert add(school, "3(2)班").year == enrolling.this_year(school)
    found = heard(school, lambda done, failed: enrolling.all_classes(school, done, failed))
    assert [c.name for c in found] == ["3(2)班"] and enrolling.classes_and_wait(school) == found


def test_classes_move_up_as_shown_after_a_backup(school: School) -> None:
    from dataclasses import replace

    add(school, "3(2)班")
    moves = heard(school, lambda done, failed: class_years.propose(school, done, failed))
    ended = threading.Event()
    class_years.move_up(school, [replace(m, deed="up") for m in moves], ended.set, lambda error: pytest.fail(str(error)))
    assert ended.wait(30)
    assert names(school) == [("4(2)班", False)]
    assert any("move_up" in b.path.name for b in backups.list_backups(school.folder))


def test_a_class_is_archived_and_brought_back(school: School) -> None:
    three = add(school, "3(2)班")
    heard(school, lambda done, failed: class_years.archive(school, three.id, done, failed))
    assert names(school) == [("3(2)班", True)]
    heard(school, lambda done, failed: class_years.bring_back(school, three.id, done, failed))
    assert names(school) == [("3(2)班", False)]


def test_two_classes_are_merged_as_shown_after_a_backup(school: School) -> None:
    one, other = add(school, "3(1)班"), add(school, "3(2)班", 2)
    shown = heard(school, lambda done, failed: class_years.merging(school, one.id, other.id, done, failed))
    assert [s.seat for s in shown] == [4, 5, 3]
    merged = waited(lambda done, failed: class_years.merge(school, one.id, other.id, done, failed))
    assert merged.students == 5 and names(school) == [("3(1)班", True), ("3(2)班", False)]
    full = add(school, "full", 97)
    with pytest.raises(ClassesDiffer):
        heard(school, lambda done, failed: class_years.merging(school, other.id, full.id, done, failed))


def test_names_are_counted_down_and_can_be_kept_longer(school: School) -> None:
    three = add(school, "3(2)班")
    add(school, "empty", 0)
    (first,) = heard(school, lambda done, failed: class_years.retention(school, done, failed))
    year = int(three.year)
    assert first.school_class.id == three.id and first.day == date(year + 1, 10, 30) and first.days > 0
    late = class_years.retentions([first.school_class], date(year + 1, 10, 30))[0]
    assert late.due and late.soon and not class_years.retentions([first.school_class], date(year + 1, 9, 1))[0].soon
    kept = heard(school, lambda done, failed: class_years.keep_longer(school, three.id, 90, done, failed))
    assert kept.keep_until == date(year + 2, 1, 28).isoformat()


def test_the_report_of_an_archived_class_remains(school: School) -> None:
    three = add(school, "3(2)班")
    add(school, "3(1)班")
    heard(school, lambda done, failed: class_years.archive(school, three.id, done, failed))
    found = reporting.report_by_name(school, "3（2）班", reporting.period_of(school, ""))
    assert found.class_name == "3(2)班" and set(found.wanted.year) == {1, 2}
