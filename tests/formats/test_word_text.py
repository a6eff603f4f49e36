"""Text pasted from Word, as teachers write it: numbers, letters, answers and explanations in every shape."""

from __future__ import annotations

import pytest

from tests.factories import make_choice, make_estimate, make_spots
from wastequiz.domain.errors import NoQuestionsFound
from wastequiz.domain.exchange import Entry, Reading, Writing
from wastequiz.domain.questions import Authored
from wastequiz.formats import of
from wastequiz.wording.exchange import sentence

READING = Reading(key=lambda n: f"new_{n}")
WORD = of("word_text")


def entries(text: str) -> list[Entry]:
    assert WORD.read
    found = list(WORD.read(text.encode(), READING).entries)
    assert all(sentence(fault) for entry in found for fault in entry.faults)
    return found


def one(text: str) -> Authored:
    found = entries(text)
    assert len(found) == 1, [(e.line, e.faults) for e in found]
    assert found[0].question is not None, found[0].faults
    return found[0].question


def codes(text: str) -> list[tuple[int, str]]:
    return [(entry.line, fault.code) for entry in entries(text) for fault in entry.faults]


def options(question: Authored) -> list[str]:
    """Labels, the right ones with a star."""
    return [o.label.to("zh_CN") + ("*" if o.right else "") for o in question.options]


@pytest.mark.parametrize(
    "text",
    [
        "1. 果皮放哪儿？\nA. 厨余\nB. 玻璃\n答案：A",
        "1、果皮放哪儿？\nA、厨余\nB、玻璃\n答案: A",
        "（1）果皮放哪儿？\n A．厨余 \n B．玻璃\n【答案】A",
        "１．果皮放哪儿？\nＡ．厨余\nＢ．玻璃\n正确答案：Ａ",
        "第1题：果皮放哪儿？\n(A) 厨余  (B) 玻璃\n参考答案：A。",
        "1) 果皮放哪儿？ A. 厨余 B. 玻璃\n答案：A",
        "1.果皮放哪儿？\nA.厨余B.玻璃\n答案：a",
        "　1. 果皮放哪儿？\n\n　A：厨余\n　B：玻璃\n\n　答案：厨余",
        "果皮放哪儿？\nA. 厨余\nB. 玻璃\n答案：A",
        "1. 果皮放哪儿？\r\nA. 厨余\r\nB. 玻璃\r\nAnswer: A",
    ],
)
def test_one_right_answer_in_every_shape(text: str) -> None:
    question = one(text)
    assert question.kind == "single_choice"
    assert question.stem.to("zh_CN") == "果皮放哪儿？"
    assert options(question) == ["厨余*", "玻璃"]
    assert codes(text) == []


@pytest.mark.parametrize("mark", ["（A）", "( A )", "（Ａ）", "（a）"])
def test_an_answer_inside_the_question_is_taken_out_of_sight(mark: str) -> None:
    if mark == "（a）":
        assert (1, "no_answer") in codes(f"1. 果皮属于{mark}垃圾\nA. 厨余\nB. 玻璃")
        return
    question = one(f"1. 果皮属于{mark}垃圾\nA. 厨余\nB. 玻璃")
    assert question.stem.to("zh_CN") == "果皮属于（ ）垃圾"
    assert options(question) == ["厨余*", "玻璃"]


def test_brackets_are_left_alone_where_the_answer_stands_elsewhere() -> None:
    assert one("1. 如图（B）所示\nA. 厨余\nB. 玻璃\n答案：A").stem.to("zh_CN") == "如图（B）所示"
    assert one("1. 属于（A）\nA. 厨余\nB. 玻璃\n答案：A").stem.to("zh_CN") == "属于（ ）"


@pytest.mark.parametrize("answer", ["AC", "A、C", "A,C", "A C", "ＡＣ", "a，c"])
def test_several_letters_are_several_right(answer: str) -> None:
    question = one(f"1. 哪些可以回收？\nA. 纸\nB. 果皮\nC. 瓶\n答案：{answer}")
    assert question.kind == "multiple_choice"
    assert options(question) == ["纸*", "果皮", "瓶*"]


def test_headings_say_the_type_of_what_follows() -> None:
    text = "一、单选题（每题2分，共4分）\n1. 甲？\nA. 一\nB. 二\n答案：A\n二、多选题：\n2. 乙？\nA. 一\nB. 二\n答案：A\n三、判断题\n3. 丙。\n答案：错\n四、选择题\n4. 丁？\nA. 一\nB. 二\n答案：AB"
    found = [entry.question for entry in entries(text)]
    assert [(q.kind, q.points) for q in found if q] == [
        ("single_choice", 2),
        ("multiple_choice", None),
        ("true_false", None),
        ("multiple_choice", None),
    ]


