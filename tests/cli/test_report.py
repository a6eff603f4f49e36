"""`report`: printed, as JSON and as a file; wrong askings are said in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import found, run
from wastequiz.cli import report
from wastequiz.services import reporting

CLASS = "一年级1班"


def test_a_report_is_figures_with_their_number_and_no_student(school: Path) -> None:
    told = found("report", CLASS, "--data", school)
    assert told["class"] == CLASS and told["roster"] == 5 and 0 < told["played"] <= 5
    assert told["accuracy"]["of"] == told["answers"] == sum(item["attempts"] for item in told["items"])
    assert 0 <= told["accuracy"]["low"] <= told["accuracy"]["value"] <= told["accuracy"]["high"] <= 1
    assert set(told["matrix"]) == {"recyclable", "hazardous", "food", "residual"}
    assert told["hardest"]["of"] == sum(told["matrix"][told["hardest"]["bin"]].values())
    assert told["finding"]["part"] == told["matrix"][told["finding"]["true_bin"]][told["finding"]["chosen_bin"]]
    assert "student" not in str(told) and "ref" not in told


def test_a_report_can_be_read(school: Path) -> None:
    lines = run("report", CLASS, "--data", school).stdout.splitlines()
    assert lines[0].startswith(f"{CLASS}, ") and "of 5 students took part, " in lines[1]
    for title in ("Accuracy", "Awareness", "Participation", "Sorting accuracy", "Hardest bin", "Teach this next"):
        assert any(line.startswith(f"{title}: ") for line in lines), title
    assert sum(line.startswith("  ") for line in lines) == 3 + 5


@pytest.mark.parametrize("ending", report.ENDINGS)
def test_a_report_is_saved_and_says_where(school: Path, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"report{ending}"
    assert run("report", CLASS, "--period", "all", "--out", file, "--data", school).stdout.strip() == str(file)
    assert file.stat().st_size > 1000


def test_saved_and_as_json_it_is_both(school: Path, tmp_path: Path) -> None:
    assert found("report", CLASS, "--out", tmp_path / "r.csv", "--data", school)["class"] == CLASS
    assert (tmp_path / "r.csv").exists()


def test_a_class_that_never_played_says_so(school: Path) -> None:
    run("demo", "fill", "--classes", "1", "--students", "2", "--answers", "0", "--data", school)
    assert "Nobody has answered in this time." in run("report", "一年级2班", "--data", school).stdout
    told = found("report", "一年级2班", "--data", school)
    assert (told["answers"], told["accuracy"]["value"], told["hardest"], told["finding"], told["items"]) == (0, None, None, None, [])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("九年级9班",), CLASS),
        ((CLASS, "--out", "report.pdf"), "should end in .csv or .xlsx"),
        ((CLASS, "--period", "century"), "weeks_8"),
        ((CLASS, "--out", "/absent/folder/report.csv"), "The file could not be saved there."),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(school: Path, arguments: tuple[str, ...], said: str) -> None:
    result = run("report", *arguments, "--data", school)
    assert result.exit_code == 2 and said in result.stderr and "Traceback" not in result.output


def test_the_command_knows_the_spans_and_endings_there_are(school: Path) -> None:
    from datetime import date

    assert [p.code for p in reporting.periods(date(2026, 11, 26))] == list(report.PERIODS)
    assert report.ENDINGS == reporting.ENDINGS
