"""Commands that work on a school's file: demo, board, journal, backup, restore."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import found, run
from wastequiz.services.school import School
from wastequiz.store import journal, lock, rosters


def classes(school: Path) -> dict[str, int]:
    """Name and size of every class."""
    opened = School(school).open_and_wait()
    try:
        return {c.name: c.students for c in opened.ask(rosters.classes)}
    finally:
        opened.close()


def bodies(school: Path, kind: str) -> list[dict[str, Any]]:
    """What stands in the journal's lines of that kind."""
    opened = School(school).open_and_wait()
    try:
        return opened.ask(lambda db: [dict(e.body) for e in journal.events(db) if e.kind == kind])
    finally:
        opened.close()


# ---- demo
def test_a_demo_school_has_what_was_asked_for_and_its_books_balance(school: Path) -> None:
    assert classes(school) == {"一年级1班": 5, "六年级1班": 4}
    verified = found("journal", "verify", "--data", school)
    assert verified == {"events": 305 + 31 + 31, "last_seq": 367, "ok": True, "first_bad": None, "differences": []}
    given, ended = bodies(school, "answer"), bodies(school, "round_ended")
    by_students = [g for g in given if g["student"]]
    in_teams = [g for g in given if not g["student"]]
    assert len(given) == 305 and {(g["attempt"], g["practice"]) for g in given} == {(1, False)}
    assert in_teams and all(g["class"] and g["round"] for g in in_teams), "a race is the class's, nobody's in particular"
    rows = [row for name in classes(school) for row in found("board", name, "--all", "--data", school)]
    assert sum(row["answers"] for row in rows) == len(by_students)
    assert sum(row["rounds"] for row in rows) == sum(bool(e["student"]) for e in ended)
    assert len({g["round"] for g in given}) == 31 and len(ended) == 30, "the last round was given up half way"


def test_some_of_the_play_is_of_this_week(school: Path) -> None:
    rows = [row for name in classes(school) for row in found("board", name, "--data", school)]
    assert 40 <= sum(row["answers"] for row in rows) <= 120


def test_the_same_seed_plays_the_same(school: Path, folder: Path) -> None:
    run("demo", "fill", "--classes", "2", "--students", "9", "--answers", "305", "--seed", "4", "--data", folder)
    for name in classes(school):
        assert found("board", name, "--all", "--data", folder) == found("board", name, "--all", "--data", school)


def test_filling_again_adds_classes_and_keeps_what_was_there(school: Path) -> None:
    before = found("board", "一年级1班", "--all", "--data", school)
    added = found("demo", "fill", "--classes", "1", "--students", "3", "--answers", "12", "--data", school)
    assert added == {"classes": 1, "students": 3, "rounds": 2, "answers": 12, "last_seq": added["last_seq"]}
    assert set(classes(school)) == {"一年级1班", "六年级1班", "一年级2班"}
    assert found("board", "一年级1班", "--all", "--data", school) == before
    verified = found("journal", "verify", "--data", school)
    assert verified["ok"]
    assert verified["differences"] == []


def test_a_school_without_play_can_be_made(folder: Path) -> None:
    assert (
        "Added: 1 classes, 2 students"
        in run("demo", "fill", "--classes", "1", "--students", "2", "--answers", "0", "--data", folder).stdout
    )


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--classes", "1", "--students", "100"), "100 students do not fit into 1 classes: a class has at most 99."),
        (("--classes", "1", "--students", "0", "--answers", "5"), "ask for students too"),
    ],
)
def test_what_cannot_be_filled_is_said_before_anything_is_made(folder: Path, asked: tuple[str, ...], said: str) -> None:
    result = run("demo", "fill", *asked, "--data", folder)
    assert result.exit_code == 2
    assert said in result.stderr
    assert not folder.exists()


# ---- board
def test_a_board_is_rows_with_seats_and_animals_best_first(school: Path) -> None:
    rows = found("board", "一年级1班", "--all", "--data", school)
    assert [set(row) for row in rows] == [{"rank", "seat", "animal", "points", "accuracy", "answers", "rounds", "moved"}] * len(rows)
    assert [row["points"] for row in rows] == sorted((row["points"] for row in rows), reverse=True)
    assert rows[0]["rank"] == 1


def test_a_board_can_be_read(school: Path) -> None:
    lines = run("board", "一年级1班", "--all", "--data", school).stdout.splitlines()
    assert lines[0].startswith("一年级1班, all time: ")
    assert lines[1].startswith("  1. No. ")


def test_the_class_may_be_written_with_other_width_and_capitals(school: Path) -> None:
    assert found("board", " 一年级１班 ", "--all", "--data", school) == found("board", "一年级1班", "--all", "--data", school)


def test_an_unknown_class_names_those_there_are(school: Path) -> None:
    result = run("board", "九年级9班", "--data", school)
    assert result.exit_code == 2
    assert "九年级9班" in result.stderr
    assert "一年级1班" in result.stderr


def test_an_empty_class_says_that_nobody_is_in_it(school: Path) -> None:
    run("demo", "fill", "--classes", "1", "--students", "0", "--answers", "0", "--data", school)
    result = run("board", "一年级2班", "--data", school)
    assert result.exit_code == 2
    assert "Nobody is in the class “一年级2班” yet." in result.stderr