def test_a_type_in_brackets_or_a_field_says_it_too() -> None:
    assert one("1.（多选题）甲？\nA. 一\nB. 二\n答案：A").kind == "multiple_choice"
    assert one("1.【判断】甲。\n答案：对").stem.to("zh_CN") == "甲。"
    assert one("1. 甲？\n题型：填空题\n答案：对").kind == "short_answer"
    assert codes("1. 甲？\n题型：作文题\n答案：对") == [(1, "unsupported_kind")]
    assert codes("一、单选题\n1. 甲？\nA. 一\nB. 二\n答案：AB") == [(2, "several_full")]


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        ("对", "true"),
        ("√", "true"),
        ("正确", "true"),
        ("T", "true"),
        ("错", "false"),
        ("×", "false"),
        ("错误", "false"),
        ("Ｆ", "false"),
        ("✗", "false"),
    ],
)
def test_statements_in_every_sign(answer: str, right: str) -> None:
    assert [o.id for o in one(f"1. 电池可以乱扔。\n答案：{answer}").options if o.right] == [right]


def test_a_statement_with_its_sign_inside_or_with_options() -> None:
    question = one("1. 电池可以乱扔。（×）")
    assert question.stem.to("zh_CN") == "电池可以乱扔。（ ）"
    assert [o.right for o in question.options] == [False, True]
    assert [o.right for o in one("判断题\n1. 电池可以乱扔。\nA. 对\nB. 错\n答案：B").options] == [False, True]
    assert codes("判断题\n1. 电池可以乱扔。\nA. 对\nB. 错\n答案：错") == [(2, "line_dropped")]
    assert codes("判断题\n1. 电池可以乱扔。\n答案：也许") == [(2, "unknown_answer")]
    assert codes("判断题\n1. 电池可以乱扔。") == [(2, "no_answer")]


def test_short_answers() -> None:
    assert one("1. 果皮是____垃圾。\n答案：厨余/湿").accepted == (("zh_CN", "厨余"), ("zh_CN", "湿"))
    assert one("1. 果皮是____垃圾。\n答案：厨余\n答案：湿").accepted == (("zh_CN", "厨余"), ("zh_CN", "湿"))


def test_steps_in_order() -> None:
    text = "排序题\n1. 先后？\nA. 冲\nB. 压\nC. 投\n答案：{}"
    assert [o.label.to("zh_CN") for o in one(text.format("C→A→B")).options] == ["投", "冲", "压"]
    assert [o.rank for o in one(text.format("CAB")).options] == [1, 2, 3]
    assert codes(text.format("CA")) == [(2, "unknown_answer")]
    assert codes(text.format("CA甲")) == [(2, "unknown_answer")]


@pytest.mark.parametrize("dash", [" —— ", "→", " -> ", "--", "——"])
def test_pairs(dash: str) -> None:
    question = one(f"连线题\n1. 连起来\nA. 纸{dash}蓝\n电池{dash}红\n{dash}绿")
    assert question.kind == "matching"
    assert [o.label.to("zh_CN") for o in question.options] == ["纸", "电池"]
    assert [t.label.to("zh_CN") for t in question.targets] == ["蓝", "红", "绿"]


def test_a_pair_may_go_on_on_the_next_line() -> None:
    question = one("连线题\n1. 连起来\n纸 —— 蓝\n色\n电池 —— 红")
    assert question.targets[0].label.to("zh_CN") == "蓝\n色"


@pytest.mark.parametrize(
    ("answer", "value", "tolerance", "unit"),
    [("40", 40, 0, ""), ("40±5", 40, 5, ""), ("约40 ± 5 %", 40, 5, "%"), ("４０±５ 千克", 40, 5, "千克"), ("-1.5", -1.5, 0, "")],
)
def test_numbers(answer: str, value: float, tolerance: float, unit: str) -> None:
    number = one(f"估算题\n1. 多少？\n答案：{answer}").number
    assert number
    assert (number.value, number.tolerance, number.unit.to("zh_CN")) == (value, tolerance, unit)


def test_a_number_that_is_none() -> None:
    assert codes("估算题\n1. 多少？\n答案：很多") == [(2, "number_unfit")]


