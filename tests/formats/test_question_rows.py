"""Rows as teachers write them become questions; what does not is told with its line and column."""

from __future__ import annotations

import pytest

from tests.formats.tables import HEAD, codes, from_csv, question, reading, row
from wastequiz.domain.exchange import Entry
from wastequiz.domain.items import Band
from wastequiz.domain.text import Text
from wastequiz.formats.column_names import column_of, columns_of
from wastequiz.formats.question_rows import reread
from wastequiz.formats.questions_csv import as_csv

BINS = {"可回收物": "recyclable", "recyclables": "recyclable", "有害垃圾": "hazardous", "hazardous waste": "hazardous", "厨余垃圾": "food"}
FOUR = dict(zip(HEAD, ("单选", "废电池放哪里？", "可回收物", "有害垃圾", "厨余垃圾", "其他垃圾", "B"), strict=True))
PAIRS = {"题型": "配对", "题干": "配一配", "选项A": "旧报纸", "选项B": "过期药", "配对A": "可回收物", "配对B": "有害垃圾"}


def with_(base: dict[str, str] | None = None, **changes: str) -> dict[str, str]:
    return {**(FOUR if base is None else base), **changes}


def right(cells: dict[str, str], **more: object) -> str:
    return "".join(option.id for option in question(cells, **more).options if option.right)


def test_a_row_becomes_a_question() -> None:
    made = question(
        with_(
            解析="里面有汞。", 难度="2", 学段="5-6年级", 标签="电池，汞", 地区="哈尔滨", 分值="5", 限时="30秒", 主题="有害垃圾", 来源="课本"
        )
    )
    assert (made.key, made.kind, made.topic, made.band, made.difficulty) == ("new_1", "single_choice", "hazardous", Band.g56, 2)
    assert made.stem == Text(zh_CN="废电池放哪里？")
    assert [(o.id, o.label["zh_CN"], o.right) for o in made.options] == [
        ("a", "可回收物", False),
        ("b", "有害垃圾", True),
        ("c", "厨余垃圾", False),
        ("d", "其他垃圾", False),
    ]
    assert (made.tags, made.schemes, made.points, made.limit_s) == (("电池", "汞"), ("cn-harbin",), 5, 30)
    assert (made.explanation, made.source.title) == (Text(zh_CN="里面有汞。"), "课本")


@pytest.mark.parametrize(
    ("head", "column"),
    [
        *(
            ("题目", "stem"),
            ("试题内容", "stem"),
            ("Question Text", "stem"),
            ("题干（必填）", "stem"),
            ("*题 干：", "stem"),
            ("stem_en", "stem/en"),
        ),
        *(("题干(英文)", "stem/en"), ("题干英文", "stem/en"), ("Question (zh)", "stem/zh_CN"), ("题型", "kind"), ("Question Type", "kind")),
        *(
            ("选项A", "label.A"),
            ("Ｂ", "label.B"),
            ("选项 3", "label.C"),
            ("Option 4", "label.D"),
            ("A选项", "label.A"),
            ("答案2", "label.B"),
        ),
        *(
            ("选项A理由", "why.A"),
            ("Why B", "why.B"),
            ("选项C图片", "picture.C"),
            ("配对A", "match.A"),
            ("Match picture A", "match_picture.A"),
        ),
        *(
            ("选项A区域", "area.A"),
            ("正确答案", "answer"),
            ("Correct answer(s) - choose at least one", "answer"),
            ("答案解析", "explanation"),
        ),
        *(
            ("难度(1-5)", "difficulty"),
            ("年级", "band"),
            ("知识点", "tags"),
            ("城市", "schemes"),
            ("Image Link", "picture"),
            ("分数", "points"),
        ),
        *(("限时(秒)", "limit_s"), ("Time limit (sec) – 5, 10, 20", "limit_s"), ("来源", "source"), ("key", "key"), ("原因", "ignored")),
        *(("选项I", ""), ("班级", ""), ("", "")),
    ],
)
def test_heads_go_by_many_names(head: str, column: str) -> None:
    assert column_of(head) == column


