"""The report on a made-up day, to the last sign: as JSON and as CSV. After a wanted change: run with WASTEQUIZ_GOLDEN=write, and look at the difference."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.reports.day_facts import FACTS
from tests.reports.test_day_report import ASKED
from wastequiz.cli.event_report import plain
from wastequiz.formats import table_csv
from wastequiz.reports import REPORTS
from wastequiz.reports.day_report import build
from wastequiz.services.day_reporting import Made

GOLDEN = Path(__file__).resolve().parents[1] / "files" / "day_report"


@pytest.fixture(autouse=True)
def in_harbin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The clock on the wall: when something happened is told by it."""
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def compare(name: str, made: str) -> None:
    file, made = GOLDEN / name, made.replace("\r\n", "\n")
    if os.environ.get("WASTEQUIZ_GOLDEN") == "write":
        file.write_text(made, encoding="utf-8", newline="")
    assert made == file.read_bytes().decode("utf-8")


def test_the_figures_are_those_kept() -> None:
    made = Made(build(FACTS), ASKED, ("2026-11-28", "2026-11-29"), 1)
    compare("day.json", json.dumps(plain(made), ensure_ascii=False, indent=1) + "\n")


def test_the_csv_is_the_one_kept(tmp_path: Path) -> None:
    table_csv.write(REPORTS["day_report"].tables(build(FACTS), ASKED), tmp_path / "day.csv")
    compare("day.csv", (tmp_path / "day.csv").read_bytes().decode("utf-8"))
