"""The report on a day of an event: from one machine or from several as one, in any order, twice is once, and no file is changed for it."""

from __future__ import annotations

import csv
import hashlib
import itertools
import shutil
import sqlite3
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from tests.services.asking import waited
from tests.services.kiosk_days import DAY, MORNING, have_visitors, kept, kiosk, plain_count
from tests.store.making import HandClock
from wastequiz.domain.day_reporting import DayReport
from wastequiz.domain.errors import FolderReadOnly, NotSaved, SchoolPackRefused, UnknownEvent
from wastequiz.domain.events import Event
from wastequiz.services import day_reporting, kiosks_together, moving
from wastequiz.services.school import School
from wastequiz.store import day_facts, events, lock, totals
from wastequiz.store.db import DB_NAME, KEY_NAME, Db


class Kiosks:
    """A desk and three kiosks that had visitors, all closed; kept once and copied for whoever changes something."""

    def __init__(self, place: Path, loaded: Path) -> None:
        self.desk = place / "desk"
        self.packed: list[Path] = []
        self.folders = [place / name for name in ("one", "two", "three")]
        clock = HandClock(utc=MORNING)
        shutil.copytree(loaded, self.desk)
        _own_station(self.desk, "00desk00")
        desk = School(self.desk, clock=clock).open_and_wait()
        self.event: Event = kept(desk)
        desk.close()
        for number, folder in enumerate(self.folders, start=1):
            shutil.copytree(loaded, folder)
            _own_station(folder, f"{9 - number}kiosk{number}")
            school = kiosk(folder, self.event, number, HandClock(utc=MORNING))
            have_visitors(school, self.event, school.clock, 14, seed=number)  # type: ignore[arg-type]
            self.packed.append(moving.pack_and_wait(school, folder.with_name(f"{folder.name}-pack")))
            school.close()


def _own_station(folder: Path, name: str) -> None:
    """Copies of one school have one name; these are machines of their own."""
    conn = sqlite3.connect(folder / DB_NAME)
    conn.execute("UPDATE meta SET value = ? WHERE key = 'station'", (name,))
    conn.commit()
    conn.close()


@pytest.fixture(scope="module")
def kiosks(tmp_path_factory: pytest.TempPathFactory, loaded: Path) -> Kiosks:
    return Kiosks(tmp_path_factory.mktemp("kiosks"), loaded)


@pytest.fixture
def desk(kiosks: Kiosks, tmp_path: Path) -> Iterator[School]:
    folder = Path(shutil.copytree(kiosks.desk, tmp_path / "desk"))
    school = School(folder, clock=HandClock(utc=MORNING)).open_and_wait()
    yield school
    school.close()


def made(school: School, event: Event, others: list[Path], day: str = "") -> DayReport:
    return day_reporting.report_and_wait(school, event.id, day, others=others).report


def test_the_figures_are_those_of_a_plain_count_of_the_journal(desk: School, kiosks: Kiosks) -> None:
    report, counted = made(desk, kiosks.event, kiosks.packed), plain_count(kiosks.folders, kiosks.event.id)
    told: dict[str, Any] = {
        "visitors": report.visitors,
        "begun": report.begun,
        "ended": report.ended,
        "played": report.played,
        "answers": report.answers,
        "sorting": (report.sorting.part, report.sorting.of),
        "awareness": (report.awareness.part, report.awareness.of),
        "won": report.won,
        "handed": sum(p.handed for p in report.prizes),
        "void": sum(p.void for p in report.prizes),
        "incidents": len(report.incidents),
    }
    assert told == counted and report.visitors == 42 and report.won > 3 and report.sorting.of > 50 and report.awareness.of > 5
    assert sum(k.visitors for k in report.kiosks) == 42 and sum(n for _hour, n in report.hours) == 42


def test_three_kiosks_make_the_same_report_in_any_order_and_twice_is_once(desk: School, kiosks: Kiosks) -> None:
    reports = [made(desk, kiosks.event, list(order)) for order in list(itertools.permutations(kiosks.packed))[1::2]]
    twice = made(desk, kiosks.event, [kiosks.packed[1], *kiosks.packed, kiosks.packed[0]])
    assert all(report == reports[0] for report in [*reports, twice])
    assert [k.number for k in reports[0].kiosks] == [1, 2, 3]
    assert [k.station for k in reports[0].kiosks] == ["8kiosk1", "7kiosk2", "6kiosk3"]


def test_a_kiosk_and_the_desk_come_to_the_same(desk: School, kiosks: Kiosks, tmp_path: Path) -> None:
    at_desk = made(desk, kiosks.event, kiosks.packed)
    folder = Path(shutil.copytree(kiosks.folders[0], tmp_path / "one"))
    one = School(folder, clock=HandClock(utc=MORNING)).open_and_wait()
    at_kiosk = made(one, kiosks.event, kiosks.packed[1:])
    one.close()
    assert replace(at_kiosk, event=at_desk.event) == at_desk


def test_the_folder_of_a_kiosk_serves_as_well_as_its_pack(desk: School, kiosks: Kiosks) -> None:
    assert made(desk, kiosks.event, kiosks.folders[1:2]) == made(desk, kiosks.event, kiosks.packed[1:2])


