"""Questions as teachers write them in Word: what each pasted line is, by its number, letter or first word, in any width."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from wastequiz.domain.kinds import estimate, matching, multiple_choice, ordering, short_answer, single_choice, true_false

What = Literal["blank", "heading", "number", "option", "answer", "explanation", "field", "pair", "words"]

ANY_CHOICE = "choice"
"""A heading that does not say whether one or several are right."""
TYPES: Mapping[str, tuple[str, ...]] = {
    single_choice.NAME: ("单项选择", "单选", "Single choice"),
    multiple_choice.NAME: ("多项选择", "不定项选择", "多选", "Multiple choice"),
    true_false.NAME: ("判断", "是非", "对错", "True or false"),
    ordering.NAME: ("排序", "Put in order", "Ordering"),
    matching.NAME: ("配对", "连线", "匹配", "Match", "Matching"),
    short_answer.NAME: ("填空", "简答", "问答", "Short answer"),
    estimate.NAME: ("估算", "估数", "数值", "Guess a number", "Number"),
    ANY_CHOICE: ("选择",),
}
"""Kinds by what teachers call them; the first word is the one we write in Chinese, the third or last in English."""
FIELDS: Mapping[str, tuple[str, ...]] = {
    "difficulty": ("难度", "Difficulty"),
    "points": ("分值", "分数", "Points"),
    "limit": ("限时", "时限", "Time limit"),
    "tags": ("标签", "Tags"),
    "topic": ("分类", "知识点", "主题", "Topic"),
    "key": ("编号", "Id"),
    "type": ("题型", "Type"),
}

_KIND_OF = {name.casefold(): kind for kind, said in TYPES.items() for name in said}
_FIELD_OF = {name.casefold(): field for field, said in FIELDS.items() for name in said}


def _any(words: Mapping[str, tuple[str, ...]]) -> str:
    return "|".join(sorted((re.escape(name) for said in words.values() for name in said), key=len, reverse=True))


_HEADING = re.compile(rf"(?:[（(]?[一二三四五六七八九十]{{1,3}}[)）]?[、.．]?\s*)?[【\[]?({_any(TYPES)})题?[】\]]?\s*(?:[：:（(](.{{0,80}}))?", re.IGNORECASE)
_TYPE_MARK = re.compile(rf"\s*[（(【\[]\s*({_any(TYPES)})题?\s*[)）】\]]\s*", re.IGNORECASE)
_NUMBER = re.compile(r"(?:第\s*\d{1,5}\s*题\s*[.．、：:]?|[（(]\s*\d{1,5}\s*[)）]\s*[.．、]?|\d{1,5}\s*(?:[、：:)）]|[.．](?!\d)))\s*(.*)", re.DOTALL)
_OPTION = re.compile(r"[（(]?([A-HＡ-Ｈ])(?:[.．、：:)）])\s*(.*)", re.DOTALL)
_INSIDE = re.compile(r"(?<![A-Za-z0-9Ａ-Ｚ])[（(]?([A-HＡ-Ｈ])[.．、)）]\s*")
_ANSWER = re.compile(r"【?(?:正确|参考|标准)?(?:答案|Answer)】?\s*[:：]?(?<=[:：】])\s*(.*)", re.IGNORECASE)
_EXPLANATION = re.compile(r"【?(?:答案)?(?:解析|解释|说明|分析|Explanation)】?\s*[:：]?(?<=[:：】])\s*(.*)", re.IGNORECASE)
_AFTER_ANSWER = re.compile(r"\s*(?:【解析】|解析\s*[:：])\s*")
_FIELD = re.compile(rf"【?({_any(FIELDS)})】?\s*[:：]?(?<=[:：】])\s*(.*)", re.IGNORECASE)
_ARROW = re.compile(r"\s*(?:——|─{2,}|－－|--+>?|—>|->|→|=>)\s*")
_IN_STEM = re.compile(r"[（(]\s*((?:[A-HＡ-Ｈ]\s*[、,，]?\s*){1,8}|√|×|✓|✔|✗|✘|对|错)\s*[)）]")
_EACH = re.compile(r"每小?题\s*(\d{1,3})\s*分")


@dataclass(frozen=True)
class Line:
    """One line: its number in the text, what it is, its words without what showed it, and for fields, headings and options their name."""

    number: int
    what: What
    words: str = ""
    name: str = ""


def narrow(letters: str) -> str:
    """Full-width letters as plain ones; nothing else is changed."""
    return "".join(chr(ord(sign) - 0xFEE0) if "！" <= sign <= "～" else sign for sign in letters)


def line_of(number: int, text: str, kind: str) -> Line:
    """What a line is, under questions of that kind ('' where none is said)."""
    bare = text.strip(" \t\u3000\xa0\ufeff")
    if not bare:
        return Line(number, "blank")
    if found := _HEADING.fullmatch(bare):
        each = _EACH.search(found[2] or "")
        return Line(number, "heading", each[1] if each else "", _KIND_OF[found[1].casefold()])
    if found := _EXPLANATION.fullmatch(bare):
        return Line(number, "explanation", found[1])
    if found := _ANSWER.fullmatch(bare):
        return Line(number, "answer", found[1])
    if found := _FIELD.fullmatch(bare):
        return Line(number, "field", found[2], _FIELD_OF[found[1].casefold()])
    if found := _NUMBER.fullmatch(bare):
        return Line(number, "number", found[1])
    if kind == matching.NAME and _ARROW.search(bare):
        option = _OPTION.fullmatch(bare)
        return Line(number, "pair", option[2] if option else bare)
    if found := _OPTION.fullmatch(bare):
        return Line(number, "option", found[2], narrow(found[1]))
    return Line(number, "words", bare)


def pair_of(words: str) -> tuple[str, str]:
    """(thing, partner) of a pair's line."""
    left, right = _ARROW.split(words, maxsplit=1)
    return left, right


