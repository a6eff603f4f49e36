"""The on-screen keyboard's engine: from letters to the words a child means."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from wastequiz import paths
from wastequiz.services import builtin, pinyin
from wastequiz.services.pinyin_input import Candidate, PinyinInput

KEYBOARD = PinyinInput(words for item in builtin.read().items.values() for words in (*item.name.values(), *(w for _, w in item.aliases)))
FOLDER = paths.assets() / "keyboard"


@pytest.mark.parametrize(
    ("letters", "text"),
    [
        ("dianchi", "电池"), ("dc", "电池"), ("dianc", "电池"), ("dchi", "电池"), ("laji", "垃圾"), ("naicha", "奶茶"), ("waimaihe", "外卖盒"), ("ylg", "易拉罐"),
        ("suliaodai", "塑料袋"), ("shouji", "手机"), ("nihao", "你好"), ("laoshi", "老师"), ("lvse", "绿色"), ("lüse", "绿色"), ("d", "的"), ("wo", "我"), ("shui", "水"),
        ("xi'an", "相安"), ("xian", "现"), ("ZHI", "只"), ("danke", "蛋壳"),
    ],
)  # fmt: skip
def test_the_first_choices_hold_what_was_meant(letters: str, text: str) -> None:
    choices = KEYBOARD.candidates(letters)
    assert text in [choice.text for choice in choices[:6]]
    assert next(choice for choice in choices if choice.text == text).used == len(letters)


def test_names_of_the_bank_come_before_words_of_every_day() -> None:
    assert KEYBOARD.candidates("dc")[0].text == "电池"
    assert PinyinInput().candidates("gongshu")[0].text != "拱鼠"
    assert PinyinInput(["拱鼠"]).candidates("gongshu")[0] == Candidate("拱鼠", 7)
    assert "塑料拖鞋" in [choice.text for choice in KEYBOARD.candidates("suliao")]  # what the letters may go on to


def test_what_is_not_used_up_stays_to_be_typed_on() -> None:
    choices = {choice.text: choice.used for choice in KEYBOARD.candidates("womenxihuan")}
    assert (choices["我们"], choices["我"]) == (5, 2)
    apart = {choice.text: choice.used for choice in KEYBOARD.candidates("xi'an")}
    assert apart["西"] == 3  # the apostrophe goes with it


def test_nothing_is_offered_for_what_is_no_pinyin() -> None:
    assert [KEYBOARD.candidates(letters) for letters in ("", "'", "u", "vvv", "电池", "?!")] == [()] * 6


def test_the_limit_holds_and_every_text_comes_once() -> None:
    for letters in ("d", "shi", "dianchi", "zg"):
        texts = [choice.text for choice in KEYBOARD.candidates(letters)]
        assert len(texts) == len(set(texts)) <= 40
        assert [choice.text for choice in KEYBOARD.candidates(letters, limit=5)] == texts[:5]


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=60), st.text(st.sampled_from("abcdeghilnosuvxz'"), max_size=60)))
def test_whatever_is_typed_gets_choices_that_use_some_of_it(letters: str) -> None:
    for choice in KEYBOARD.candidates(letters):
        assert choice.text
        assert 1 <= choice.used <= len(pinyin.letters_of(letters))


# ---- its tables
def test_every_character_offered_is_of_the_national_table_and_in_the_fonts() -> None:
    offered = set("".join(pinyin.readings().chars.values()))
    offered |= {char for line in _lines("words.tsv") for char in line.split("\t")[0]}
    listed = {char for line in (paths.assets() / "fonts" / "tgh_8105.txt").read_text(encoding="utf-8").splitlines()[1:] for char in line}
    assert len(offered) == 8105
    assert offered <= listed
    for font in sorted((paths.assets() / "fonts").glob("*.otf")):
        with TTFont(font) as opened:
            assert offered <= set(map(chr, opened.getBestCmap()))


def test_every_character_can_be_typed() -> None:
    assert all(char in pinyin.readings().chars[ways[0]] for char, ways in pinyin.readings().of.items())
    assert len(pinyin.readings().of) == 8105


def test_the_tables_are_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 600_000


def _lines(name: str) -> list[str]:
    return [line for line in Path(FOLDER / name).read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
