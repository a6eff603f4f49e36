"""How written questions read: each mistake is found, and a question without it passes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.factories import make_bank, make_choice, make_estimate, make_true_false, text
from wastequiz import paths
from wastequiz.domain.errors import Problem
from wastequiz.domain.items import Band
from wastequiz.domain.questions import Authored, Option, Source
from wastequiz.domain.text import Text
from wastequiz.formats import check_words
from wastequiz.formats.findings import Findings

ABC = (Option("a", text("one")), Option("b", text("two"), right=True), Option("c", text("six")))


def written(key: str = "q", **changes: object) -> Authored:
    """A good question for those who just learnt to read."""
    plain = {"band": Band.g12, "stem": Text(zh_CN="先做什么？", en="What comes first?"), "options": ABC}
    return make_choice(key, **(plain | changes))


def problems(*questions: Authored, folder: Path | None = None) -> list[Problem]:
    bank = replace(make_bank(1, 0), questions={q.key: q for q in questions})
    findings = Findings()
    check_words.check_words(bank, folder, findings)
    return findings.problems


def labelled(*labels: str) -> tuple[Option, ...]:
    """Options with these Chinese labels; the second is right."""
    return tuple(Option("abcd"[n], Text(zh_CN=words, en=f"some {n}"), right=n == 1) for n, words in enumerate(labels))


SPOILED: list[tuple[str, str, Authored]] = [
    ("sentence_too_long", "stem", written(stem=Text(zh_CN="字" * 19, en="What?"))),
    ("sentence_too_long", "stem", written(stem=Text(zh_CN="谁？", en="word " * 15))),
    ("sentence_too_long", "explanation", written(explanation=Text(zh_CN="短。" + "字" * 21 + "。", en="So."))),
    ("sentence_too_long", "options[1]", written(options=labelled("字" * 10, "字" * 9, "字" * 9))),
    ("sentence_too_long", "options[1].why", written(options=(replace(ABC[0], why=Text(zh_CN="字" * 21, en="No.")), *ABC[1:]))),
    ("option_stands_out", "options", written(options=labelled("纸", "把它洗干净再投", "布"))),
    ("option_stands_out", "options", written(options=(replace(ABC[1], label=Text(zh_CN="洗", en="wash it and dry it well")), *ABC[::2]))),
    ("lazy_option", "options[3]", written(options=labelled("纸", "布", "以上都对"))),
    ("lazy_option", "options[1]", written(options=(replace(ABC[0], label=Text(zh_CN="纸", en="None of these")), *ABC[1:]))),
    ("sexed_word", "stem", written(stem=Text(zh_CN="妈妈先做什么？", en="What first?"))),
    ("sexed_word", "explanation", written(explanation=Text(zh_CN="好。", en="Then she knows."))),
    ("known_myth", "stem", written(explanation=Text(zh_CN="但丁说过。", en="So it is said."))),
    ("number_without_year", "source.year", written(explanation=Text(zh_CN="省下95%的电。", en="It saves power."))),
    ("number_without_year", "source.year", make_estimate("n", band=Band.g56)),
    ("not_in_pictures", "picture", written(band=Band.pre)),
]


@pytest.mark.parametrize(("code", "field", "question"), SPOILED, ids=[f"{code}-{n}" for n, (code, *_) in enumerate(SPOILED)])
def test_a_question_that_reads_badly_is_found(code: str, field: str, question: Authored) -> None:
    assert (code, question.key, field) in [(p.code, p.entry, p.field) for p in problems(question)]


def test_a_question_that_reads_well_passes() -> None:
    false = make_true_false("f", right=False, band=Band.g12, stem=Text(zh_CN="但丁说省95%的电。", en="Dante saves 95 %."))
    told = written("o", stem=Text(zh_CN="其他垃圾，还有吉他山？", en="The others, there?"))
    wrong = written(
        "w", stem=Text(zh_CN="读哪一句？", en="Which one?"), options=(replace(ABC[0], label=Text(zh_CN="600吨水", en="x")), *ABC[1:])
    )
    assert problems(written(), false, told, wrong) == []


def test_a_number_with_its_year_passes() -> None:
    saved = written(explanation=Text(zh_CN="省下95%的电。", en="It saves power."), source=Source("a book", year=2020))
    assert problems(saved) == []


def test_pictures_make_a_question_fit_for_those_who_cannot_read() -> None:
    shown = tuple(replace(o, picture=f"of_{o.id}") for o in ABC)
    statement = make_true_false("t", band=Band.pre, stem=Text(zh_CN="对吗？", en="Right?"), picture="step_x")
    assert problems(written(band=Band.pre, options=shown), statement) == []


def test_characters_beyond_the_age_are_found_and_those_of_things_are_not(tmp_path: Path) -> None:
    (tmp_path / check_words.CHARACTERS).write_text("先做什么\n瓶", encoding="utf-8")
    plain = written(options=(), explanation=Text(zh_CN="做。", en="So."))
    hard = replace(plain, key="hard", stem=Text(zh_CN="先做鼎彝簋？", en="What first?"))
    found = problems(plain, hard, folder=tmp_path)
    assert [(p.code, p.entry, dict(p.facts)["characters"]) for p in found] == [("rare_characters", "hard", "鼎彝簋")]
    thing = replace(hard, stem=Text(zh_CN="先做文中？", en="What first?"))  # 中文 is what things are called in this bank
    assert problems(thing, folder=tmp_path) == []


def test_a_character_is_known_by_its_age(tmp_path: Path) -> None:
    common = paths.questions() / check_words.CHARACTERS
    characters = common.read_text(encoding="utf-8").replace("\n", "")
    assert len(characters) == len(set(characters)) == max(check_words.KNOWN.values())
    words = Text(zh_CN=characters[2600:2604], en="What?")
    young, older = written("young", stem=words), written("older", stem=words, band=Band.g56)
    assert [p.entry for p in problems(replace(young, options=()), folder=paths.questions()) if p.code == "rare_characters"] == ["young"]
    assert [p for p in problems(replace(older, options=()), folder=paths.questions()) if p.code == "rare_characters"] == []


def test_two_stems_that_ask_nearly_the_same_are_found() -> None:
    one = written("one", stem=Text(zh_CN="喝完的牛奶盒怎样投最好？", en="How?"))
    other = written("other", stem=Text(zh_CN="喝完的牛奶盒怎样投才好？", en="How?"))
    unlike = written("unlike", stem=Text(zh_CN="牛奶盒做成了什么？", en="What?"))
    assert [(p.code, p.entry, dict(p.facts)["other"]) for p in problems(one, unlike, other)] == [("stems_alike", "other", "one")]


STEMS = [a + b + c for a in "天地人山水" for b in "大小多少高" for c in "来去上下左"]
"""Stems that share no pair of characters with more than a few others."""


def many(n: int, make: Callable[[int], Authored]) -> list[Authored]:
    return [replace(make(i), key=f"q_{i}", stem=Text(zh_CN=STEMS[i], en="What?")) for i in range(n)]


def codes(questions: list[Authored]) -> dict[str, dict[str, str]]:
    shares = ("places_lopsided", "truth_lopsided", "right_often_longest", "right_often_shortest")
    return {p.code: dict(p.facts) for p in problems(*questions) if p.code in shares}


def turned(i: int, *labels: str) -> Authored:
    """A question whose right option ("对") stands in place i mod 3."""
    wrong = [Option("xy"[n], Text(zh_CN=words, en=words)) for n, words in enumerate(labels[1:])]
    wrong.insert(i % 3, Option("r", Text(zh_CN=labels[0], en=labels[0]), right=True))
    return written(options=tuple(wrong))


def test_right_answers_in_one_place_are_found() -> None:
    assert codes(many(60, lambda i: turned(i, "甲甲", "乙乙", "丙丙"))) == {}
    found = codes(many(60, lambda i: turned(0, "甲甲", "乙乙", "丙丙")))["places_lopsided"]
    assert (found["found"], found["of"]) in {("60", "60"), ("0", "60")}
    assert codes(many(59, lambda i: turned(0, "甲甲", "乙乙", "丙丙"))) == {}


def test_answers_that_their_length_gives_away_are_found() -> None:
    assert codes(many(60, lambda i: turned(i, "甲甲甲", "乙乙", "丙丙")))["right_often_longest"] == {"found": "60", "of": "60"}
    assert codes(many(60, lambda i: turned(i, "甲", "乙乙", "丙丙")))["right_often_shortest"] == {"found": "60", "of": "60"}


def test_statements_that_are_nearly_all_true_are_found() -> None:
    assert codes(many(60, lambda i: make_true_false("t", right=i % 2 == 0, band=Band.g12))) == {}
    lopsided = codes(many(60, lambda i: make_true_false("t", right=i % 4 > 0, band=Band.g12)))
    assert lopsided["truth_lopsided"] == {"found": "45", "of": "60"}


def test_every_code_is_provoked_here() -> None:
    bank_wide = {"stems_alike", "places_lopsided", "truth_lopsided", "right_often_longest", "right_often_shortest", "rare_characters"}
    assert {code for code, *_ in SPOILED} | bank_wide == set(check_words.CODES)


def test_the_built_in_bank_is_measured_by_its_own_list(tmp_path: Path) -> None:
    assert problems(written(stem=Text(zh_CN="鼎彝簋？", en="What?")), folder=tmp_path) == []  # no list there