def test_a_second_column_of_the_same_name_is_passed_over_and_told() -> None:
    assert columns_of(("题干", "题目", "序号")).unknown == ("题目",)
    assert columns_of(("题干", "题目", "序号")).ignored == (2,)


@pytest.mark.parametrize(
    ("answer", "chosen"),
    [("B", "b"), ("ｂ", "b"), (" b. ", "b"), ("有害垃圾", "b"), ("2", "b"), ("2.0", "b"), ("ACD", "acd"), ("A、C", "ac"), ("A,C", "ac"), ("a c d", "acd"),
     ("可回收物、厨余垃圾", "ac"), ("可回收物，厨余垃圾", "ac"), ("1,3", "ac"), ("可回收物 | 其他垃圾", "ad")],
)  # fmt: skip
def test_an_answer_names_options_by_letter_text_or_number(answer: str, chosen: str) -> None:
    made = question(with_(题型="选择题", 答案=answer))
    assert "".join(o.id for o in made.options if o.right) == chosen
    assert made.kind == ("single_choice" if len(chosen) == 1 else "multiple_choice")


@pytest.mark.parametrize(
    ("kind", "means"),
    [
        ("单选题", "single_choice"),
        ("单项选择题", "single_choice"),
        ("多选", "multiple_choice"),
        ("Checkbox", "multiple_choice"),
        ("", "single_choice"),
    ],
)
def test_kinds_go_by_many_names(kind: str, means: str) -> None:
    assert question(with_(题型=kind)).kind == means


@pytest.mark.parametrize("word", ["对", "正确", "√", "T", "true", "是", "Y", "ＴＲＵＥ", "A"])
def test_a_statement_is_right_in_many_words(word: str) -> None:
    assert (
        right(
            {"题型": "判断", "题干": "电池有害。", "选项A": "对" if word == "A" else "", "选项B": "错" if word == "A" else "", "答案": word}
        )
        == "true"
    )


@pytest.mark.parametrize("word", ["错", "错误", "×", "F", "false", "否", "no", "X"])
def test_a_statement_is_wrong_in_many_words(word: str) -> None:
    made = question({"题干": "电池无害。", "答案": word})
    assert made.kind == "true_false"
    assert [(o.id, o.right) for o in made.options] == [("true", False), ("false", True)]


def test_a_statements_options_may_stand_the_other_way_round_or_say_something_else() -> None:
    turned = {"题型": "判断", "题干": "电池有害。", "选项A": "错误", "选项B": "正确"}
    assert right(with_(turned, 答案="B")) == "true"
    assert right(with_(turned, 答案="A")) == "false"
    own = {"题型": "判断", "题干": "好不好？", "选项A": "好极了", "选项B": "不好", "答案": "好极了"}
    assert right(own) == "true"
    assert right(with_(own, 答案="B")) == "false"
    assert right(with_(own, 选项A="", 选项B="不对", 答案="不对")) == "false"
    pictured = question(with_(own, 选项A图片="yes", 选项A理由="因为"))
    assert (pictured.options[0].picture, pictured.options[0].why) == ("yes", Text(zh_CN="因为"))


def test_letters_before_options_are_taken_off_where_all_have_them() -> None:
    made = question(with_(选项A="A. 可回收物", 选项B="B、有害垃圾", 选项C="C)厨余垃圾", 选项D="D．其他垃圾"))
    assert [o.label["zh_CN"] for o in made.options] == ["可回收物", "有害垃圾", "厨余垃圾", "其他垃圾"]
    assert question(with_(选项A="A. 可回收物")).options[0].label["zh_CN"] == "A. 可回收物"


def test_steps_are_ordered_by_the_answer_or_stand_in_order() -> None:
    steps = {"题型": "排序", "题干": "先做什么？", "选项A": "压扁", "选项B": "倒空", "选项C": "投放", "答案": "BAC"}
    assert [o.rank for o in question(steps).options] == [2, 1, 3]
    assert [o.rank for o in question(with_(steps, 答案="倒空、压扁、投放")).options] == [2, 1, 3]
    assert [o.rank for o in question(with_(steps, 答案="")).options] == [1, 2, 3]
    assert codes(with_(steps, 答案="BA")) == ["bad_order"]
    assert codes(with_(steps, 答案="BAX")) == ["bad_order"]
    assert codes({"题型": "排序", "题干": "先做什么？", "选项A": "压扁"}) == ["too_few_options"]