def test_explanations_beside_below_and_over_several_lines() -> None:
    text = "1. 甲。\n答案：对\n解析：因为\n如此\n2. 乙。\n答案：错 解析：不是\n3. 丙。\n答案：对【解析】也是\n【答案解析】还有"
    assert [e.question and e.question.explanation.to("zh_CN") for e in entries(text)] == ["因为\n如此", "不是", "也是\n还有"]


@pytest.mark.parametrize(("words", "level"), [("3", 3), ("★★★★", 4), ("容易", 1), ("较难", 4), ("５", 5)])
def test_difficulty_in_every_way(words: str, level: int) -> None:
    assert one(f"1. 甲。\n答案：对\n难度：{words}").difficulty == level


def test_other_fields() -> None:
    question = one("1. 甲。\n答案：对\n分值：5分\n限时：30秒\n标签：一班、二班;复习\n知识点：冬天/集中\n编号：q-7")
    assert (question.points, question.limit_s, question.tags, question.topic, question.key) == (
        5,
        30,
        ("一班", "二班", "复习", "集中"),
        "winter",
        "q-7",
    )
    assert codes("1. 甲。\n答案：对\n难度：9\n限时：很久\n分值：多") == [(1, "bad_number")] * 3
    assert codes("1. 甲。\n答案：对\n难度：" + "9" * 30) == [(1, "bad_number")]


def test_lines_of_an_option_and_a_question_may_go_on() -> None:
    question = one("1. 果皮\n放哪儿？\n\n还有呢\nA. 厨余\n垃圾\nB. 玻璃\n答案：A")
    assert question.stem.to("zh_CN") == "果皮\n放哪儿？\n还有呢"
    assert options(question) == ["厨余\n垃圾*", "玻璃"]


def test_a_line_holds_several_options_only_where_no_other_line_has_them() -> None:
    assert options(one("1. 甲？\nA. 说 B. 的人\nB. 乙\n答案：B")) == ["说 B. 的人", "乙*"]


def test_nothing_vanishes_without_a_word() -> None:
    text = "垃圾分类题库\n\n1. 甲。\n答案：对\n多余的话\n\n另一行\n\nA. 无主的\n答案：A\n2. 没有答案"
    assert codes(text) == [(1, "stray_line"), (5, "stray_line"), (7, "too_few_options"), (11, "no_answer")]
    assert codes("A. 无主的\nB. 也是\n答案：A") == [(1, "no_stem")]
    assert codes("解析：无主的") == [(1, "no_answer"), (1, "no_stem")]
    assert codes("1. 甲？\nA. 一\nB. 二\n答案：C") == [(1, "unknown_answer")]
    assert codes("1. 甲？\nA. 一\nB. 二\n答案：三") == [(1, "unknown_answer")]
    assert codes("1. 甲？\nA. 一\nB. 二\n答案：A\n答案：B") == [(1, "two_answer_lines")]
    assert codes("1. " + "甲" * 60_001) == [(1, "entry_too_long")]


def test_a_decimal_begins_no_question() -> None:
    assert one("1. 一袋重\n1.5 公斤。\n答案：对").stem.to("zh_CN") == "一袋重\n1.5 公斤。"


def test_an_empty_text_has_no_questions() -> None:
    with pytest.raises(NoQuestionsFound):
        entries("\n \n")


# ---- going out
def test_it_prints_as_a_teacher_writes_it() -> None:
    assert WORD.write
    made = WORD.write([make_choice("c", points=5), make_estimate("e")], Writing(title="练习"))
    assert made.data.decode() == (
        "练习\n\n一、单项选择题\n\n1. c? 中文\nA. c a 中文\nB. c b 中文\nC. c c 中文\n答案：B\n解析：because c 中文\n"
        "难度：1\n分值：5\n分类：标志和颜色\n编号：c\n\n"
        "二、估算题\n\n2. e? 中文\n答案：40±5 % 中文\n解析：because e 中文\n难度：1\n分类：标志和颜色\n编号：e\n\n"
    )


def test_what_words_cannot_carry_is_listed() -> None:
    assert WORD.write
    made = WORD.write([make_choice("c", picture="x"), make_spots("s")], Writing())
    assert {fault.field for key, fault in made.lost if key == "c"} == {"second_language", "whys", "picture", "band", "source"}
    assert [fault.code for key, fault in made.lost if key == "s"] == ["kind_not_carried"]
