"""`event report`: to be read, as JSON, as pages and tables; of several kiosks; wrong askings are said in one sentence."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import found, process, run
from tests.services.kiosk_days import DAY, EVENT, MORNING, have_visitors, kept
from tests.store.making import HandClock
from wastequiz.services.school import School
from wastequiz.store import events, lock


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A school whose kiosk had visitors."""
    folder, clock = tmp_path_factory.mktemp("day") / "data", HandClock(utc=MORNING)
    school = School(folder, clock=clock).open_and_wait()
    have_visitors(school, kept(school), clock, 12, seed=3)
    school.ask(lambda db: events.save(db, replace(EVENT, name="Nobody there")))
    school.close()
    return folder


def test_the_figures_can_be_read_each_with_its_number(day: Path) -> None:
    lines = run("event", "report", "open day", "--data", day).stdout.splitlines()
    assert lines[0] == f"Open day · Songbei · {DAY}" and lines[1].startswith("12 visitors, ")
    for title in ("Participation", "Awareness", "Sorting accuracy"):
        figure = next(k for k, line in enumerate(lines) if line.startswith(f"{title}: "))
        assert "95%: " in lines[figure] and "N = " in lines[figure + 1]
    assert any(line.startswith("  Badge: ") for line in lines) and lines[-1] == "Nothing went wrong."
    assert any(line.endswith("no verdict") for line in lines)  # nothing was sorted thirty times


def test_as_json_it_sums_up(day: Path) -> None:
    told = found("event", "report", "Open day", "--data", day)
    assert told["visitors"] == 12 == sum(told["hours"].values()) == sum(told["languages"].values()) == sum(told["ends"].values())
    assert told["participation"]["of"] == 12 and told["participation"]["part"] == told["played"]
    assert told["of_expected"]["of"] == 40 and told["files"] == 1 and told["days"] == [DAY]
    assert sum(t["of"] for t in told["things"]) == told["sorting_accuracy"]["of"]
    assert sum(p["begun"] for p in told["plays"].values()) == told["rounds_begun"]
    assert [k["visitors"] for k in told["kiosks"]] == [12]
    other: dict[str, Any] = found("event", "report", "Open day", "--day", "2026-11-29", "--data", day)
    assert other["visitors"] == 0 and other["awareness"] == {"value": None, "part": 0, "of": 0, "low": None, "high": None}


def test_where_nobody_came_it_says_so(day: Path) -> None:
    assert run("event", "report", "nobody there", "--data", day).stdout.splitlines()[1:] == ["Nobody came yet."]


def test_another_kiosks_folder_counts_with_it_once_however_often_it_is_named(day: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(day, tmp_path / "copy", ignore=shutil.ignore_patterns(lock.LOCK_NAME)))
    told = found("event", "report", "Open day", "--with", copy, "--with", copy, "--data", day)
    alone = found("event", "report", "Open day", "--data", day)
    assert told["files"] == 3 and {**told, "files": 1} == alone
    (tmp_path / "empty").mkdir()
    result = run("event", "report", "Open day", "--with", tmp_path / "empty", "--data", day)
    assert result.exit_code == 2 and "There is no school in this file." in result.stderr


def test_it_is_saved_as_tables(day: Path, tmp_path: Path) -> None:
    for ending in (".csv", ".xlsx"):
        out = tmp_path / f"r{ending}"
        assert run("event", "report", "Open day", "--out", out, "--data", day).stdout.strip() == str(out)
        assert out.stat().st_size > 1000
    assert found("event", "report", "Open day", "--out", tmp_path / "j.csv", "--data", day)["visitors"] == 12
    assert (tmp_path / "j.csv").exists()


def test_pages_need_no_display(day: Path, tmp_path: Path) -> None:
    done = process("event", "report", "Open day", "--out", str(tmp_path / "r.pdf"), "--data", str(day))
    assert (done.returncode, done.stdout.strip()) == (0, str(tmp_path / "r.pdf")), done.stderr
    assert (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF") and (tmp_path / "r.pdf").stat().st_size > 10_000


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("no such event",), "no such event"),
        (("Open day", "--out", "r.doc"), "r.doc"),
        (("Open day", "--day", "yesterday"), "yesterday"),
    ],
)
def test_a_wrong_asking_is_said(day: Path, arguments: tuple[str, ...], said: str) -> None:
    result = run("event", "report", *arguments, "--data", day)
    assert result.exit_code == 2 and said in result.stderr