def test_neither_the_own_file_nor_the_others_are_changed(desk: School, kiosks: Kiosks) -> None:
    def prints() -> dict[str, str]:
        files = [p for folder in kiosks.folders for p in folder.rglob("*") if p.is_file() and p.name != lock.LOCK_NAME]
        return {str(p): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}

    def lines() -> tuple[int, int]:
        return desk.ask(lambda db: (db.conn.execute("SELECT count(*) FROM journal").fetchone()[0], db.conn.total_changes))

    before, own = prints(), lines()
    made(desk, kiosks.event, [kiosks.folders[0], kiosks.packed[1]])
    assert prints() == before and lines() == own
    assert desk.ask(totals.differences) == []
    assert not (desk.folder / kiosks_together.TOGETHER).exists()
    assert made(desk, kiosks.event, []).visitors == 0  # the desk itself saw nobody


def test_a_day_is_chosen_and_the_days_there_are_are_told(desk: School, kiosks: Kiosks) -> None:
    whole = day_reporting.report_and_wait(desk, "open DAY", "", others=kiosks.packed[:1])
    assert whole.days == (DAY,) and whole.others == 1
    day = made(desk, kiosks.event, kiosks.packed[:1], DAY)
    assert (day.visitors, day.day, day.of_expected) == (14, DAY, whole.report.of_expected)
    assert made(desk, kiosks.event, [], "2026-11-29").visitors == 0


def test_a_kiosk_reports_on_itself_while_answers_go_on(kiosks: Kiosks, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(kiosks.folders[1], tmp_path / "two"))
    school = School(folder, clock=HandClock(utc=MORNING)).open_and_wait()
    found: day_reporting.Made = waited(lambda done, failed: day_reporting.report(school, kiosks.event.id, "", done, failed))
    assert found.report.visitors == 14 and [k.number for k in found.report.kiosks] == [2] and found.others == 0
    together: day_reporting.Made = waited(
        lambda done, failed: day_reporting.report(school, kiosks.event.id, "", done, failed, others=kiosks.packed[:2])
    )
    assert together.report.visitors == 28
    school.close()


def test_kiosks_of_one_number_are_told_apart_the_same_everywhere() -> None:
    assert day_facts.kiosks(["b2", "a1", "c3"], {}) == {"a1": 1, "b2": 2, "c3": 3}
    assert day_facts.kiosks(["b2", "a1", "c3", "d4"], {"a1": 2, "b2": 2, "d4": 1}) == {"a1": 2, "b2": 3, "c3": 4, "d4": 1}


def test_a_spare_that_was_told_what_is_left_takes_the_place_of_its_kiosk(kiosks: Kiosks, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(kiosks.desk, tmp_path / "spare"))
    _own_station(folder, "spare")
    one = School(Path(shutil.copytree(kiosks.folders[0], tmp_path / "one")), clock=HandClock(utc=MORNING)).open_and_wait()
    left = one.ask(lambda db: {row.prize: row.left for row in events.stock(db, kiosks.event)})
    one.close()
    clock = HandClock(utc=MORNING + 8 * 3_600_000)
    spare = kiosk(folder, kiosks.event, 1, clock)

    def told(db: Db) -> None:
        for prize, n in left.items():
            events.set_stock(db, kiosks.event, prize, n)

    spare.ask(told)
    assert {p.prize: p.left for p in made(spare, kiosks.event, [kiosks.packed[0]]).prizes} == left  # it is no kiosk yet
    have_visitors(spare, kiosks.event, clock, 1, seed=5)
    report = made(spare, kiosks.event, [kiosks.packed[0]])
    given = sum(p.won for p in report.prizes)
    assert sum(p.left for p in report.prizes) == 12 - given and {k.number for k in report.kiosks} == {1, 2}
    assert sum(p.total for p in report.prizes) == 12
    spare.close()


# ---- what cannot be taken in
def refused(school: School, event: Event, path: Path) -> str:
    with pytest.raises(SchoolPackRefused) as caught:
        made(school, event, [path])
    assert caught.value.path == path
    assert not (school.folder / kiosks_together.TOGETHER).exists()
    return caught.value.code