def test_pairs_stand_in_columns_or_in_one_cell() -> None:
    made = question(with_(PAIRS, 选项D="", 配对D="厨余垃圾", 配对D图片="bin"))
    assert [(o.label["zh_CN"], o.target) for o in made.options] == [("旧报纸", "t1"), ("过期药", "t2")]
    assert [(t.id, t.label["zh_CN"], t.picture, t.bin_id) for t in made.targets] == [
        ("t1", "可回收物", "", None),
        ("t2", "有害垃圾", "", None),
        ("t3", "厨余垃圾", "bin", None),
    ]
    joined = question({"题型": "连线", "题干": "连一连", "选项A": "旧报纸 = 可回收物", "选项B": "过期药→有害垃圾"})
    assert [t.label["zh_CN"] for t in joined.targets] == ["可回收物", "有害垃圾"]
    assert [o.label["zh_CN"] for o in joined.options] == ["旧报纸", "过期药"]
    assert question(with_(PAIRS, 题型="")).kind == "matching"
    assert [t.id for t in question(with_(PAIRS, 配对标识="x | y")).targets] == ["x", "y"]


def test_things_are_sorted_into_bins() -> None:
    made = question(with_(PAIRS, 题型="分类"), bins=BINS)
    assert [t.bin_id for t in made.targets] == ["recyclable", "hazardous"]
    one = question({"题型": "分类", "题干": "废电池", "答案": "有害垃圾"}, bins=BINS)
    assert one.kind == "single_choice"
    assert [(o.label["zh_CN"], o.right) for o in one.options] == [("可回收物", False), ("有害垃圾", True), ("厨余垃圾", False)]
    assert codes({"题型": "分类", "题干": "废电池", "答案": "火星"}, bins=BINS) == ["unknown_bin"]
    assert codes({"题型": "分类", "题干": "废电池", "答案": ""}, bins=BINS) == ["no_answer"]
    many = {f"桶{n}": f"bin{n}" for n in range(12)}
    assert right({"题型": "分类", "题干": "废电池", "答案": "桶11"}, bins=many) == "h"


def test_pairs_that_do_not_fit_are_told() -> None:
    assert codes(with_(PAIRS, 配对B="")) == ["no_partner"]
    assert codes({"题型": "配对", "题干": "配一配", "选项A": "旧报纸", "选项B": "过期药"}) == ["no_partner"]
    assert codes(with_(PAIRS, 配对B="可回收物")) == ["shared_partner"]
    assert codes(with_(PAIRS, 选项B="", 配对B="")) == ["too_few_options"]


def test_an_estimate_needs_no_more_than_its_answer() -> None:
    cells = {"题型": "估数", "题干": "几公斤？", "答案": "800"}
    number = question(cells).number
    assert number is not None
    assert (number.value, number.tolerance, number.low, number.high, number.step) == (800, 80, 0, 1600, 1)
    full = with_(cells, 答案="1,000", 误差="50", 最小值="0", 最大值="2000", 步长="10", 单位="公斤", unit_en="kg")
    number = question(full).number
    assert number is not None
    assert (number.value, number.unit) == (1000, Text(zh_CN="公斤", en="kg"))
    small = question(with_(cells, 答案="-0.5")).number
    assert small is not None
    assert (small.low, small.high, small.step) == (-1.0, 0.0, 0.1)
    for answer in ("很多", "1e300", "9" * 400, "0x10"):
        assert codes(with_(cells, 答案=answer)) == ["bad_number"]
    assert codes(with_(cells, 答案="")) == ["no_answer"]
    assert codes(with_(cells, 误差="500", 最大值="1000")) == ["bad_estimate"]


