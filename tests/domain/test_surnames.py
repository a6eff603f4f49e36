"""Surnames are read as surnames."""

from __future__ import annotations

import pytest

from wastequiz.domain.surnames import READ_AS, surname


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("曾小明", ("zeng",)), ("单田芳", ("shan",)), ("仇英", ("qiu",)), ("解缙", ("xie",)), ("区海", ("ou",)), ("查良镛", ("zha",)), ("任芳", ("ren",)),
        ("尉迟恭", ("yu", "chi")), ("尉健行", ("wei",)), ("单于飞", ("chan", "yu")), ("万俟雅", ("mo", "qi")), ("令狐冲", ("ling", "hu")), ("朴树", ("piao",)),
        ("华罗庚", ("hua",)), ("乐嘉", ("yue",)), ("盖叫天", ("ge",)), ("翟志刚", ("zhai",)), ("长孙无忌", ("zhang", "sun")), ("覃小红", ("qin",)),
    ],
)  # fmt: skip
def test_a_surname_is_read_as_one(name: str, read: tuple[str, ...]) -> None:
    assert surname(name)[1] == read


def test_a_name_of_two_characters_has_a_surname_of_one() -> None:
    assert surname("单于") == ("单", ("shan",))


@pytest.mark.parametrize("name", ["王雪", "", "Ann", "小曾"])
def test_any_other_name_is_read_as_it_stands(name: str) -> None:
    assert surname(name) == ("", ())


def test_every_entry_has_a_syllable_for_each_character() -> None:
    assert all(len(name) == len(read) and all(s.isascii() and s.islower() for s in read) for name, read in READ_AS.items())
