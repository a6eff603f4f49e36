"""The six levels: what each draws, when one is open, when it is passed."""

from __future__ import annotations

import pytest

from wastequiz.domain import levels
from wastequiz.domain.items import Band
from wastequiz.domain.kinds import KINDS
from wastequiz.domain.levels import LEVELS, WITHOUT_READING, is_open, is_passed, level_spec
from wastequiz.domain.questions import ITEM_TOPIC, TOPICS


@pytest.mark.parametrize("path", [LEVELS, WITHOUT_READING])
def test_there_are_six_levels_in_their_order(path: tuple[levels.Level, ...]) -> None:
    assert [one.number for one in path] == [1, 2, 3, 4, 5, 6]
    assert [one.code for one in path] == ["signs", "common", "look_alikes", "condition", "putting_out", "mixed"]


def test_levels_name_only_topics_and_kinds_that_exist() -> None:
    for one in (*LEVELS, *WITHOUT_READING):
        assert set(one.topics) <= {*TOPICS, ITEM_TOPIC} and set(one.kinds) <= set(KINDS) and 1 <= one.hardest <= 5


def test_a_level_is_ten_questions_for_points_and_says_which_it_is() -> None:
    spec = level_spec(3, "cn-harbin", Band.g56, extra_time=1.5)
    assert (spec.length, spec.practice, spec.level, spec.purpose, spec.band) == (10, False, 3, "level", Band.g56)
    assert spec.look_alikes and spec.limit_s is None and spec.extra_time == 1.5


def test_who_cannot_read_is_asked_about_things_and_what_is_told_in_pictures() -> None:
    for number in range(1, 7):
        spec = level_spec(number, "cn-harbin", Band.pre, pictures_only=True)
        assert spec.pictures_only and ITEM_TOPIC in spec.topics and not spec.look_alikes
        assert (len(spec.topics) > 1) == (number in (5, 6))


@pytest.mark.parametrize("number", [0, 7])
def test_there_is_no_other_level(number: int) -> None:
    with pytest.raises(KeyError):
        level_spec(number, "cn-harbin", Band.g34)


def test_eight_of_ten_pass_and_the_same_share_of_fewer() -> None:
    assert [is_passed(n, 10) for n in (7, 8, 10)] == [False, True, True]
    assert [is_passed(n, 5) for n in (3, 4)] == [False, True]
    assert not is_passed(0, 0)


def test_the_first_level_is_open_and_each_other_after_the_one_before() -> None:
    assert [is_open(n, {1, 3}) for n in range(1, 7)] == [True, True, False, True, False, False]