def test_a_week_without_play_is_an_empty_board(school: Path) -> None:
    assert found("board", "一年级1班", "--week", "2020-W01", "--data", school) == []
    assert "Nobody has played in this time." in run("board", "一年级1班", "--week", "2020-W01", "--data", school).stdout


@pytest.mark.parametrize("week", ["47", "2026-47", "2026-W60", "2025-W53", "week", "２０２６-W01x"])
def test_what_is_no_week_is_said(school: Path, week: str) -> None:
    result = run("board", "一年级1班", "--week", week, "--data", school)
    assert result.exit_code == 2
    assert "write it like 2026-W47" in result.stderr


def test_week_and_all_do_not_go_together(school: Path) -> None:
    assert run("board", "一年级1班", "--week", "2026-W01", "--all", "--data", school).exit_code == 2


# ---- journal
def test_a_changed_line_is_named_and_ends_with_1(school: Path) -> None:
    conn = sqlite3.connect(school / "school.db")
    conn.execute("UPDATE journal SET body = replace(body, '\"points\":10.0', '\"points\":99.0') WHERE seq = 300")
    changed = conn.execute("UPDATE journal SET utc_ms = utc_ms + 1 WHERE seq = 20").rowcount
    conn.commit()
    conn.close()
    assert changed == 1
    (school / "school.clean").write_text(
        json.dumps({"size": (stat := (school / "school.db").stat()).st_size, "mtime_ns": stat.st_mtime_ns})
    )
    result = run("journal", "verify", "--json", "--data", school)
    assert result.exit_code == 1
    verified = json.loads(result.stdout)
    assert (verified["ok"], verified["first_bad"]) == (False, 20)
    assert "does not fit from line 20 on" in run("journal", "verify", "--data", school).stdout


def test_a_score_that_does_not_follow_ends_with_1(school: Path) -> None:
    conn = sqlite3.connect(school / "school.db")
    conn.execute("UPDATE student_totals SET points = points + 1")
    conn.commit()
    conn.close()
    result = run("journal", "verify", "--data", school)
    assert result.exit_code == 1
    assert "The journal is whole." in result.stdout
    assert "student_totals" in result.stdout


def test_a_folder_without_a_school_has_no_lines_and_stays_empty(folder: Path) -> None:
    assert found("journal", "verify", "--data", folder) == {"events": 0, "last_seq": 0, "ok": True, "first_bad": None, "differences": []}
    assert not folder.exists()


# ---- backup and restore
def test_a_backup_can_be_brought_back_with_all_answers(school: Path) -> None:
    made = Path(found("backup", "--data", school)["path"])
    assert made.is_file()
    before = found("board", "一年级1班", "--all", "--data", school)
    (school / "school.db").write_bytes(b"\0" * 5000)
    restored = found("restore", "--data", school)
    assert Path(restored["path"]).parent == school / "backups"
    assert found("board", "一年级1班", "--all", "--data", school) == before
    assert found("restore", made, "--data", school)["path"] == str(made)


def test_backup_and_restore_can_be_read(school: Path) -> None:
    path = run("backup", "--data", school).stdout.strip()
    assert Path(path).is_file()
    assert f"Restored: {path}" in run("restore", "--data", school).stdout


def test_without_a_backup_restore_says_so(folder: Path, tmp_path: Path) -> None:
    result = run("restore", "--data", folder)
    assert result.exit_code == 2
    assert "There is no backup that can be used there." in result.stderr
    (tmp_path / "letter.db").write_text("no backup")
    assert run("restore", tmp_path / "letter.db", "--data", folder).exit_code == 2


# ---- all of them
@pytest.mark.parametrize("command", [("board", "x"), ("backup",)])
def test_a_folder_without_a_school_is_said_and_left_alone(folder: Path, command: tuple[str, ...]) -> None:
    result = run(*command, "--data", folder)
    assert result.exit_code == 2
    assert "There is no school in" in result.stderr
    assert not folder.exists()


@pytest.mark.parametrize(
    "command", [("board", "一年级1班"), ("demo", "fill", "--classes", "1"), ("journal", "verify"), ("backup",), ("restore",)]
)
def test_while_another_holds_the_school_commands_say_so_and_end_with_3(school: Path, command: tuple[str, ...]) -> None:
    run("backup", "--data", school)
    held = lock.take(school)
    try:
        result = run(*command, "--data", school)
    finally:
        held.release()
    assert result.exit_code == 3
    assert "in use" in result.stderr
    assert "Traceback" not in result.output
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("bytes_", "said"), [(b"\0" * 4096, "damaged"), (b"%PDF-1.7 something else entirely" * 50, "Another program's file")]
)
def test_a_file_that_cannot_be_used_is_said_in_words(school: Path, bytes_: bytes, said: str) -> None:
    (school / "school.db").write_bytes(bytes_)
    result = run("board", "一年级1班", "--data", school)
    assert result.exit_code == 2
    assert said in result.stderr
    assert "restore" in result.stderr
    assert (school / "school.db").read_bytes() == bytes_


def test_the_data_folder_may_stand_before_the_command_or_in_the_environment(school: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = found("board", "一年级1班", "--all", "--data", school)
    assert found("--data", school, "board", "一年级1班", "--all") == rows
    monkeypatch.setenv("WASTEQUIZ_DATA", str(school))
    assert found("board", "一年级1班", "--all") == rows


def test_a_data_folder_that_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = run("board", "x", "--data", tmp_path / "file")
    assert result.exit_code == 2
    assert "is a file" in result.stderr
