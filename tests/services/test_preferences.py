"""What a teacher chose, and what becomes of values nobody could have chosen."""

from __future__ import annotations

from typing import Any

import pytest

from wastequiz.services.preferences import Preferences, from_plain


def test_what_was_kept_comes_back() -> None:
    chosen = Preferences().but(
        language="en",
        scheme="cn-gb",
        theme="highContrast",
        text_size="largest",
        limit_s=60,
        last_class=3,
        class_view=True,
        buzzer_keys="bx",
    )
    assert from_plain(chosen.plain()) == chosen and chosen.asked


@pytest.mark.parametrize(
    "kept",
    [
        {},
        {"effects": "loud"},
        {"read_aloud": 1},
        {"theme": "neon"},
        {"text_size": "tiny"},
        {"unknown": 3},
        {"effects": True},
        {"scheme": None},
        {"on_screen_keyboard": "sometimes"},
        {"buzzer_keys": ["b", "x"]},
        {"buzzer_keys": " \t\x1b"},
    ],
)
def test_what_makes_no_sense_falls_back_to_its_default(kept: dict[str, Any]) -> None:
    assert from_plain(kept) == Preferences()


@pytest.mark.parametrize(("given", "held"), [({"effects": 900}, 100), ({"voice": -4}, 0), ({"limit_s": 1}, 5), ({"limit_s": 999}, 120)])
def test_numbers_are_held_in_their_range(given: dict[str, Any], held: int) -> None:
    assert getattr(from_plain(given), next(iter(given))) == held


def test_a_buzzers_key_is_one_team_s_and_there_are_eight_teams() -> None:
    assert from_plain({"buzzer_keys": "b xxb\n123456789"}).buzzer_keys == "bx123456"


def test_a_misspelt_name_is_an_error() -> None:
    with pytest.raises(TypeError):
        Preferences().but(colour="red")
