"""Ages, moments, and what is wrong with loudspeaker or voice."""

from __future__ import annotations

import re

import pytest

from wastequiz import i18n
from wastequiz.wording import devices, times


@pytest.fixture(autouse=True)
def english() -> None:
    i18n.use("en")


@pytest.mark.parametrize(
    ("ms", "words"),
    [(0, "just now"), (61_000, "1 min ago"), (3_600_000, "1 h ago"), (47 * 3_600_000, "47 h ago"), (72 * 3_600_000, "3 days ago")],
)
def test_ages_are_said_in_the_unit_that_fits(ms: int, words: str) -> None:
    assert times.age(ms) == words


@pytest.mark.parametrize("ms", [-(10**18), 0, 1_772_700_000_000, 10**18])
def test_a_moment_is_a_date_and_a_time_whatever_the_clock_says(ms: int) -> None:
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", times.moment(ms))


def test_devices_say_nothing_when_all_is_well_and_a_next_step_otherwise() -> None:
    assert devices.sound("") == devices.voice("", "English") == ""
    assert "Plug one in" in devices.sound("device") and "anew" in devices.sound("library")
    assert "install one" in devices.voice("engine", "English") and "anew" in devices.voice("library", "English")
    assert "no voice for 中文" in devices.voice("voice", "中文")
