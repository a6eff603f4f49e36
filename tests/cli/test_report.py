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


# ---- the whole bank
def test_the_report_on_the_bank_counts_everybody_and_names_no_student(school: Path) -> None:
    told = found("report", "--bank", "--data", school)
    assert set(told) == {"scheme", "answers", "items"} and told["answers"] == sum(item["attempts"] for item in told["items"]) == 305
    assert any(item["most_chosen_wrong"] and item["wrong_share"] > 0 for item in told["items"])
    for item in told["items"]:
        assert 0 <= item["low"] <= item["facility"] <= item["high"] <= 1
        assert not item["weak"] or item["attempts"] >= 30
        if item["discrimination"] is not None and item["discrimination_upper"] is not None:
            assert item["discrimination_lower"] <= item["discrimination"] <= item["discrimination_upper"]
    assert "student" not in str(told) and "ref" not in told


def test_the_report_on_the_bank_can_be_read_with_a_line_for_each_question(school: Path) -> None:
    items = found("report", "--bank", "--data", school)["items"]
    head, counted, *lines = run("report", "--bank", "--data", school).stdout.splitlines()
    assert head.startswith("All questions, ") and counted == f"{len(items)} questions, 305 answers"
    assert len(lines) == len(items) and all(line.startswith("  ") and " · 95%: " in line for line in lines)
    for part in (" · Discrimination: ", " · Efficiency: ", " · Weight: ", " · Most chosen wrong: "):
        assert any(part in line for line in lines), part
    assert not any("Look at the wording" in line for line in lines), "there is no verdict on so few answers"


@pytest.mark.parametrize("ending", report.ENDINGS)
def test_the_report_on_the_bank_is_saved_and_says_where(school: Path, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"bank{ending}"
    assert run("report", "--bank", "--out", file, "--data", school).stdout.strip() == str(file)
    assert file.stat().st_size > 1000
    if ending == ".csv":
        assert "Everybody · " in file.read_text(encoding="utf-8-sig")


def test_a_bank_nobody_has_answered_from_says_so(folder: Path) -> None:
    run("demo", "fill", "--classes", "1", "--students", "2", "--answers", "0", "--data", folder)
    assert run("report", "--bank", "--data", folder).stdout.splitlines()[1:] == ["Nobody has answered yet."]
    assert found("report", "--bank", "--data", folder)["items"] == []


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
        ((), "Say either a class or --bank."),
        ((CLASS, "--bank"), "Say either a class or --bank."),
        (("--bank", "--period", "week"), "leave out --period"),
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