def test_a_folder_that_is_no_school_in_use_or_without_its_key_is_refused(desk: School, kiosks: Kiosks, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert refused(desk, kiosks.event, tmp_path / "empty") == "foreign"
    folder = Path(shutil.copytree(kiosks.folders[0], tmp_path / "one"))
    held = lock.take(folder)
    assert refused(desk, kiosks.event, folder) == "live"
    held.release()
    (folder / KEY_NAME).unlink()
    shutil.rmtree(folder / "backups")
    assert refused(desk, kiosks.event, folder) == "key"
    (folder / DB_NAME).write_bytes(b"no database" * 100)
    assert refused(desk, kiosks.event, folder) == "damaged"
    (tmp_path / "x.wqschool").write_bytes(b"no pack")
    assert refused(desk, kiosks.event, tmp_path / "x.wqschool")


def test_a_folder_that_was_not_closed_in_good_order_is_read_to_its_last_line(desk: School, kiosks: Kiosks, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(kiosks.folders[0], tmp_path / "one"))
    (folder / lock.LOCK_NAME).unlink(missing_ok=True)
    school = kiosk(folder, kiosks.event, 1, HandClock(utc=MORNING + 7_200_000))
    have_visitors(school, kiosks.event, school.clock, 3, seed=9)  # type: ignore[arg-type]
    pulled = Path(shutil.copytree(folder, tmp_path / "pulled", ignore=shutil.ignore_patterns(lock.LOCK_NAME)))
    school.close()
    assert (pulled / (DB_NAME + "-wal")).stat().st_size > 0
    assert made(desk, kiosks.event, [pulled]).visitors == 17


def test_a_folder_nobody_may_write_to_is_read_all_the_same(desk: School, kiosks: Kiosks, monkeypatch: pytest.MonkeyPatch) -> None:
    take = lock.take

    def take_unless_theirs(folder: Path) -> lock.Lock:
        if folder == kiosks.folders[0]:
            raise FolderReadOnly(folder)
        return take(folder)

    (kiosks.folders[0] / lock.LOCK_NAME).touch()
    monkeypatch.setattr(lock, "take", take_unless_theirs)
    assert made(desk, kiosks.event, [kiosks.folders[0]]).visitors == 14


def test_an_event_nobody_knows_is_said(desk: School) -> None:
    with pytest.raises(UnknownEvent):
        day_reporting.report_and_wait(desk, "no such event")


# ---- files
def test_the_tables_can_be_read_back_and_hold_no_formula(desk: School, kiosks: Kiosks, tmp_path: Path) -> None:
    found = day_reporting.report_and_wait(desk, kiosks.event.id, others=kiosks.packed[:1])
    day_reporting.export_and_wait(found, tmp_path / "r.xlsx")
    book = CalamineWorkbook.from_path(tmp_path / "r.xlsx")  # pyright: ignore[reportUnknownMemberType]
    assert book.sheet_names[0] == "Figures" and len(book.sheet_names) == 9
    cells = {row[0]: row for row in book.get_sheet_by_name("Figures").to_python()}
    assert cells["Visitors"][2] == 14
    assert cells["Participation"][1] == found.report.participation.value
    assert "=Bag" in [row[0] for row in book.get_sheet_by_name("Prizes").to_python()]
    with zipfile.ZipFile(tmp_path / "r.xlsx") as packed:
        assert not any(b"<f>" in packed.read(name) for name in packed.namelist())
    day_reporting.export_and_wait(found, tmp_path / "r.csv")
    with (tmp_path / "r.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert next(row for row in rows if row and row[0] == "Visitors")[:3] == ["Visitors", "", "14"]
    assert "'=Bag" in [row[0] for row in rows if row]
    assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row)


def test_it_is_saved_from_the_window_too_and_trouble_is_told(desk: School, kiosks: Kiosks, tmp_path: Path) -> None:
    found = day_reporting.report_and_wait(desk, kiosks.event.id)
    path = day_reporting.new_file(desk, found.report, "csv")
    assert path.parent == desk.folder / "reports" and path.name.startswith("Open_day")
    assert waited(lambda done, failed: day_reporting.export(desk, found, path, done, failed)) == path and path.stat().st_size > 100
    with pytest.raises(NotSaved):
        waited(lambda done, failed: day_reporting.export(desk, found, tmp_path / "no" / "r.csv", done, failed))
    with pytest.raises(ValueError, match="saved as one of"):
        day_reporting.export_and_wait(found, tmp_path / "r.doc")


def test_a_file_is_named_after_the_event_and_its_days(desk: School, kiosks: Kiosks) -> None:
    report = made(desk, kiosks.event, [])
    names = [
        day_reporting.new_file(desk, replace(report, day=day, days=days), "pdf").name
        for day, days in ((DAY, ()), ("", ()), ("", (DAY,)), ("", (DAY, "2026-11-29", "2026-11-30")))
    ]
    assert names == ["Open_day_2026-11-28.pdf", "Open_day.pdf", "Open_day_2026-11-28.pdf", "Open_day_2026-11-28-2026-11-30.pdf"]


def test_events_of_the_desk_count_nothing_of_one_another(desk: School, kiosks: Kiosks) -> None:
    other = desk.ask(lambda db: events.save(db, replace(kiosks.event, id="", name="Another")))
    assert made(desk, other, kiosks.packed[:1]).visitors == 0


def test_a_day_as_it_might_have_been_is_made_with_nothing_kept(desk: School, kiosks: Kiosks) -> None:
    found = day_reporting.simulated(desk, kiosks.event, 40)
    assert (found.report.visitors, len(found.report.kiosks), found.days) == (40, 2, (DAY,)) and found.report.won > 3
    assert found == day_reporting.simulated(desk, kiosks.event, 40)
    assert day_reporting.simulated(desk, replace(kiosks.event, prizes=()), 40).report.spins == 0
    assert made(desk, kiosks.event, []).visitors == 0
