"""What a lesson says, in both languages: whose turn it is, what was answered, how everybody stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.domain.lessons import RIGHT, WRONG, a_lesson, do
from tests.factories import CITY, make_bank, make_choice, put, text
from wastequiz import i18n
from wastequiz.domain import lesson_steps as steps
from wastequiz.domain.items import Band
from wastequiz.domain.kinds import KINDS
from wastequiz.domain.lesson import Lesson, LessonSpec
from wastequiz.domain.lesson_steps import Chosen, Corners, Hands, Heard, Marked
from wastequiz.domain.lesson_turns import NOBODY, Turn
from wastequiz.domain.questions import Option
from wastequiz.domain.standings import Standing
from wastequiz.domain.students import Student
from wastequiz.domain.teams import Team
from wastequiz.wording import lessons

SCHEME = make_bank().scheme(CITY)
KNOWN = {"a": Student("a", 7, 3, "panda"), "b": Student("b", 7, 4, "owl")}
Both = tuple[str, str]
FOX, DEER, OWL, CLASS = ("Team Fox", "小狐狸队"), ("Team Deer", "小鹿队"), ("No. 04 Owl", "04号 猫头鹰"), ("The whole class", "全班")
EVERYBODY, NOTHING = ("Everybody", "全班"), ("", "")
YOUR_TURN, THINK = ("It is your turn!", "轮到你啦！"), ("Think, then answer!", "想一想，再回答！")
HANDS = Hands((("food", 3), ("residual", 1)))


def in_both(say: Callable[[], str]) -> Both:
    """A sentence in English and in Chinese."""
    i18n.use("en")
    english = say()
    i18n.use("zh_CN")
    return english, say()


def called(*heard: Heard) -> Lesson:
    """The owl was called, and perhaps answered."""
    lesson = a_lesson("roll_call", pupils=("b",))
    return do(do(lesson, steps.call(lesson, 1)), *heard)


def missed() -> Lesson:
    return do(a_lesson(steal=True), WRONG)


def stolen(*heard: Heard) -> Lesson:
    return do(do(missed(), steps.steal(missed())), *heard)


def told(lesson: Lesson) -> Lesson:
    return do(lesson, steps.tell(lesson))


@pytest.mark.parametrize(
    ("lesson", "who", "line"),
    [
        (called(), OWL, YOUR_TURN),
        (a_lesson("roll_call"), ("Who is next?", "下一位是谁？"), ("Everybody thinks along", "大家一起想")),
        (a_lesson(), FOX, YOUR_TURN),
        (missed(), FOX, ("Not yet. Who takes over?", "还差一点，谁来接着答？")),
        (stolen(), DEER, ("For half the points", "答对得一半分")),
        (stolen(RIGHT), DEER, ("Answered", "已作答")),
        (do(a_lesson(), RIGHT), FOX, ("Answered", "已作答")),
        (a_lesson("lanes"), EVERYBODY, THINK),
        (a_lesson("hands"), EVERYBODY, ("Hands up!", "请举手！")),
        (a_lesson("corners"), EVERYBODY, ("Go to your corner!", "请站到自己的角落！")),
        (a_lesson("buzzers"), EVERYBODY, ("Who buzzes first?", "谁先抢到？")),
        (a_lesson("spoken"), EVERYBODY, THINK),
        (told(do(a_lesson(), RIGHT)), FOX, NOTHING),
        (told(called(RIGHT)), OWL, NOTHING),
        (told(a_lesson()), CLASS, NOTHING),
        (told(do(a_lesson("hands"), HANDS)), CLASS, NOTHING),
        (told(do(a_lesson("corners"), Corners({"a": "food"}))), CLASS, NOTHING),
        (told(do(a_lesson("lanes"), replace(RIGHT, team=1))), CLASS, NOTHING),
    ],
)
def test_whose_turn_it_is_and_what_to_do(lesson: Lesson, who: Both, line: Both) -> None:
    assert in_both(lambda: lessons.whose(lesson, KNOWN)[0]) == who
    assert in_both(lambda: lessons.whose(lesson, KNOWN)[1]) == line


def test_what_was_entered_is_somebodys() -> None:
    assert in_both(lambda: lessons.by(called(RIGHT), called(RIGHT).entries[0], KNOWN)) == OWL
    assert in_both(lambda: lessons.by(called(RIGHT), called(RIGHT).entries[0], {})) == ("Somebody", "有同学")
    assert in_both(lambda: lessons.by(missed(), missed().entries[0], KNOWN)) == FOX
    of_all = do(a_lesson("hands"), HANDS)
    assert in_both(lambda: lessons.by(of_all, of_all.entries[0], KNOWN)) == ("the class", "全班")


def test_a_team_that_is_not_there_has_no_animal() -> None:
    assert lessons.team_animal(a_lesson(), 2) == "deer" and lessons.team_animal(a_lesson(), 9) == ""


FOOD = ("Right: Food", "正确：Food 中文")
ALMOST, RIGHT_SO = ("Almost!", "差一点点！"), ("That's right!", "答对啦！")


@pytest.mark.parametrize(
    ("method", "heard", "head", "comfort"),
    [
        ("teams", [RIGHT], RIGHT_SO, NOTHING),
        ("teams", [WRONG], ALMOST, ("One look and you will remember.", "没关系，看一眼就记住了")),
        ("teams", [Chosen(())], ("Time is up!", "时间到！"), ("No harm done, here is the answer.", "没关系，答案在这里。")),
        ("teams", [], ("Here is the answer", "答案在这里"), FOOD),
        ("hands", [HANDS], ("3 of 4 right", "4 个回答，对了 3 个"), FOOD),
        ("hands", [Hands((("food", 1),))], ("1 of 1 right", "1 个回答，对了 1 个"), FOOD),
        ("lanes", [replace(RIGHT, team=1), replace(WRONG, team=2)], ("1 of 2 right", "2 个回答，对了 1 个"), FOOD),
        ("spoken", [Marked(True)], RIGHT_SO, NOTHING),
        ("spoken", [Marked(False)], ALMOST, ("Here is the answer.", "答案在这里。")),
    ],
)
def test_what_the_class_hears_once_it_is_told(method: str, heard: list[Heard], head: Both, comfort: Both) -> None:
    lesson = do(a_lesson(method), *heard)
    assert in_both(lambda: lessons.told(lesson.question, lesson.answered, SCHEME).head) == head
    assert in_both(lambda: lessons.told(lesson.question, lesson.answered, SCHEME).comfort) == comfort


def test_where_several_or_none_answered_it_is_shown_where_the_thing_belongs() -> None:
    for heard in ([], [HANDS], [Hands((("residual", 12),))]):
        lesson = do(a_lesson("hands"), *heard)
        [pair] = lessons.told(lesson.question, lesson.answered, SCHEME).pairs
        assert (pair.bin_id, pair.right) == ("food", True)


@pytest.mark.parametrize(("right", "wrong", "cheers"), [(0, 12, False), (3, 9, False), (4, 8, True), (12, 0, True)])
def test_nobody_cheers_where_less_than_a_third_was_right(right: int, wrong: int, cheers: bool) -> None:
    lesson = do(a_lesson("hands"), Hands((("food", right), ("residual", wrong))))
    assert lessons.told(lesson.question, lesson.answered, SCHEME).right is cheers


def test_who_buzzed_first_is_told_before_it_answers() -> None:
    buzzed = a_lesson("buzzers")
    assert in_both(lambda: lessons.whose(buzzed, KNOWN, 2)[0]) == DEER
    i18n.use("en")
    assert lessons.whose(buzzed, KNOWN, 2)[1] == "Was first! It is your turn"
    assert lessons.animal(buzzed, KNOWN, 2) == "deer" and lessons.animal(buzzed, KNOWN) == ""


def test_whose_face_it_is() -> None:
    assert lessons.animal(called(), KNOWN) == "owl" and lessons.animal(called(), {}) == ""
    assert lessons.animal(a_lesson(), KNOWN) == "fox" and lessons.animal(told(do(a_lesson(), RIGHT)), KNOWN) == "fox"
    for method, heard in (("lanes", replace(RIGHT, team=2)), ("corners", Corners({"a": "food"})), ("hands", HANDS)):
        assert lessons.animal(told(do(a_lesson(method), heard)), KNOWN) == "", "the class has no face"


def test_a_team_plays_for_double_until_it_has_answered() -> None:
    one = a_lesson(double=True)
    assert lessons.doubling(one) == ()
    twice = do(one, steps.double(one))
    assert lessons.doubling(twice) == (1,) and lessons.doubling(do(twice, RIGHT)) == ()
    many = a_lesson("buzzers", double=True)
    i18n.use("en")
    assert lessons.whose(do(many, steps.double(many, 3)), KNOWN)[1] == "Team Owl plays for double!"


def test_what_to_do_is_what_the_way_wants() -> None:
    i18n.use("en")
    assert lessons.how_to_answer("spoken") == "Say your answer aloud"
    assert lessons.how_to_answer("corners") == "Go and stand where your answer is"
    assert lessons.how_to_answer("hands") == "Put up your hand for your answer"
    assert lessons.how_to_answer("teams") == ""


def test_an_entry_is_an_answer_with_what_it_sorted_and_none_is_one_that_came_too_late() -> None:
    lesson = missed()
    answer = lessons.as_answer(lesson.question, lesson.entries[0])
    assert (answer.choice, answer.correct, answer.ms, answer.timed_out) == (("residual",), 0.0, 900, False)
    assert (answer.true_bin, answer.chosen_bin, len(answer.sorts)) == ("food", "residual", 1)
    nobody = lessons.as_answer(lesson.question, None)
    assert nobody.timed_out and nobody.choice == () and nobody.sorts == () and nobody.true_bin is None
    assert KINDS[lesson.question.kind].mark(lesson.question, nobody.choice) == 0


def test_how_far_it_has_come() -> None:
    assert in_both(lambda: lessons.progress(a_lesson())) == ("Round 1 · question 1 of 2", "第 1 轮 · 第 1/2 题")
    assert in_both(lambda: lessons.progress(replace(a_lesson(count=5), at=4))) == ("Round 3 · question 1 of 1", "第 3 轮 · 第 1/1 题")
    assert in_both(lambda: lessons.progress(replace(a_lesson(count=2), at=1))) == ("Question 2 of 2", "第 2 题，共 2 题")


@pytest.mark.parametrize(
    ("row", "who", "knows"),
    [
        (Standing(15, 1, 2, 0.5, 1, 2, team=2), DEER, ("Accuracy: place 2, 50% right", "正确率第 2 名，答对 50%")),
        (Standing(15, 2, 3, 2 / 3, 1, 1, ref="b"), OWL, ("Accuracy: place 1, 67% right", "正确率第 1 名，答对 67%")),
        (Standing(15, 0, 0, None), CLASS, ("No answers yet", "还没有作答")),
    ],
)
def test_how_everybody_stands(row: Standing, who: Both, knows: Both) -> None:
    assert in_both(lambda: lessons.who_stands(a_lesson(), row, KNOWN)) == who
    assert in_both(lambda: lessons.knows(row)) == knows
    i18n.use("en")
    assert lessons.stands(a_lesson(), row, KNOWN) == f"Place 1: {who[0]}, 15 points. {knows[0]}"
    i18n.use("zh_CN")
    said = lessons.stands(a_lesson(), row, KNOWN)
    assert said.startswith(f"第 1 名：{who[1]}，15 分") and said.endswith(knows[1])


def test_beforehand_the_teacher_knows_the_answer_and_why() -> None:
    options = (Option("a", text("an old boot"), False), Option("b", text("a silver spoon"), True))
    question = replace(put(make_choice("told", options=options, explanation=text("because of the moon"))))
    scheme = make_bank().scheme("cn-harbin")
    assert lessons.beforehand(question, scheme) == ("A silver spoon", "because of the moon")


def test_who_comes_next_is_told_as_the_wall_tells_it() -> None:
    spec = LessonSpec("cn-harbin", Band.g34, 1, "teams", teams=(Team(1, "fox"), Team(2, "deer")))
    lesson = Lesson("l", spec, 1, "rev", (put(make_choice("one")),))
    anna = Student("r1", 1, 7, "owl", nickname="Anna", real_name="Anna Lee")
    assert lessons.comes_next(lesson, Turn("student", "r1"), {"r1": anna}) == "Next: No. 07 Owl"
    assert lessons.comes_next(lesson, Turn("teams", teams=(2,)), {}) == "Next: Team Deer"
    assert lessons.comes_next(lesson, NOBODY, {}) == ""
