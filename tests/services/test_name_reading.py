"""Names in Chinese order, found by pinyin, first letters, characters or numbers."""

from __future__ import annotations

import pytest

from wastequiz.domain.students import Student
from wastequiz.services import name_reading


def student(seat: int, name: str = "", nickname: str = "", number: str = "") -> Student:
    return Student(f"r{seat}", 1, seat, "fox", nickname, name, number=number)


EVERYBODY = (
    student(1, "张三", number="2026001"),
    student(2, "曾小明", "明明"),
    student(3, "单晓鹂"),
    student(12, nickname="Ann"),
    student(5),
    student(6, "解一", number="AB12"),
)


def test_names_stand_by_pinyin_with_surnames_read_as_surnames_and_nameless_ones_last() -> None:
    assert [s.seat for s in name_reading.by_name(EVERYBODY)] == [12, 3, 6, 2, 1, 5]


@pytest.mark.parametrize(
    ("typed", "seats"),
    [
        ("zeng", [2]), ("ceng", [2]), ("zxm", [2]), ("曾", [2]), ("xiaoming", [2]), ("曾xm", [2]), ("ming", [2]), ("shan", [3]), ("dxl", [3]), ("sxl", [3]),
        ("xie", [6]), ("ann", [12]), ("an", [12]), ("2026001", [1]), ("ab12", [6]), ("12", [12, 6]), ("012", [12]), ("5", [5]), ("", [1, 2, 3, 12, 5, 6]),
        ("ｚｅｎｇ ", [2]), ("zxl", []), ("！", []), ("zhangsanfeng", []),
    ],
)  # fmt: skip
def test_students_are_found_as_somebody_types(typed: str, seats: list[int]) -> None:
    assert {s.seat for s in name_reading.find(typed, EVERYBODY)} == set(seats)


def test_a_sign_that_is_no_character_is_read_as_itself() -> None:
    assert name_reading.readings("单A")[0][0] == "shan" and name_reading.readings("单A")[1] == ("a",)
    assert name_reading.sort_key("") == (1, (), "")
    assert name_reading.meets("", "王雪") and not name_reading.meets("x" * 60, "王雪")
