"""Pinyin: every name of the bank is read as people read it, one reading for each character."""

from __future__ import annotations

import subprocess
import sys

import pytest

from wastequiz.services import builtin
from wastequiz.wording.readings import OWN, has_chinese, readings

BANK = builtin.read()
NAMES = sorted(
    {item.name["zh_CN"] for item in BANK.items.values()}
    | {part.name["zh_CN"] for item in BANK.items.values() for part in item.parts}
    | {target.name["zh_CN"] for scheme in BANK.schemes.values() for target in scheme.bins}
    | {option.label["zh_CN"] for question in BANK.questions.values() for option in question.options}
    | {question.stem["zh_CN"] for question in BANK.questions.values()}
)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("分得清", "fēn de qīng"),
        ("机器打得碎", "jī qì dǎ de suì"),
        ("值得", "zhí de"),
        ("得到", "dé dào"),
        ("一次性干电池", "yí cì xìng gān diàn chí"),
        ("干了的橡皮泥", "gān le de xiàng pí ní"),
        ("干垃圾", "gān lā jī"),
        ("树干", "shù gàn"),
        ("核桃壳", "hé tao ké"),
        ("花甲壳", "huā jiǎ ké"),
        ("南瓜子皮", "nán guā zǐ pí"),
        ("小电子产品", "xiǎo diàn zǐ chǎn pǐn"),
        ("吃剩的炸鸡", "chī shèng de zhá jī"),
        ("剩下的染发剂", "shèng xià de rǎn fà jì"),
        ("旧照片", "jiù zhào piàn"),
        ("采血针", "cǎi xuè zhēn"),
        ("少盛一点", "shǎo chéng yì diǎn"),
        ("旺盛", "wàng shèng"),
        ("藏着火", "cáng zhe huǒ"),
        ("长城", "cháng chéng"),
        ("增长", "zēng zhǎng"),
        ("重复", "chóng fù"),
        ("瓜子壳薄薄的", "guā zǐ ké báo báo de"),
        ("还是厨余垃圾", "hái shì chú yú lā jī"),
        ("好处", "hǎo chù"),
        ("处理", "chǔ lǐ"),
        ("纸尿裤", "zhǐ niào kù"),
    ],
)
def test_words_with_several_readings_are_read_as_people_do(text: str, read: str) -> None:
    assert " ".join(readings(text)) == read


def test_what_is_not_chinese_has_no_reading() -> None:
    assert readings("84消毒液，LED") == ("", "", "xiāo", "dú", "yè", "", "", "", "")
    assert readings("") == () and not has_chinese("LED 84!") and has_chinese("X光片")
    assert readings("㐀㐁") == ("", "") or all(readings("㐀㐁"))


def test_each_character_of_each_name_has_one_reading_and_nothing_else_has() -> None:
    for name in NAMES:
        read = readings(name)
        assert len(read) == len(name), name
        for sign, reading in zip(name, read, strict=True):
            assert bool(reading) == has_chinese(sign), (name, sign)
            assert " " not in reading


def test_our_own_words_have_a_reading_for_each_character() -> None:
    assert all(len(word) == len(read.split()) for word, read in OWN.items())


def test_the_bins_are_read_without_loading_the_dictionary() -> None:
    bins = sorted({target.name["zh_CN"] for scheme in BANK.schemes.values() for target in scheme.bins})
    code = f"import sys; from wastequiz.wording.readings import readings; [readings(b) for b in {bins!r}]; print('pypinyin' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8")
    assert done.stdout.strip() == "False"