def test_written_answers_are_spelt_in_several_ways() -> None:
    made = question({"题型": "填空", "题干": "蓝桶装什么？", "答案": "可回收物；可回收", "answer_en": "recyclables"})
    assert made.accepted == (("zh_CN", "可回收物"), ("zh_CN", "可回收"), ("en", "recyclables"))
    assert question({"题干": "蓝桶装什么？", "答案": "可回收物"}).kind == "short_answer"
    assert codes({"题型": "填空", "题干": "蓝桶装什么？", "答案": ""}) == ["no_answer"]
    assert codes({"题型": "填空", "题干": "蓝桶装什么？", "答案": "。。。"}) == ["bad_spelling"]
    assert codes({"题型": "填空", "题干": "蓝桶装什么？", "答案": "长" * 41}) == ["bad_spelling"]


def test_places_on_a_picture_need_a_picture_and_places() -> None:
    cells = {"题型": "找图", "题干": "点一点", "选项A": "左", "选项B": "右", "答案": "A", "图片": "kitchen", "选项A区域": "1, 2, 300, 400"}
    full = with_(cells, 选项B区域="900 2 300 400.5")
    assert [o.area for o in question(full).options] == [(1, 2, 300, 400), (900, 2, 300, 400.5)]
    assert codes(cells) == ["bad_area"]
    assert codes(with_(full, 选项B区域="1,2,3")) == ["bad_area"]
    assert codes(with_(full, 选项B区域="1,2,3,1e300")) == ["bad_area"]
    assert codes(with_(full, 图片="")) == ["no_scene"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        *(({"题干": ""}, "no_stem"), ({"答案": ""}, "no_answer"), ({"答案": "E"}, "unknown_answer"), ({"答案": "火星"}, "unknown_answer")),
        *(({"题型": "论述题"}, "unknown_kind"), ({"选项B": "可回收物"}, "same_option"), ({"答案": "AB"}, "one_answer_only")),
        *(({"答案": "9"}, "unknown_answer"), ({"难度": "6"}, "bad_number"), ({"难度": "0"}, "bad_number"), ({"分值": "一百"}, "bad_number")),
        *(({"分值": "-1"}, "bad_number"), ({"限时": "99999"}, "bad_number"), ({"分值": "9" * 5000}, "bad_number"), ({"地区": "火星"}, "unknown_region")),
        *(({"题型": "判断", "答案": ""}, "no_answer"), ({"题型": "判断", "答案": "也许"}, "unknown_answer"), ({"来源年份": "x"}, "bad_number")),
        *(({"选项A": "", "选项B": "", "选项C": ""}, "too_few_options"), ({"选项A": "", "选项B": "", "选项C": "", "选项D": ""}, "too_few_options")),
    ],
)  # fmt: skip
def test_what_cannot_come_in_is_told(changes: dict[str, str], code: str) -> None:
    entry = row(with_(**changes))
    assert entry.question is None
    assert [fault.code for fault in entry.faults] == [code]
    assert entry.line == entry.faults[0].line == 2
    assert not entry.faults[0].field or entry.faults[0].field in with_(**changes)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        *(({"学段": "火星"}, "unknown_band"), ({"主题": "火星"}, "unknown_topic"), ({"key": "a b"}, "bad_key"), ({"图片": "a.png"}, "picture_missing")),
        *(({"图片": "http://x/y z"}, "picture_missing"), ({"标签": "|".join(map(str, range(30)))}, "too_many_tags"), ({"解析": "a\u202eb"}, "hidden_signs")),
        ({"解析": "a\x00b"}, "hidden_signs"),
    ],
)  # fmt: skip
def test_what_is_left_out_is_told(changes: dict[str, str], code: str) -> None:
    assert codes(with_(**changes)) == [code]
    assert question(with_(**changes)).key == "new_1"


def test_invisible_signs_are_named_and_gone_and_letters_made_narrow() -> None:
    entry = row(with_(题干="废\u200b电池\u202eＡＢ１２　３？", 解析="\u2066x\u2069<b>=1</b>👨\u200d👩\u200d👧"))
    assert entry.question is not None
    assert entry.question.stem == Text(zh_CN="废电池AB12 3？")
    assert entry.question.explanation == Text(zh_CN="x<b>=1</b>👨\u200d👩\u200d👧")
    assert [dict(fault.facts)["signs"] for fault in entry.faults] == ["U+200B, U+202E", "U+2066, U+2069"]
    assert entry.cells[1] == "废\u200b电池\u202eＡＢ１２　３？"


