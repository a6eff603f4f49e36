"""Reports on a filled school: every figure is what the journal says when it is counted another way, and a file is whole or not there."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest

from tests.services.asking import heard, waited
from tests.store.making import HandClock
from wastequiz.domain.errors import DiskFull, NothingToPractise, NotSaved, UnknownClass
from wastequiz.domain.items import Band
from wastequiz.domain.kinds import KINDS, item_kind
from wastequiz.domain.lesson import LessonSpec
from wastequiz.domain.lesson_steps import Hands
from wastequiz.domain.reporting import NO_LESSON, ClassReport, Given, Share
from wastequiz.domain.statistics import wilson
from wastequiz.formats import table_csv
from wastequiz.services import demo, hosting, report_saving, reporting, written
from wastequiz.services.reporting import Period
from wastequiz.services.school import School
from wastequiz.store import answers, journal, rosters
from wastequiz.store.db import Db
from wastequiz.store.pace import ALONE


@pytest.fixture(scope="module")
def filled(loaded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[School]:
    """A school with two classes of one year, one of another, and six weeks of play."""
    import shutil

    folder = Path(shutil.copytree(loaded, tmp_path_factory.mktemp("filled") / "school"))
    school = School(folder, clock=HandClock()).open_and_wait()
    demo.fill(school, 3, 36, 2400, 5)

    def settle(db: Db) -> None:
        first, second, _third = rosters.classes(db)
        rosters.rename(db, second.id, "其他班", first.band)

    school.ask(settle)
    yield school
    school.close()


def classes(school: School) -> list[int]:
    return [c.id for c in school.ask(rosters.classes)]


def report_on(school: School, code: str = "weeks_8", kinds: tuple[str, ...] = ()) -> ClassReport:
    period = reporting.period_of(school, code)
    return waited(lambda done, failed: reporting.report(school, classes(school)[0], period, done, failed, kinds=kinds))


class Raw(NamedTuple):
    """One counted answer, straight from the journal."""

    day: str
    body: dict[str, Any]


def raw(school: School, since: str, until: str) -> list[Raw]:
    def read(db: Db) -> list[Raw]:
        lines = [Raw(e.local.date().isoformat(), dict(e.body)) for e in journal.events(db) if e.kind == "answer"]
        return [r for r in lines if since <= r.day <= until and not r.body["practice"] and r.body["attempt"] == 1]

    return school.ask(read)


def of(rows: list[Raw], *class_ids: int) -> list[Raw]:
    return [r for r in rows if r.body["class"] in class_ids]


def mean(rows: list[Raw]) -> float | None:
    return float(np.mean([r.body["correct"] for r in rows])) if rows else None


# ---- spans
def test_spans_end_today_and_begin_on_a_monday_on_the_first_of_september_or_with_the_first_answer() -> None:
    found = {p.code: (p.since, p.until) for p in reporting.periods(date(2026, 11, 26))}
    assert found == {
        "lesson": ("2026-11-26", "2026-11-26"),
        "today": ("2026-11-26", "2026-11-26"),
        "week": ("2026-11-23", "2026-11-26"),
        "weeks_4": ("2026-11-02", "2026-11-26"),
        "weeks_8": ("2026-10-05", "2026-11-26"),
        "school_year": ("2026-09-01", "2026-11-26"),
        "all": ("", "2026-11-26"),
    }
    assert reporting.periods(date(2027, 2, 1))[5].since == "2026-09-01"


def test_a_span_is_found_by_its_code_and_any_other_code_is_the_last_eight_weeks(filled: School) -> None:
    assert reporting.today(filled) == date(2026, 11, 22)
    assert reporting.period_of(filled, "week") == Period("week", "2026-11-16", "2026-11-22")
    assert reporting.period_of(filled).code == reporting.period_of(filled, "century").code == "weeks_8"


def test_every_question_kind_is_one_of_two_groups() -> None:
    assert sorted(reporting.SORTING + reporting.WRITTEN) == sorted(KINDS) and "which_bin" in reporting.SORTING


# ---- the figures, counted another way
@pytest.mark.parametrize("code", ["week", "weeks_8", "all"])
def test_figures_are_what_the_journal_says(filled: School, code: str) -> None:
    report = report_on(filled, code)
    mine_id, other_id, _ = classes(filled)
    since, until = report.wanted.since, report.wanted.until
    rows = raw(filled, since, until)
    mine = of(rows, mine_id)
    assert len(mine) > 60
    assert report.accuracy.of == report.answers == len(mine)
    assert report.accuracy.value == pytest.approx(mean(mine))
    assert report.ms_median == float(np.median([r.body["ms"] for r in mine]))
    assert [c.class_id for c in report.classes] == [mine_id, other_id]
    assert [c.now.value for c in report.classes] == pytest.approx([mean(of(rows, mine_id)), mean(of(rows, other_id))])
    refs = {r.body["student"] for r in mine} - {""}  # a class in teams is nobody in particular
    assert report.participation == Share(len(refs), 12) and report.played == len(refs)
    aware = {
        ref: np.mean([r.body["correct"] for r in mine if r.body["student"] == ref and item_kind(r.body["kind"]) is None])
        for ref in {r.body["student"] for r in mine if item_kind(r.body["kind"]) is None} - {""}
    }
    by_seat = {s.seat: [r for r in mine if r.body["student"] == s.ref] for s in filled.ask(lambda db: rosters.students(db, mine_id))}
    assert [s.seat for s in report.students] == sorted(by_seat) == list(range(1, 13))
    assert [s.share.of for s in report.students] == [len(by_seat[s.seat]) for s in report.students]
    assert [s.share.value for s in report.students] == pytest.approx([mean(by_seat[s.seat]) for s in report.students])
    in_teams = [r for r in mine if not r.body["student"]]
    assert sum(s.share.of for s in report.students) + len(in_teams) == len(mine)
    assert report.awareness == Share(sum(bool(share >= 0.8) for share in aware.values()), len(aware))


def test_the_span_before_is_as_long_and_ends_the_day_before(filled: School) -> None:
    report = report_on(filled, "week")
    rows = of(raw(filled, "2026-11-09", "2026-11-15"), report.wanted.class_id)
    assert rows and report.before.of == len(rows) and report.before.value == pytest.approx(mean(rows))
    assert report_on(filled, "all").before == Share(0, 0)


def test_the_matrix_is_every_sort_counted(filled: School) -> None:
    report = report_on(filled)
    sorts = [s for r in of(raw(filled, report.wanted.since, report.wanted.until), report.wanted.class_id) for s in r.body["sorts"]]
    place = {bin_id: n for n, bin_id in enumerate(report.matrix.bins)}
    counted = np.zeros((4, 4), int)
    for _item, true, chosen in sorts:
        if chosen is not None:
            counted[place[true], place[chosen]] += 1
    kept = np.array([[report.matrix.count(a, b) for b in place] for a in place])
    assert (kept == counted).all() and report.matrix.total == counted.sum()
    assert report.sorting == Share(int(np.trace(counted)), len(sorts))
    shares = counted / counted.sum(axis=1, keepdims=True)
    assert np.allclose(shares.sum(axis=1), 1)
    wrong, rows = counted.sum(axis=1) - np.diag(counted), counted.sum(axis=1)
    assert rows.min() >= 30
    hardest = int(np.argmax([wilson(int(w), int(n))[0] for w, n in zip(wrong, rows, strict=True)]))
    assert report.hardest == (report.matrix.bins[hardest], Share(int(counted[hardest, hardest]), int(rows[hardest])))
    np.fill_diagonal(counted, 0)
    assert report.finding is not None
    worst = hardest, int(np.argmax(counted[hardest]))
    assert (place[report.finding.true_bin], place[report.finding.chosen_bin]) == worst
    assert report.finding.answers == counted[worst] and 1 <= len(report.finding.items) <= 3


def test_weeks_run_from_the_first_with_answers_to_this_one(filled: School) -> None:
    report = report_on(filled, "week")
    mine, year = classes(filled)[0], classes(filled)[:2]
    rows = raw(filled, "2026-09-28", "2026-11-22")
    assert [w.week for w in report.weeks] == [f"2026-W{n}" for n in range(42, 48)]
    for week in report.weeks:
        inside = [r for r in rows if date.fromisoformat(r.day).isocalendar()[1] == int(week.week[-2:])]
        assert (week.mine.of, week.year.of) == (len(of(inside, mine)), len(of(inside, *year)))
        assert week.mine.value == pytest.approx(mean(of(inside, mine)))


def test_the_item_analysis_is_what_numpy_makes_of_the_marks(filled: School) -> None:
    report = report_on(filled)
    mine = of(raw(filled, report.wanted.since, report.wanted.until), report.wanted.class_id)
    assert sum(i.statistics.attempts for i in report.items) == len(mine)
    for item in report.items:
        marks = [r.body["correct"] for r in mine if r.body["key"] == item.key]
        assert (item.statistics.attempts, item.statistics.facility) == (len(marks), pytest.approx(np.mean(marks)))
        wrong = [r.body for r in mine if r.body["key"] == item.key and item.kind == "which_bin" and r.body["correct"] == 0]
        chosen = [b["choice"][0] for b in wrong if b["choice"]]
        if chosen:
            assert item.wrong_share == Share(max(chosen.count(c) for c in chosen), len(marks)) and item.wrong in chosen
    highs = [i.statistics.high for i in report.items]
    assert highs == sorted(highs)


def test_a_report_on_sorting_alone_asks_no_written_question(filled: School) -> None:
    whole, part = report_on(filled), report_on(filled, kinds=reporting.SORTING)
    assert 0 < part.answers < whole.answers and all(i.item for i in part.items) and part.matrix == whole.matrix
    assert (part.awareness, part.participation, part.sorting) == (whole.awareness, whole.participation, whole.sorting)
    assert part.classes[0].now.of == part.answers


def test_the_command_line_gets_the_same_by_name(filled: School) -> None:
    name = filled.ask(rosters.classes)[0].name
    assert reporting.report_by_name(filled, name, reporting.period_of(filled)) == report_on(filled)
    with pytest.raises(UnknownClass):
        reporting.report_by_name(filled, "9Z", reporting.period_of(filled))
    with pytest.raises(UnknownClass):
        waited(lambda done, failed: reporting.report(filled, 99, reporting.period_of(filled), done, failed))


def test_a_class_that_never_played_has_an_empty_report(school: School) -> None:
    made = school.ask(lambda db: rosters.add_class(db, "3B", Band.g34))
    report = reporting.report_by_name(school, "3B", reporting.period_of(school))
    assert (report.wanted.class_id, report.answers, report.weeks, report.items, report.finding) == (made.id, 0, (), (), None)


def test_the_newest_lesson_is_reported_by_itself(school: School) -> None:
    made = school.ask(lambda db: rosters.add_class(db, "3B", Band.g34))
    other = school.ask(lambda db: rosters.add_class(db, "3A", Band.g34))
    period = reporting.period_of(school, reporting.LESSON)
    nothing = reporting.report_by_name(school, "3B", period)
    assert (nothing.wanted.lesson, nothing.answers) == (NO_LESSON, 0)
    for seed, hands in ((1, (("a", 5), ("b", 7))), (2, (("a", 2), ("b", 1)))):
        spec = LessonSpec(school.scheme.code, Band.g34, made.id, "hands")
        host = heard(school, lambda done, failed, spec=spec, seed=seed: hosting.begin(school, spec, done, failed, seed=seed))
        options = host.lesson.question.options
        counts = tuple((option.id, n) for option, (_name, n) in zip(options, hands, strict=False))
        heard(school, lambda done, failed, host=host, counts=counts: host.enter(Hands(counts, 900), done, failed))
    report = reporting.report_by_name(school, "3B", period)
    assert report.answers == report.accuracy.of == 3 and report.wanted.year == (made.id, other.id)
    assert [(c.class_id, c.now.of, c.before.of) for c in report.classes] == [(made.id, 3, 0)]
    assert report.before.of == 0 and report.weeks[-1].mine.of == 15, "the trend is of all weeks"
    some = reporting.report_by_name(school, "3B", period, kinds=("none",))
    assert (some.answers, some.classes[0].now.of) == (0, 0)


def test_answers_pass_while_a_report_is_drawn(filled: School, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    read = answers.given

    def slowly(db: Db, wanted: Any) -> list[Given]:
        if not order:
            order.append("asked")
            filled.tell(lambda _db: order.append("answered"))
        return read(db, wanted)

    monkeypatch.setattr(answers, "given", slowly)
    waited(
        lambda done, failed: reporting.report(
            filled, classes(filled)[0], reporting.period_of(filled), lambda r: (order.append("drawn"), done(r))[1], failed
        )
    )
    assert order == ["asked", "answered", "drawn"]


def test_long_ago_is_read_at_once_and_the_last_year_in_pieces(filled: School) -> None:
    wanted = replace(report_on(filled, "all").wanted)
    parts = list(reporting._in_parts(wanted))
    assert parts[0].since == "" and parts[-1].until == wanted.until and len(parts) == 16
    for before, after in pairwise(parts):
        assert date.fromisoformat(before.until) + timedelta(days=1) == date.fromisoformat(after.since)


# ---- what lies behind a figure
def test_the_answers_behind_a_cell_and_a_question_are_told_newest_first(filled: School) -> None:
    report = report_on(filled)
    found = report.finding
    assert found is not None
    cell = heard(
        filled,
        lambda done, failed: reporting.answers_behind(
            filled, report.wanted, done, failed, true_bin=found.true_bin, chosen_bin=found.chosen_bin
        ),
    )
    inside = [s for g in cell for s in g.sorts if (s.true_bin, s.chosen_bin) == (found.true_bin, found.chosen_bin)]
    assert len(inside) == found.answers and [g.seq for g in cell] == sorted((g.seq for g in cell), reverse=True)
    item = report.items[0]
    behind = heard(filled, lambda done, failed: reporting.answers_behind(filled, report.wanted, done, failed, key=item.key))
    assert len(behind) == item.statistics.attempts and {g.key for g in behind} == {item.key}


def test_a_mix_up_is_practised_by_a_guest_of_that_age(filled: School) -> None:
    play = heard(filled, lambda done, failed: reporting.begin_mix_up(filled, "residual", "recyclable", Band.g12, done, failed, seed=3))
    asked = play.progress.round
    assert (len(asked.questions), asked.spec.band, asked.spec.practice, asked.contestant.is_guest) == (10, Band.g12, True, True)
    assert {s.true_bin for q in asked.questions for s in KINDS[q.kind].sorts(q, KINDS[q.kind].solution(q))} == {"residual", "recyclable"}
    young = heard(filled, lambda done, failed: reporting.begin_mix_up(filled, "residual", "food", Band.pre, done, failed))
    assert young.progress.round.spec.pictures_only
    with pytest.raises(NothingToPractise):
        heard(filled, lambda done, failed: reporting.begin_mix_up(filled, "gone", "lost", Band.g12, done, failed))


def test_what_is_right_in_questions_the_bank_no_longer_has_is_not_known(filled: School) -> None:
    def work(db: Db) -> Any:
        return reporting._right_of(filled, db, ALONE, filled.scheme, ["gone", "take_apart:gone", "take_apart:banana_peel"])

    assert filled.ask(work) == {"take_apart:gone": frozenset({"gone"})}


def test_written_questions_are_read_by_their_keys(filled: School) -> None:
    keys = [i.key for i in report_on(filled).items]
    found = heard(filled, lambda done, failed: written.written(filled, [*keys, "gone", keys[0]], done, failed))
    assert set(found) == {k for k in keys if item_kind(k.partition(":")[0]) is None}


# ---- files
@pytest.mark.parametrize("name", ["report.csv", "Report.XLSX"])
def test_a_report_is_saved_as_its_ending_says(filled: School, tmp_path: Path, name: str) -> None:
    report = report_on(filled)
    path = waited(lambda done, failed: reporting.export(filled, report, tmp_path / name, done, failed))
    assert path == tmp_path / name and path.read_bytes()[:2] == (b"\xef\xbb" if name.endswith("csv") else b"PK")
    assert [p.name for p in tmp_path.iterdir()] == [name]
    if name.endswith("csv"):
        text = path.read_text(encoding="utf-8-sig")
        assert report.class_name in text and all(
            title in text for title in ("Figures", "Classes", "Weeks", "Mix-ups", "Item analysis", "Students")
        )
        refs = filled.ask(lambda db: [s.ref for c in rosters.classes(db) for s in rosters.students(db, c.id)])
        assert not any(ref in text for ref in refs)


def test_a_folder_that_cannot_be_written_is_said(filled: School, tmp_path: Path) -> None:
    report = report_on(filled)
    with pytest.raises(NotSaved):
        reporting.export_and_wait(filled, report, tmp_path / "absent" / "r.csv")
    with pytest.raises(ValueError, match=r"r\.doc"):
        reporting.export_and_wait(filled, report, tmp_path / "r.doc")


@pytest.mark.parametrize(("code", "told"), [(errno.ENOSPC, DiskFull), (errno.EACCES, NotSaved), (errno.EIO, NotSaved)])
def test_what_fails_half_way_leaves_the_file_of_before(
    filled: School, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, told: type[Exception]
) -> None:
    path = tmp_path / "r.csv"
    path.write_text("before")

    def half(_tables: Any, part: Path) -> None:
        part.write_text("half")
        raise OSError(code, "no")

    monkeypatch.setattr(table_csv, "write", half)
    report = report_on(filled)
    with pytest.raises(told):
        waited(lambda done, failed: report_saving.export(filled, report, path, done, failed))
    assert path.read_text() == "before" and [p.name for p in tmp_path.iterdir()] == ["r.csv"]


def test_things_and_questions_of_a_report_have_names(filled: School) -> None:
    report = report_on(filled)
    asked = written.asked_and_wait(filled, report)
    for item in report.items:
        assert asked.question(item) != item.key and (not item.wrong or asked.wrong(item))
