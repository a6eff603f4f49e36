"""docs/kiosk.md says of each way out who bars it, and the robot tries exactly those that the program bars."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.kiosk.ways import WAYS
from wastequiz.kiosk import LOCKS

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "kiosk.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (\d+) \| (.+?) \| (by the app|by the OS) \| (.+?) \|$", PAGE, re.MULTILINE)


def part(heading: str) -> str:
    """What stands under a heading."""
    found = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert found, heading
    return found[1]


def test_at_least_eighty_ways_out_are_numbered_without_a_gap() -> None:
    assert [int(number) for number, *_ in ROWS] == list(range(1, len(ROWS) + 1))
    assert len(ROWS) >= 80
    assert len(ROWS) == len(re.findall(r"^\| \d+ \|", PAGE, re.MULTILINE)), "a row that says neither by the app nor by the OS"


def test_the_robot_tries_what_the_page_says_the_program_bars_and_nothing_else() -> None:
    said = {int(number): (what, how.strip("`")) for number, what, who, how in ROWS if who == "by the app"}
    assert said == {way.number: (way.what, way.lock) for way in WAYS}


def test_what_the_system_has_to_bar_says_how_and_that_it_is_untested() -> None:
    rows = [(what, how) for _number, what, who, how in ROWS if who == "by the OS"]
    assert len(rows) >= 30
    assert all(len(how) > 10 for _what, how in rows)
    tables = re.findall(r"^\| n \| way out \| barred \| (.+?) \|\n(?:\|.*\n)+", PAGE, re.MULTILINE)
    assert set(tables) == {"by", "how (untested here)"}
    for word in ("Shell Launcher", "Assigned Access", "Keyboard Filter", "AllowEdgeSwipe", "cage", "getty", "systemd"):
        assert word in PAGE


@pytest.mark.parametrize("system", ["Windows 10 and 11", "Linux"])
def test_a_check_list_has_at_most_thirty_lines(system: str) -> None:
    lines = re.findall(r"^(\d+)\. \S", part(f"Check list for {system}"), re.MULTILINE)
    assert [int(line) for line in lines] == list(range(1, len(lines) + 1))
    assert 20 <= len(lines) <= 30


def test_every_lock_is_described() -> None:
    assert re.findall(r"^\| `(\w+)` \|", part("The locks"), re.MULTILINE) == [lock.id for lock in LOCKS]