def test_words_for_difficulty_years_and_regions() -> None:
    for words, difficulty in {"易": 2, "中等": 3, "★★★★": 4, "很难": 5, "easy": 2, "": 3, "4.0": 4, "１": 1}.items():
        assert question(with_(难度=words)).difficulty == difficulty
    for words, band in {"三年级": Band.g34, "Years 7–9": Band.g79, "幼儿园": Band.pre, "高中": Band.adult, "": Band.g34}.items():
        assert question(with_(学段=words)).band is band
    for words, schemes in {
        "全国": (),
        "各地": ("*",),
        "北京、上海": ("cn-beijing", "cn-shanghai"),
        "cn-yichun": ("cn-yichun",),
        "": (),
    }.items():
        assert question(with_(地区=words)).schemes == schemes


def test_a_tag_may_name_the_topic_where_no_column_does() -> None:
    assert question(with_(分类="有害垃圾，电池")).topic == "hazardous"
    assert question(with_(分类="电池")).topic == "scenarios"


def test_the_same_question_may_not_come_twice_and_the_same_text_with_other_answers_is_told() -> None:
    rows = [list(FOUR.values()), [*list(FOUR.values())[:1], " 废电池放 哪里？", *list(FOUR.values())[2:]], list(with_(选项A="纸").values())]
    _, entries = from_csv(as_csv(HEAD, [*rows, list(with_(题干="另一题").values())]))
    assert [[(f.code, dict(f.facts)["first"]) for f in e.faults] for e in entries] == [
        [],
        [("duplicate_stem", "2")],
        [("same_stem", "2")],
        [],
    ]
    assert [e.question is not None for e in entries] == [True, False, True, True]


def test_a_key_may_not_come_twice() -> None:
    rows = [[*with_(题干=f"第{n}题").values(), "own.1"] for n in range(2)]
    _, entries = from_csv(as_csv((*HEAD, "key"), rows))
    assert entries[0].question is not None
    assert entries[0].question.key == "own.1"
    assert [f.code for f in entries[1].faults] == ["duplicate_key"]


def test_pictures_that_are_given_along_come_with_their_bytes() -> None:
    entry = row(with_(图片="C:\\图\\A.PNG", 选项A图片="own/0123", 选项B图片="b.jpg"), pictures={"a.png": b"1", "b.jpg": b"2"})
    assert entry.question is not None
    assert (entry.question.picture, entry.question.options[0].picture) == ("A.PNG", "own/0123")
    assert entry.pictures == {"A.PNG": b"1", "b.jpg": b"2"}


def test_options_may_be_pictures_alone() -> None:
    made = question(with_(选项A="", 选项A图片="paper", 选项B="", 选项B图片="glass", 选项C="", 选项D="", 答案="B"))
    assert [(o.label, o.picture, o.right) for o in made.options] == [(Text(), "paper", False), (Text(), "glass", True)]


def test_ids_of_options_are_kept_where_they_are_sound() -> None:
    assert [o.id for o in question(with_(选项标识="w | x | y | z")).options] == ["w", "x", "y", "z"]
    assert [o.id for o in question(with_(选项标识="w | w | y | z")).options] == ["a", "b", "c", "d"]


def test_a_row_may_be_in_the_other_language_alone() -> None:
    made = question({"题干_en": "Where?", "选项A_en": "Here", "选项B_en": "There", "answer_en": "A"})
    assert (made.stem, made.options[0].label, made.options[0].right) == (Text(en="Where?"), Text(en="Here"), True)


def test_a_mended_row_is_read_on_its_own() -> None:
    entry = reread(HEAD, list(FOUR.values()), reading(), 7)
    assert isinstance(entry, Entry)
    assert (entry.line, entry.question is not None) == (7, True)
    assert reread(HEAD, ["", " "], reading(), 7) is None
    stemless = reread(("选项A",), ["x"], reading(), 7)
    assert stemless is not None
    assert stemless.faults[0].code == "no_stem"
