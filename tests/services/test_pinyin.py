"""How characters are read, and how letters are cut into syllables."""

from __future__ import annotations

import pytest

from wastequiz.services import pinyin


@pytest.mark.parametrize(
    ("letters", "ways"),
    [
        ("dianchi", [("dian", "chi")]),
        ("xian", [("xian",), ("xi", "an")]),
        ("xi'an", [("xi", "an")]),
        ("dc", [("d", "c")]),
        ("dianc", [("dian", "c")]),
        ("zh", [("zh",), ("z", "h")]),
        ("upan", [("u", "pan")]),
        ("", []),
    ],
)
def test_letters_are_cut_the_likely_way_first(letters: str, ways: list[tuple[str, ...]]) -> None:
    assert pinyin.cuts(letters)[: len(ways)] == ways


def test_however_long_the_letters_are_few_ways_are_followed() -> None:
    assert len(pinyin.cuts("nan" * 13)) <= pinyin.WAYS
    assert len(pinyin.letters_of("a" * 500)) == pinyin.MOST_LETTERS


@pytest.mark.parametrize(
    ("typed", "letters"),
    [("Diàn Chí", "dian'chi"), ("lǜsè", "lvse"), ("LÜ", "lv"), ("lu:", "lv"), ("nüe", "nve"), ("lue", "lve"), ("  ？", ""), ("ｄｃ", "dc")],
)
def test_tones_capitals_and_widths_do_not_count(typed: str, letters: str) -> None:
    assert pinyin.letters_of(typed) == letters


@pytest.mark.parametrize(
    ("char", "usual"),
    [("壳", "ke"), ("薄", "bao"), ("尿", "niao"), ("血", "xue"), ("藏", "cang"), ("重", "zhong"), ("长", "chang"), ("绿", "lv"), ("卡", "ka"), ("仔", "zai")],
)  # fmt: skip
def test_a_character_is_read_as_in_the_names_of_things(char: str, usual: str) -> None:
    assert pinyin.reading(char)[0] == usual


def test_a_second_reading_counts_too_and_a_rare_character_asks_pypinyin() -> None:
    assert pinyin.reading("长") == ("chang", "zhang")
    assert "xie" in pinyin.reading("血")
    assert pinyin.reading("龍") == ("long",)
    assert pinyin.reading("A") == pinyin.reading("。") == ()
    assert pinyin.spelt("U盘9") == ["U", "pan", "9"]
    assert pinyin.has_han("a龍")
    assert not pinyin.has_han("aＢ。")
