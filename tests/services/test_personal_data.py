"""A copy of everything for guardians in JSON and csv, and erasing for good; lists in and out."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.services.asking import heard, waited
from tests.store.making import a_round, play
from wastequiz.domain.errors import NoRoster, NotSaved
from wastequiz.domain.items import Band
from wastequiz.domain.students import Contestant, SchoolClass, Student
from wastequiz.services import enrolling, personal_data, roster_files
from wastequiz.services.school import School


@pytest.fixture
def three(school: School) -> SchoolClass:
    return heard(school, lambda done, failed: enrolling.add_class(school, "3(2)班", Band.g34, 3, done, failed))


def everybody(school: School, of: SchoolClass) -> list[Student]:
    return list(heard(school, lambda done, failed: enrolling.students(school, of.id, done, failed)))


def played(school: School, three: SchoolClass) -> Student:
    s = everybody(school, three)[1]
    changed = {"real_name": "单晓鹂", "number": "2026002", "nickname": "=1+1"}
    s = heard(school, lambda done, failed: enrolling.change_student(school, s.ref, done, failed, **changed))
    school.ask(lambda db: play(db, a_round("r1", Contestant(s.ref, three.id, s.seat, s.animal)), "rwr"))
    return s


def test_a_copy_holds_roster_answers_and_totals_and_no_name_in_its_own(school: School, three: SchoolClass) -> None:
    s = played(school, three)
    made = waited(lambda done, failed: personal_data.export_student(school, s, three, done, failed))
    told = json.loads(made.json.read_text(encoding="utf-8"))["students"]
    assert len(told) == 1 and told[0]["student"]["name"] == "单晓鹂" and len(told[0]["answers"]) == 3
    assert told[0]["answers"][0]["sorted"][0]["item"] and told[0]["totals"]["student_totals"][0]["answers"] == 3
    rows = list(csv.reader(made.csv.read_text("utf-8-sig").splitlines()))
    assert any("单晓鹂" in row for row in rows) and any("'=1+1" in row for row in rows)
    assert "单晓鹂" not in made.json.name and made.json.parent == school.folder / "reports"


def test_a_copy_of_a_class_holds_everybody(school: School, three: SchoolClass) -> None:
    played(school, three)
    made = waited(lambda done, failed: personal_data.export_class(school, three, done, failed))
    assert [one["student"]["seat"] for one in json.loads(made.json.read_text(encoding="utf-8"))["students"]] == [1, 2, 3]


def test_a_student_and_a_class_are_erased(school: School, three: SchoolClass) -> None:
    s = played(school, three)
    assert waited(lambda done, failed: personal_data.erase_student(school, s.ref, done, failed)) == ()
    assert [one.seat for one in everybody(school, three)] == [1, 3]
    waited(lambda done, failed: personal_data.erase_class(school, three.id, done, failed))
    assert enrolling.classes_and_wait(school, archived=True) == ()


# ---- lists
TEXT = "姓名,学号,班级\n王雪,1,3(2)班\n李冰,2,4(1)班\n,,4(1)班\n"


def test_a_list_is_shown_first_imported_and_comes_out_again(school: School, three: SchoolClass, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(TEXT, encoding="utf-8")
    file = roster_files.read(tmp_path / "list.csv")
    shown = heard(school, lambda done, failed: roster_files.preview(school, file, "", done, failed))
    assert (shown.count("changed"), shown.count("new"), len(shown.refused)) == (1, 1, 1) and len(everybody(school, three)) == 3
    came = waited(lambda done, failed: roster_files.take_in(school, file, "", done, failed))
    assert came == shown and everybody(school, three)[0].real_name == "王雪"
    assert roster_files.take_in_and_wait(school, file, "", dry_run=True).count("same") == 2
    assert roster_files.take_in_and_wait(school, file, "").count("same") == 2
    out = roster_files.new_file(school, "3(2)班", "xlsx")
    assert waited(lambda done, failed: roster_files.export(school, three.id, out, done, failed)) == out
    again = roster_files.read(out)
    assert len(again.rows) == 3 and roster_files.take_in_and_wait(school, again, "", dry_run=True).count("same") == 3
    assert roster_files.export_and_wait(school, None, tmp_path / "all.csv").read_text("utf-8-sig").count("\n") == 6
    roster_files.save_rejected(came, file, tmp_path / "out.csv")
    assert "4(1)班" in (tmp_path / "out.csv").read_text("utf-8-sig")


def test_what_cannot_be_read_or_written_is_said(school: School, tmp_path: Path) -> None:
    with pytest.raises(NoRoster) as error:
        roster_files.read(tmp_path / "gone.csv")
    assert error.value.reason == "damaged"
    assert roster_files.read_text("王雪\n李冰").rows[0].line == 1
    with pytest.raises(NotSaved):
        roster_files.export_and_wait(school, None, tmp_path / "no" / "x.csv")
