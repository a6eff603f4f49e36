"""`bank import`, `bank export`, `bank template` and `bank formats` as other programs use them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import found, run
from wastequiz.services.school import School

TABLE = "题型,题干,选项A,选项B,答案\n单选,电池投哪？,甲,乙,A\n单选,,甲,乙,A\n判断,灯管能回收吗。,,,对\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "rows.csv"
    path.write_text(TABLE, "utf-8")
    return path


def test_good_rows_come_in_and_every_problem_has_its_line(school: Path, table: Path, tmp_path: Path) -> None:
    back = tmp_path / "back.csv"
    result = run("bank", "import", table, "--data", school, "--tag", "exam", "--rejected", back, "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout) == {"read": 3, "imported": 2, "problems": [{"line": 3, "what": "题干: There is no question text."}]}
    assert back.read_text("utf-8-sig").splitlines()[1] == "单选,,甲,乙,A,题干: There is no question text."
    out = tmp_path / "out.txt"
    told = found("bank", "export", out, "--format", "gift", "--only", "origin=teacher", "--only", "tag=exam", "--data", school)
    assert (told["exported"], told["format"], "电池投哪" in out.read_text("utf-8")) == (2, "gift", True)
    again = run("bank", "import", table, "--data", school)
    assert "Line 2: The bank has a question with the same text already." in again.stdout
    assert "0 of 3 questions are in the bank." in again.stdout
    assert "2 of 3 questions would come in." in run("bank", "import", table, "--data", school, "--doubles", "--dry-run").stdout
    assert run("bank", "export", tmp_path / "x.csv", "--data", school, "--only", "topic=winter").stdout.endswith(f"{tmp_path / 'x.csv'}\n")


def test_a_file_without_problems_ends_with_0_and_losses_are_counted(school: Path, tmp_path: Path) -> None:
    template = tmp_path / "t.csv"
    assert run("bank", "template", template, "--lang", "zh_CN").exit_code == 0
    assert run("bank", "import", template, "--data", school, "--dry-run", "--pictures", tmp_path).exit_code == 0
    assert found("bank", "template", tmp_path / "t.xlsx")["format"] == "xlsx"
    told = run("bank", "export", tmp_path / "x.txt", "--format", "aiken", "--data", school)
    assert "questions)" in told.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("import", "T", "--format", "nope"), "“nope” is no kind of file"),
        (("import", "T", "--topic", "nope"), "“nope” is no topic"),
        (("import", "T", "--band", "nope"), "“nope” is no grade band"),
        (("export", "x.nope"), "No kind of file that can be written"),
        (("export", "x.csv", "--format", "nope"), "“nope” is no kind of file"),
        (("export", "x.csv", "--only", "nope"), "“nope” cannot be understood"),
        (("export", "x.csv", "--only", "band=9"), "“band=9” cannot be understood"),
        (("export", "x.csv", "--only", "origin=me"), "“origin=me” cannot be understood"),
    ],
)
def test_what_is_not_understood_is_said(school: Path, table: Path, arguments: tuple[str, ...], said: str) -> None:
    result = run("bank", *(str(table) if a == "T" else a for a in arguments), "--data", school)
    assert result.exit_code == 2 and said in result.output.replace("\n", " ")


def test_a_school_in_use_ends_with_3(school: Path, table: Path) -> None:
    opened = School(school).open_and_wait()
    try:
        assert run("bank", "import", table, "--data", school).exit_code == 3
    finally:
        opened.close()


def test_every_kind_of_file_is_named() -> None:
    told = {one["id"]: one for one in found("bank", "formats")}
    assert told["csv"]["import"] and told["csv"]["export"] and told["csv"]["endings"][0] == "csv"
    assert len(run("bank", "formats").stdout.splitlines()) == len(told)
