"""Names and seat numbers as people really type them."""

from __future__ import annotations

import contextlib
import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wastequiz.domain.errors import BadGoal, BadName, BadSeat
from wastequiz.domain.students import ANIMALS, GUEST, MAX_NAME, Contestant, animal_for, clean_name, goal_each, seat_number

FAMILY = "👨\u200d👩\u200d👧\u200d👦"
FLAG = "🏳️\u200d🌈"
TEACHER = "👩🏽\u200d🏫"


@pytest.mark.parametrize(
    "name", ["王小明", "Ann Lee", "ÅÉ", FAMILY, FLAG, TEACHER, f"王{FAMILY}", "𠮷野", "葛\U000e0100城", "O'Neil-2", "李·明"]
)
def test_a_decent_name_stays_as_it_is(name: str) -> None:
    assert clean_name(name) == name


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  王 小\t明\n", "王 小 明"),
        ("\u3000王\u3000明\u3000", "王 明"),
        ("\u202e王明\u202c", "王明"),
        ("\u2066abc\u2069", "abc"),
        ("王\u200b明\ufeff", "王明"),
        ("王\u200d明", "王明"),
        ("\u200d王明\u200d", "王明"),
        (f"{FAMILY}\u200d", FAMILY),
        ("王\x00\x07明", "王明"),
        ("e\u0301", "é"),
        ("e\u200b\u0301", "é"),
        ("王\ud800明", "王明"),
        ("王\u3164明", "王明"),
    ],
)
def test_signs_nobody_sees_are_taken_out(typed: str, kept: str) -> None:
    assert clean_name(typed) == kept


@pytest.mark.parametrize("rare", ["\U00031350", "\ue000"])
def test_a_rare_character_of_a_name_is_not_lost(rare: str) -> None:
    assert clean_name(f"王{rare}") == f"王{rare}"


@pytest.mark.parametrize("typed", ["", "   ", "\n\t", "\u3000"])
def test_an_empty_name_is_refused_as_empty(typed: str) -> None:
    with pytest.raises(BadName) as refused:
        clean_name(typed)
    assert refused.value.reason == "empty"


@pytest.mark.parametrize("typed", ["\u200b", "\u200d\u200d", "\u202e", "\x00", "\ufe0f", "\u0301", "\u3164", "\u2800 \u2800", "\ud800"])
def test_a_name_nobody_can_see_is_refused_as_invisible(typed: str) -> None:
    with pytest.raises(BadName) as refused:
        clean_name(typed)
    assert refused.value.reason == "invisible"


def test_where_no_name_is_required_nothing_is_fine() -> None:
    assert clean_name("", required=False) == clean_name("\u200b", required=False) == ""


def test_a_name_of_three_hundred_characters_is_refused_with_the_limit_named() -> None:
    with pytest.raises(BadName) as refused:
        clean_name("长" * 300)
    assert (refused.value.reason, refused.value.limit, refused.value.given) == ("long", MAX_NAME, "长" * MAX_NAME)


def test_a_name_just_within_the_limit_is_taken() -> None:
    assert clean_name("长" * MAX_NAME) == "长" * MAX_NAME
    assert clean_name("abc", limit=3) == "abc"


@given(st.text(st.characters()))
def test_whatever_is_typed_gives_a_clean_name_or_a_refusal(typed: str) -> None:
    try:
        name = clean_name(typed)
    except BadName as refused:
        assert refused.reason in ("empty", "long", "invisible")
        return
    assert 0 < len(name) <= MAX_NAME
    assert name == name.strip() == unicodedata.normalize("NFC", name)
    assert not any(unicodedata.category(sign) in ("Cc", "Cs") for sign in name)
    assert name.encode("utf-8").decode() == name
    assert clean_name(name) == name


@given(st.text(st.sampled_from([*FAMILY, *FLAG, *TEACHER, "王", "\u200b", " ", "\u0301", "\u2800", "\u3164"]), max_size=12))
def test_a_clean_name_cleaned_again_stays_the_same(typed: str) -> None:
    name = clean_name(typed, required=False)
    assert clean_name(name, required=False) == name


@pytest.mark.parametrize(
    ("typed", "seat"),
    [(1, 1), ("7", 7), (" 12 ", 12), ("１２", 12), ("12号", 12), ("１２ 号", 12), ("03", 3), ("99", 99), ("③", 3), ("000001", 1)],
)
def test_a_seat_number_is_read_as_people_write_it(typed: str | int, seat: int) -> None:
    assert seat_number(typed) == seat


@pytest.mark.parametrize("typed", ["", "0", 0, 100, -1, "-3", "1.5", "七", "12a", "1 2", "0000199", "1" * 5000, "0" * 9 + "12", "号", "½"])
def test_what_is_no_seat_number_is_refused(typed: str | int) -> None:
    with pytest.raises(BadSeat) as refused:
        seat_number(typed)
    assert len(refused.value.given) <= MAX_NAME


@given(st.text() | st.integers())
def test_a_seat_number_is_from_1_to_99_or_refused(typed: str | int) -> None:
    with contextlib.suppress(BadSeat):
        assert 1 <= seat_number(typed) <= 99


def test_neighbours_get_different_animals() -> None:
    animals = [animal_for(seat) for seat in range(1, 100)]
    assert set(animals) == set(ANIMALS)
    assert all(a != b for a, b in itertools.pairwise(animals))


def test_one_without_a_name_in_the_journal_is_a_guest() -> None:
    assert GUEST.is_guest
    assert not Contestant("a1b2", 1, 7, "owl").is_guest


@pytest.mark.parametrize(("typed", "each"), [("20", 20), (" 1 ", 1), ("２００", 200), (35, 35)])
def test_a_goal_is_a_whole_number(typed: str | int, each: int) -> None:
    assert goal_each(typed) == each


@pytest.mark.parametrize("typed", ["", "0", "201", "-3", "1.5", "many", "9999999"])
def test_no_goal_is_anything_else(typed: str) -> None:
    with pytest.raises(BadGoal) as error:
        goal_each(typed)
    assert (error.value.given, error.value.most) == (typed, 200)