def kind_named(words: str) -> str:
    """The kind of that name, '' for none."""
    name = words.strip().casefold()
    return _KIND_OF.get(name, _KIND_OF.get(name.removesuffix("题"), ""))


def type_mark(stem: str) -> tuple[str, str]:
    """(kind, question without it) where it begins with a type in brackets; else ('', question)."""
    found = _TYPE_MARK.match(stem)
    return (_KIND_OF[found[1].casefold()], stem[found.end() :]) if found else ("", stem)


def options_in(letter: str, words: str) -> list[tuple[str, str]]:
    """(letter, words) of every option on a line that begins with `letter`: each next letter in turn begins another."""
    found: list[tuple[str, str]] = []
    begin = 0
    for mark in _INSIDE.finditer(words):
        if narrow(mark[1]) == chr(ord(letter) + 1):
            found.append((letter, words[begin : mark.start()].strip()))
            letter, begin = narrow(mark[1]), mark.end()
    return [*found, (letter, words[begin:].strip())]


def stem_and_options(stem: str) -> tuple[str, list[tuple[str, str]]]:
    """A question with its options on the same line, parted; at least A and B must be there."""
    for mark in _INSIDE.finditer(stem):
        if narrow(mark[1]) == "A":
            found = options_in("A", stem[mark.end() :])
            if len(found) > 1:
                return stem[: mark.start()].strip(), found
    return stem, []


def answers_in_stem(stem: str) -> tuple[str, list[str]]:
    """The question with empty brackets in place of answers, and those answers."""
    found = [narrow(m[1].strip()) for m in _IN_STEM.finditer(stem)]
    return _IN_STEM.sub("（ ）", stem), found


def answer_and_explanation(words: str) -> tuple[str, str]:
    """An answer with its explanation on the same line, parted."""
    parts = _AFTER_ANSWER.split(words, maxsplit=1)
    return parts[0].strip(), parts[1] if len(parts) > 1 else ""
