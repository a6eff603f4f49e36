"""`roster import`, `roster export`, `roster list`: problems by line, the same as JSON, nothing changed in a dry run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import found, run

LIST = "学号,姓名,班级,性别\n1,王雪,3(2)班,女\n2,单小明,3(2)班,男\n2,曾一,3(2)班,女\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A school with one list in it, and beside it the list."""
    place = tmp_path_factory.mktemp("rosters")
    (place / "list.csv").write_text(LIST, encoding="utf-8")
    result = run("roster", "import", place / "list.csv", "--data", place / "school", "--rejected", place / "out.csv")
    assert result.exit_code == 1
    assert result.output.splitlines() == [
        "The column “性别” is not kept: only names, student numbers, classes and seats are.",
        "Line 4: The student number 2 stands on line 3 already.",
        "3 rows · 2 new · 1 stay out",
    ]
    return place


def test_what_stays_out_is_handed_back(folder: Path) -> None:
    lines = (folder / "out.csv").read_text("utf-8-sig").splitlines()
    assert lines[1] == "学号,姓名,班级,Reason" and lines[2].startswith("2,曾一,3(2)班,The student number 2 stands")


def test_json_says_what_was_read_imported_and_wrong(folder: Path) -> None:
    result = run("roster", "import", folder / "list.csv", "--data", folder / "school", "--json")
    told = json.loads(result.stdout)
    assert result.exit_code == 1 and (told["read"], told["imported"], told["same"], told["refused"]) == (3, 2, 2, 1)
    assert [(p["line"], p["refused"]) for p in told["problems"]] == [(0, False), (4, True)]
    assert told["problems"][1]["what"] == "The student number 2 stands on line 3 already."


def test_a_dry_run_changes_nothing(folder: Path) -> None:
    (folder / "more.txt").write_text("李冰\n", encoding="utf-8")
    result = run("roster", "import", folder / "more.txt", "--class", "4(1)班", "--dry-run", "--data", folder / "school")
    assert result.exit_code == 0 and result.output.splitlines() == ["1 row · 1 new", "Nothing was changed."]
    told = found("roster", "import", folder / "more.txt", "--class", "4(1)班", "--dry-run", "--data", folder / "school")
    assert (told["imported"], told["new"], told["classes"]) == (0, 1, ["4(1)班"])
    assert [c["name"] for c in found("roster", "list", "--data", folder / "school")] == ["3(2)班"]


def test_a_list_goes_out_and_comes_in_again(folder: Path) -> None:
    out = folder / "all.xlsx"
    assert run("roster", "export", out, "--data", folder / "school").output.strip() == str(out)
    assert found("roster", "export", out, "--class", "3（2）班", "--data", folder / "school") == {"file": str(out)}
    assert found("roster", "import", out, "--dry-run", "--data", folder / "school")["same"] == 2


def test_classes_are_listed_without_naming_anybody(folder: Path) -> None:
    result = run("roster", "list", "--archived", "--data", folder / "school")
    assert "3(2)班  Years 3–4  2 students" in result.output and "王雪" not in result.output
    (told,) = found("roster", "list", "--data", folder / "school")
    assert told["students"] == 2 and told["names_kept_until"] == f"{int(told['year']) + 1}-10-30" and not told["archived"]


def test_what_is_no_list_and_what_is_no_table_is_one_sentence(folder: Path) -> None:
    (folder / "bad.csv").write_bytes(b"\xff\xff\xfe\x80")
    result = run("roster", "import", folder / "bad.csv", "--data", folder / "school")
    assert result.exit_code == 2 and "written in signs nobody can read" in result.stderr
    assert run("roster", "export", folder / "x.pdf", "--data", folder / "school").exit_code == 2
    assert run("roster", "export", folder / "x.csv", "--class", "9Z", "--data", folder / "school").exit_code == 2
